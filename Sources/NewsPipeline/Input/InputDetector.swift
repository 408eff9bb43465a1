internal import ArticleModel
internal import NewsFormats

/// Finds out what format an input has, and says so when it cannot be told.
struct InputDetector {
  /// The code of what is said about a file that was met on the way and is no article.
  static let noArticle = "no-article"

  private let detector = FormatDetector()

  /// The format of an input that begins like this.
  ///
  /// - Throws: ``DocumentError`` when it is none of those that are read.
  func format(
    of beginning: Span<UInt8>, isWhole: Bool, input: borrowing Input
  ) throws(DocumentError) -> (format: Format, detection: Detection) {
    let sniff = Sniff(bytes: [UInt8](copying: beginning), isWhole: isWhole)
    let outcome = detector.detect(sniff, fileExtension: fileExtension(of: input.relativePath))
    if case .format(let format, let detection) = outcome,
      // Few bytes can look like text whatever they are.
      !(input.isFound && FileKind.isBinary(sniff.bytes))
    {
      return (format, detection)
    }
    if input.isFound, let kind = FileKind.ofNoArticle(sniff, outcome) {
      throw FileKind.error(kind, input.name)
    }
    throw DocumentError(
      "format-unknown", outcome.problem ?? "the format is not known", at: SourceLocation(source: input.name),
      hint: beginning.isEmpty ? "" : "--from names the format; `wirecopy formats` lists them")
  }

  private func fileExtension(of path: [UInt8]) -> String {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let bytes = path[(dot + 1)...]
    return bytes.contains(UInt8(ascii: "/")) ? "" : String(decoding: bytes, as: UTF8.self)
  }
}
