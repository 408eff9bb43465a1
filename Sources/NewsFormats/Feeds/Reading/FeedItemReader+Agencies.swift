internal import ArticleModel
internal import XMLSyntax

/// What agencies add to the entries of their feeds in namespaces of their own.
extension FeedItemReader {
  /// The management and content data of WENN: the identifier, dates and status of the article as the agency keeps it.
  func readAgencyData(_ node: XMLNode) {
    guard !own.isFound else { return tree.markSubtreeRead(node) }
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .wennID: article.altIDs.append(AlternativeIdentifier(role: "original_article_id", value: line(child)))
      case .wennPublished: readDate(child, .published)
      case .wennUpdated: readDate(child, .versionCreated)
      case .wennStatus: readStatus(child)
      case .wennFirstLine: summaries.append(child)
      case .wennSlug: if article.slugline.isEmpty { article.slugline = line(child) }
      default: break
      }
    }
  }

  private func readStatus(_ node: XMLNode) {
    let status = line(node)
    article.status = status == "Published" ? "usable" : status
  }
}
