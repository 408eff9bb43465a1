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
          name: unread.name, value: unread.kind == .text ? unread.value.trimmedOfSpace : unread.value))
    }
  }

  /// The namespace of the item's root: names in it need not repeat it.
  private func context(of unread: XMLUnread) -> String { names.namespace(of: name(of: root)) }
}
