import HTMLSyntax

/// What a validator of feeds says of HTML in them.
final class FeedMarkupCheck: HTMLTokenHandler {
  private(set) var rules: Set<String> = []
  private let hasBase: Bool

  private init(hasBase: Bool) { self.hasBase = hasBase }

  /// The rules that a piece of HTML breaks.
  static func rules(brokenBy html: String, hasBase: Bool) -> Set<String> {
    let check = FeedMarkupCheck(hasBase: hasBase)
    let bytes = Array(html.utf8)
    HTMLTokenizer().tokenize(bytes.span, into: check)
    // A tag that never ends is none.
    if let last = html.lastIndex(of: "<"), html[last...].dropFirst().first?.isLetter == true,
      !html[last...].contains(">")
    {
      check.rules.insert("NotHtml")
    }
    if html.contains(/(?i)<\?import/) { check.rules.insert("SecurityRisk") }
    return check.rules
  }

  private static let dangerous: Set<String> = [
    "applet", "base", "body", "embed", "frame", "frameset", "head", "html", "iframe", "link", "meta", "object",
    "plaintext", "script", "style", "title", "xmp",
  ]

  func startTag(_ tag: HTMLTag) {
    if Self.dangerous.contains(tag.name) { rules.insert("SecurityRisk") }
    for (name, value) in tag.attributes {
      if name.hasPrefix("on") { rules.insert("SecurityRisk") }
      if name == "style" { rules.formUnion(value.contains("mso-") ? ["DangerousStyleAttr"] : []) }
      guard ["href", "src", "cite", "longdesc"].contains(name) else { continue }
      let address = value.filter { !$0.isWhitespace }
      if address.lowercased().hasPrefix("javascript:") { rules.insert("SecurityRisk") }
      if !hasBase, address.wholeMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:.*|#.*|\/\/.*/) == nil {
        rules.insert("ContainsRelRef")
      }
    }
  }

  func endTag(_ tag: HTMLTag) {}
  func characters(_ text: Span<UInt8>) {}
  func comment(_ text: Span<UInt8>) {}
  func documentType(_ type: HTMLDocumentType) {}

  /// Whether a plain text looks as if it were HTML: it has an end tag of HTML, or a reference to a character.
  static func looksLikeHTML(_ text: String) -> Bool {
    let ends = text.matches(of: /<\/([A-Za-z][A-Za-z0-9]*)\s*>/)
    if ends.contains(where: { HTMLElement(name: String($0.output.1)) != .other }) { return true }
    return text.contains(/&(#\d+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos|nbsp|copy|[a-z]{1,2}dash|hellip|eacute|uuml);/)
  }
}
