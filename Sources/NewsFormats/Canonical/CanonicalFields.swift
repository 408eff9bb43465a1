/// What has fields in the canonical forms.
protocol CanonicalFields {
  /// What the content of its element is in XML.
  var canonicalContent: CanonicalContent { get }
}

/// What the content of an element is in XML.
enum CanonicalContent {
  /// Elements, each a field or an element of a list.
  case members
  /// A string, which is the field of this name.
  case string(CanonicalName)
  /// A text with marks.
  case text
  /// Blocks, with fields before them.
  case blocks
  /// Text that belongs to the element around: the element is a mark.
  case marked

  /// Whether white space in the element would be taken for content.
  var isMixed: Bool {
    switch self {
    case .members, .blocks: false
    case .string, .text, .marked: true
    }
  }
}

extension CanonicalFields {
  var canonicalContent: CanonicalContent { .members }
}
