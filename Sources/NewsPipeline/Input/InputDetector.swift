internal import ArticleModel
internal import NewsFormats

/// Finds out what format an input has, and says so when it cannot be told.
///
/// The files of an archive begin alike: a beginning that settled the format of one settles it for the next.
final class InputDetector {
  /// The code of what is said about a file that was met on the way and is no article.
  static let noArticle = "no-article"

  /// A root element mostly begins on the first page, and settles most formats in XML.
  private static let page = 4096

  private let detector = FormatDetector()
  /// The beginning of an earlier input up to the end of its root's start tag, and what it settled.
  private var settled: (beginning: [UInt8], format: Format, detection: Detection)?

  /// The format of an input that begins like this.
  ///
  /// - Throws: ``DocumentError`` when it is none of those that are read.
  func format(
    of beginning: Span<UInt8>, isWhole: Bool, input: borrowing Input
  ) throws(DocumentError) -> (format: Format, detection: Detection) {
    if let settled, beginning.starts(with: settled.beginning) { return (settled.format, settled.detection) }
    // A zero byte behind the first one would be half of a wider character.
    if beginning.count > InputDetector.page, beginning[0] == UInt8(ascii: "<"), beginning[1] != 0,
      let found = settle(beginning.extracting(first: InputDetector.page))
    {
      return found
    }
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

  /// The format, if the root element settles it.
  private func settle(_ page: Span<UInt8>) -> (format: Format, detection: Detection)? {
    let sniff = Sniff(bytes: [UInt8](copying: page), isWhole: false)
    guard let end = sniff.xml?.rootEnd, end > 0, case .format(let format, let detection) = detector.detect(sniff),
      detection.isSettled
    else { return nil }
    settled = (Array(sniff.bytes[..<end]), format, detection)
    return (format, detection)
  }

  private func fileExtension(of path: [UInt8]) -> String {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let bytes = path[(dot + 1)...]
    return bytes.contains(UInt8(ascii: "/")) ? "" : String(decoding: bytes, as: UTF8.self)
  }
}
