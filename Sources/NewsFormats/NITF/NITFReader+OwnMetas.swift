internal import ArticleModel

/// Metas under the project's own names: fields of the model that NITF has no place for.
extension NITFReader {
  /// Reads the meta of one field; the name comes without ``NITFMetaName/prefix``.
  ///
  /// - Returns: Whether there is such a field and the value is one for it.
  mutating func readOwn(_ name: String, _ content: String) -> Bool {
    switch name {
    case "version": article.version = content
    case "previous-version": article.previousVersion = content
    case "type":
      article.type = content
      article.provenance.inferred.removeAll { $0.path == "type" }
    case "profile": article.profile = content
    case "credit-line": article.creditLine = content
    case "url": article.url = content
    case "external-url": article.externalURL = content
    case "dateline-source":
      article.dateline = article.dateline ?? Dateline()
      article.dateline?.source = content
    case "dateline-in-body":
      article.dateline = article.dateline ?? Dateline()
      article.dateline?.isInBody = content == "true"
    case "audience": article.audiences.append(Concept(name: content))
    case "alt-id":
      let (role, value) = pair(content)
      article.altIDs.append(AlternativeIdentifier(role: value.isEmpty ? "" : role, value: value.isEmpty ? role : value))
    case "signal":
      let (code, text) = pair(content)
      article.signals.append(Signal(code: code, text: text))
    case "link":
      let (rel, href) = pair(content)
      article.links.append(Link(rel: href.isEmpty ? "" : rel, href: href.isEmpty ? rel : href))
    case "priority":
      guard let priority = Int(content), (1...9).contains(priority) else { return false }
      article.priority = priority
    case "embargo":
      guard content == "indefinite" || NewsDate(content) != nil else { return false }
      article.embargo = Embargo(until: NewsDate(content))
    default: return readOwnDate(name, content)
    }
    return true
  }

  private mutating func readOwnDate(_ name: String, _ content: String) -> Bool {
    guard let date = NewsDate(content) else { return false }
    switch name {
    case "content-created": article.contentCreated = date
    case "content-modified": article.contentModified = date
    case "published": article.published = date
    case "sent": article.sent = date
    default: return false
    }
    return true
  }

  /// What stands before the first space, and what behind it.
  private func pair(_ content: String) -> (String, String) {
    guard let space = content.utf8.firstIndex(of: 0x20) else { return (content, "") }
    return (String(content[..<space]), String(content[content.index(after: space)...]))
  }
}
