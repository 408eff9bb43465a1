internal import ArticleModel
internal import XMLSyntax

extension XMLTree {
  /// Keeps everything that holds content and was not read as extensions, in the order of the document.
  ///
  /// An attribute's anchor is the path of its element and `@` with its name, a text's that of the element around it; the
  /// paths begin below the root of the item. White space around a text goes, that within it stays.
  func appendUnread(to extensions: inout [Extension]) {
    // The pass takes an escaping-free closure; what it finds is rare.
    visitUnread { unread in
      extensions.append(
        Extension(
          anchor: unread.anchor, namespace: unread.namespace == context(of: unread) ? "" : unread.namespace,
          name: unread.name, value: unread.kind == .text ? trimmed(unread.value) : unread.value))
    }
  }

  /// The namespace of the item's root: names in it need not repeat it.
  private func context(of unread: XMLUnread) -> String { names.namespace(of: name(of: root)) }

  private func trimmed(_ text: String) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }
}
