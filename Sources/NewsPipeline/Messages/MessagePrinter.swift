public import ArticleModel
internal import JSONSyntax
public import NewsFormats

/// Tells messages on standard error.
public final class MessagePrinter: DiagnosticSink {
  /// What messages look like.
  public enum Style: Hashable, Sendable {
    /// Text.
    case plain
    /// Text with colours for a terminal.
    case colored
    /// A JSON object a line.
    case json
  }

  private let style: Style
  private let least: Diagnostic.Severity

  /// Creates a printer.
  ///
  /// `least`: messages that are less severe are not told.
  public init(style: Style, least: Diagnostic.Severity) {
    self.style = style
    self.least = least
  }

  /// Whether standard error is a terminal whose user did not ask for no colours.
  public static var isColorWanted: Bool {
    System.isTerminal(System.standardError) && (System.environment("NO_COLOR") ?? "").isEmpty
      && System.environment("TERM") != "dumb"
  }

  /// Tells a message.
  public func report(_ diagnostic: Diagnostic) {
    guard diagnostic.severity >= least else { return }
    tell(MessagePrinter.render(diagnostic, style: style))
  }

  /// Tells a line that is no diagnostic, such as a summary.
  public func report(line: String) {
    guard style != .json else { return }
    tell(line + "\n")
  }

  /// Tells how a run went.
  public func report(_ summary: RunSummary) {
    tell((style == .json ? summary.json : summary.description) + "\n")
  }

  private func tell(_ text: String) {
    // Where standard error is closed there is nobody left to tell.
    try? System.write(Array(text.utf8).span, to: System.standardError)
  }

  /// A message as it is told, with the line break behind it.
  static func render(_ diagnostic: Diagnostic, style: Style) -> String {
    switch style {
    case .plain: MessagePrinter.harmless("\(diagnostic)") + "\n"
    case .colored: MessagePrinter.colored(diagnostic) + "\n"
    case .json: MessagePrinter.json(diagnostic) + "\n"
    }
  }

  private static func colored(_ diagnostic: Diagnostic) -> String {
    let color =
      switch diagnostic.severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    let plain = harmless("\(diagnostic)")
    let word = ": \(diagnostic.severity.rawValue): "
    let place = harmless("\(diagnostic.location)")
    guard plain.hasPrefix(place + word) else { return plain }
    return "\u{1B}[1m\(place):\u{1B}[0m \u{1B}[1;\(color)m\(diagnostic.severity.rawValue):\u{1B}[0m "
      + plain.dropFirst((place + word).count)
  }

  /// Text from inputs must not move the cursor of the reader's terminal, or worse.
  static func harmless(_ text: String) -> String {
    var copy = text
    let mayBeHarmful = copy.withUTF8 { bytes in unsafe bytes.contains(where: mayBeControl) }
    guard mayBeHarmful, text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// Whether a byte is a control character or may begin one: all of them beyond ASCII begin with the same byte.
  private static func mayBeControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F || byte == 0xC2
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
  }

  private static func json(_ diagnostic: Diagnostic) -> String {
    var writer = JSONWriter()
    writer.diagnostic(diagnostic)
    return writer.text
  }
}
