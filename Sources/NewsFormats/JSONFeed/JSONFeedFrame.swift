internal import ArticleModel

/// What a feed says about itself, as JSON Feed has it.
struct JSONFeedFrame {
  var title = ""
  var description = ""
  var language = ""
  var homePageURL = ""
  var feedURL = ""
  var nextURL = ""
  var icon = ""
  var favicon = ""
  var authors: [Contributor] = []
  /// Where to ask to be told of changes; their type is the title of their link.
  var hubs: [Link] = []

  init() {}

  /// What JSON Feed has a place for; ``collection`` tells whether that is all.
  init(_ collection: ArticleCollection) {
    title = collection.title
    description = collection.description
    language = JSONFeedLanguage.isTag(collection.language) ? collection.language : ""
    for link in collection.links where !link.href.isEmpty {
      switch link.rel {
      case "alternate": if homePageURL.isEmpty { homePageURL = link.href }
      case "self": if feedURL.isEmpty { feedURL = link.href }
      case "next": if nextURL.isEmpty { nextURL = link.href }
      case "icon": if icon.isEmpty { icon = link.href }
      case "favicon": if favicon.isEmpty { favicon = link.href }
      case "hub": if !link.title.isEmpty { hubs.append(Link(rel: "hub", href: link.href, title: link.title)) }
      default: break
      }
    }
    authors = collection.contributors.filter(\.isFeedAuthor).map {
      Contributor(name: $0.name, role: "author", url: $0.url)
    }
  }

  /// The collection.
  var collection: ArticleCollection {
    var collection = ArticleCollection()
    collection.id = feedURL
    collection.title = title
    collection.description = description
    collection.language = language
    let links = [
      ("alternate", homePageURL), ("self", feedURL), ("next", nextURL), ("icon", icon), ("favicon", favicon),
    ]
    collection.links = links.filter { !$0.1.isEmpty }.map { Link(rel: $0.0, href: $0.1) } + hubs
    collection.contributors = authors
    return collection
  }
}

extension ArticleCollection {
  /// How articles refer to a feed.
  var feedReference: CollectionReference? {
    let reference = CollectionReference(
      id: id, title: title, url: links.first { $0.rel == "alternate" }?.href ?? "")
    return reference == CollectionReference() ? nil : reference
  }

  /// What another collection, which is part of this one, does not say.
  func rest(beyond other: ArticleCollection) -> ArticleCollection {
    var rest = self
    if id == other.id { rest.id = "" }
    if title == other.title { rest.title = "" }
    if description == other.description { rest.description = "" }
    if language == other.language { rest.language = "" }
    if links == other.links { rest.links = [] }
    if contributors == other.contributors { rest.contributors = [] }
    return rest
  }
}

extension Contributor {
  /// Whether it is an author whom JSON Feed can name.
  var isFeedAuthor: Bool { (role.isEmpty || role == "author") && !(name.isEmpty && url.isEmpty) }
}

/// The languages that JSON Feed takes: tags of RFC 5646.
enum JSONFeedLanguage {
  /// Whether a text has the form of a tag; an underscore instead of the hyphen is usual.
  static func isTag(_ text: String) -> Bool {
    var isFirst = true
    for part in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x2D || $0 == 0x5F }) {
      guard (1...8).contains(part.count) else { return false }
      for byte in part {
        let isLetter = (0x41...0x5A).contains(byte & 0xDF)
        guard isLetter || !isFirst && (0x30...0x39).contains(byte) else { return false }
      }
      isFirst = false
    }
    return !isFirst
  }
}
