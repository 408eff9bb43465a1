internal import ArticleModel
internal import XMLSyntax

/// How the posts of a WordPress export become articles.
///
/// Exports are RSS, and their items are read as those of feeds are; what WordPress says besides comes on top. Posts are
/// held back a little, so that they meet their files.
final class WXRMapping: XMLArticleMapping {
  private let html = HTMLBodyReader()
  private var setting = FeedSetting()
  private var authors = WXRAuthors()
  private var window = WXRWindow()
  private var hasItems = false

  var holdsArticlesBack: Bool { true }

  func begin() {
    setting = FeedSetting()
    authors = WXRAuthors()
    window = WXRWindow()
    hasItems = false
  }

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    guard depth > 1, FeedName.of(name, in: names, namespace: "") == .item else { return false }
    hasItems = true
    return true
  }

  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article]) {
    authors.update(from: frame)
    var reader = WXRItemReader(tree: tree, context: context, html: html, setting: setting, authors: authors)
    window.append(reader.article(), size: tree.textLength(of: tree.root))
    window.release(into: &articles)
  }

  func finish(in context: XMLItemContext, into articles: inout [Article]) {
    window.release(all: true, into: &articles)
  }

  func collection(from frame: XMLTree, in context: XMLItemContext) -> ArticleCollection? {
    guard !frame.isEmpty else { return nil }
    var reader = FeedFrameReader(tree: frame, context: context, html: html, namespace: "")
    reader.read(keepsVersion: false)
    setting = reader.setting
    setting.isWordPress = true
    // The version of RSS is always the same.
    setting.version = ""
    var elements: [Extension] = []
    var counts: [String: Int] = [:]
    let channel = frame.firstElement(.channel, of: frame.root, in: FeedName.vocabulary) ?? frame.root
    for child in frame.elements(of: channel) where WXRRecord.isWordPress(child, in: frame) {
      let name = frame.names.local(of: frame.name(of: child))
      if setting.version.isEmpty { setting.version = WXRRecord.version(of: child, in: frame) }
      if frame.elements(of: child).contains(where: { _ in true }) {
        counts[name, default: 0] += 1
        WXRRecord.append(child, of: frame, anchor: "\(name)[\(counts[name] ?? 1)]", to: &elements)
      } else {
        let text = frame.text(of: child)
        if name == "wxr_version" {
          setting.version = text
        } else if !text.isEmpty {
          elements.append(
            Extension(anchor: name, namespace: WordPressPost.namespace, name: name, value: text))
        }
      }
    }
    setting.collection.extensions.insert(contentsOf: elements, at: 0)
    if !hasItems {
      let location = SourceLocation(
        source: context.source, line: frame.line(of: frame.root), column: frame.column(of: frame.root))
      context.report(Diagnostic(.note, "feed-empty", "the export has no posts", at: location))
    }
    return setting.collection == ArticleCollection() ? nil : setting.collection
  }
}
