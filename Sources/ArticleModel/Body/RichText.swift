/// A text with marks over it.
///
/// A line break is `\n`, an inline object U+FFFC with a mark of the kind ``Mark/Kind/object(mediaID:)``. Offsets of
/// marks count Unicode scalars, which are the same in every programming language and encoding.
public struct RichText: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The plain text.
  public var text: String
  /// The marks, ordered by their start, longer ones first.
  public var marks: [Mark]

  /// Creates a text.
  public init(_ text: String = "", marks: [Mark] = []) {
    self.text = text
    self.marks = marks
  }

  /// Creates a text without marks.
  public init(stringLiteral value: String) { self.init(value) }

  /// Whether it says nothing at all.
  public var isEmpty: Bool { text.isEmpty && marks.isEmpty }
}
