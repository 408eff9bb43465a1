/// A pattern for file names, as shells have them.
///
/// `*` stands for any number of bytes but no `/`, `**` for any number of any bytes, `?` for one, `[a-z]` for one of
/// several. A pattern without a `/` is held to the last part of a path, another one to the whole path.
public struct GlobPattern: Hashable, Sendable {
  private enum Piece: Hashable, Sendable {
    case byte(UInt8)
    case one
    case several
    case all
    case set([ClosedRange<UInt8>], isNegated: Bool)
  }

  private let pieces: [Piece]
  private let isForWholePath: Bool
  /// The pattern as it was given.
  public let text: String

  /// Creates a pattern, or returns `nil` where a bracket is not closed.
  public init?(_ text: String) {
    self.text = text
    var bytes = Array(text.utf8)[...]
    isForWholePath = bytes.contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    var pieces: [Piece] = []
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "*"):
        guard bytes.first == UInt8(ascii: "*") else {
          pieces.append(.several)
          continue
        }
        bytes.removeFirst()
        pieces.append(.all)
        // `a/**/b` is `a/b` as well.
        if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
      case UInt8(ascii: "?"): pieces.append(.one)
      case UInt8(ascii: "["):
        guard let set = GlobPattern.set(&bytes) else { return nil }
        pieces.append(set)
      case UInt8(ascii: "\\"): if let next = bytes.popFirst() { pieces.append(.byte(next)) }
      default: pieces.append(.byte(byte))
      }
    }
    self.pieces = pieces
  }

  private static func set(_ bytes: inout ArraySlice<UInt8>) -> Piece? {
    let isNegated = bytes.first == UInt8(ascii: "!") || bytes.first == UInt8(ascii: "^")
    if isNegated { bytes.removeFirst() }
    var ranges: [ClosedRange<UInt8>] = []
    while let first = bytes.popFirst() {
      if first == UInt8(ascii: "]") && !ranges.isEmpty { return .set(ranges, isNegated: isNegated) }
      var last = first
      if bytes.first == UInt8(ascii: "-"), let end = bytes.dropFirst().first, end != UInt8(ascii: "]") {
        bytes.removeFirst(2)
        last = end
      }
      ranges.append(min(first, last)...max(first, last))
    }
    return nil
  }

  /// Whether a path fits the pattern; takes time in proportion to the product of both lengths at most.
  public func matches(_ path: some Collection<UInt8>) -> Bool {
    var subject = Array(path)[...]
    if !isForWholePath, let slash = subject.lastIndex(of: UInt8(ascii: "/")) { subject = subject[(slash + 1)...] }
    // Which pieces may come next, for the bytes so far.
    var open = [Bool](repeating: false, count: pieces.count + 1)
    open[0] = true
    spread(&open)
    for byte in subject {
      var next = [Bool](repeating: false, count: pieces.count + 1)
      for (index, piece) in pieces.enumerated() where open[index] {
        switch piece {
        case .byte(let wanted): if byte == wanted { next[index + 1] = true }
        case .one: if byte != UInt8(ascii: "/") { next[index + 1] = true }
        case .several: if byte != UInt8(ascii: "/") { next[index] = true }
        case .all: next[index] = true
        case .set(let ranges, let isNegated):
          let isIn = ranges.contains { $0.contains(byte) }
          if isIn != isNegated && byte != UInt8(ascii: "/") { next[index + 1] = true }
        }
      }
      spread(&next)
      open = next
    }
    return open[pieces.count]
  }

  private func spread(_ open: inout [Bool]) {
    for (index, piece) in pieces.enumerated() where open[index] && (piece == .several || piece == .all) {
      open[index + 1] = true
    }
  }
}
