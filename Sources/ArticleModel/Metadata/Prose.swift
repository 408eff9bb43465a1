/// A short text with its role and language: a headline, a summary or a note.
public struct Prose: Hashable, Sendable {
  /// The text with its marks.
  public var content: RichText
  /// What it is for: `main`, `sub` and the like for headlines, `internal` for notes; empty when not stated.
  public var role: String
  /// Its language when it is stated for this text, as a BCP 47 tag.
  public var language: String

  /// Creates a text.
  public init(_ content: RichText, role: String = "", language: String = "") {
    self.content = content
    self.role = role
    self.language = language
  }

  /// The text without marks.
  public var text: String { content.text }
}
