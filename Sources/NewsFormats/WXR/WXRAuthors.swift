internal import ArticleModel
internal import XMLSyntax

/// The authors that an export has told of so far, by the names with which they log in.
struct WXRAuthors {
  private var people: [String: Contributor] = [:]
  /// The element outside of the posts that was looked at last: the next ones stand behind it.
  private var last: XMLNode?

  subscript(login: String) -> Contributor? { people[login] }

  /// Takes the authors that became known since the last time.
  mutating func update(from frame: XMLTree) {
    guard !frame.isEmpty else { return }
    var next: XMLNode?
    if let last {
      next = frame.nextSibling(of: last)
    } else {
      let channel = frame.firstElement(.channel, of: frame.root, in: FeedName.vocabulary)
      next = channel.flatMap { frame.firstChild(of: $0) }
    }
    while let node = next {
      last = node
      if !frame.isText(node), frame.name(of: node, in: FeedName.vocabulary) == .wpAuthor { add(node, of: frame) }
      next = frame.nextSibling(of: node)
    }
  }

  private mutating func add(_ node: XMLNode, of frame: XMLTree) {
    func text(_ name: FeedName) -> String {
      frame.firstElement(name, of: node, in: FeedName.vocabulary)
        .map { FeedPerson.trimmed(frame.peekText(of: $0)[...]) } ?? ""
    }
    let login = text(.wpAuthorLogin)
    guard !login.isEmpty else { return }
    var person = Contributor(name: text(.wpAuthorDisplayName), role: "author", email: text(.wpAuthorEmail))
    if person.name.isEmpty {
      person.name = [text(.wpAuthorFirstName), text(.wpAuthorLastName)].filter { !$0.isEmpty }.joined(separator: " ")
    }
    if person.name.isEmpty { person.name = login }
    if person.name != login {
      person.code = login
      person.scheme = WordPressPost.loginScheme
    }
    people[login] = person
  }
}
