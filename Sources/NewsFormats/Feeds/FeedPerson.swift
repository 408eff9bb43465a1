internal import ArticleModel

/// People as the elements of RSS name them: in one text, often with an address of mail.
enum FeedPerson {
  /// Takes `mail (Name)`, `Name <mail>`, `Name (mail)`, a mail address or a name apart.
  static func parse(_ text: String, role: String) -> Contributor {
    var person = Contributor(role: role)
    let text = trimmed(text[...])
    // Without the sign there is no address, and brackets are part of the name.
    guard text.utf8.contains(UInt8(ascii: "@")) else {
      person.name = text
      return person
    }
    if let (before, inner) = split(text, "(", ")") ?? split(text, "<", ">") {
      let parts = [trimmed(before[...]), trimmed(inner[...])]
      if let mail = parts.firstIndex(where: isMail) {
        person.email = withoutScheme(parts[mail])
        person.name = parts[1 - mail]
        return person
      }
    }
    if isMail(text) { person.email = withoutScheme(text) } else { person.name = text }
    return person
  }

  /// The text that RSS wants, or `nil` without an address of mail.
  static func text(of person: Contributor) -> String? {
    guard isMail(person.email) else { return nil }
    return person.name.isEmpty ? person.email : "\(person.email) (\(person.name))"
  }

  /// Whether a text is an address of mail.
  static func isMail(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
    return text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "(") }
  }

  private static func withoutScheme(_ text: String) -> String {
    text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
  }

  /// What stands before a bracket and within it, when the text ends with it.
  private static func split(_ text: String, _ open: Character, _ close: Character) -> (String, String)? {
    guard text.last == close, let start = text.lastIndex(of: open) else { return nil }
    return (String(text[..<start]), String(text[text.index(after: start)...].dropLast()))
  }

  static func trimmed(_ text: Substring) -> String {
    let bytes = text.utf8
    if let first = bytes.first, first > 0x20, let last = bytes.last, last > 0x20 { return String(text) }
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(text[first...last])
  }
}
