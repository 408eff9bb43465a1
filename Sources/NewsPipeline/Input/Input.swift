internal import ArticleModel

/// One thing to read.
struct Input {
  /// Where its bytes are.
  enum Content {
    /// In the file of its path, or at standard input where it has none.
    case file
    /// Here.
    case bytes([UInt8])
    /// In a stream that can be read once.
    case stream(any ByteStream)
    /// Nowhere, for a reason.
    case failure(DocumentError)
  }

  /// Its path, or `nil` for standard input.
  var path: SystemPath?
  /// Where it stands below the directory that was named, or just its name: what a mirrored output is called after.
  var relativePath: [UInt8]
  /// Whether the path was met in a directory rather than named by the user, so that a link is not followed.
  var isFound = false
  /// Whether the listing that it was met in said that it is a directory.
  var isDirectory = false

  /// Where its bytes are.
  var content = Content.file
  /// What an archive says of it; of a file, only its time.
  var facts = InputFacts()

  /// Whether the user named it.
  var isNamed: Bool { !isFound }

  /// Standard input.
  static var standardInput: Input { Input(path: nil, relativePath: Array("stdin".utf8)) }

  /// The place of an article in it, with the line where the reader tells it.
  ///
  /// An article in a canonical form says of itself where it came from before, which is another place.
  func place(of article: borrowing Article) -> SourceLocation {
    SourceLocation(source: name, line: article.provenance.source == name ? article.provenance.line ?? 0 : 0)
  }

  /// The bytes that tell it from all other inputs.
  var identity: [UInt8] { path?.utf8 ?? [] }

  /// What it is called in the journal.
  var key: String {
    guard let path else { return "-" }
    let name = path.name
    // Bytes that are no UTF-8 look alike in the name.
    return name.utf8.elementsEqual(path.utf8) ? name : "\(name)#\(OutputName.digest(of: path.utf8))"
  }

  /// Its name in messages.
  var name: String { path?.name ?? "-" }
}
