/// Something that a source holds and the model has no field for.
public struct Extension: Hashable, Sendable {
  /// Where it stood: a path of names from the item, such as `head/docdata/fixture@fix-id`.
  public var anchor: String
  /// The namespace of its name, or empty.
  public var namespace: String
  /// Its name.
  public var name: String
  /// Its value: text, or the source of a structure.
  public var value: String

  /// Creates an extension.
  public init(anchor: String = "", namespace: String = "", name: String, value: String) {
    self.anchor = anchor
    self.namespace = namespace
    self.name = name
    self.value = value
  }
}

/// Where an article comes from, and what its source did not state.
public struct Provenance: Hashable, Sendable {
  /// The name of the format it was read from.
  public var format = ""
  /// The version of that format.
  public var formatVersion = ""
  /// The name of the input.
  public var source = ""
  /// The encoding of the input as it was decoded.
  public var encoding = ""
  /// The line on which it begins, from 1.
  public var line: Int?
  /// Values that the source does not state.
  public var inferred: [Inference] = []
  /// The source's own spelling of values that the model spells differently, dates above all.
  public var spellings: [Spelling] = []
  /// What had to be repaired to read it.
  public var repairs: [String] = []

  /// A value that was inferred, defaulted or supplied by an option.
  public struct Inference: Hashable, Sendable {
    /// The path of the field, such as `headlines/0`.
    public var path: String
    /// How it came about, such as `first sentence` or `option --provider`.
    public var rule: String

    /// Creates an inference.
    public init(path: String, rule: String) {
      self.path = path
      self.rule = rule
    }
  }

  /// A value as the source spells it.
  public struct Spelling: Hashable, Sendable {
    /// The path of the field, such as `firstCreated`.
    public var path: String
    /// The source's own text.
    public var text: String

    /// Creates a spelling.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// Creates a provenance that says nothing.
  public init() {}
}
