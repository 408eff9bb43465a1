internal import XMLSyntax

/// The elements and attributes of sitemaps with their extensions for news, pictures, videos and other languages.
enum SitemapName: String, CaseIterable, Sendable {
  // The sitemap protocol.
  case urlset, url, sitemapindex, sitemap, loc, lastmod

  // Google's extension for news.
  case news = "news:news"
  case publication = "news:publication"
  case publicationName = "news:name"
  case publicationLanguage = "news:language"
  case genres = "news:genres"
  case publicationDate = "news:publication_date"
  case newsTitle = "news:title"
  case keywords = "news:keywords"
  case stockTickers = "news:stock_tickers"

  // Its extension for pictures.
  case image = "image:image"
  case imageAddress = "image:loc"
  case imageCaption = "image:caption"
  case imageTitle = "image:title"

  // Its extension for videos.
  case video = "video:video"
  case videoThumbnail = "video:thumbnail_loc"
  case videoTitle = "video:title"
  case videoDescription = "video:description"
  case videoContent = "video:content_loc"
  case videoPlayer = "video:player_loc"
  case videoDuration = "video:duration"

  // Links to the same page in other forms and languages.
  case link = "xhtml:link"
  case rel = "attribute:rel"
  case href = "attribute:href"
  case hreflang = "attribute:hreflang"

  static let vocabulary = XMLVocabulary<SitemapName>([
    "": [
      "http://www.sitemaps.org/schemas/sitemap/0.9", "https://www.sitemaps.org/schemas/sitemap/0.9",
      "http://www.google.com/schemas/sitemap/0.84", "http://www.google.com/schemas/sitemap/0.9", "",
    ],
    "news": ["http://www.google.com/schemas/sitemap-news/0.9", "https://www.google.com/schemas/sitemap-news/0.9"],
    "image": [
      "http://www.google.com/schemas/sitemap-image/1.1", "https://www.google.com/schemas/sitemap-image/1.1",
      "http://www.google.com/schemas/sitemap-image/1.0",
    ],
    "video": [
      "http://www.google.com/schemas/sitemap-video/1.1", "https://www.google.com/schemas/sitemap-video/1.1",
      "http://www.google.com/schemas/sitemap-video/1.0",
    ],
    "xhtml": ["http://www.w3.org/1999/xhtml", "http://www.w3.org/TR/xhtml11/xhtml11_schema.html"],
    "attribute": [""],
  ])

  /// The scheme of the organisations that an entry names by the symbols of their shares, `EXCHANGE:SYMBOL`.
  static let tickerScheme = "http://www.google.com/schemas/sitemap-news/0.9#stock_tickers"
}
