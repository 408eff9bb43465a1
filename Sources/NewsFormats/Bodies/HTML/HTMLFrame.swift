internal import ArticleModel
internal import HTMLSyntax

/// A container of blocks that is open.
struct HTMLFrame {
  /// What it is.
  let kind: Kind
  /// The element whose end tag ends it.
  let element: HTMLElement
  /// The identifier, language and attributes of the block that it becomes.
  var style = HTMLBlockStyle()
  /// The blocks directly within it.
  var blocks: [Block] = []
  /// The marks that were open outside of it and do not reach in, as a count.
  var markBase = 0

  /// The role of a section or note.
  var role = ""
  /// The label of a section, the source of a quotation, the credit of a figure.
  var words = ""
  /// The caption of a table or figure.
  var caption = RichText()
  /// The items of a list.
  var items: [[Block]] = []
  var isOrdered = false
  var start: Int?
  /// The entries of a list of definitions.
  var definitions: [Definition] = []
  /// The rows of a table, and the part that the next one belongs to.
  var rows: [Table.Row] = []
  var part = Table.Part.body
  /// The cells of a row.
  var cells: [Table.Cell] = []
  /// What a cell is but its content.
  var cell: Table.Cell?

  /// The kinds of containers.
  enum Kind {
    case root, section, note, quotation, list, item, definitions, definition, table, row, cell, figure

    /// Whether text and blocks cannot stand in it but within something of its own.
    var isStructure: Bool {
      switch self {
      case .list, .definitions, .table, .row: true
      default: false
      }
    }
  }

  init(_ kind: Kind, _ element: HTMLElement) {
    self.kind = kind
    self.element = element
  }
}

/// The identifier, language and attributes of a block.
struct HTMLBlockStyle {
  var id = ""
  var language = ""
  var attributes: [Attribute] = []

  init() {}

  /// Takes what a tag says.
  init(_ tag: HTMLTag) {
    guard tag.attributeCount > 0 else { return }
    id = tag.attribute("id") ?? ""
    language = tag.attribute("lang") ?? tag.attribute("xml:lang") ?? ""
    attributes = HTMLName.ownAttributes(of: tag)
  }

  /// Whether it says nothing.
  var isEmpty: Bool { id.isEmpty && language.isEmpty && attributes.isEmpty }

  func block(_ content: consuming Block.Content) -> Block {
    Block(content, id: id, language: language, attributes: attributes)
  }
}

/// A text that is open.
///
/// Nearly all texts are of a kind and nothing more; what the others have besides is kept apart, so that a text costs
/// little to open and to end.
struct HTMLLeaf {
  /// What it is.
  let kind: Kind
  private let details: Details?

  /// What few texts have.
  private final class Details {
    let role: String
    let style: HTMLBlockStyle

    init(role: String, style: HTMLBlockStyle) {
      self.role = role
      self.style = style
    }
  }

  /// The kinds of text.
  enum Kind: Equatable {
    case paragraph
    case heading(Int)
    case preformatted(isTabular: Bool)
    /// Raw text of some other format.
    case raw
    case tableCaption, figureCaption, term, source, label
    /// The whole fragment.
    case single
  }

  init(_ kind: Kind) {
    self.kind = kind
    details = nil
  }

  init(_ kind: Kind, role: String, style: HTMLBlockStyle = HTMLBlockStyle()) {
    self.kind = kind
    details = role.isEmpty && style.isEmpty ? nil : Details(role: role, style: style)
  }

  /// A text of the identifier, language and attributes that a tag states, with the role of a paragraph.
  init(_ kind: Kind, _ tag: HTMLTag) {
    if tag.attributeCount == 0 {
      self.init(kind)
    } else {
      self.init(kind, role: kind == .paragraph ? HTMLName.role(of: tag) : "", style: HTMLBlockStyle(tag))
    }
  }

  /// The role of a paragraph, or the format of raw text.
  var role: String { details?.role ?? "" }

  /// The identifier, language and attributes of the block that it becomes.
  var style: HTMLBlockStyle { details?.style ?? HTMLBlockStyle() }

  /// The block that it becomes.
  @inline(__always)
  func block(_ content: consuming Block.Content) -> Block {
    if let details { return details.style.block(content) }
    return Block(content)
  }

  /// Whether blocks within it are lines of it.
  var isSealed: Bool {
    switch kind {
    case .paragraph: false
    default: true
    }
  }

  var isPreformatted: Bool { kind.isPreformatted }
}

extension HTMLLeaf.Kind {
  /// Whether white space counts.
  var isPreformatted: Bool {
    switch self {
    case .preformatted, .raw: true
    default: false
    }
  }
}

/// An inline element that is open.
struct HTMLOpenMark {
  /// The element whose end tag ends it.
  let element: HTMLElement
  /// What it makes of its text, or `nil` when it makes nothing of it.
  var kind: Mark.Kind?
  /// Its number in the text at hand, or `nil` when no text of it stands there yet.
  var number: Int?
  /// Whether it ends with the mark before it.
  var isCompanion = false
}

/// What is passed over until it ends.
struct HTMLSkip {
  /// The element that ends it.
  let element: HTMLElement
  /// How many of these are open.
  var depth = 1
  /// What is done with its words.
  var purpose = Purpose.nothing
  /// Its words so far.
  var words = ""

  enum Purpose {
    case nothing
    /// They are the title of the page.
    case title
    /// They are for those who cannot play a medium; its files stand among them.
    case player(Int)
    /// They are the title of a medium.
    case file(Int)
  }

  init(_ element: HTMLElement, _ purpose: Purpose = .nothing) {
    self.element = element
    self.purpose = purpose
  }
}

/// A piece of text beside the one at hand.
struct HTMLAside {
  /// What it is.
  let purpose: Purpose
  /// The text at hand, put aside.
  let outer: RichTextBuffer.State

  enum Purpose {
    /// The reading of the ruby that is open.
    case reading
    /// What is repeated for those who do not know ruby.
    case fallback
    /// The credit of the figure that is open.
    case credit
  }
}

/// Names that the writer of HTML and its reader agree on, beyond those of HTML.
enum HTMLName {
  /// Stands before the name of an attribute of a block.
  static let attributePrefix = "data-news-"
  /// Roles that are told by a class of the same name.
  static let roles: Set<String> = [
    "lead", "summary", "signoff", "related", "caption", "editors", "correction", "footnote", "end", "copyright",
  ]
  /// The lengths that roles have: nearly all other classes are longer.
  private static let roleLengths = 3...10

  /// The role that a tag states.
  static func role(of tag: HTMLTag) -> String {
    guard tag.attributeCount > 0 else { return "" }
    if let role = tag.attribute("data-role") { return role }
    return tag.withAttribute("class") { role(among: $0) } ?? ""
  }

  /// The first role among classes, or an empty text.
  private static func role(among classes: Span<UInt8>) -> String {
    var start = 0
    while start < classes.count {
      let end = ByteScan.first(oneOf: 0x20, 0x20, in: classes, from: start)
      if roleLengths.contains(end - start) {
        let name = unsafe classes.extracting(start..<end).withUnsafeBufferPointer {
          unsafe String(decoding: $0, as: UTF8.self)
        }
        if roles.contains(name) { return name }
      }
      start = end + 1
    }
    return ""
  }

  /// The attributes of a block, or of an element that is kept by its name, among those of a tag.
  static func ownAttributes(of tag: HTMLTag) -> [Attribute] {
    tag.attributes(withPrefix: "data-news-").map { Attribute(name: $0.name, value: $0.value) }
  }
}
