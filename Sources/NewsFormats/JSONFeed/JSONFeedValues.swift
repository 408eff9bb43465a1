internal import ArticleModel
internal import JSONSyntax

/// The names that JSON Feed gives to members, in feeds, items, authors, attachments and hubs.
enum JSONFeedName: String, CaseIterable {
  case version, title, description, language, authors, author, hubs, items, id, url, summary, image, tags, attachments
  case name, avatar, type
  case homePageURL = "home_page_url"
  case feedURL = "feed_url"
  case nextURL = "next_url"
  case icon, favicon
  case externalURL = "external_url"
  case contentHTML = "content_html"
  case contentText = "content_text"
  case bannerImage = "banner_image"
  case datePublished = "date_published"
  case dateModified = "date_modified"
  case mimeType = "mime_type"
  case sizeInBytes = "size_in_bytes"
  case durationInSeconds = "duration_in_seconds"
  case news = "_news"
}

/// Takes values out of a feed or an item, and says what is wrong with them.
///
/// A value of the wrong type is warned about and stays unread, so that it becomes an extension; `null` says nothing.
struct JSONFeedValues {
  var tree: JSONTree
  var names = JSONVocabulary<JSONFeedName>()
  var sink: (any ArticleSink)?
  /// The identifier of the article at hand.
  var articleID = ""

  mutating func name(of node: JSONNode) -> JSONFeedName? { names.name(of: node, in: tree) }

  func warn(_ code: String, _ message: String, at node: JSONNode) {
    sink?.report(Diagnostic(.warning, code, message, at: tree.location(of: node), articleID: articleID))
  }

  func refuse(_ node: JSONNode, type: String) {
    guard tree.kind(of: node) != .null else { return }
    warn("jsonfeed-value", "\(tree.key(of: node) ?? "an element") must be \(type)", at: node)
  }

  func string(_ node: JSONNode) -> String? {
    if let string = tree.string(of: node) { return string }
    refuse(node, type: "a string")
    return nil
  }

  func read(_ node: JSONNode, into field: inout String) {
    if let string = string(node) { field = string }
  }

  /// Reads an amount; what it says beyond the whole number stays unread.
  func amount(_ node: JSONNode) -> Int? {
    if tree.kind(of: node) == .number {
      // Asked for its source, a value is not read.
      guard let number = Double(tree.source(of: node)), number >= 0, number < 1e15 else {
        warn("jsonfeed-value", "\(tree.key(of: node) ?? "the number") must be a number of at least 0", at: node)
        return nil
      }
      return tree.integer(of: node) ?? Int(number)
    }
    refuse(node, type: "a number")
    return nil
  }

  /// The elements of an array, or none when it is something else.
  func elements(_ node: JSONNode) -> JSONChildren? {
    if tree.kind(of: node) == .array { return tree.children(of: node) }
    refuse(node, type: "an array")
    return nil
  }

  /// The members of an object, or none when it is something else.
  func members(_ node: JSONNode) -> JSONChildren? {
    if tree.kind(of: node) == .object { return tree.children(of: node) }
    refuse(node, type: "an object")
    return nil
  }

  /// Reads `authors`; their pictures, which the model has no field for, become extensions.
  mutating func authors(_ node: JSONNode, pictures: inout [Extension]) -> [Contributor] {
    guard let elements = elements(node) else { return [] }
    var authors: [Contributor] = []
    for element in elements {
      if let author = author(element, index: authors.count, pictures: &pictures) { authors.append(author) }
    }
    return authors
  }

  /// Reads an author.
  mutating func author(_ node: JSONNode, index: Int = 0, pictures: inout [Extension]) -> Contributor? {
    guard let members = members(node) else { return nil }
    var author = Contributor(role: "author")
    var picture = ""
    for member in members {
      switch name(of: member) {
      case .name: read(member, into: &author.name)
      case .url: read(member, into: &author.url)
      case .avatar: read(member, into: &picture)
      default: break
      }
    }
    if !picture.isEmpty { pictures.append(JSONFeedExtension.picture(picture, ofAuthor: index)) }
    return author.name.isEmpty && author.url.isEmpty ? nil : author
  }

  /// What nobody has read, as extensions; those that the standard calls so come last.
  func unread() -> [Extension] {
    var others: [Extension] = []
    var own: [Extension] = []
    tree.visitUnread(below: tree.root) { path, node in
      let name =
        tree.key(of: node) ?? String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
      if JSONFeedExtension.isName(name), name == path {
        own.append(Extension(anchor: path, name: name, value: tree.source(of: node)))
      } else {
        let value = tree.kind(of: node) == .string ? tree.text(of: node) : tree.source(of: node)
        others.append(Extension(anchor: path, name: name, value: value))
      }
    }
    return own.isEmpty ? others : others + own
  }
}

/// The extensions of JSON Feed: members whose name begins with `_` and a letter.
enum JSONFeedExtension {
  /// The name of the project's own.
  static let news = "_news"

  static func isName(_ name: String) -> Bool {
    let bytes = name.utf8
    guard bytes.first == UInt8(ascii: "_"), let second = bytes.dropFirst().first else { return false }
    return (0x41...0x5A).contains(second & 0xDF)
  }

  /// Whether an extension of an article or a collection is a member that can be written as it was.
  static func isMember(_ found: Extension) -> Bool {
    guard found.anchor == found.name, found.namespace.isEmpty, isName(found.name), found.name != news else {
      return false
    }
    var options = JSONReader.Options()
    // Those around it need room as well.
    options.maximumDepth = 400
    options.illegalScalars = .keep
    return (try? JSONReader(options: options).tree(Array(found.value.utf8))) != nil
  }

  /// The picture of an author, which the model has no field for.
  static func picture(_ address: String, ofAuthor index: Int) -> Extension {
    Extension(anchor: "authors/\(index)/avatar", name: "avatar", value: address)
  }

  /// Takes the picture of an author out of a list.
  static func takePicture(ofAuthor index: Int, from extensions: inout [Extension]) -> String {
    let place = extensions.firstIndex { !$0.value.isEmpty && $0 == picture($0.value, ofAuthor: index) }
    return place.map { extensions.remove(at: $0).value } ?? ""
  }

  /// Takes the value of a member of the standard that the model has no field for out of a list.
  static func takeText(
    _ name: String, from extensions: inout [Extension], where isFitting: (String) -> Bool = { !$0.isEmpty }
  ) -> String {
    let place = extensions.firstIndex {
      $0 == Extension(anchor: name, name: name, value: $0.value) && isFitting($0.value)
    }
    return place.map { extensions.remove(at: $0).value } ?? ""
  }

  /// Takes those out of a list that can be written as members, the first of each name.
  static func takeMembers(from extensions: inout [Extension]) -> [Extension] {
    guard extensions.contains(where: isMember) else { return [] }
    var members: [Extension] = []
    extensions.removeAll { found in
      guard isMember(found), !members.contains(where: { $0.name == found.name }) else { return false }
      members.append(found)
      return true
    }
    return members
  }
}
