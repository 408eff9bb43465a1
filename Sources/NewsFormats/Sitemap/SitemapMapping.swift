internal import ArticleModel
internal import XMLSyntax

/// How the entries of sitemaps become articles.
///
/// An index of sitemaps has no articles: the sitemaps that it names are links of its collection.
final class SitemapMapping: XMLArticleMapping {
  private let html = HTMLBodyReader()
  private var hasEntries = false

  func begin() { hasEntries = false }

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    guard depth == 2, SitemapName.vocabulary[name, names] == .url else { return false }
    hasEntries = true
    return true
  }

  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article]) {
    var reader = SitemapEntryReader(tree: tree, context: context, html: html)
    reader.read()
    articles.append(reader.article)
  }

  func collection(from frame: XMLTree, in context: XMLItemContext) -> ArticleCollection? {
    guard !frame.isEmpty else { return nil }
    // What the root's attributes say is where schemas are.
    frame.markRead(frame.root)
    for attribute in frame.attributes(of: frame.root) { frame.markRead(attribute) }
    var collection = ArticleCollection()
    var hasElements = false
    for child in frame.elements(of: frame.root) {
      hasElements = true
      guard frame.name(of: child, in: SitemapName.vocabulary) == .sitemap else { continue }
      frame.markRead(child)
      if let address = frame.firstElement(.loc, of: child, in: SitemapName.vocabulary) {
        let reader = SitemapEntryReader(tree: frame, context: context, html: html)
        collection.links.append(Link(rel: "sitemap", href: reader.resolved(reader.plainText(address))))
      }
    }
    let isIndex = frame.name(of: frame.root, in: SitemapName.vocabulary) == .sitemapindex
    if !hasEntries {
      let location = SourceLocation(
        source: context.source, line: frame.line(of: frame.root), column: frame.column(of: frame.root))
      context.report(
        isIndex
          ? Diagnostic(
            .note, "sitemap-index", "an index has no articles; the sitemaps that it names are links of its collection",
            at: location)
          : Diagnostic(.note, "feed-empty", "the sitemap has no entries", at: location))
    }
    return hasElements || isIndex ? collection : nil
  }
}
