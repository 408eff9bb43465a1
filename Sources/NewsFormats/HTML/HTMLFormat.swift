internal import ArticleModel

extension Format {
  /// A page of HTML 5 for people, with its metadata as schema.org's NewsArticle; it is only written.
  ///
  /// What is on a page is published, so an article under embargo is not written without being allowed to. Such a page
  /// says of its embargo in words.
  public static let html = Format(
    name: "html", aliases: ["htm"], summary: "a page to read, with its metadata as schema.org's NewsArticle",
    fileExtensions: ["html", "htm"], mediaType: "text/html", holdsManyArticles: false, isPublished: true,
    detect: { XMLRules.html($0, hasData: false) },
    makeWriter: { _ in HTMLPageWriter() })
}
