internal import ArticleModel

/// The order of an article's parts in a text, and what stands between them.
///
/// A text that was read carries its layout as the extension `layout` in the namespace ``namespace``, so that it can be
/// written again byte for byte. The value is one line: paths of parts and quoted literals, parted by spaces, such as
/// `headlines/0 "\n\n" body/0-9:"\n" "\n"`, where `body/0-9:"\n"` stands for ten blocks with a line break between them.
/// It is left out when it is the layout that the writer chooses anyway.
struct TextLayout: Hashable {
  /// The namespace of the text format's extensions.
  static let namespace = "urn:wirecopy:text"

  /// A part or what stands between parts.
  enum Item: Hashable {
    case piece(TextPiece)
    case literal(String)
  }

  /// The parts in order.
  var items: [Item] = []

  /// The parts without what stands between them.
  var pieces: [TextPiece] {
    items.compactMap { item in
      if case .piece(let piece) = item { piece } else { nil }
    }
  }

  /// The layout on one line.
  var encoded: String {
    var words: [String] = []
    var index = 0
    while index < items.count {
      switch items[index] {
      case .literal(let text): words.append(TextLayout.quoted(text))
      case .piece(.block(let first)):
        // A run of blocks, one after the other, with the same between them.
        var joint = ""
        if index + 1 < items.count, case .literal(let text) = items[index + 1] { joint = text }
        var last = first
        while index + 2 < items.count, items[index + 1] == .literal(joint), items[index + 2] == .piece(.block(last + 1))
        {
          last += 1
          index += 2
        }
        let path = TextPiece.block(first).path
        words.append(last == first ? path : "\(path)-\(last):\(TextLayout.quoted(joint))")
      case .piece(let piece): words.append(piece.path)
      }
      index += 1
    }
    return words.joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  init() {}

  /// Reads a layout, or returns `nil` when it is none, or has more blocks than there are.
  init?(_ encoded: String, blockCount: Int) {
    var rest = Substring(encoded)
    while !rest.isEmpty {
      if rest.first == "\"" {
        guard let literal = TextLayout.literal(&rest) else { return nil }
        items.append(.literal(literal))
      } else {
        let word = rest.prefix { $0 != " " && $0 != ":" }
        rest = rest.dropFirst(word.count)
        if rest.first == ":" {
          rest = rest.dropFirst()
          let ends = word.dropFirst("body/".count).split(separator: "-")
          guard word.hasPrefix("body/"), ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]),
            0 <= first, first < last, last < blockCount, items.count < 4 * blockCount + 1000,
            let joint = TextLayout.literal(&rest)
          else { return nil }
          for index in first...last {
            items.append(.piece(.block(index)))
            if index < last { items.append(.literal(joint)) }
          }
        } else {
          guard let piece = TextPiece(path: word) else { return nil }
          items.append(.piece(piece))
        }
      }
      guard rest.isEmpty || rest.first == " " else { return nil }
      rest = rest.dropFirst()
    }
  }

  /// Takes a quoted literal from the beginning of a text.
  private static func literal(_ rest: inout Substring) -> String? {
    guard rest.first == "\"" else { return nil }
    var text = ""
    var isEscaped = false
    var position = rest.unicodeScalars.index(after: rest.startIndex)
    while position < rest.endIndex {
      let scalar = rest.unicodeScalars[position]
      position = rest.unicodeScalars.index(after: position)
      if isEscaped {
        text.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "t" ? "\t" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        rest = rest[position...]
        return text
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return nil
  }
}
