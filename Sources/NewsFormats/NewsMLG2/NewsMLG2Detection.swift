/// Tells NewsML-G2 by its root element.
enum NewsMLG2Detection {
  static func detect(_ beginning: Sniff) -> Detection? {
    guard let root = beginning.xmlRoot else { return nil }
    let name = NewsMLG2Name(rawValue: root.localName)
    let isDocument = name == .newsMessage || name?.isItem ?? false
    if root.namespace == NewsMLG2Name.namespace {
      return XMLRules.found(
        root, version: version(root), confidence: isDocument ? 1 : 0.8, isSettled: isDocument)
    }
    // Some leave the namespace out, and examples change its date.
    guard isDocument, NewsMLG2Name.isNear(root.namespace) else { return nil }
    return XMLRules.found(root, version: version(root), confidence: 0.8)
  }

  private static func version(_ root: XMLRoot) -> String { root.attribute("standardversion") ?? "" }
}
