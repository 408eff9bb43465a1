public import ArticleModel
internal import CLibXML2

/// Reads XML documents piece by piece and hands out their items as trees.
///
/// One parser belongs to one worker and reads document after document with the same memory. Nothing but the bytes that
/// are pushed is read: no file, no address, whatever a document says. Memory is that of one item.
///
///     parser.begin(source: "a.xml")
///     try parser.push(bytes)        // as often as there are bytes
///     try parser.finish()
@safe public final class XMLParser {
  /// What the items are given to.
  public var handler: any XMLItemHandler
  /// The bounds that the next documents are held to.
  public var limits: XMLLimits
  /// The names in the trees.
  public let names = XMLNames()
  /// The name of the document, for messages.
  public private(set) var source = ""

  let item: XMLTree
  let frame: XMLTree
  let entities = EntityTable()
  let validation: SchemaValidation?
  let state: StatePointer
  private let decoder = XMLDecoder()
  private var gate = StartTagGate()
  /// The first bytes of a character that is not complete.
  private var tail: [UInt8] = []
  private var failure: DocumentError?
  private var documentType: (name: String, publicID: String, systemID: String) = ("", "", "")

  /// A context's dictionary only grows: with more names than this a new context is made.
  private static let dictionaryLimit: Int32 = 20_000
  /// The parser is given pieces of at most this size.
  private static let pieceBytes = 1 << 16

  /// Creates a parser that hands its items to `handler`.
  ///
  /// - Parameters:
  ///   - handler: What the items are given to.
  ///   - limits: The bounds that documents are held to.
  ///   - schema: A schema that documents are validated against while they are read; ``findings`` then says what was
  ///     found.
  ///   - articleAttributes: Names of attributes (without prefix) whose value names the article in findings.
  public convenience init(
    handler: any XMLItemHandler, limits: XMLLimits = XMLLimits(), schema: XMLSchema? = nil,
    articleAttributes: [String] = []
  ) {
    let validation = schema.map { SchemaValidation($0, articleAttributes: articleAttributes) }
    self.init(handler, limits, validation, buildsTrees: true)
  }

  init(_ handler: any XMLItemHandler, _ limits: XMLLimits, _ validation: SchemaValidation?, buildsTrees: Bool) {
    _ = EntityLoader.installed
    self.validation = validation
    self.handler = handler
    self.limits = limits
    item = XMLTree(names: names)
    frame = XMLTree(names: names)
    unsafe state = StatePointer.allocate(capacity: 1)
    unsafe state.initialize(
      to: ParserState(
        main: Self.newContext(), parser: .passUnretained(self), names: .passUnretained(names), tree: frame.storage,
        item: item.storage, frame: frame.storage, buildsTrees: buildsTrees,
        places: validation == nil ? nil : .allocate(capacity: 257)))
    unsafe state.pointee.main.pointee._private = UnsafeMutableRawPointer(state)
  }

  deinit {
    validation?.unplug()
    unsafe state.pointee.places?.deallocate()
    unsafe Self.free(state.pointee.main)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  private static func newContext() -> xmlParserCtxtPtr {
    var handler = unsafe SAXCallbacks.handler()
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      // Not even some hundred bytes are left: there is nothing to go on with, nor to say so.
      fatalError("out of memory")
    }
    return unsafe context
  }

  private static func free(_ context: xmlParserCtxtPtr) {
    unsafe xmlFreeDoc(context.pointee.myDoc)
    unsafe context.pointee.myDoc = nil
    unsafe xmlFreeParserCtxt(context)
  }

  // MARK: Documents

  /// Begins a document; one that was not finished is forgotten.
  ///
  /// - Parameters:
  ///   - source: The name of the document, for messages.
  ///   - encoding: The encoding that the document is in whatever it declares, or `nil` to believe the document.
  /// - Throws: When the encoding is not known.
  public func begin(source: String, encoding: String? = nil) throws(DocumentError) {
    self.source = source
    failure = nil
    var forced: TextEncoding?
    if let encoding {
      forced = TextEncoding(label: encoding)
      guard forced != nil else {
        throw DocumentError(
          "xml-encoding", "the encoding '\(encoding)' is not supported", at: SourceLocation(source: source))
      }
    }
    validation?.unplug()
    decoder.begin(forced)
    gate.begin(limits)
    tail.removeAll(keepingCapacity: true)
    documentType = ("", "", "")
    if unsafe xmlDictSize(state.pointee.main.pointee.dict) > Self.dictionaryLimit {
      unsafe Self.free(state.pointee.main)
      unsafe state.pointee.main = Self.newContext()
      unsafe state.pointee.main.pointee._private = UnsafeMutableRawPointer(state)
      names.renew()
    }
    let context = unsafe state.pointee.main
    unsafe xmlCtxtResetPush(context, nil, 0, nil, nil)
    // Bytes are UTF-8 by now, whatever the document declares: the library does not look for another encoding.
    unsafe context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    unsafe context.pointee.options = 0
    unsafe xmlCtxtUseOptions(
      context,
      Int32(
        XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue
          | XML_PARSE_IGNORE_ENC.rawValue))
    unsafe state.pointee.begin(limits: limits)
    unsafe validation?.plug(into: state, source: source)
  }

  /// Reads the next bytes of the document.
  ///
  /// - Throws: The first defect of the document, again and again until the next ``begin(source:encoding:)``.
  public func push(_ chunk: Span<UInt8>) throws(DocumentError) {
    if unsafe !state.pointee.hasFailed {
      unsafe chunk.withUnsafeBufferPointer { unsafe take($0, isLast: false) }
    }
    if let failure { throw failure }
  }

  /// Ends the document.
  ///
  /// - Throws: The first defect of the document.
  public func finish() throws(DocumentError) {
    if unsafe !state.pointee.hasFailed { unsafe take(UnsafeBufferPointer(start: nil, count: 0), isLast: true) }
    if unsafe !state.pointee.hasFailed, !tail.isEmpty { flushTail() }
    unsafe state.pointee.isFinishing = true
    if unsafe !state.pointee.hasFailed { unsafe xmlParseChunk(state.pointee.main, nil, 0, 1) }
    if unsafe !state.pointee.hasFailed {
      if unsafe state.pointee.main.pointee.wellFormed == 0 {
        fail("xml-malformed", "the document is not well-formed", at: unsafe Place.current(state))
      } else {
        for warning in decoder.warnings {
          let place = SourceLocation(source: source, line: warning.line, column: warning.column)
          handler.report(Diagnostic(.warning, "xml-encoding", warning.message, at: place, hint: warning.hint))
        }
        unsafe frame.storage.pointee.seal(open: TreeStorage.none)
        handler.end(frame: frame)
      }
    }
    if let failure { throw failure }
  }

  /// What the validation against the parser's schema found in the last document; complete after ``finish()``.
  public var findings: XMLSchemaFindings { validation?.findings ?? XMLSchemaFindings() }

  /// Stops reading: nothing more is handed out, and what is still pushed is ignored.
  ///
  /// For use by the handler.
  public func stop() {
    unsafe state.pointee.isStopped = true
    unsafe state.pointee.hasFailed = true
    unsafe xmlStopParser(state.pointee.main)
  }

  /// Whether reading was stopped before the end of the document.
  public var isStopped: Bool { unsafe state.pointee.isStopped }

  /// What the prolog of the document says; complete when the first item starts.
  public var documentInfo: XMLDocumentInfo {
    let context = unsafe state.pointee.main
    var info = XMLDocumentInfo()
    if let version = unsafe context.pointee.version { info.version = unsafe String(cString: version) }
    info.declaredEncoding = decoder.declared
    if let encoding = decoder.encoding { info.encoding = encoding.name }
    let standalone = unsafe context.pointee.standalone
    if standalone == 0 || standalone == 1 { info.standalone = standalone == 1 }
    info.documentType = documentType.name
    info.publicID = documentType.publicID
    info.systemID = documentType.systemID
    return info
  }

  // MARK: For the callbacks

  /// Records a defect, unless there is one already, and stops the parser.
  func fail(_ code: String, _ message: String, at place: Place, hint: String = "") {
    guard failure == nil, unsafe !state.pointee.isStopped else { return }
    failure = DocumentError(
      code, message, at: SourceLocation(source: source, line: Int(place.line), column: Int(place.column)), hint: hint)
    unsafe state.pointee.hasFailed = true
    unsafe xmlStopParser(state.pointee.main)
  }

  /// Keeps what the document type declaration says.
  func noteDocumentType(
    _ name: UnsafePointer<UInt8>?, _ publicID: UnsafePointer<UInt8>?, _ systemID: UnsafePointer<UInt8>?
  ) {
    func string(_ text: UnsafePointer<UInt8>?) -> String {
      guard let text = unsafe text else { return "" }
      return unsafe String(cString: text)
    }
    documentType = unsafe (string(name), string(publicID), string(systemID))
  }

  /// Takes bytes in the document's encoding.
  private func take(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    if decoder.isUTF8 { return unsafe parse(bytes) }
    let defect = unsafe decoder.decode(bytes, isLast: isLast) { unsafe parse($0) }
    guard let defect else { return }
    let place = Place(
      line: UInt32(truncatingIfNeeded: defect.line), column: UInt32(truncatingIfNeeded: defect.column))
    fail("xml-encoding", defect.message, at: place, hint: "--encoding names another encoding")
  }

  /// Takes UTF-8.
  private func parse(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    var start = unsafe completeCharacter(bytes)
    while start < bytes.count, unsafe !state.pointee.hasFailed {
      var size = min(bytes.count - start, Self.pieceBytes)
      // The parser takes the first part of a character at the end of a piece for an invalid one.
      let cut = unsafe UTF8Check.incompleteTail(base + start, size)
      if start + size == bytes.count {
        for index in 0..<cut { unsafe tail.append(base[start + size - cut + index]) }
        if size > cut { unsafe parsePiece(base + start, size - cut) }
      } else {
        size -= cut
        unsafe parsePiece(base + start, size)
      }
      start += size
    }
  }

  /// Completes the character that the last piece ended in; the result is how many bytes that took.
  private func completeCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !tail.isEmpty else { return 0 }
    var used = 0
    while used < bytes.count, tail.count < 4, unsafe bytes[used] & 0xC0 == 0x80 {
      let isComplete = unsafe tail.withUnsafeBufferPointer { unsafe UTF8Check.isValid($0) }
      if isComplete { break }
      unsafe tail.append(bytes[used])
      used += 1
    }
    let isIncomplete = unsafe tail.withUnsafeBufferPointer { tail in
      guard let base = tail.baseAddress else { return false }
      return unsafe UTF8Check.incompleteTail(base, tail.count) == tail.count
    }
    if used < bytes.count || !isIncomplete { flushTail() }
    return used
  }

  private func flushTail() {
    let complete = tail
    tail.removeAll(keepingCapacity: true)
    unsafe complete.withUnsafeBufferPointer { complete in
      if let base = complete.baseAddress { unsafe parsePiece(base, complete.count) }
    }
  }

  private func parsePiece(_ base: UnsafePointer<UInt8>, _ count: Int) {
    var given = 0
    var place = Place(line: 0, column: 0)
    let isTooLarge = unsafe gate.scan(base, count) { offset in
      if let offset {
        unsafe give(base + given, offset - given)
        given = offset
      }
      guard unsafe !state.pointee.hasFailed, let found = placeOfStartTag(isNew: offset != nil) else { return false }
      place = found
      return true
    }
    if isTooLarge {
      let limits = unsafe state.pointee.limits
      fail(
        "xml-start-tag",
        "a start tag has more than \(limits.attributes) attributes or \(limits.startTagBytes) bytes", at: place)
    } else {
      unsafe give(base + given, count - given)
    }
  }

  /// The place of a `<` that comes next, or that waits in the parser, if it starts an element: it may be in a CDATA
  /// section, a comment, an instruction or the document type declaration.
  private func placeOfStartTag(isNew: Bool) -> Place? {
    let context = unsafe state.pointee.main
    let inside = unsafe context.pointee.instate
    if [XML_PARSER_CDATA_SECTION, XML_PARSER_DTD, XML_PARSER_COMMENT, XML_PARSER_PI].contains(inside) { return nil }
    guard let input = unsafe context.pointee.input, let cursor = unsafe input.pointee.cur,
      let end = unsafe input.pointee.end
    else { return nil }
    guard let found = unsafe memchr(cursor, 0x3C, end - cursor) else {
      return unsafe isNew ? Place.afterWaiting(cursor, end - cursor, state) : nil
    }
    let waiting = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
    guard !isNew, unsafe waiting + 1 < end, ![0x21, 0x2F, 0x3F].contains(unsafe waiting[1]) else { return nil }
    return unsafe Place.afterWaiting(cursor, waiting - cursor, state)
  }

  /// Gives UTF-8 bytes to the library.
  private func give(_ base: UnsafePointer<UInt8>, _ count: Int) {
    guard count > 0 else { return }
    unsafe state.pointee.notePush(count)
    unsafe base.withMemoryRebound(to: CChar.self, capacity: count) { piece in
      _ = unsafe xmlParseChunk(state.pointee.main, piece, Int32(count), 0)
    }
    if unsafe state.pointee.main.pointee.instate == XML_PARSER_CDATA_SECTION { unsafe SectionDrain.drain(state) }
  }
}
