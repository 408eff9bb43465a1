public import NewsFormats

/// What a conversion is asked for.
public struct ConversionOptions: Sendable {
  /// Where the output goes.
  public enum Destination: Hashable, Sendable {
    /// Standard output.
    case standardOutput
    /// One file.
    case file(String)
    /// Files of their own below a directory.
    case directory(String)
  }

  /// What is taken over from earlier runs with the same output.
  public enum Resumption: Hashable, Sendable {
    /// Nothing.
    case none
    /// What an interrupted run has done, if inputs, options and outputs are still the same.
    case interrupted
    /// What was made from inputs that have not changed, if options and outputs are still the same.
    case changed
    /// All but the inputs that failed.
    case failed
  }

  /// The format of the inputs, or `nil` to find out.
  public var source: Format?
  /// The format of the output.
  public var target: Format
  /// Where the output goes.
  public var destination = Destination.standardOutput
  /// What becomes of an output that is there already.
  public var existing = ExistingOutput.refuse
  /// Whether outputs are held to the bundled schema.
  public var validates = true
  /// A schema of the user's that outputs are held to as well, or `nil`.
  public var schemaFile: String?
  /// Whether the first input that fails ends the run.
  public var failsFast = false
  /// Whether nothing is written.
  public var isDryRun = false
  /// How much goes into one of several files, or `nil` when all goes into one.
  public var split: SplitSize?
  /// What articles have in common of which only the newest is written, or `nil` when all are.
  public var duplicates: DuplicateKey?
  /// How many workers convert inputs at the same time, or `nil` for as many as the machine has cores.
  public var workers: Int?
  /// What is taken over from earlier runs with the same output.
  public var resumption = Resumption.none
  /// The name and version of the program, which tell whether outputs of an earlier run are still good.
  public var program = ""
  /// Whether outputs are brought to the disk before they appear.
  public var synchronizes = true
  /// What inputs do not say of themselves.
  public var reading = ReadingOptions()
  /// Files with catalogs of NewsML-G2, whose schemes the readers are told.
  public var catalogFiles: [String] = []
  /// The choices that the target leaves.
  public var writing = WritingOptions()
  /// What is asked about what the target cannot hold.
  public var loss = LossOptions()
  /// The file that tells what happened, in the form that its extension names, or `nil`.
  public var reportFile: String?
  /// Fields for articles that lack them.
  public var assignments: [FieldAssignment] = []

  /// Creates the default options.
  public init(target: Format) { self.target = target }
}
