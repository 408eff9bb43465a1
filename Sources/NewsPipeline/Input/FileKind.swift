internal import ArticleModel
internal import NewsFormats

/// What files are that lie in archives among the articles and are none.
enum FileKind {
  private static let beginnings: [(bytes: [UInt8], offset: Int, name: String)] = [
    ([0xFF, 0xD8, 0xFF], 0, "JPEG picture"), ([0x89, 0x50, 0x4E, 0x47], 0, "PNG picture"),
    (Array("GIF8".utf8), 0, "GIF picture"), (Array("WEBP".utf8), 8, "WebP picture"),
    ([0x49, 0x49, 0x2A, 0x00], 0, "TIFF picture"), ([0x4D, 0x4D, 0x00, 0x2A], 0, "TIFF picture"),
    (Array("%PDF".utf8), 0, "PDF document"), (Array("ID3".utf8), 0, "sound"), (Array("OggS".utf8), 0, "sound"),
    (Array("fLaC".utf8), 0, "sound"), (Array("WAVE".utf8), 8, "sound"), (Array("ftyp".utf8), 4, "video"),
    ([0x1A, 0x45, 0xDF, 0xA3], 0, "video"), ([0x7F, 0x45, 0x4C, 0x46], 0, "program"),
    (Array("SQLite format".utf8), 0, "database"), ([0xD0, 0xCF, 0x11, 0xE0], 0, "Office document"),
    (Array("wOFF".utf8), 0, "font"), (Array("wOF2".utf8), 0, "font"),
  ]

  /// Whether a file begins like a picture, a sound, a program and the like.
  static func isBinary(_ beginning: [UInt8]) -> Bool { binaryName(beginning) != nil }

  private static func binaryName(_ bytes: [UInt8]) -> String? {
    beginnings.first { bytes.dropFirst($0.offset).starts(with: $0.bytes) }?.name
  }

  private static let prefix = "is no article: "

  /// What is said of a file that is no article.
  static func error(_ kind: String, _ name: String) -> DocumentError {
    DocumentError(InputDetector.noArticle, prefix + kind, at: SourceLocation(source: name))
  }

  /// What a file is of which this has been said.
  static func name(in error: DocumentError) -> String? {
    error.diagnostic.code == InputDetector.noArticle ? String(error.diagnostic.message.dropFirst(prefix.count)) : nil
  }

  /// What a file is that is no article, or `nil` where it may be a broken one.
  ///
  /// Files of formats that are known but not read are no strangers: they are errors, as are empty files and torn ones.
  static func ofNoArticle(_ beginning: Sniff, _ outcome: FormatDetector.Outcome) -> String? {
    if let name = binaryName(beginning.bytes) { return name }
    if case .unsupported(let known, _) = outcome, known.name == "html" { return "HTML page" }
    guard case .unknown = outcome, !beginning.bytes.isEmpty else { return nil }
    if let xml = beginning.xml { return xml.root.map { "XML with the root element \($0.localName)" } }
    if let json = beginning.json { return json.members.isEmpty ? nil : "JSON of another kind" }
    return beginning.printableShare < 0.9 ? "binary file" : nil
  }
}
