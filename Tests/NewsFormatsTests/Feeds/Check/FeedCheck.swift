import Foundation

/// What a validator of feeds would say of one: the rules of RSS, RSS 1.0 and Atom and of the modules that are written.
///
/// The names of the rules are those of a validator that many know, so that its own examples can hold this to account.
struct FeedCheck {
  /// A rule that is broken, and where.
  struct Finding: Hashable, CustomStringConvertible {
    var rule: String
    var element: String
    var value: String
    var description: String { "\(rule) in \(element): \(value.prefix(120))" }
  }

  private(set) var findings: [Finding] = []
  /// Identifiers of items.
  private var ids: Set<String> = []

  /// Finds what is wrong with a feed.
  static func findings(in bytes: [UInt8]) -> [Finding] {
    var check = FeedCheck()
    if let root = FeedElement.root(of: bytes) {
      check.check(root: root)
    } else {
      check.findings = [Finding(rule: "SAXError", element: "", value: "not well-formed")]
    }
    return check.findings
  }

  mutating func add(_ rule: String, _ element: FeedElement, _ value: String = "") {
    let place = element.parent.map { "\($0.name)/\(element.name)" } ?? element.name
    findings.append(Finding(rule: rule, element: place, value: value.isEmpty ? element.value : value))
  }

  private mutating func check(root: FeedElement) {
    switch root.name {
    case "rss": rss(root)
    case "rdf:RDF": rdf(root)
    case "atom:feed": feed(root)
    case "atom:entry": entry(root, hasAuthor: false)
    default:
      add(root.name.hasSuffix("feed") || root.name.hasSuffix("}:rss") ? "InvalidNamespace" : "UndefinedElement", root)
    }
  }

  // MARK: Structure

  /// What may stand in an element.
  struct Content {
    /// Names of known namespaces that may be there.
    var allowed: Set<String>
    /// Those of them that may be there once.
    var single: Set<String>
    /// Those that must be there, with the rule that says so.
    var required: [String: String] = [:]
  }

  /// Checks which elements there are, and how often.
  mutating func structure(_ element: FeedElement, _ content: Content) {
    var seen: Set<String> = []
    for child in element.children {
      if !child.name.contains("{"), !child.name.hasPrefix("news:"), !content.allowed.contains(child.name) {
        add("UndefinedElement", child)
      }
      if !seen.insert(child.name).inserted, content.single.contains(child.name) { add("DuplicateElement", child) }
    }
    for (name, rule) in content.required.sorted(by: { $0.key < $1.key }) where !seen.contains(name) {
      add(rule, element, name)
    }
    for pair in Self.alike where seen.isSuperset(of: pair) {
      add(
        element.name == "item" ? "DuplicateItemSemantics" : "DuplicateSemantics", element, pair.joined(separator: " "))
    }
  }

  /// Elements of which two say the same.
  private static let alike: [[String]] = [
    ["pubDate", "dc:date"], ["language", "dc:language"], ["copyright", "dc:rights"], ["managingEditor", "dc:creator"],
    ["webMaster", "dc:publisher"], ["lastBuildDate", "dcterms:modified"], ["category", "dc:subject"],
    ["source", "dc:source"], ["guid", "atom:id"], ["pubDate", "atom:published"],
    ["creativeCommons:license", "cc:license"],
  ]

  // MARK: RSS

  private mutating func rss(_ root: FeedElement) {
    if root.attributes["version"] == nil { add("MissingAttribute", root, "version") }
    structure(root, Content(allowed: ["channel"], single: ["channel"], required: ["channel": "MissingElement"]))
    for channel in root.all("channel") {
      structure(channel, .channel)
      if let index = channel.children.firstIndex(where: { $0.name == "item" }),
        channel.children[index...].contains(where: { ["title", "link", "description"].contains($0.name) })
      {
        add("MisplacedItem", channel)
      }
      let links = channel.all("atom:link")
      if !links.contains(where: { $0.attributes["rel"] == "self" }) { add("MissingSelf", channel) }
      for child in channel.children { if child.name == "item" { item(child) } else { rssElement(child) } }
    }
  }

  private mutating func item(_ item: FeedElement) {
    structure(item, .item)
    if item.first("title") == nil, item.first("description") == nil { add("ItemMustContainTitleOrDescription", item) }
    if item.first("guid") == nil { add("MissingGuid", item) }
    if let encoded = item.children.firstIndex(where: { $0.name == "content:encoded" }),
      let description = item.children.firstIndex(where: { $0.name == "description" }), encoded < description
    {
      add("NeedDescriptionBeforeContent", item)
    }
    for child in item.children { rssElement(child) }
  }

  private mutating func rssElement(_ element: FeedElement) {
    let value = element.value
    switch element.name {
    case "title", "copyright", "generator": plain(element)
    case "category":
      plain(element)
      if let domain = element.attributes["domain"], domain.isEmpty { add("AttrNotBlank", element, "domain") }
    case "description", "content:encoded": markup(element.text, element)
    case "link", "comments", "docs": address(value, element)
    case "language": if !FeedValues.isLanguage(value) { add("InvalidLanguage", element) }
    case "pubDate", "lastBuildDate": if !FeedValues.isInternetMessageDate(value) { add("InvalidRFC2822Date", element) }
    case "author", "managingEditor", "webMaster":
      if FeedMarkupCheck.looksLikeHTML(value) { add("ContainsHTML", element) }
      if !FeedValues.isContact(value) { add("InvalidContact", element) }
    case "ttl": if !FeedValues.isPositive(value) { add("InvalidInteger", element) }
    case "guid": guid(element)
    case "enclosure": enclosure(element)
    case "source":
      plain(element)
      if let url = element.attributes["url"] { address(url, element) } else { add("MissingAttribute", element, "url") }
    default: module(element)
    }
  }

  private mutating func guid(_ element: FeedElement) {
    let value = element.value
    if value.isEmpty { add("NotBlank", element) }
    for name in element.attributes.keys where name != "isPermaLink" { add("UnexpectedAttribute", element, name) }
    let flag = element.attributes["isPermaLink"] ?? "true"
    if flag != "true", flag != "false" { add("InvalidBooleanAttribute", element, flag) }
    if flag == "true", !value.hasPrefix("http") { add("InvalidHttpGUID", element) }
    if !ids.insert(value).inserted { add("DuplicateValue", element) }
    if value.count < 9, value.allSatisfy(\.isNumber), !value.isEmpty { add("NotSufficientlyUnique", element) }
  }

  private mutating func enclosure(_ element: FeedElement) {
    for name in ["url", "length", "type"] where element.attributes[name] == nil {
      add("MissingAttribute", element, name)
    }
    if let url = element.attributes["url"], !url.hasPrefix("http") || !FeedValues.isAbsolute(url) {
      add("InvalidURLAttribute", element, url)
    }
    if let length = element.attributes["length"], !FeedValues.isWhole(length) {
      add("InvalidIntegerAttribute", element, length)
    }
    if let type = element.attributes["type"], !FeedValues.isMediaType(type) {
      add("InvalidMIMEAttribute", element, type)
    }
  }

  // MARK: RSS 1.0

  private mutating func rdf(_ root: FeedElement) {
    let allowed: Set<String> = ["channel", "item", "image", "textinput"]
    structure(root, Content(allowed: allowed, single: ["channel"], required: ["channel": "MissingElement"]))
    for element in root.children where element.name == "channel" || element.name == "item" {
      structure(element, element.name == "item" ? .rdfItem : .rdfChannel)
      if let about = element.attributes["rdf:about"] {
        if !FeedValues.isAbsolute(about) { add("InvalidLink", element, about) }
        if !ids.insert(about).inserted, element.name == "item" { add("DuplicateValue", element, about) }
      } else {
        add("MissingAttribute", element, "rdf:about")
      }
      for child in element.children where child.name != "items" { rssElement(child) }
    }
  }

  // MARK: Values

  /// A text that is none of HTML.
  mutating func plain(_ element: FeedElement) {
    for child in element.children { add("UndefinedElement", child) }
    if element.value.isEmpty { add("NotBlank", element) }
    if FeedMarkupCheck.looksLikeHTML(element.value) { add("ContainsHTML", element) }
  }

  /// An address that is absolute and has nothing in it that addresses cannot have.
  mutating func address(_ text: String, _ element: FeedElement) {
    if !FeedValues.isAbsolute(text) { add("InvalidLink", element, text) }
  }

  mutating func markup(_ html: String, _ element: FeedElement) {
    for rule in FeedMarkupCheck.rules(brokenBy: html, hasBase: !element.base.isEmpty).sorted() { add(rule, element) }
  }
}

extension FeedCheck.Content {
  private static let modules: Set<String> = [
    "content:encoded", "dc:contributor", "dc:coverage", "dc:creator", "dc:date", "dc:description", "dc:format",
    "dc:identifier", "dc:language", "dc:publisher", "dc:relation", "dc:rights", "dc:source", "dc:subject", "dc:title",
    "dc:type", "dcterms:created", "dcterms:issued", "dcterms:modified", "creativeCommons:license", "cc:license",
    "media:content", "media:group", "media:thumbnail", "media:title", "media:description", "media:credit",
    "media:copyright", "media:keywords", "media:category", "media:rating", "media:text", "media:adult",
    "media:restriction", "media:hash", "media:player", "atom:link", "xhtml:body", "xhtml:div", "xhtml:meta",
  ]
  private static let singleModules: Set<String> = [
    "dc:date", "dc:language", "dc:rights", "dcterms:created", "dcterms:modified", "media:title", "media:copyright",
    "content:encoded",
  ]

  static let channel = Self(
    allowed: modules.union([
      "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate",
      "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput", "skipHours",
      "skipDays", "item", "items", "atom:id", "atom:author", "atom:contributor", "atom:category", "atom:updated",
    ]),
    single: singleModules.union([
      "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate",
      "lastBuildDate", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays",
      "items",
    ]),
    required: ["title": "MissingTitle", "link": "MissingLink", "description": "MissingDescription"])

  static let item = Self(
    allowed: modules.union([
      "title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source",
      "body", "atom:id", "atom:author", "atom:contributor", "atom:category", "atom:content", "atom:published",
      "atom:updated", "atom:summary", "atom:title", "atom:source", "atom:rights",
    ]),
    single: singleModules.union([
      "title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate", "source",
    ]))

  static let rdfChannel = Self(
    allowed: modules.union(["title", "link", "description", "image", "items", "textinput"]),
    single: singleModules.union(["title", "link", "description", "items"]),
    required: [
      "title": "MissingTitle", "link": "MissingLink", "description": "MissingDescription", "items": "MissingElement",
    ])

  static let rdfItem = Self(
    allowed: modules.union(["title", "link", "description"]),
    single: singleModules.union(["title", "link", "description"]),
    required: ["title": "MissingTitle", "link": "MissingElement"])
}
