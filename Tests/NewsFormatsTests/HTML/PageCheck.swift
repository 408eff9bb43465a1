import HTMLSyntax

/// Looks at the tokens of a page for tags that do not fit together and for anything that acts.
final class PageCheck: HTMLTokenHandler {
  private(set) var problems: [String] = []
  /// The elements that are open.
  private(set) var open: [String] = []
  private var ids: Set<String> = []

  private static let void: Set<String> = ["br", "hr", "img", "link", "meta", "wbr"]
  private static let forbidden: Set<String> = [
    "applet", "base", "embed", "form", "frame", "iframe", "input", "math", "object", "svg", "template",
  ]
  private static let addresses: Set<String> = ["action", "formaction", "href", "poster", "src", "srcset"]

  func startTag(_ tag: HTMLTag) {
    let name = tag.name
    let attributes = Dictionary(tag.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    if Self.forbidden.contains(name) { problems.append("\(name) is not for pages") }
    if name == "script", attributes["type"] != "application/ld+json" { problems.append("a script that runs") }
    if name == "a", open.contains("a") { problems.append("a link within a link") }
    if name == "p", open.last == "p" { problems.append("a paragraph within a paragraph") }
    if attributes["http-equiv"].map({ $0 != "Content-Security-Policy" }) == true { problems.append("http-equiv") }
    if let id = attributes["id"], !ids.insert(id).inserted { problems.append("\(id) is told twice") }
    for (key, value) in attributes {
      if key.hasPrefix("on") || key == "srcdoc" { problems.append("\(key) of \(name)") }
      let start = value.unicodeScalars.filter { $0.value > 0x20 }.prefix(12)
      let scheme = String(String.UnicodeScalarView(start)).lowercased()
      let acts = ["javascript:", "vbscript:", "data:text", "livescript:"].contains { scheme.hasPrefix($0) }
      if Self.addresses.contains(key), acts { problems.append("\(key) of \(name) acts") }
    }
    guard !Self.void.contains(name) else {
      if !tag.isSelfClosing { problems.append("\(name) is no XML") }
      return
    }
    if tag.isSelfClosing { problems.append("\(name) ends itself, which HTML does not see") }
    open.append(name)
  }

  func endTag(_ tag: HTMLTag) {
    if open.last == tag.name { open.removeLast() } else { problems.append("\(tag.name) is not what is open") }
  }

  func characters(_ text: Span<UInt8>) {}
  func comment(_ text: Span<UInt8>) { problems.append("a comment") }
  func documentType(_ type: HTMLDocumentType) { if type.name != "html" { problems.append("the document type") } }
}
