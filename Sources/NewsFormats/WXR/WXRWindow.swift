internal import ArticleModel

/// The posts that were read last, held back so that they meet their files.
///
/// An export has its posts in the order in which they were begun: a file stands before a post that was written later, or
/// behind one that was begun first, mostly not far away. The window holds some megabytes of text, however long the export
/// is. A file that meets a post is part of it; one that meets none stays an article of its own.
struct WXRWindow {
  private struct Entry {
    var article: Article
    let size: Int
    let number: String?
    let isAttachment: Bool
    /// Whether it is part of a post, and so no article of its own.
    var isJoined = false
  }

  /// How much text the window holds, in bytes.
  private let limit: Int
  private var entries: [Entry] = []
  /// The entries before this one have left.
  private var first = 0
  /// The position of the first entry in the array among all posts.
  private var base = 0
  private var size = 0
  /// Where posts are, by their numbers.
  private var positions: [String: Int] = [:]
  /// The posts that wait for a file, by its number.
  private var waiting: [String: [Int]] = [:]
  /// The files whose post has not come, by its number.
  private var orphans: [String: [Int]] = [:]

  init(limit: Int = 4 << 20) { self.limit = limit }

  /// Takes a post, with the size of its text.
  mutating func append(_ article: consuming Article, size: Int) {
    let position = base + entries.count
    let isAttachment = article.isWordPressAttachment
    let number = article.wordPressNumber
    let parent = article.wordPressParent
    let thumbnail = isAttachment ? nil : article.wordPressMeta("_thumbnail_id")
    var entry = Entry(article: article, size: size + 1_024, number: number, isAttachment: isAttachment)
    if isAttachment, let number, let former = positions[number].map({ $0 - base }), entries[former].isJoined {
      // Files that several posts show may stand behind each of them.
      entry.isJoined = entries[former].article.id == entry.article.id
    }
    self.size += entry.size
    entries.append(entry)
    if let number { positions[number] = position }
    if isAttachment {
      for post in number.flatMap({ waiting[$0] }) ?? [] { join(position, to: post, role: "thumbnail") }
      guard let parent else { return }
      if let post = positions[parent], !entries[post - base].isAttachment {
        join(position, to: post, role: "attachment")
      } else {
        orphans[parent, default: []].append(position)
      }
    } else {
      if let thumbnail {
        if let file = positions[thumbnail], entries[file - base].isAttachment {
          join(file, to: position, role: "thumbnail")
        } else {
          waiting[thumbnail, default: []].append(position)
        }
      }
      for file in number.flatMap({ orphans.removeValue(forKey: $0) }) ?? [] where file >= base + first {
        join(file, to: position, role: "attachment")
      }
    }
  }

  /// Hands over what is beyond the limit, or everything.
  mutating func release(all: Bool = false, into articles: inout [Article]) {
    while first < entries.count, all || size > limit {
      leave(first, into: &articles)
      first += 1
    }
    // Taken off the front in large steps, so that each entry moves few times.
    guard first == entries.count || first > 256 && first > entries.count / 2 else { return }
    base += first
    entries.removeFirst(first)
    first = 0
  }

  private mutating func leave(_ index: Int, into articles: inout [Article]) {
    let position = base + index
    size -= entries[index].size
    if let number = entries[index].number, positions[number] == position { positions[number] = nil }
    let article = entries[index].article
    entries[index].article = Article()
    if let thumbnail = article.wordPressMeta("_thumbnail_id") { forget(position, in: &waiting, at: thumbnail) }
    if let parent = article.wordPressParent { forget(position, in: &orphans, at: parent) }
    if !entries[index].isJoined { articles.append(article) }
  }

  private func forget(_ position: Int, in table: inout [String: [Int]], at key: String) {
    guard var known = table[key] else { return }
    known.removeAll { $0 == position }
    table[key] = known.isEmpty ? nil : known
  }

  /// Makes a file part of a post: its medium is one of the post's, and all that is known of it stands beside it.
  private mutating func join(_ file: Int, to post: Int, role: String) {
    let name = entries[file - base].number.map(WordPressAttachment.mediaID) ?? ""
    var attachment = entries[file - base].article
    entries[file - base].isJoined = true
    let index = post - base
    guard !entries[index].article.associations.contains(where: { $0.id == attachment.id && $0.name == name }) else {
      return
    }
    if attachment.status.isEmpty, attachment.wordPressElement("status") == "inherit" {
      attachment.status = entries[index].article.status
    }
    for medium in attachment.media.prefix(1) { entries[index].article.add(medium) }
    entries[index].article.associations.append(
      Association(name: name, role: role, id: attachment.id, article: attachment))
  }
}

extension Article {
  /// Adds a medium, unless its file is that of one which is known.
  fileprivate mutating func add(_ medium: Media) {
    let addresses = Set(medium.renditions.map(\.href))
    guard let known = media.firstIndex(where: { $0.renditions.contains { addresses.contains($0.href) } }) else {
      return media.append(medium)
    }
    for field in [\Media.title, \.caption, \.altText] where media[known][keyPath: field].isEmpty {
      media[known][keyPath: field] = medium[keyPath: field]
    }
  }
}
