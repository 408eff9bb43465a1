internal import ArticleModel
internal import XMLSyntax

/// Elements of an export that hold others, as extensions: authors, terms, comments and what they have of their own.
///
/// The anchor of `wp:comment_author` in the second comment is `comment[2]/comment_author`, so that the elements can be put
/// together again.
enum WXRRecord {
  /// Whether an element is of the export's own namespace.
  static func isWordPress(_ node: XMLNode, in tree: XMLTree) -> Bool {
    WordPressPost.namespaces.contains(tree.names.namespace(of: tree.name(of: node)))
  }

  /// The version that the namespace of an element stands for, such as `1.2`.
  static func version(of node: XMLNode, in tree: XMLTree) -> String {
    tree.names.namespace(of: tree.name(of: node)).split(separator: "/").last.map(String.init) ?? ""
  }

  /// Appends what an element holds.
  ///
  /// - Parameters:
  ///   - node: The element.
  ///   - tree: Its tree, in which it is marked as read.
  ///   - anchor: Its own anchor.
  ///   - extensions: Takes a text for each element that has one.
  static func append(_ node: XMLNode, of tree: XMLTree, anchor: String, to extensions: inout [Extension]) {
    var counts: [String: Int] = [:]
    for child in tree.elements(of: node) where isWordPress(child, in: tree) {
      let name = tree.names.local(of: tree.name(of: child))
      if tree.elements(of: child).contains(where: { _ in true }) {
        counts[name, default: 0] += 1
        append(child, of: tree, anchor: "\(anchor)/\(name)[\(counts[name] ?? 1)]", to: &extensions)
      } else {
        let text = tree.text(of: child)
        guard !text.isEmpty else { continue }
        extensions.append(
          Extension(anchor: "\(anchor)/\(name)", namespace: WordPressPost.namespace, name: name, value: text))
      }
      tree.markRead(child)
    }
    tree.markRead(node)
  }
}
