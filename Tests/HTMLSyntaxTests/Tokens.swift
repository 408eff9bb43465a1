import HTMLSyntax

/// The tokens of a fragment, in the form of html5lib's tests.
final class Tokens: HTMLTokenHandler {
  enum Token: Equatable, CustomStringConvertible {
    case characters(String)
    case start(String, [String: String], isSelfClosing: Bool)
    case end(String)
    case comment(String)
    case documentType(String?, String?, String?, forcesQuirks: Bool)

    var description: String {
      switch self {
      case .characters(let text): "text \(text.debugDescription)"
      case .start(let name, let attributes, let isSelfClosing):
        "<\(name)\(attributes.sorted { $0.key < $1.key }.map { " \($0)=\($1.debugDescription)" }.joined())\(isSelfClosing ? "/" : "")>"
      case .end(let name): "</\(name)>"
      case .comment(let text): "<!--\(text.debugDescription)-->"
      case .documentType(let name, let publicID, let systemID, let quirks):
        "doctype \(name ?? "-") \(publicID ?? "-") \(systemID ?? "-") \(quirks)"
      }
    }
  }

  private(set) var tokens: [Token] = []

  func characters(_ text: Span<UInt8>) {
    let text = unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    if case .characters(let before) = tokens.last {
      tokens[tokens.count - 1] = .characters(before + text)
    } else {
      tokens.append(.characters(text))
    }
  }

  func startTag(_ tag: HTMLTag) {
    let attributes = Dictionary(tag.attributes.map { ($0.name, $0.value) }) { first, _ in first }
    tokens.append(.start(tag.name, attributes, isSelfClosing: tag.isSelfClosing))
  }

  func endTag(_ tag: HTMLTag) { tokens.append(.end(tag.name)) }

  func comment(_ text: Span<UInt8>) {
    unsafe tokens.append(.comment(text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }))
  }

  func documentType(_ type: HTMLDocumentType) {
    tokens.append(.documentType(type.name, type.publicID, type.systemID, forcesQuirks: type.forcesQuirks))
  }
}
