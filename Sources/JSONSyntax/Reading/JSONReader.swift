public import ArticleModel

/// Reads JSON texts as RFC 8259 has them, strictly, into a ``JSONTree``.
public struct JSONReader: Sendable {
  /// What to do with keys that an object has twice.
  public enum DuplicateKeys: Hashable, Sendable {
    /// They are an error.
    case refuse
    /// All of them are kept; a look-up by name finds the first.
    case keep
  }

  /// What to do with scalars in strings that no XML document can hold.
  ///
  /// These are controls other than tab and line breaks, U+FFFE, U+FFFF, and surrogates without their other half.
  public enum IllegalScalars: Hashable, Sendable {
    /// They are removed, with a diagnostic.
    case remove
    /// They are kept; a lone surrogate becomes U+FFFD.
    case keep
  }

  /// How to read.
  public struct Options: Hashable, Sendable {
    /// How deep arrays and objects may be nested.
    public var maximumDepth = 512
    /// How many bytes a text may have, at most 1 GiB.
    public var maximumBytes = 64 << 20
    /// What to do with keys that an object has twice.
    public var duplicateKeys = DuplicateKeys.refuse
    /// What to do with scalars in strings that no XML document can hold.
    public var illegalScalars = IllegalScalars.remove

    /// Creates the default options.
    public init() {}
  }

  /// How to read.
  public var options: Options

  /// Creates a reader.
  public init(options: Options = Options()) { self.options = options }

  /// Reads one text into a tree, in place of what the tree held.
  ///
  /// - Parameters:
  ///   - bytes: the whole text, in UTF-8.
  ///   - tree: is filled; it is empty after an error.
  ///   - source: the name of the input, for locations.
  ///   - line: the line on which the text begins.
  ///   - column: the column in which the text begins.
  /// - Throws: `json-malformed`, `json-depth`, `json-duplicate-key`, `json-encoding` or `size-limit`, with the place.
  public func read(
    _ bytes: Span<UInt8>, into tree: JSONTree, source: String = "", line: Int = 1, column: Int = 1
  ) throws(DocumentError) {
    try read(bytes, into: tree, source: source, line: line, column: column, places: [])
  }

  func read(
    _ bytes: Span<UInt8>, into tree: JSONTree, source: String, line: Int = 1, column: Int = 1, places: [Place]
  ) throws(DocumentError) {
    tree.begin(source: source, line: line, column: column)
    if !places.isEmpty { tree.places = places }
    let limit = min(options.maximumBytes, 1 << 30)
    guard bytes.count <= limit else {
      throw DocumentError(
        "size-limit", "the JSON text has \(bytes.count) bytes, more than the limit of \(limit)",
        at: SourceLocation(source: source, line: line, column: column), hint: "raise the limit with --max-size")
    }
    unsafe bytes.withUnsafeBufferPointer { unsafe tree.load($0) }
    do throws(JSONFailure) {
      var parser = JSONParser(tree, options)
      defer { parser.finish(tree) }
      try parser.parse()
    } catch {
      let location = tree.location(ofOffset: error.offset)
      tree.clear()
      throw DocumentError(error.code, error.message, at: location, hint: error.hint)
    }
  }

  /// Reads one text into a tree of its own.
  public func tree(_ bytes: [UInt8], source: String = "") throws(DocumentError) -> JSONTree {
    let tree = JSONTree()
    try read(bytes.span, into: tree, source: source)
    return tree
  }
}

/// Why a text cannot be read, before its place is known in lines.
struct JSONFailure: Error {
  var code: String
  var message: String
  var offset: Int
  var hint = ""
}

extension JSONTree {
  func begin(source: String, line: Int, column: Int) {
    if self.source != source { self.source = source }
    if !diagnostics.isEmpty { diagnostics.removeAll(keepingCapacity: true) }
    if !places.isEmpty { places.removeAll() }
    baseLine = line
    baseColumn = column
    placeCache = Place(offset: 0, line: line, column: column)
    keys.trim()
    clear()
  }

  /// Copies a text in and puts zeroes behind it.
  func load(_ text: UnsafeBufferPointer<UInt8>) {
    reserve(textCount: text.count)
    if let base = text.baseAddress { unsafe bytes.update(from: base, count: text.count) }
    unsafe (bytes + text.count).update(repeating: 0, count: ByteView.padding)
    textCount = text.count
  }
}
