/// Tells NewsML 1 by its root element.
enum NewsML1Detection {
  static func detect(_ beginning: Sniff) -> Detection? {
    guard let root = beginning.xmlRoot, root.localName == "NewsML" || root.localName == "TopicSet" else { return nil }
    var version = root.attribute("Version") ?? ""
    if version.isEmpty { version = XMLRules.number(after: "NewsML ", in: beginning.xml?.publicID ?? "") }
    if version.isEmpty { version = XMLRules.number(after: "NewsMLv", in: beginning.xml?.publicID ?? "") }
    // A topic set is a document of its own only beside NewsML.
    let isWhole = root.localName == "NewsML"
    return XMLRules.found(root, version: version, confidence: isWhole ? 1 : 0.7, isSettled: isWhole)
  }
}
