/// Splits a fragment of HTML into tokens, as section 13.2.5 of the HTML standard has it.
///
/// Any bytes are HTML: what is broken has its meaning too, and nothing is reported. After the start tags of the elements
/// whose content is no markup (`script`, `style`, `title` and the like) the tokenizer reads it as text by itself, as a
/// browser without scripting does.
///
/// Bytes that follow each other and need no decoding are handed on where they stand. The time is linear in the length of
/// the fragment.
@safe public final class HTMLTokenizer {
  /// Whether the fragment is XHTML: no content is text by the name of its element, sections marked as `CDATA` are text,
  /// and a prefix of the name of an element is left out.
  public var isXML = false
  /// Whether the content of frames and the like is read as markup: it is for those who cannot see them, and as the
  /// standard has it a frame that is not closed swallows all the text behind it.
  public var readsFallback = false
  /// Whether a comment that nothing ends ends with the next `>`, so that it does not swallow all the text behind it.
  public var endsOpenComments = false

  /// How text is read.
  enum ContentModel {
    case data
    /// Text with references.
    case replaceable
    /// Text without references.
    case raw
    case script
    case plain
    /// The inside of a section marked as `CDATA`.
    case section
  }

  /// Whether the content of elements is read as their names say.
  var followsElements = true
  var model = ContentModel.data
  /// The name of the last start tag, which ends text that is no markup.
  var lastStartTag: [UInt8] = []
  let tag = HTMLTag()
  let elements = ElementTable.shared
  var input = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var position = 0
  /// Whether no comment ends any more from here on.
  var hasOpenComment = false
  /// Whether there is no `>` any more from here on.
  var lacksEnd = false
  /// Text that had to be changed before it is handed on.
  private var scratch: [UInt8] = []

  /// Creates a tokenizer, which can be used for one fragment after the other.
  public init() {}

  /// Splits a fragment, which is UTF-8.
  public func tokenize(_ html: Span<UInt8>, into handler: any HTMLTokenHandler) {
    model = .data
    lastStartTag.removeAll(keepingCapacity: true)
    tokenizeFurther(html, into: handler)
  }

  /// Splits a fragment, beginning in the state that was set.
  func tokenizeFurther(_ html: Span<UInt8>, into handler: any HTMLTokenHandler) {
    unsafe html.withUnsafeBufferPointer { bytes in
      unsafe input = bytes
      unsafe tag.input = bytes
      position = 0
      hasOpenComment = false
      lacksEnd = false
      while unsafe position < input.count {
        switch model {
        case .data: readData(handler)
        case .replaceable: readText(handler, hasReferences: true)
        case .raw: readText(handler, hasReferences: false)
        case .script: readScript(handler)
        case .plain: emitText(upTo: unsafe input.count, replacingNull: true, handler)
        case .section: readSection(handler)
        }
      }
      unsafe input = UnsafeBufferPointer(start: nil, count: 0)
      unsafe tag.input = UnsafeBufferPointer(start: nil, count: 0)
    }
  }

  // MARK: Text

  /// Reads markup until the content model changes.
  private func readData(_ handler: any HTMLTokenHandler) {
    let count = unsafe input.count
    while position < count {
      let end = nextSpecial(from: position)
      if end > position {
        emit(position..<end, handler)
        position = end
        if position >= count { return }
      }
      switch unsafe input[position] {
      case UInt8(ascii: "<"):
        readMarkup(handler)
        if model != .data { return }
      case UInt8(ascii: "&"): readReference(handler)
      default: emitLineBreak(handler)
      }
    }
  }

  /// The position of the next `<`, `&` or carriage return, or the end.
  private func nextSpecial(from start: Int) -> Int {
    ByteScan.first(oneOf: (0x3C, 0x26, 0x0D, 0x0D), in: unsafe input.span, from: start)
  }

  /// Hands on text as it stands.
  @inline(__always)
  func emit(_ range: Range<Int>, _ handler: any HTMLTokenHandler) {
    guard !range.isEmpty else { return }
    handler.characters(unsafe UnsafeBufferPointer(rebasing: input[range]).span)
  }

  func emit(_ text: [UInt8], _ handler: any HTMLTokenHandler) {
    if !text.isEmpty { handler.characters(text.span) }
  }

  /// Reads a carriage return, with the line feed behind it, as a line feed.
  private func emitLineBreak(_ handler: any HTMLTokenHandler) {
    position += 1
    if unsafe position < input.count && input[position] == 0x0A { return }
    emit([0x0A], handler)
  }

  private func readReference(_ handler: any HTMLTokenHandler) {
    if let reference = unsafe CharacterReference(input, at: position, isInAttribute: false) {
      reference.text.withBytes { handler.characters($0) }
      position = reference.end
    } else {
      emit(position..<position + 1, handler)
      position += 1
    }
  }

  /// Hands on text up to a position, with line breaks made line feeds.
  func emitText(upTo end: Int, replacingNull: Bool, hasReferences: Bool = false, _ handler: any HTMLTokenHandler) {
    var start = position
    var index = position
    while index < end {
      let byte = unsafe input[index]
      guard byte == 0x0D || byte == 0 && replacingNull || byte == 0x26 && hasReferences else {
        index += 1
        continue
      }
      emit(start..<index, handler)
      if byte == 0x26 {
        if let reference = unsafe CharacterReference(
          UnsafeBufferPointer(rebasing: input[..<end]), at: index, isInAttribute: false)
        {
          reference.text.withBytes { handler.characters($0) }
          index = reference.end
          start = index
        } else {
          start = index
          index += 1
        }
        continue
      }
      if byte == 0 {
        emit([0xEF, 0xBF, 0xBD], handler)
      } else if unsafe index + 1 >= end || input[index + 1] != 0x0A {
        emit([0x0A], handler)
      }
      index += 1
      start = index
    }
    emit(start..<end, handler)
    position = end
  }

  /// Text with line breaks made line feeds and nulls replaced, for what is no text of the fragment.
  func withText(_ range: Range<Int>, _ body: (Span<UInt8>) -> Void) {
    let slice = unsafe UnsafeBufferPointer(rebasing: input[range])
    guard unsafe slice.contains(where: { $0 == 0 || $0 == 0x0D }) else { return body(unsafe slice.span) }
    scratch.removeAll(keepingCapacity: true)
    unsafe Self.append(slice, to: &scratch, lowered: false)
    let text = scratch
    body(text.span)
  }

  /// Appends bytes with line breaks made line feeds and nulls replaced.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], lowered: Bool) {
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      switch byte {
      case 0: output.append(contentsOf: [0xEF, 0xBF, 0xBD])
      case 0x0D: if unsafe index + 1 >= bytes.count || bytes[index + 1] != 0x0A { output.append(0x0A) }
      default: output.append(lowered ? ASCII.lowered(byte) : byte)
      }
    }
  }
}
