internal import ArticleModel
internal import NewsFormats

/// Finds out what format an input has, and says so when it cannot be told.
enum InputDetector {
  /// The surest format, the first of equals.
  static func format(
    of beginning: Span<UInt8>, isWhole: Bool, name: String
  ) throws(DocumentError) -> (format: Format, detection: Detection) {
    let sniff = Sniff(bytes: [UInt8](copying: beginning), isWhole: isWhole)
    var best: (format: Format, detection: Detection)?
    for format in Format.all {
      guard let detection = format.detect(sniff), detection.confidence > best?.detection.confidence ?? 0 else { continue }
      best = (format, detection)
    }
    if let best { return best }
    throw DocumentError(
      "format-unknown",
      beginning.isEmpty ? "the file is empty" : "the format is none of those that are known",
      at: SourceLocation(source: name), hint: "--from names the format; `wirecopy formats` lists them")
  }
}
