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

  /// An archive of several sources or languages has as many beginnings.
  private static let kept = 8

  private let detector = FormatDetector()
  /// The beginnings of earlier inputs up to the end of their roots' start tags, and what they settled.
  private var settled: [(beginning: [UInt8], format: Format, detection: Detection)] = []
  private var oldest = 0

  /// The format of an input that begins like this.
  ///
  /// - Throws: ``DocumentError`` when it is none of those that are read.
  func format(
    of beginning: Span<UInt8>, isWhole: Bool, input: borrowing Input
  ) throws(DocumentError) -> (format: Format, detection: Detection) {
    for index in settled.indices where beginning.starts(with: settled[index].beginning) {
      return (settled[index].format, settled[index].detection)
    }
    if beginning.count > InputDetector.page, beginning[0] == UInt8(ascii: "<") {
      let page = Sniff(bytes: [UInt8](copying: beginning.extracting(first: InputDetector.page)), isWhole: false)
      if case .format(let format, let detection) = detector.detect(page), detection.isSettled {
        remember(page, format, detection)
        return (format, detection)
      }
    }
    let sniff = Sniff(bytes: [UInt8](copying: beginning), isWhole: isWhole)
    let outcome = detector.detect(sniff, fileExtension: fileExtension(of: input.relativePath))
    if case .format(let format, let detection) = outcome,
      // Few bytes can look like text whatever they are.
      !(input.isFound && FileKind.isBinary(sniff.bytes))
    {
      if detection.isSettled { remember(sniff, format, detection) }
      return (format, detection)
    }
    if input.isFound, let kind = FileKind.ofNoArticle(sniff, outcome) {
      throw FileKind.error(kind, input.name)
    }
    throw DocumentError(
      "format-unknown", outcome.problem ?? "the format is not known", at: SourceLocation(source: input.name),
      hint: beginning.isEmpty ? "" : "--from names the format; `wirecopy formats` lists them")
  }

  private func remember(_ sniff: Sniff, _ format: Format, _ detection: Detection) {
    // In a wide encoding the places are not those of the bytes.
    guard let end = sniff.xml?.rootEnd, end > 0, sniff.text[..<end].elementsEqual(sniff.bytes.prefix(end)) else {
      return
    }
    let found = (Array(sniff.bytes[..<end]), format, detection)
    if settled.count < InputDetector.kept {
      settled.append(found)
    } else {
      settled[oldest] = found
      oldest = (oldest + 1) % InputDetector.kept
    }
  }

  private func fileExtension(of path: [UInt8]) -> String {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let bytes = path[(dot + 1)...]
    return bytes.contains(UInt8(ascii: "/")) ? "" : String(decoding: bytes, as: UTF8.self)
  }
}
