internal import ArticleModel

/// What WordPress's own elements say of an article.
struct WordPressFields {
  /// The number of the post in its site, as the source had it.
  var number = ""
  /// The name of the post in its address.
  var name = ""
  var type = "post"
  var status = "publish"
  var password = ""
  var isSticky = false
  /// The number of the post that it belongs to.
  var parent = ""
  /// Where the file is that it stands for.
  var address = ""
  var published: (local: String, universal: String)?
  var modified: (local: String, universal: String)?
  /// The author, as he logs in.
  var author: Contributor?
  /// Elements that only WordPress understands: they are written as they were read.
  var others: [Extension] = []
}

extension FeedItemPlan {
  /// Plans what WordPress's own elements say.
  mutating func planWordPress(_ article: Article, head: FeedHead) throws(DocumentError) {
    planIdentifiers()
    planElements()
    planStatus(article)
    planAuthor()
    planType(article)
    try planAttachments(article, head: head)
  }

  /// The login name of an author; who has none is known by the name.
  static func login(_ author: Contributor) -> String {
    let isLogin = author.scheme == WordPressPost.loginScheme && !author.code.isEmpty
    return isLogin ? author.code : author.name.isEmpty ? author.email : author.name
  }

  // MARK: Elements

  private mutating func planIdentifiers() {
    var others = rest.altIDs
    if let index = others.firstIndex(where: { $0.role == WordPressPost.numberRole }),
      WordPressFields.isNumber(others[index].value)
    {
      wordPress.number = others.remove(at: index).value
    }
    if let index = others.firstIndex(where: { $0.role == WordPressPost.nameRole }),
      FeedDialect.isLine(others[index].value)
    {
      wordPress.name = others.remove(at: index).value
    }
    // The order is that of the elements.
    let isOrdered = rest.altIDs.first?.role == WordPressPost.numberRole || rest.altIDs.count < 2
    if others.isEmpty, isOrdered { rest.altIDs = [] }
    guard let parent = rest.wordPressParent, WordPressFields.isNumber(parent) else { return }
    wordPress.parent = parent
    if rest.related == [RelatedItem(label: WordPressPost.parentLabel, id: parent)] { rest.related = [] }
  }

  /// Takes the extensions that are elements of WordPress.
  private mutating func planElements() {
    var others: [Extension] = []
    for found in rest.extensions {
      guard found.namespace == WordPressPost.namespace, WordPressFields.isWritable(found) else {
        others.append(found)
        continue
      }
      switch found.anchor {
      case WordPressPost.typeName: wordPress.type = found.value
      case "post_password": wordPress.password = found.value
      case "is_sticky" where found.value == "1": wordPress.isSticky = true
      case "status": wordPress.status = found.value
      default: wordPress.others.append(found)
      }
    }
    rest.extensions = others
  }

  private mutating func planStatus(_ article: Article) {
    let wanted = WordPressPost.Meaning(status: article.status, embargo: article.embargo)
    let stated = article.wordPressElement("status")
    let hasPassword = !wordPress.password.isEmpty
    var shown = article.published
    func meaning(_ word: String, _ date: NewsDate?) -> WordPressPost.Meaning {
      WordPressPost.meaning(of: word, hasPassword: hasPassword, date: date)
    }
    if let stated, meaning(stated, shown) == wanted {
      wordPress.status = stated
    } else {
      wordPress.status = WordPressPost.word(for: wanted)
      if let stated { rest.extensions.append(WordPressFields.element("status", stated)) }
      if wordPress.status == "future" { shown = article.embargo?.until }
    }
    planDates(article, shown: shown)
    let said = meaning(wordPress.status, shown)
    if said.status == wanted.status { rest.status = "" } else if wanted.status.isEmpty { markAbsent("status") }
    if said.embargo == wanted.embargo, shown.map(WordPressPost.isExact) ?? true {
      rest.embargo = nil
    } else if wanted.embargo == nil {
      markAbsent("embargo")
    }
  }

  private mutating func planDates(_ article: Article, shown: NewsDate?) {
    // A post without a date would be one of the day of its import.
    let near = [shown, article.contentCreated, article.firstCreated, article.versionCreated]
    let date = near.lazy.compactMap(\.self).first { WordPressPost.texts(of: $0) != nil }
    wordPress.published = date.flatMap(WordPressPost.texts)
    published = date
    if let date, date == article.published, WordPressPost.isExact(date) {
      rest.published = nil
    } else if article.published == nil, date != nil {
      markAbsent("published")
    }
    guard let version = article.versionCreated else { return }
    wordPress.modified = WordPressPost.texts(of: version)
    if wordPress.modified != nil, WordPressPost.isExact(version) { rest.versionCreated = nil }
  }

  private mutating func planAuthor() {
    guard let author = rest.contributors.first(where: { $0.role == "author" }) ?? rest.contributors.first else {
      guard !rest.byline.isEmpty else { return }
      let name = rest.byline.hasPrefix("By ") ? String(rest.byline.dropFirst(3)) : rest.byline
      wordPress.author = Contributor(name: name, role: "author")
      return markAbsent("contributors")
    }
    wordPress.author = author
    var plain = Contributor(name: author.name, role: "author", email: author.email)
    let login = FeedItemPlan.login(author)
    if login != author.name { (plain.code, plain.scheme) = (login, WordPressPost.loginScheme) }
    let isClear = !login.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "@") }
    let isLine = FeedDialect.isLine(author.name) && FeedDialect.isLine(login) && FeedMarkup.kind(of: login) == .none
    let isMail = author.email.isEmpty || FeedDialect.isLine(author.email)
    if rest.contributors == [plain], !author.name.isEmpty, isClear, isLine, isMail { rest.contributors = [] }
    if !FeedDialect.isLine(login) || login.isEmpty { wordPress.author = nil }
  }

  /// Posts are texts; files have the kind that the end of their name tells.
  private mutating func planType(_ article: Article) {
    if wordPress.type == WordPressAttachment.type, let medium = rest.media.first,
      let address = medium.renditions.first?.href, FeedDialect.isAddress(address)
    {
      wordPress.address = address
      // What the elements say about the file is what it will be read as.
      var copy = article
      copy.extensions = wordPress.others
      if wordPress.number.isEmpty { copy.altIDs = [] }
      if rest.media == [WordPressAttachment.medium(of: copy, address: address)] { rest.media = [] }
    }
    let isPost = ["post", "page"].contains(wordPress.type) || hasBody
    let implied =
      wordPress.type == WordPressAttachment.type
      ? WordPressAttachment.kind(of: wordPress.address) : isPost ? "text" : ""
    if rest.type == implied { rest.type = "" } else if rest.type.isEmpty { markAbsent("type") }
  }

  // MARK: Files

  /// Takes the files of a post, each of which is an item again.
  private mutating func planAttachments(_ article: Article, head: FeedHead) throws(DocumentError) {
    guard !rest.associations.isEmpty, wordPress.type != WordPressAttachment.type else { return }
    let thumbnail = article.wordPressMeta("_thumbnail_id")
    var others: [Association] = []
    for association in rest.associations {
      guard var attachment = association.article, attachment.isWordPressAttachment, association.id == attachment.id,
        let number = attachment.wordPressNumber, WordPressFields.isNumber(number),
        association.name == WordPressAttachment.mediaID(ofNumber: number),
        association.role == (number == thumbnail ? "thumbnail" : "attachment"),
        number == thumbnail || !wordPress.number.isEmpty && attachment.wordPressParent == wordPress.number
      else {
        others.append(association)
        continue
      }
      if attachment.wordPressElement("status") == "inherit", attachment.status == article.status {
        attachment.status = ""
      }
      attachments.append(try FeedItemPlan(attachment, head: head, dialect: dialect))
      if let medium = attachment.media.first { rest.media.removeAll { $0 == medium } }
    }
    rest.associations = others
  }
}

extension WordPressFields {
  /// A number that a post can have.
  static func isNumber(_ text: String) -> Bool {
    (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { $0 &- 0x30 < 10 } && text.utf8.first != 0x30
  }

  static func element(_ name: String, _ value: String) -> Extension {
    Extension(anchor: name, namespace: WordPressPost.namespace, name: name, value: value)
  }

  /// Whether an extension can be an element again, so that the same is read from it.
  static func isWritable(_ found: Extension) -> Bool {
    if found.anchor == WordPressPost.metaAnchor { return FeedDialect.isLine(found.name) && !found.name.isEmpty }
    guard !found.value.isEmpty else { return false }
    let parts = found.anchor.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.last.map(String.init) == found.name, isName(found.name) else { return false }
    if parts.count == 1 {
      // What is read from the elements that every post has.
      return !reserved.contains(found.name) && FeedPerson.trimmed(found.value[...]) == found.value
    }
    return parts.dropLast().allSatisfy { part in
      guard part.last == "]", let open = part.firstIndex(of: "[") else { return false }
      let number = part[part.index(after: open)...].dropLast()
      return isName(String(part[..<open])) && (1...9).contains(number.utf8.count)
        && number.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (first | 0x20) &- 0x61 < 26 || first == UInt8(ascii: "_") else { return false }
    return text.utf8.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
  }

  private static let reserved: Set<String> = [
    "post_id", "post_date", "post_date_gmt", "post_modified", "post_modified_gmt", "post_name", "post_parent",
    "attachment_url", "postmeta", "comment", "author",
  ]
}
