/// Tells what format a document has by how it begins.
public struct FormatDetector: Sendable {
  /// What was found.
  public enum Outcome: Sendable {
    /// A format that is read.
    case format(Format, Detection)
    /// A format that is known but not read.
    case unsupported(KnownFormat, Detection)
    /// None; the reason is a sentence without a final full stop.
    case unknown(reason: String)

    /// The name of the format, or `nil` when it is unknown.
    public var name: String? {
      switch self {
      case .format(let format, _): format.name
      case .unsupported(let known, _): known.name
      case .unknown: nil
      }
    }

    /// What the finding rests on, or `nil` when there is none.
    public var detection: Detection? {
      switch self {
      case .format(_, let detection), .unsupported(_, let detection): detection
      case .unknown: nil
      }
    }

    /// Why the document cannot be read, in a sentence without a final full stop, or `nil` when it can.
    public var problem: String? {
      switch self {
      case .format: nil
      case .unsupported(let known, _): "this looks like \(known.title), which wirecopy does not read yet"
      case .unknown(let reason): reason
      }
    }
  }

  private let readable: [Format]
  /// How these are told, in the same order.
  private let rules: [@Sendable (Sniff) -> Detection?]
  private let known: [KnownFormat]

  /// Creates a detector for some formats; those without a reader are passed over.
  public init(formats: [Format] = Format.all) {
    readable = formats.filter { $0.makeReader != nil }
    rules = readable.map(\.detect)
    let names = Set(readable.map(\.name))
    known = KnownFormat.all.filter { !names.contains($0.name) }
  }

  /// Tells the format of a document.
  ///
  /// - Parameters:
  ///   - beginning: How the document begins.
  ///   - fileExtension: The extension of its file without the dot, which only decides between equally sure findings.
  ///     A finding that is settled by the root element is the last.
  /// - Returns: What was found.
  public func detect(_ beginning: Sniff, fileExtension: String = "") -> Outcome {
    guard beginning.start < beginning.text.count else {
      if let format = emptyFormat(fileExtension) {
        return .format(format, Detection(evidence: "an empty file named .\(fileExtension)"))
      }
      return .unknown(
        reason: beginning.bytes.isEmpty ? "the file is empty" : "the file holds nothing but white space")
    }
    var best: Outcome?
    var confidence = 0.0
    var hasExtension = false
    let fileExtension = fileExtension.lowercased()
    for index in rules.indices {
      guard let detection = rules[index](beginning), detection.confidence >= confidence else { continue }
      if detection.isSettled { return .format(readable[index], detection) }
      let matches = readable[index].fileExtensions.contains(fileExtension)
      if detection.confidence == confidence, hasExtension || !matches { continue }
      best = .format(readable[index], detection)
      confidence = detection.confidence
      hasExtension = matches
    }
    for format in known where confidence < 1 {
      guard let detection = format.detect(beginning), detection.confidence > confidence else { continue }
      best = .unsupported(format, detection)
      confidence = detection.confidence
    }
    return best ?? .unknown(reason: reason(beginning))
  }

  /// The format by whose rules a file without content is a document without articles.
  ///
  /// Where documents behind one another are one document, none at all is one as well. Only the name can tell it.
  private func emptyFormat(_ fileExtension: String) -> Format? {
    readable.first { $0.isConcatenable && $0.fileExtensions.contains(fileExtension.lowercased()) }
  }

  private func reason(_ beginning: Sniff) -> String {
    if let xml = beginning.xml {
      guard let root = xml.root else { return "this is no format that wirecopy knows: \(xml.problem)" }
      let place = root.namespace.isEmpty ? "" : " in the namespace \(root.namespace)"
      return "this is XML of a kind that wirecopy does not know: its root element is \(root.localName)\(place)"
    }
    if let json = beginning.json {
      let names = json.members.prefix(5).map(\.name).joined(separator: ", ")
      return "this is JSON of a kind that wirecopy does not know"
        + (names.isEmpty ? "" : ": its first members are \(names)")
    }
    if beginning.bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) {
      return "this is XML in EBCDIC, which wirecopy does not read"
    }
    return "this is no text: only \(Int(beginning.printableShare * 100)) % of it are printable characters"
  }
}
