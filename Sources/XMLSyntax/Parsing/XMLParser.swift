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
  private let state: StatePointer
  private var failure: DocumentError?
  private var documentType: (name: String, publicID: String, systemID: String) = ("", "", "")

  /// A context's dictionary only grows: with more names than this a new context is made.
  private static let dictionaryLimit: Int32 = 20_000
  /// The parser is given pieces of at most this size.
  private static let pieceBytes = 1 << 16

  /// Creates a parser that hands its items to `handler`.
  public init(handler: any XMLItemHandler, limits: XMLLimits = XMLLimits()) {
    _ = EntityLoader.installed
    self.handler = handler
    self.limits = limits
    item = XMLTree(names: names)
    frame = XMLTree(names: names)
    unsafe state = StatePointer.allocate(capacity: 1)
    unsafe state.initialize(
      to: ParserState(
        main: Self.newContext(), parser: .passUnretained(self), names: .passUnretained(names), tree: frame.storage,
        item: item.storage, frame: frame.storage))
    unsafe state.pointee.main.pointee._private = UnsafeMutableRawPointer(state)
  }

  deinit {
    unsafe Self.free(state.pointee.main)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  private static func newContext() -> xmlParserCtxtPtr {
    var handler = unsafe SAXCallbacks.handler()
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
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
  }

  /// Reads the next bytes of the document.
  ///
  /// - Throws: The first defect of the document, again and again until the next ``begin(source:encoding:)``.
  public func push(_ chunk: Span<UInt8>) throws(DocumentError) {
    unsafe chunk.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe parse(base, bytes.count)
    }
    if let failure { throw failure }
  }

  /// Ends the document.
  ///
  /// - Throws: The first defect of the document.
  public func finish() throws(DocumentError) {
    if unsafe !state.pointee.isStopped, failure == nil {
      unsafe xmlParseChunk(state.pointee.main, nil, 0, 1)
      if failure == nil, unsafe !state.pointee.isStopped {
        if unsafe state.pointee.main.pointee.wellFormed == 0 {
          fail("xml-malformed", "the document is not well-formed", at: unsafe Place.current(state))
        } else {
          unsafe frame.storage.pointee.seal(open: TreeStorage.none)
          handler.end(frame: frame)
        }
      }
    }
    if let failure { throw failure }
  }

  /// Stops reading: nothing more is handed out, and what is still pushed is ignored. For use by the handler.
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

  /// Gives UTF-8 bytes to the library.
  private func parse(_ base: UnsafePointer<UInt8>, _ count: Int) {
    var start = 0
    while start < count, unsafe !state.pointee.hasFailed {
      let size = min(count - start, Self.pieceBytes)
      unsafe state.pointee.notePush(size)
      unsafe (base + start).withMemoryRebound(to: CChar.self, capacity: size) { piece in
        _ = unsafe xmlParseChunk(state.pointee.main, piece, Int32(size), 0)
      }
      start += size
    }
  }
}
