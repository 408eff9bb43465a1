internal import ArticleModel
internal import NewsFormats

/// Reads inputs with the readers of their formats, which are made once each.
final class ReaderCache {
  private let source: Format?
  private let options: ReadingOptions
  let inputReader = InputReader()
  /// The name of the format of the input that was read last, or what it is when it is no article.
  private(set) var kind = ""
  /// The version of that format as far as the beginning of the input tells it.
  private(set) var version = ""
  private let detector = InputDetector()
  private var keptReader: (any ArticleReader)?
  private var readers: [(name: String, reader: any ArticleReader)] = []

  /// Creates a cache.
  ///
  /// `source`: the format of all inputs, or `nil` to find out.
  init(source: Format?, options: ReadingOptions) {
    self.source = source
    self.options = options
  }

  /// Reads an input to its end.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - sink: Receives what is read.
  ///   - isStopped: Whether nothing more has to be read; asked behind each chunk.
  /// - Throws: ``DocumentError`` when the input as a whole cannot be read.
  func read(
    _ input: Input, sink: any ArticleSink, isStopped: () -> Bool = { false }
  ) throws(DocumentError) {
    var reader: (any ArticleReader)?
    try inputReader.read(input) { chunk, isLast throws(DocumentError) in
      let current: any ArticleReader
      if let reader {
        current = reader
      } else {
        current = try self.reader(for: try format(of: input, beginning: chunk, isWhole: isLast).format, input)
        reader = current
        current.begin(source: input.name, sink: sink)
      }
      try current.push(chunk)
      if isStopped() { throw DocumentError("stopped", "stopped", at: SourceLocation(source: input.name)) }
      if isLast { try current.finish() }
    }
  }

  /// Reads articles that are kept in a canonical form, as they came from an input of this name.
  func readKept(_ bytes: Span<UInt8>, name: String, sink: any ArticleSink) throws(DocumentError) {
    if keptReader == nil {
      var options = ReadingOptions()
      options.makesIdentifiers = false
      options.maximumSize = 1 << 30
      keptReader = Format.json.makeReader?(options)
    }
    keptReader?.begin(source: name, sink: sink)
    try keptReader?.push(bytes)
    try keptReader?.finish()
  }

  /// Reads the chunks of an input, whose format is found out.
  func readBytes(
    _ input: Input, begin: (Format, Detection) throws(DocumentError) -> Void,
    push: (Span<UInt8>) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    var hasBegun = false
    try inputReader.read(input) { chunk, isLast throws(DocumentError) in
      if !hasBegun {
        hasBegun = true
        let (format, detection) = try format(of: input, beginning: chunk, isWhole: isLast)
        try begin(format, detection)
      }
      try push(chunk)
    }
  }

  /// The reader for a format.
  func reader(for format: Format, _ input: Input) throws(DocumentError) -> any ArticleReader {
    if let known = readers.first(where: { $0.name == format.name }) { return known.reader }
    guard let makeReader = format.makeReader else {
      throw DocumentError(
        "format-not-read", "the format \(format.name) is only written", at: SourceLocation(source: input.name))
    }
    let reader = makeReader(options)
    readers.append((format.name, reader))
    return reader
  }

  private func format(
    of input: Input, beginning: Span<UInt8>, isWhole: Bool
  ) throws(DocumentError) -> (format: Format, detection: Detection) {
    kind = ""
    version = ""
    if let source {
      kind = source.name
      return (source, Detection(evidence: "option --from"))
    }
    do throws(DocumentError) {
      let found = try detector.format(of: beginning, isWhole: isWhole, input: input)
      kind = found.format.name
      version = found.detection.version
      return found
    } catch {
      kind = FileKind.name(in: error) ?? ""
      throw error
    }
  }
}
