/// What lines at the end of a story are.
enum TextTail: Hashable {
  case end
  case credits
  case copyright
  case correction
  case boilerplate

  /// Tells what a paragraph is, or returns `nil` when it belongs to the story.
  init?(_ text: String) {
    let lower = text.lowercased().drop { $0 == "(" || $0 == "*" || $0 == "_" || $0 == " " || $0 == "-" || $0 == "—" }
    if text.utf8.count <= 80, TextTail.isEndMark(text) {
      self = .end
    } else if TextTail.creditWords.contains(where: lower.hasPrefix) || TextTail.hasContributors(lower) {
      self = .credits
    } else if TextTail.isCopyright(lower), text.count <= 300 {
      self = .copyright
    } else if TextTail.corrections.contains(where: lower.hasPrefix) {
      self = .correction
    } else if TextTail.invitations.contains(where: lower.hasPrefix), text.count <= 300 {
      self = .boilerplate
    } else {
      return nil
    }
  }

  private static func hasContributors(_ lower: Substring) -> Bool {
    let words: StaticString = "contributed to this report"
    let bytes = Array(lower.utf8)
    return ByteSearch.first(words, in: bytes, from: 0, before: bytes.count) != nil
  }

  /// Whether a line is an end mark: `-30-`, `(END)`, `###` or a line of underscores.
  static func isEndMark(_ line: String) -> Bool {
    let bare = line.filter { $0 != " " && $0 != "-" && $0 != "(" && $0 != ")" }
    if bare == "30" { return line.contains("-") }
    return ["END", "ENDS", "###"].contains(bare) || line.count >= 3 && line.allSatisfy { $0 == "_" }
  }

  private static let creditWords = [
    "reporting by ", "editing by ", "additional reporting", "writing by ", "compiled by ", "photo by ", "photos by ",
  ]
  private static let corrections = [
    "correction:", "corrections:", "corrected:", "this story has been updated", "this story has been corrected",
    "this article has been updated", "this article has been corrected", "this story was corrected",
    "this article was corrected", "this story was updated", "this article was updated",
  ]
  private static let invitations = [
    "sign up for ", "sign up to ", "subscribe to ", "follow us on ", "follow us at ", "download our app",
    "download the app", "advertisement", "get the latest ", "click here to ",
  ]

  private static func isCopyright(_ lower: Substring) -> Bool {
    if lower.hasPrefix("©") || lower.hasPrefix("c) ") || lower.hasPrefix("all rights reserved") { return true }
    return lower.hasPrefix("copyright") && (lower.contains { $0.isNumber } || lower.contains("rights reserved"))
  }

  /// The words before names in a line of credits, with what the people named did.
  static let duties: [(words: String, role: String)] = [
    ("additional reporting by ", "contributor"), ("additional reporting: ", "contributor"),
    ("reporting by ", "reporter"),
    ("editing by ", "editor"), ("writing by ", "writer"), ("compiled by ", "compiler"), ("photos by ", "photographer"),
    ("photo by ", "photographer"),
  ]
}

/// A line that introduces other stories, such as `Related topic:`.
struct RelatedLabel {
  /// Where the label ends, in bytes from the beginning of the line, its colon included.
  let length: Int
  /// Whether a title follows in the same line.
  let hasTitle: Bool

  private static let words = [
    "related topics", "related topic", "related stories", "related story", "related articles", "related article",
    "related",
    "read more", "read also", "read next", "see also", "more on", "more from", "recommended", "also read",
    "in other news",
    "don't miss", "don’t miss", "lesen sie auch", "lire aussi", "lea también",
  ]

  /// Reads a line, or returns `nil` when it introduces nothing.
  init?(_ line: String) {
    let lower = line.lowercased()
    guard line.utf8.count == lower.utf8.count, let words = RelatedLabel.words.first(where: lower.hasPrefix) else {
      return nil
    }
    let rest = lower.dropFirst(words.count)
    if rest.isEmpty {
      length = words.utf8.count
      hasTitle = false
    } else if let colon = rest.firstIndex(of: ":"), rest[..<colon].utf8.count <= 30,
      rest.first == " " || rest.first == ":", rest[..<colon].allSatisfy({ $0 != "." && $0 != "," })
    {
      length = words.utf8.count + rest[...colon].utf8.count
      hasTitle = rest[colon...].dropFirst().contains { $0 != " " }
    } else {
      // `Read more Title of the story`, `More on Ukraine`.
      guard line.count <= 140, line.last != ".", rest.first == " ", words != "related", words != "recommended" else {
        return nil
      }
      let following = line.dropFirst(words.count + 1).first
      guard following?.isLowercase != true else { return nil }
      let isTopic = words == "more on" || words == "more from"
      length = isTopic ? line.utf8.count : words.utf8.count
      hasTitle = !isTopic
    }
  }
}
