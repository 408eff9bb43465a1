/// The inputs that the user named.
public struct InputSelection: Sendable {
  /// Paths of files and directories; `-` is standard input.
  public var paths: [String] = []
  /// A file that lists more paths, or `nil`.
  public var listFile: String?
  /// Whether NUL stands behind each path in the list, rather than a line break.
  public var isListSeparatedByNUL = false

  /// Which files of directories and archives are inputs.
  public var filter = InputFilter()
  /// What archives may hold.
  public var limits = ArchiveLimits()

  /// Whether archives are walked through, or are inputs themselves.
  var opensArchives = true

  /// Creates a selection.
  public init(_ paths: [String] = []) { self.paths = paths }

  /// Whether reading standard input would mean to wait for somebody to type.
  public static var isStandardInputTerminal: Bool { System.isTerminal(System.standardInput) }

  /// Whether something is a directory, or a link to one.
  public static func isDirectory(_ path: String) -> Bool {
    (try? System.status(of: SystemPath(path)))?.kind == .directory
  }

  /// All paths, those of the list last.
  func allPaths() throws(RunError) -> [SystemPath] {
    let named = paths.map { SystemPath($0) }
    guard let listFile else { return named }
    return try named + FileListReader.paths(in: listFile, separatedByNUL: isListSeparatedByNUL)
  }
}
