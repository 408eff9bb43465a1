internal import XMLSyntax

/// The elements and attributes that feeds in XML are made of, with the modules that carry news.
///
/// One vocabulary serves RSS in all its versions, Atom and CDF: feeds mix each other's elements. A name without a prefix
/// belongs to RSS or has no namespace; as it comes after Atom's names, it wins where a feed of Atom has no namespace.
/// Names without a known namespace are looked for in any case of letters, as CDF has them in capitals.
enum FeedName: String, CaseIterable, Sendable {
  // Atom 1.0, 0.3 and its drafts.
  case atomFeed = "atom:feed"
  case atomEntry = "atom:entry"
  case atomID = "atom:id"
  case atomTitle = "atom:title"
  case atomSubtitle = "atom:subtitle"
  case atomTagline = "atom:tagline"
  case atomInfo = "atom:info"
  case atomLink = "atom:link"
  case atomUpdated = "atom:updated"
  case atomModified = "atom:modified"
  case atomPublished = "atom:published"
  case atomIssued = "atom:issued"
  case atomCreated = "atom:created"
  case atomAuthor = "atom:author"
  case atomContributor = "atom:contributor"
  case atomName = "atom:name"
  case atomEmail = "atom:email"
  case atomURI = "atom:uri"
  case atomURL = "atom:url"
  case atomHomepage = "atom:homepage"
  case atomContent = "atom:content"
  case atomSummary = "atom:summary"
  case atomCategory = "atom:category"
  case atomSource = "atom:source"
  case atomRights = "atom:rights"
  case atomCopyright = "atom:copyright"
  case atomGenerator = "atom:generator"
  case atomIcon = "atom:icon"
  case atomLogo = "atom:logo"

  // RSS and CDF.
  case rss, channel, item, items, image, title, link, description, language, copyright, guid, author, category
  case comments, enclosure, source, generator, pubDate, lastBuildDate, managingEditor, webMaster, url, body, tagline
  case expirationDate, fullitem
  case tags
  // CDF has its names in capitals.
  case abstract, lastmod, base

  // Attributes.
  case href, rel, type, hreflang, length, term, scheme, label, mode, src, version, domain, isPermaLink, width, height
  case medium, fileSize, duration, role, uri, name, text, ref, email
  case xmlBase = "xml:base"
  case xmlLang = "xml:lang"

  // Modules.
  case rdf = "rdf:RDF"
  case rdfAbout = "rdf:about"
  case rdfResource = "rdf:resource"
  case rdfValue = "rdf:value"
  case encoded = "content:encoded"
  case contentItems = "content:items"
  case xhtmlBody = "xhtml:body"
  case xhtmlDiv = "xhtml:div"
  case dcTitle = "dc:title"
  case dcCreator = "dc:creator"
  case dcAuthor = "dc:author"
  case dcContributor = "dc:contributor"
  case dcPublisher = "dc:publisher"
  case dcSubject = "dc:subject"
  case dcDescription = "dc:description"
  case dcDate = "dc:date"
  case dcLanguage = "dc:language"
  case dcRights = "dc:rights"
  case dcIdentifier = "dc:identifier"
  case dcSource = "dc:source"
  case dctermsCreated = "dcterms:created"
  case dctermsIssued = "dcterms:issued"
  case dctermsModified = "dcterms:modified"
  case dctermsAbstract = "dcterms:abstract"
  case mediaContent = "media:content"
  case mediaGroup = "media:group"
  case mediaThumbnail = "media:thumbnail"
  case mediaTitle = "media:title"
  case mediaDescription = "media:description"
  case mediaCredit = "media:credit"
  case mediaCopyright = "media:copyright"
  case mediaKeywords = "media:keywords"
  case mediaCategory = "media:category"
  case itunesAuthor = "itunes:author"
  case itunesSubtitle = "itunes:subtitle"
  case itunesSummary = "itunes:summary"
  case itunesKeywords = "itunes:keywords"
  case itunesImage = "itunes:image"
  case itunesDuration = "itunes:duration"
  case itunesCategory = "itunes:category"
  case itunesOwner = "itunes:owner"
  case itunesName = "itunes:name"
  case itunesEmail = "itunes:email"
  case georssPoint = "georss:point"
  case georssFeatureName = "georss:featurename"
  case wfwComment = "wfw:comment"
  case wfwCommentRSS = "wfw:commentRss"
  case wfwCommentRSSUpper = "wfw:commentRSS"
  case replyTo = "thr:in-reply-to"
  case creativeCommonsLicense = "creativeCommons:license"
  case ccLicense = "cc:license"
  case generatorAgent = "admin:generatorAgent"
  case appControl = "app:control"
  case appDraft = "app:draft"
  case appEdited = "app:edited"
  case originalLink = "feedburner:origLink"
  case browserFriendly = "feedburner:browserFriendly"
  case wennManagement = "wenn_nm:NewsManagement"
  case wennContent = "wenn_cm:ContentMetadata"
  case wennID = "wenn_nm:original_article_id"
  case wennPublished = "wenn_nm:published"
  case wennUpdated = "wenn_nm:updated"
  case wennStatus = "wenn_nm:publishing_status"
  case wennFirstLine = "wenn_cm:first_line"
  case wennSlug = "wenn_cm:slug"

  // WordPress's export.
  case nicename
  case excerpt = "excerpt:encoded"
  case wpVersion = "wp:wxr_version"
  case wpAuthor = "wp:author"
  case wpAuthorLogin = "wp:author_login"
  case wpAuthorEmail = "wp:author_email"
  case wpAuthorDisplayName = "wp:author_display_name"
  case wpAuthorFirstName = "wp:author_first_name"
  case wpAuthorLastName = "wp:author_last_name"
  case wpPostID = "wp:post_id"
  case wpPostDate = "wp:post_date"
  case wpPostDateGMT = "wp:post_date_gmt"
  case wpPostModified = "wp:post_modified"
  case wpPostModifiedGMT = "wp:post_modified_gmt"
  case wpPostName = "wp:post_name"
  case wpStatus = "wp:status"
  case wpPostParent = "wp:post_parent"
  case wpMenuOrder = "wp:menu_order"
  case wpPostType = "wp:post_type"
  case wpPostPassword = "wp:post_password"
  case wpIsSticky = "wp:is_sticky"
  case wpAttachmentURL = "wp:attachment_url"
  case wpPostMeta = "wp:postmeta"
  case wpMetaKey = "wp:meta_key"
  case wpMetaValue = "wp:meta_value"
  case wpComment = "wp:comment"

  // What this project carries in feeds.
  case ownArticle = "news:article"
  case ownCollection = "news:collection"

  static let vocabulary = XMLVocabulary<FeedName>(
    [
      "": [
        "", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/", "http://purl.org/net/rss1.1#", "http://purl.org/net/rss1.0#",
        "http://backend.userland.com/rss2", "http://backend.userland.com/rss2.1", "http://backend.userland.com/RSS2",
        "http://backend.userland.com/rss", "http://backend.userland.com/rss091",
        "http://blogs.law.harvard.edu/tech/rss", "http://cyber.law.harvard.edu/rss",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd",
      ],
      "atom": [
        "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/echo/ns#", "http://purl.org/echo/",
        "http://purl.org/pie/", "",
      ],
      "rdf": ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
      "content": ["http://purl.org/rss/1.0/modules/content/"],
      "xhtml": ["http://www.w3.org/1999/xhtml"],
      "dc": ["http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"],
      "dcterms": ["http://purl.org/dc/terms/"],
      "media": [
        "http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss", "http://video.search.yahoo.com/mrss/",
        "http://video.search.yahoo.com/mrss", "http://tools.search.yahoo.com/mrss/",
      ],
      "itunes": [
        "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/DTDs/Podcast-1.0.dtd",
        "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
      ],
      "georss": ["http://www.georss.org/georss"],
      "wfw": ["http://wellformedweb.org/CommentAPI/", "http://wellformedweb.org/commentAPI/"],
      "thr": ["http://purl.org/syndication/thread/1.0"],
      "creativeCommons": [
        "http://backend.userland.com/creativeCommonsRssModule",
        "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",
      ],
      "cc": ["http://web.resource.org/cc/", "http://creativecommons.org/ns#"],
      "admin": ["http://webns.net/mvcb/"],
      "app": ["http://www.w3.org/2007/app", "http://purl.org/atom/app#"],
      "feedburner": ["http://rssnamespace.org/feedburner/ext/1.0"],
      "wenn_nm": ["http://feed.wenn.com/xmlns/2010/03/wenn_nm"],
      "wenn_cm": ["http://feed.wenn.com/xmlns/2010/03/wenn_cm"],
      "wp": WordPressPost.namespaces,
      "excerpt": WordPressPost.namespaces.map { $0 + "excerpt/" },
      "news": [canonicalNamespace],
    ], knowsSpellings: true)

  /// The meaning of a name, also where a feed as a whole is in a namespace of its own.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - names: The table of the names.
  ///   - namespace: The namespace of the root, unless it is a known one.
  /// - Returns: Its meaning, or `nil` when it has none.
  @inline(__always)
  static func of(_ name: XMLName, in names: XMLNames, namespace: String) -> FeedName? {
    if let known = vocabulary[name, names] { return known }
    return resembling(name, names, namespace)
  }

  @inline(never)
  private static func resembling(_ name: XMLName, _ names: XMLNames, _ namespace: String) -> FeedName? {
    let actual = names.namespace(of: name)
    guard actual.isEmpty || actual == namespace else { return nil }
    let local = names.local(of: name).lowercased()
    return plain[local] ?? (actual.isEmpty ? nil : plain["atom:" + local])
  }

  /// The names that may be without a namespace, in small letters.
  private static let plain: [String: FeedName] = Dictionary(
    allCases.filter { !$0.rawValue.contains(":") || $0.rawValue.hasPrefix("atom:") }
      .map { ($0.rawValue.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
}
