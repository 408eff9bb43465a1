import Foundation

extension FeedCheck {
  private static let entryOnce: Set<String> = [
    "atom:id", "atom:title", "atom:updated", "atom:published", "atom:rights", "atom:summary", "atom:content",
    "atom:source",
  ]
  private static let feedOnce: Set<String> = [
    "atom:id", "atom:title", "atom:updated", "atom:rights", "atom:subtitle", "atom:generator", "atom:icon",
    "atom:logo",
  ]
  private static let many: Set<String> = ["atom:author", "atom:contributor", "atom:category", "atom:link"]

  /// What modules may add.
  private static let modules = Content.item.allowed.filter { $0.contains(":") && !$0.hasPrefix("atom:") }
  private static let singleModules = Content.item.single.filter { $0.contains(":") }

  private static let demanded = [
    "atom:id": "MissingElement", "atom:title": "MissingElement", "atom:updated": "MissingElement",
  ]

  mutating func feed(_ feed: FeedElement) {
    let allowed = Self.feedOnce.union(Self.many).union(Self.modules).union(["atom:entry"])
    structure(
      feed, Content(allowed: allowed, single: Self.feedOnce.union(Self.singleModules), required: Self.demanded))
    if !feed.all("atom:link").contains(where: { Self.relation(of: $0) == "self" }) { add("MissingSelf", feed) }
    atomChildren(feed)
    var entries: Set<String> = []
    for entry in feed.all("atom:entry") {
      self.entry(entry, hasAuthor: feed.first("atom:author") != nil)
      if let id = entry.first("atom:id")?.value, !entries.insert(id).inserted { add("DuplicateIds", entry, id) }
    }
  }

  mutating func entry(_ entry: FeedElement, hasAuthor: Bool) {
    let allowed = Self.entryOnce.union(Self.many).union(Self.modules)
    structure(
      entry, Content(allowed: allowed, single: Self.entryOnce.union(Self.singleModules), required: Self.demanded))
    if !hasAuthor, entry.first("atom:author") == nil, entry.first("atom:source") == nil {
      add("MissingElement", entry, "author")
    }
    let hasAlternate = entry.all("atom:link").contains { Self.relation(of: $0) == "alternate" }
    if entry.first("atom:content") == nil, !hasAlternate { add("MissingContentOrAlternate", entry) }
    if entry.first("atom:content") == nil, entry.first("atom:summary") == nil { add("MissingTextualContent", entry) }
    atomChildren(entry)
  }

  private mutating func atomChildren(_ parent: FeedElement) {
    var alternates: Set<String> = []
    if let language = parent.attributes["xml:lang"], !language.isEmpty, !FeedValues.isLanguage(language) {
      add("InvalidLanguage", parent, language)
    }
    for child in parent.children {
      switch child.name {
      case "atom:id": identifier(child)
      case "atom:updated", "atom:published": timestamp(child)
      case "atom:title", "atom:subtitle", "atom:rights", "atom:summary": textConstruct(child)
      case "atom:content": content(child)
      case "atom:generator":
        plain(child)
        if let uri = child.attributes["uri"], !FeedValues.isReference(uri) {
          add(uri.contains(where: \.isWhitespace) ? "InvalidUriChar" : "InvalidLink", child, uri)
        }
      case "atom:icon", "atom:logo": if !FeedValues.isReference(child.text) { add("InvalidLink", child) }
      case "atom:author", "atom:contributor": person(child)
      case "atom:category": category(child)
      case "atom:link":
        link(child)
        let type = "\(child.attributes["type"] ?? "") \(child.attributes["hreflang"] ?? "")"
        if Self.relation(of: child) == "alternate", !alternates.insert(type).inserted {
          add("DuplicateAtomLink", child)
        }
      default: module(child)
      }
    }
  }

  /// The relation of a link, as the registry spells it.
  static func relation(of link: FeedElement) -> String {
    let registry = "http://www.iana.org/assignments/relation/"
    let stated = link.attributes["rel"] ?? "alternate"
    return (stated.hasPrefix(registry) ? String(stated.dropFirst(registry.count)) : stated).lowercased()
  }

  // MARK: Constructs

  private mutating func identifier(_ element: FeedElement) {
    if element.value.isEmpty { return add("NotBlank", element) }
    if element.value != element.text { add("UnexpectedWhitespace", element) }
    let lowered = element.value.lowercased()
    if FeedValues.isAbsolute(element.value) { return }
    add(lowered.hasPrefix("tag:") ? "InvalidTAG" : lowered.hasPrefix("urn:") ? "InvalidURN" : "InvalidLink", element)
  }

  private mutating func timestamp(_ element: FeedElement) {
    if element.value != element.text { add("UnexpectedWhitespace", element) }
    if !FeedValues.isTimestamp(element.text) { add("InvalidRFC3339Date", element) }
  }

  private mutating func textConstruct(_ element: FeedElement) {
    let type = element.attributes["type"] ?? ""
    if type.hasPrefix("text/"), element.name != "atom:content" { add("InvalidTextType", element) }
    switch element.attributes["type"] ?? "text" {
    case "text", "text/plain":
      for child in element.children { add("UndefinedElement", child) }
      if element.value.isEmpty { add("NotBlank", element) }
      if FeedMarkupCheck.looksLikeHTML(element.text) { add("ContainsUndeclaredHTML", element) }
    case "html", "text/html": markup(element.text, element)
    case "xhtml": if element.first("xhtml:div") == nil { add("MissingXhtmlDiv", element) }
    case "": add("AttrNotBlank", element, "type")
    default:
      add("InvalidTextType", element)
      if !FeedValues.isMediaType(type) { add("InvalidMIMEType", element) }
    }
  }

  private mutating func content(_ element: FeedElement) {
    let type = element.attributes["type"] ?? "text"
    if let source = element.attributes["src"] {
      if !FeedValues.isReference(source) { add("InvalidUriChar", element, source) }
      if element.attributes["type"] == nil { add("MissingTypeAttr", element) }
      if ["text", "html", "xhtml"].contains(element.attributes["type"]) { add("InvalidMIMEType", element, type) }
      return
    }
    if element.value.isEmpty, element.children.isEmpty { add("NotBlank", element) }
    switch type {
    case "": add("AttrNotBlank", element, "type")
    case "text", "html", "xhtml", "text/html", "text/plain": if !element.value.isEmpty { textConstruct(element) }
    default:
      if !FeedValues.isMediaType(type) || type.hasPrefix("multipart/") { add("InvalidMIMEType", element, type) }
    }
  }

  private mutating func person(_ person: FeedElement) {
    let names: Set<String> = ["atom:name", "atom:uri", "atom:email"]
    structure(person, Content(allowed: names, single: names, required: ["atom:name": "MissingElement"]))
    for child in person.children {
      switch child.name {
      case "atom:name":
        plain(child)
        if child.value.contains(/[\w.+-]+@[\w-]+\.\w+/) { add("ContainsEmail", child) }
      case "atom:uri":
        if child.value != child.text { add("UnexpectedWhitespace", child) }
        if !FeedValues.isReference(child.value) || child.value.isEmpty { add("InvalidLink", child) }
      case "atom:email": if !FeedValues.isMail(child.value) { add("InvalidContact", child) }
      default: break
      }
    }
  }

  private mutating func category(_ element: FeedElement) {
    guard let term = element.attributes["term"] else { return add("MissingAttribute", element, "term") }
    if term.trimmingCharacters(in: .whitespaces).isEmpty { add("NotBlank", element, "term") }
    if let scheme = element.attributes["scheme"], !FeedValues.isAbsolute(scheme) {
      add("InvalidUriChar", element, scheme)
    }
    if let label = element.attributes["label"], FeedMarkupCheck.looksLikeHTML(label) {
      add("ContainsHTML", element, label)
    }
  }

  mutating func link(_ element: FeedElement) {
    if !element.value.isEmpty { add("AtomLinkNotEmpty", element) }
    if let href = element.attributes["href"] {
      if !FeedValues.isReference(href) { add("InvalidLink", element, href) }
    } else {
      add("MissingHref", element)
      add("MissingAttribute", element, "href")
    }
    if let rel = element.attributes["rel"] {
      if rel.isEmpty { add("AttrNotBlank", element, "rel") }
      if !rel.isEmpty, !FeedValues.isAbsolute(rel), !Self.relations.contains(Self.relation(of: element)) {
        add("UnregisteredAtomLinkRel", element, rel)
      }
    }
    if let type = element.attributes["type"], !FeedValues.isMediaType(type) { add("InvalidMIMEType", element, type) }
    if let language = element.attributes["hreflang"], !FeedValues.isLanguage(language) {
      add("InvalidLanguage", element, language)
    }
    if let length = element.attributes["length"], !FeedValues.isWhole(length) {
      add("InvalidNonNegativeInteger", element, length)
    }
    if let title = element.attributes["title"] {
      if title.trimmingCharacters(in: .whitespaces).isEmpty { add("AttrNotBlank", element, "title") }
      if FeedMarkupCheck.looksLikeHTML(title) { add("ContainsHTML", element, title) }
    }
  }

  /// Relations that the registry of the IANA lists, as far as feeds have use for them.
  static let relations: Set<String> = [
    "about", "alternate", "amphtml", "appendix", "archives", "author", "bookmark", "canonical", "chapter", "cite-as",
    "collection", "contents", "copyright", "current", "describedby", "describes", "duplicate", "edit", "edit-media",
    "enclosure", "first", "glossary", "help", "hub", "icon", "index", "item", "last", "latest-version", "license",
    "manifest", "memento", "next", "next-archive", "original", "payment", "preview", "prev", "prev-archive",
    "previous", "privacy-policy", "related", "replies", "search", "section", "self", "service", "shortlink", "source",
    "start", "subsection", "successor-version", "tag", "terms-of-service", "up", "via", "version-history",
    "working-copy",
  ]

  // MARK: Modules

  /// Elements of modules, which mean the same in each feed.
  mutating func module(_ element: FeedElement) {
    switch element.name {
    case "dc:date", "dcterms:created", "dcterms:issued", "dcterms:modified":
      if !FeedValues.isProfileDate(element.value) { add("InvalidW3CDTFDate", element) }
    case "dc:language": if !FeedValues.isLanguage(element.value) { add("InvalidLanguage", element) }
    case "dc:creator", "dc:publisher", "dc:subject", "dc:rights": plain(element)
    case "creativeCommons:license": address(element.value, element)
    case "cc:license": address(element.attributes["rdf:resource"] ?? "", element)
    case "atom:link": link(element)
    case "media:content", "media:thumbnail": medium(element)
    case "media:group": for child in element.children { module(child) }
    case "media:title", "media:description", "media:text":
      let type = element.attributes["type"] ?? "plain"
      if type != "plain", type != "html" { add("InvalidMediaTextType", element, type) }
      if type == "plain", FeedMarkupCheck.looksLikeHTML(element.value) { add("ContainsUndeclaredHTML", element) }
    default: break
    }
  }

  private mutating func medium(_ element: FeedElement) {
    if let url = element.attributes["url"] {
      if !FeedValues.isAbsolute(url) { add("InvalidUriChar", element, url) }
    } else if element.name == "media:thumbnail" || element.children.isEmpty {
      add("MissingAttribute", element, "url")
    }
    for name in ["fileSize", "height", "width"] {
      if let value = element.attributes[name], !FeedValues.isPositive(value) {
        add("InvalidPositiveInteger", element, "\(name) \(value)")
      }
    }
    if let type = element.attributes["type"], !FeedValues.isMediaType(type) {
      add("InvalidMIMEAttribute", element, type)
    }
    if let duration = element.attributes["duration"], !FeedValues.isWhole(duration) {
      add("InvalidInteger", element, duration)
    }
    for child in element.children { module(child) }
  }
}
