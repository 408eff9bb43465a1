internal import HTMLSyntax
internal import XMLSyntax

/// Copies HTML into an XML document as XHTML: well-formed whatever the HTML was, with every word of it.
///
/// Elements and attributes whose names belong to some other namespace go, and with them nothing that they hold.
final class XHTMLCopy: HTMLTokenHandler {
  /// Elements that lie deeper are passed over, because no reader of XML goes much deeper.
  private static let maximumDepth = 150

  private var xml = XMLWriter()
  /// The elements that are open; an empty name is one that was passed over.
  private var open: [String] = []
  private var depth = 0

  private init() {}

  /// Copies a fragment into the element that is open; its default namespace must be that of XHTML.
  static func append(_ html: [UInt8], to xml: inout XMLWriter) {
    let copy = XHTMLCopy()
    swap(&copy.xml, &xml)
    HTMLTokenizer().tokenize(html.span, into: copy)
    copy.close(downTo: 0)
    swap(&copy.xml, &xml)
  }

  func characters(_ text: Span<UInt8>) { xml.text(utf8: text) }

  func comment(_ text: Span<UInt8>) {}

  func documentType(_ type: HTMLDocumentType) {}

  func startTag(_ tag: HTMLTag) {
    let name = tag.name
    let isEmpty = tag.element.isVoid
    guard isPlain(name), depth < Self.maximumDepth else {
      if !isEmpty { open.append("") }
      return
    }
    xml.start(name: name, isMixed: true)
    for (name, value) in tag.attributes {
      if name == "xml:lang" {
        if NITFValues.isLanguage(value) { xml.attribute("xml:lang", value) }
      } else if isPlain(name), name != "xmlns" {
        xml.attribute(name: name, value)
      }
    }
    if isEmpty { return xml.end() }
    open.append(name)
    depth += 1
  }

  func endTag(_ tag: HTMLTag) {
    let name = isPlain(tag.name) ? tag.name : ""
    guard let index = open.lastIndex(of: name) else { return }
    close(downTo: index)
  }

  private func close(downTo index: Int) {
    while open.count > index {
      guard let name = open.popLast(), !name.isEmpty else { continue }
      xml.end()
      depth -= 1
    }
  }

  /// Whether a name is one of HTML's kind, without a prefix.
  private func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
    }
  }
}
