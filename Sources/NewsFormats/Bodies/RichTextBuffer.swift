internal import ArticleModel
internal import CBytes

/// Gathers one text with its marks from pieces of XML text.
///
/// White space is folded as it comes in: a run becomes one space, at the beginning, at the end and around line breaks
/// there is none. Memory is kept from text to text.
@safe final class RichTextBuffer {
  /// Everything about the text at hand, behind a pointer: reaching it then costs no check for exclusive access.
  private let state: UnsafeMutablePointer<State>

  /// A text that is being gathered.
  @safe struct State {
    fileprivate var base: UnsafeMutablePointer<UInt8>
    fileprivate var capacity: Int
    fileprivate var count = 0
    fileprivate var scalarCount = 0
    fileprivate var marks: [Mark] = []
    /// White space was met that becomes one space if more text follows.
    fileprivate var hasPendingSpace = false
    /// The next text is not to lengthen the word before it.
    fileprivate var breaksWord = false
    /// Whether white space is kept as it is.
    fileprivate var preservesSpace = false

    fileprivate init(capacity: Int) {
      self.capacity = capacity
      unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    }
  }

  init() {
    unsafe state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    unsafe state.initialize(to: State(capacity: 4096))
  }

  deinit {
    unsafe state.pointee.base.deallocate()
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  private var base: UnsafeMutablePointer<UInt8> { unsafe state.pointee.base }

  private var count: Int {
    get { unsafe state.pointee.count }
    set { unsafe state.pointee.count = newValue }
  }

  /// How many scalars the text has so far, which is where the next mark starts.
  private(set) var scalarCount: Int {
    get { unsafe state.pointee.scalarCount }
    set { unsafe state.pointee.scalarCount = newValue }
  }

  private var hasPendingSpace: Bool {
    get { unsafe state.pointee.hasPendingSpace }
    set { unsafe state.pointee.hasPendingSpace = newValue }
  }

  private var breaksWord: Bool {
    get { unsafe state.pointee.breaksWord }
    set { unsafe state.pointee.breaksWord = newValue }
  }

  private var preservesSpace: Bool { unsafe state.pointee.preservesSpace }

  /// Whether there is neither text nor a mark.
  var isEmpty: Bool { unsafe state.pointee.count == 0 && state.pointee.marks.isEmpty }

  /// Starts a new text.
  func begin(preservingSpace: Bool = false) {
    unsafe state.pointee.count = 0
    unsafe state.pointee.scalarCount = 0
    unsafe state.pointee.hasPendingSpace = false
    unsafe state.pointee.breaksWord = false
    unsafe state.pointee.preservesSpace = preservingSpace
    if unsafe !state.pointee.marks.isEmpty { unsafe state.pointee.marks.removeAll(keepingCapacity: true) }
  }

  /// Puts the text at hand aside and makes room for another one, until ``resume(_:)``.
  func suspend() -> State {
    let outer = unsafe state.pointee
    unsafe state.pointee = State(capacity: 1024)
    return outer
  }

  /// Takes up a text that was put aside; the one at hand is forgotten.
  func resume(_ outer: State) {
    unsafe state.pointee.base.deallocate()
    unsafe state.pointee = outer
  }

  // MARK: Text

  /// Appends UTF-8.
  func append(_ text: Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let source = bytes.baseAddress else { return }
      reserve(bytes.count + 1)
      if breaksWord {
        breaksWord = false
        if !preservesSpace, endsInWord, unsafe isWord(source[0]) { hasPendingSpace = true }
      }
      if preservesSpace {
        unsafe copy(source, bytes.count)
      } else {
        unsafe fold(source, bytes.count)
      }
    }
  }

  /// Appends a break between lines; spaces around it go.
  func appendLineBreak() {
    hasPendingSpace = false
    appendASCII(0x0A)
  }

  /// Begins a new line, unless the text stands at the beginning of one.
  func beginLine() {
    hasPendingSpace = false
    if count > 0, unsafe base[count - 1] != 0x0A { appendASCII(0x0A) }
  }

  /// Keeps what stands before apart from what comes, as white space would.
  func separate() {
    if !preservesSpace { hasPendingSpace = needsSpace }
  }

  /// Puts a space before what comes next if a word stands right before it.
  func separateWords() {
    breaksWord = false
    if !preservesSpace, endsInWord { hasPendingSpace = true }
  }

  /// Puts a space before the text that comes next if it would lengthen the word right before it.
  func separateFromNextWord() { breaksWord = true }

  private var endsInWord: Bool { unsafe count > 0 && isWord(base[count - 1]) }

  /// Whether a byte is part of a word: a letter or digit, or of a character beyond ASCII.
  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  /// Appends a few ASCII characters that the markup implies.
  func append(_ text: StaticString) {
    emitPendingSpace()
    for index in 0..<text.utf8CodeUnitCount { appendASCII(unsafe text.utf8Start[index]) }
  }

  /// Appends U+FFFC, which stands for an object.
  func appendObject() {
    emitPendingSpace()
    reserve(3)
    for byte in [0xEF, 0xBF, 0xBC] as [UInt8] {
      unsafe base[count] = byte
      count += 1
    }
    scalarCount += 1
  }

  private func appendASCII(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count += 1
    scalarCount += 1
  }

  /// Whether white space that comes now has text to stand behind.
  private var needsSpace: Bool {
    guard count > 0 else { return false }
    let last = unsafe base[count - 1]
    return last != 0x20 && last != 0x0A
  }

  private func emitPendingSpace() {
    guard hasPendingSpace else { return }
    hasPendingSpace = false
    appendASCII(0x20)
  }

  private func reserve(_ extra: Int) {
    let needed = count + extra + 16
    guard unsafe needed > state.pointee.capacity else { return }
    let capacity = unsafe max(state.pointee.capacity * 2, needed)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe state.pointee.base = larger
    unsafe state.pointee.capacity = capacity
  }

  @unsafe private func copy(_ source: UnsafePointer<UInt8>, _ length: Int) {
    for index in 0..<length {
      let byte = unsafe source[index]
      unsafe base[count] = byte
      count &+= 1
      if byte & 0xC0 != 0x80 { scalarCount &+= 1 }
    }
  }

  /// Appends text with its white space folded; there is room for all of it, a space and 16 bytes more.
  ///
  /// Sixteen bytes at a time as long as there is nothing to fold in them: no control character, no two spaces in a row.
  @unsafe private func fold(_ source: UnsafePointer<UInt8>, _ length: Int) {
    let output = unsafe state.pointee.base
    let start = unsafe state.pointee.count
    var written = start
    var position = 0
    // Bytes that continue a character, so that the other ones are its scalars.
    var continuations = 0
    var isPending = unsafe state.pointee.hasPendingSpace
    while position < length {
      var byte = unsafe source[position]
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        position &+= 1
        guard written > 0, !isPending else { continue }
        let last = unsafe output[written &- 1]
        isPending = last != 0x20 && last != 0x0A
        continue
      }
      if isPending {
        unsafe output[written] = 0x20
        written &+= 1
        isPending = false
      }
      // From here on no space is due, and the byte at hand is none.
      repeat {
        unsafe output[written] = byte
        written &+= 1
        position &+= 1
        if byte & 0xC0 == 0x80 { continuations &+= 1 }
        while position &+ 16 < length {
          let clean = unsafe copyClean(source + position, to: output + written, &continuations)
          written &+= clean
          position &+= clean
          if clean < 16 { break }
        }
        if position &+ 8 < length, unsafe copyWord(source + position, to: output + written) {
          written &+= 8
          position &+= 8
        }
        guard position < length else { break }
        byte = unsafe source[position]
      } while byte > 0x20
    }
    unsafe state.pointee.count = written
    unsafe state.pointee.scalarCount += written &- start &- continuations
    unsafe state.pointee.hasPendingSpace = isPending
  }

  /// Copies eight bytes, of which another one follows, if they are ASCII and need no folding.
  @unsafe @inline(__always)
  private func copyWord(_ source: UnsafePointer<UInt8>, to output: UnsafeMutablePointer<UInt8>) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    let word = unsafe UInt64(littleEndian: UnsafeRawPointer(source).loadUnaligned(as: UInt64.self))
    let different = word ^ (ones &* 0x20)
    // Bits above the lowest may be set without a reason, as always when bytes are tested by borrowing; no harm is done.
    let isSpace = (different &- ones) & ~different & high
    let isControl = (word &- (ones &* 0x20)) & ~word & high
    guard isControl | (isSpace & (isSpace &>> 8)) | (word & high) == 0 else { return false }
    guard unsafe isSpace &>> 63 == 0 || source[8] > 0x20 else { return false }
    unsafe UnsafeMutableRawPointer(output).storeBytes(of: word.littleEndian, as: UInt64.self)
    return true
  }

  /// Copies bytes that need no folding: at most 16, of which another one follows.
  ///
  /// - Returns: How many they are.
  @unsafe @inline(__always)
  private func copyClean(
    _ source: UnsafePointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, _ continuations: inout Int
  ) -> Int {
    // What is not clean is overwritten by what comes instead.
    unsafe UnsafeMutableRawPointer(output).copyMemory(from: source, byteCount: 16)
    let unclean = unsafe wirecopy_unfolded(source)
    let clean = unclean == 0 ? 16 : unclean.trailingZeroBitCount
    if unsafe wirecopy_beyond_ascii(source) != 0 {
      let found = unsafe wirecopy_continuations(source) & ((1 as UInt32) &<< UInt32(clean) &- 1)
      continuations &+= found.nonzeroBitCount
    }
    return clean
  }

  // MARK: Marks

  /// Opens a mark at the text that comes next, and returns its number for ``close(_:)``.
  func open(_ kind: Mark.Kind) -> Int {
    emitPendingSpace()
    unsafe state.pointee.marks.append(Mark(kind, start: scalarCount, end: scalarCount))
    return unsafe state.pointee.marks.count - 1
  }

  /// Ends a mark; one that says nothing but how its text looks goes when there is no text.
  func close(_ number: Int) {
    let end = scalarCount
    unsafe state.pointee.marks[number].end = end
    if unsafe state.pointee.marks[number].start == end && number == state.pointee.marks.count - 1
      && state.pointee.marks[number].kind.isMereStyle
    {
      unsafe state.pointee.marks.removeLast()
    }
  }

  /// Ends a mark that turned out to be something else.
  func close(_ number: Int, as kind: Mark.Kind) {
    unsafe state.pointee.marks[number].kind = kind
    unsafe state.pointee.marks[number].end = scalarCount
  }

  // MARK: Result

  /// The text so far, and the number of its scalars, without space at its end.
  private func trim() {
    guard !preservesSpace else { return }
    var trimmed = count
    while trimmed > 0, unsafe base[trimmed - 1] == 0x20 || base[trimmed - 1] == 0x0A { trimmed -= 1 }
    guard trimmed < count else { return }
    scalarCount -= count - trimmed
    count = trimmed
    for index in unsafe state.pointee.marks.indices {
      unsafe state.pointee.marks[index].start = min(state.pointee.marks[index].start, scalarCount)
      unsafe state.pointee.marks[index].end = min(state.pointee.marks[index].end, scalarCount)
    }
  }

  /// Ends the text and returns it with its state.pointee.marks.
  func finish() -> RichText {
    trim()
    guard unsafe !state.pointee.marks.isEmpty else { return RichText(string) }
    // Moved out, since a copy would have to count up all that the marks say.
    var marks: [Mark] = []
    unsafe swap(&marks, &state.pointee.marks)
    return RichText(string, marks: marks)
  }

  /// Ends the text and returns it without its state.pointee.marks.
  func finishPlain() -> String {
    trim()
    return string
  }

  /// The parser has made sure that it is UTF-8; where each byte is a scalar it is ASCII, and nobody has to look again.
  private var string: String {
    unsafe String(
      copying: UTF8Span(unchecked: Span(_unsafeStart: base, count: count), isKnownASCII: scalarCount == count))
  }
}

extension Mark.Kind {
  /// Whether a mark over no text says nothing.
  fileprivate var isMereStyle: Bool {
    switch self {
    case .strong, .emphasis, .underline, .strike, .subscript, .superscript, .code: true
    default: false
    }
  }
}
