internal import CLibXML2

/// Looks for start tags that are too large before the parser sees them.
///
/// libxml2's work grows with the square of the number of attributes, without a limit: a tag of 1 MB takes 19 seconds. A
/// tag with a thousand attributes is a stretch of 5,000 bytes without `<`, and such stretches are rare: hopping from
/// `<` to `<` finds them at nearly no cost.
struct StartTagGate {
  private static let stretch = 5_000

  var maximumAttributes = 1_000
  var maximumBytes = 256 << 10
  /// A tag goes on from the last piece.
  private var isOpen = false
  private var bytes = 0
  private var attributes = 0
  private var quote: UInt8 = 0

  /// Begins a document.
  mutating func begin(_ limits: XMLLimits) {
    maximumAttributes = limits.attributes
    maximumBytes = limits.startTagBytes
    isOpen = false
  }

  /// Scans the next piece.
  ///
  /// `isTag` is asked whether what looks like a large start tag is one, with its offset in this piece or `nil` when it
  /// began in an earlier one: in CDATA sections, comments and the like there are none.
  ///
  /// - Returns: Whether there is a start tag that is too large.
  @unsafe mutating func scan(_ base: UnsafePointer<UInt8>, _ count: Int, isTag: (Int?) -> Bool) -> Bool {
    if isOpen, unsafe !takeTag(base, from: 0, count) {
      if isTag(nil) { return true }
      isOpen = false
    }
    var last = 0
    while last + Self.stretch < count {
      let end = last + Self.stretch
      if let found = unsafe wirecopyLastByte(base + last + 1, 0x3C, end - last - 1) {
        last = unsafe found - base
        continue
      }
      if unsafe startsTag(base, last, count), unsafe !takeTag(base, from: last + 1, count) {
        if isTag(last) { return true }
        isOpen = false
      }
      guard let next = unsafe memchr(base + end, 0x3C, count - end) else { return false }
      last = unsafe UnsafePointer(next.assumingMemoryBound(to: UInt8.self)) - base
    }
    guard let found = unsafe wirecopyLastByte(base + last, 0x3C, count - last) else { return false }
    last = unsafe found - base
    if unsafe startsTag(base, last, count), unsafe !takeTag(base, from: last + 1, count) {
      if isTag(last) { return true }
      isOpen = false
    }
    return false
  }

  @unsafe private mutating func startsTag(_ base: UnsafePointer<UInt8>, _ index: Int, _ count: Int) -> Bool {
    guard unsafe base[index] == 0x3C else { return false }
    isOpen = true
    bytes = 1
    attributes = 0
    quote = 0
    guard index + 1 < count else { return true }
    let next = unsafe base[index + 1]
    isOpen = next != 0x2F && next != 0x21 && next != 0x3F
    return isOpen
  }

  /// Goes to the end of the tag or the piece; the result is whether the tag is small enough so far.
  @unsafe private mutating func takeTag(_ base: UnsafePointer<UInt8>, from start: Int, _ count: Int) -> Bool {
    var index = start
    while index < count {
      let byte = unsafe base[index]
      if byte == 0x3C || (byte == 0x3E && quote == 0) {
        isOpen = false
        return true
      }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        attributes += 1
      }
      index += 1
      bytes += 1
      if attributes > maximumAttributes || bytes > maximumBytes { return false }
    }
    return true
  }

  /// Whether text that an entity stands for holds such a tag.
  @unsafe static func holdsLargeTag(_ text: UnsafePointer<UInt8>, _ count: Int, _ limits: XMLLimits) -> Bool {
    guard count > stretch else { return false }
    var gate = StartTagGate()
    gate.begin(limits)
    return unsafe gate.scan(text, count) { _ in true }
  }
}
