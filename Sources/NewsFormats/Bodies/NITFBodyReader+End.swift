internal import ArticleModel
internal import XMLSyntax

/// What stands behind the text.
extension NITFBodyReader {
  /// The blocks of `body.end`; its bibliography is one of the related items, not text.
  func append(end node: XMLNode, to blocks: inout [Block]) {
    tree.markRead(node)
    for child in tree.children(of: node) {
      if tree.isText(child) {
        if !tree.isWhiteSpace(child) { appendLoose(child, to: &blocks) }
      } else if name(child) == .bibliography {
        read(bibliography: child)
      } else {
        append(block: child, to: &blocks)
      }
    }
  }
}
