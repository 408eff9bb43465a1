#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
public import ArticleModel

/// Writes well-formed XML into a buffer of its own.
///
/// Every character is checked against XML's `Char` production (XML 1.0, section 2.2) and escaped. An element without
/// content collapses to `<a/>`. With an indentation, elements go on lines of their own, except in elements that were
/// started as mixed or that hold text.
///
///     var writer = XMLWriter(indentation: 2)
///     writer.declaration()
///     writer.start("article")
///     writer.attribute("version", "1.0")
///     writer.element("headline", text)
///     writer.endDocument()
///     let bytes = try writer.take()
public struct XMLWriter: Sendable {
  /// What is done with characters that XML cannot hold.
  public var policy: XMLIllegalCharacterPolicy
  /// Spaces per level, or `nil` to write no white space.
  public var indentation: Int?
  /// The characters met so far that XML cannot hold.
  public internal(set) var illegalCharacters = XMLIllegalCharacters()

  /// One open element.
  struct Level: Sendable {
    /// Where its name starts in `openNames`.
    var nameStart: Int
    /// White space in it is content.
    var isMixed: Bool
    var hasElements = false
  }

  var bytes: [UInt8] = []
  var levels: [Level] = []
  var openNames: [UInt8] = []
  /// The last start tag waits for attributes or its `>`.
  var isStartTagOpen = false
  /// Lines and bytes of the last line that were taken out before.
  var takenLines = 0
  var takenColumn = 0

  /// Creates a writer.
  public init(indentation: Int? = nil, policy: XMLIllegalCharacterPolicy = .replace) {
    self.indentation = indentation
    self.policy = policy
  }

  // MARK: Output

  /// The number of bytes that wait to be taken out.
  public var count: Int { bytes.count }
  /// The number of open elements.
  public var depth: Int { levels.count }

  /// Takes out what was written since the last time; elements may still be open.
  public mutating func take() -> [UInt8] {
    noteTaken()
    let taken = bytes
    bytes = []
    return taken
  }

  /// Lends out what was written since the last time and forgets it, but keeps the buffer's memory.
  public mutating func consume<Failure>(_ body: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    noteTaken()
    defer { bytes.removeAll(keepingCapacity: true) }
    try body(bytes.span)
  }

  /// Forgets everything: a new document may begin.
  ///
  /// The buffer's memory is kept.
  public mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    openNames.removeAll(keepingCapacity: true)
    isStartTagOpen = false
    illegalCharacters = XMLIllegalCharacters()
    takenLines = 0
    takenColumn = 0
  }

  /// Throws when characters were refused.
  ///
  /// - Throws: An error at the place of the first one in the output.
  public func check(source: String) throws(DocumentError) {
    guard policy == .refuse, let first = illegalCharacters.first else { return }
    throw DocumentError(
      "xml-character",
      "\(illegalCharacters.count) character(s) cannot be written in XML, first U+\(hexadecimal(first.value))",
      at: SourceLocation(source: source, line: illegalCharacters.line, column: illegalCharacters.column))
  }

  private static func lineFeeds(in bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBytes { buffer in
      guard var rest = buffer.baseAddress else { return 0 }
      let end = unsafe rest + buffer.count
      var lines = 0
      while let found = unsafe memchr(rest, 0x0A, end - rest) {
        lines += 1
        unsafe rest = UnsafeRawPointer(found) + 1
      }
      return lines
    }
  }

  private mutating func noteTaken() {
    takenLines += Self.lineFeeds(in: bytes)
    if let last = bytes.lastIndex(of: 0x0A) {
      takenColumn = bytes.count - last - 1
    } else {
      takenColumn += bytes.count
    }
  }

  // MARK: Elements

  /// Writes the XML declaration and a line feed.
  public mutating func declaration() { bytes.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

  /// Starts an element.
  ///
  /// - Parameters:
  ///   - name: Its name, with a prefix where it has one.
  ///   - isMixed: Whether white space in it is content; then so it is in all elements within it.
  public mutating func start(_ name: StaticString, isMixed: Bool = false) {
    beginStartTag(isMixed)
    bytes.append(name)
    openNames.append(name)
  }

  /// Starts an element whose name is not known before; characters that a name cannot have become `_`.
  public mutating func start(name: String, isMixed: Bool = false) {
    beginStartTag(isMixed)
    let start = openNames.count
    Self.appendName(name, to: &openNames)
    bytes.append(contentsOf: openNames[start...])
  }

  /// Ends the innermost element; without one nothing happens.
  public mutating func end() {
    guard let level = levels.popLast() else { return }
    if isStartTagOpen {
      bytes.append("/>")
      isStartTagOpen = false
    } else {
      if level.hasElements, !level.isMixed { newLine() }
      bytes.append("</")
      bytes.append(contentsOf: openNames[level.nameStart...])
      bytes.append(0x3E)
    }
    openNames.removeSubrange(level.nameStart...)
  }

  /// Ends all open elements and the last line.
  public mutating func endDocument() {
    while !levels.isEmpty { end() }
    bytes.append(0x0A)
  }

  /// Writes an element that holds text.
  public mutating func element(_ name: StaticString, _ text: String) {
    start(name, isMixed: true)
    self.text(text)
    end()
  }

  // MARK: Attributes

  /// Adds an attribute to the start tag just begun; elsewhere nothing happens.
  public mutating func attribute(_ name: StaticString, _ value: String) {
    guard isStartTagOpen else { return }
    bytes.append(0x20)
    bytes.append(name)
    appendValue(value)
  }

  /// Adds an attribute if there is a value.
  public mutating func attribute(_ name: StaticString, _ value: String?) {
    if let value { attribute(name, value) }
  }

  /// Adds an attribute whose name is not known before; characters that a name cannot have become `_`.
  public mutating func attribute(name: String, _ value: String) {
    guard isStartTagOpen else { return }
    bytes.append(0x20)
    Self.appendName(name, to: &bytes)
    appendValue(value)
  }

  /// Declares a namespace on the start tag just begun; an empty prefix declares the default one.
  public mutating func namespace(prefix: String = "", _ uri: String) {
    attribute(name: prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)", uri)
  }

  private mutating func appendValue(_ value: String) {
    bytes.append("=\"")
    append(value, in: .attribute)
    bytes.append(0x22)
  }

  // MARK: Content

  /// Writes text; the element becomes mixed content.
  public mutating func text(_ text: String) {
    guard !text.isEmpty else { return }
    beginContent()
    append(text, in: .text)
  }

  /// Writes UTF-8 text; what is not UTF-8 becomes U+FFFD.
  public mutating func text(utf8 text: Span<UInt8>) {
    guard text.count > 0 else { return }
    beginContent()
    unsafe text.withUnsafeBufferPointer { buffer in
      if unsafe UTF8Check.isValid(buffer) {
        unsafe append(buffer, in: .text)
      } else {
        append(unsafe String(decoding: buffer, as: UTF8.self), in: .text)
      }
    }
  }

  /// Writes UTF-8 text as sections of CDATA; what a section cannot hold as it is becomes text.
  public mutating func cdata(utf8 text: Span<UInt8>) {
    // A carriage return would be read as a line feed, and what is not UTF-8 has to be looked at.
    let isPlain = unsafe text.withUnsafeBufferPointer { buffer in
      unsafe UTF8Check.isValid(buffer) && !buffer.contains(0x0D)
    }
    guard isPlain else { return self.text(utf8: text) }
    beginContent()
    bytes.append("<![CDATA[")
    var start = 0
    var index = 2
    while index < text.count {
      if text[index] == 0x3E, text[index - 1] == 0x5D, text[index - 2] == 0x5D {
        // The end of a section stands in two of them.
        unsafe text.extracting(start..<index).withUnsafeBufferPointer { unsafe append($0, in: .comment) }
        bytes.append("]]><![CDATA[")
        start = index
      }
      index += 1
    }
    unsafe text.extracting(start..<text.count).withUnsafeBufferPointer { unsafe append($0, in: .comment) }
    bytes.append("]]>")
  }

  /// Writes markup that is already well-formed and escaped, as it is; the element becomes mixed content.
  public mutating func raw(_ markup: String) {
    beginContent()
    bytes.append(contentsOf: markup.utf8)
  }

  /// Writes markup that is already well-formed and escaped, as it is; the element becomes mixed content.
  public mutating func raw(utf8 markup: Span<UInt8>) {
    beginContent()
    unsafe markup.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Writes a comment; two hyphens in a row, which a comment cannot hold, are set apart.
  public mutating func comment(_ text: String) {
    beginChild()
    bytes.append("<!--")
    var apart = ""
    for character in text.unicodeScalars {
      if character == "-", apart.unicodeScalars.last == "-" { apart.unicodeScalars.append(" ") }
      apart.unicodeScalars.append(character)
    }
    if apart.unicodeScalars.last == "-" { apart.unicodeScalars.append(" ") }
    var text = apart
    text.withUTF8 { unsafe append($0, in: .comment) }
    bytes.append("-->")
    if levels.isEmpty { bytes.append(0x0A) }
  }
}
