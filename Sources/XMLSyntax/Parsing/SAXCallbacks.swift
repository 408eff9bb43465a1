internal import CLibXML2

typealias StatePointer = UnsafeMutablePointer<ParserState>

/// The callbacks that fill the trees.
///
/// All of them run once per event: they allocate nothing and touch no class.
enum SAXCallbacks {
  @unsafe @inline(__always)
  static func state(_ context: UnsafeMutableRawPointer?) -> StatePointer? {
    guard let context = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return nil }
    return unsafe context.pointee._private?.assumingMemoryBound(to: ParserState.self)
  }

  /// A handler with the safe profile's callbacks.
  static func handler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startDocument = xmlSAX2StartDocument
    unsafe handler.internalSubset = { unsafe SAXCallbacks.internalSubset($0, $1, $2, $3) }
    unsafe handler.externalSubset = xmlSAX2ExternalSubset
    unsafe handler.entityDecl = xmlSAX2EntityDecl
    unsafe handler.getParameterEntity = { unsafe EntityCallbacks.parameterEntity($0, $1) }
    unsafe handler.getEntity = { unsafe EntityCallbacks.entity($0, $1) }
    unsafe handler.attributeDecl = { context, _, _, _, _, _, values in
      unsafe SAXCallbacks.declareAttribute(context)
      unsafe xmlFreeEnumeration(values)
    }
    unsafe handler.startElementNs = { unsafe SAXCallbacks.start($0, $1, $3, $4, $5, $6, $7, $8) }
    unsafe handler.endElementNs = { context, _, _, _ in unsafe SAXCallbacks.end(context) }
    unsafe handler.characters = { unsafe SAXCallbacks.characters($0, $1, $2) }
    unsafe handler.cdataBlock = { unsafe SAXCallbacks.section($0, $1, $2) }
    unsafe handler.ignorableWhitespace = { unsafe SAXCallbacks.characters($0, $1, $2) }
    unsafe handler.comment = { context, _ in
      if let state = unsafe SAXCallbacks.state(context) { unsafe state.pointee.tree.pointee.comments += 1 }
    }
    unsafe handler.processingInstruction = { context, _, _ in
      if let state = unsafe SAXCallbacks.state(context) { unsafe state.pointee.tree.pointee.instructions += 1 }
    }
    unsafe wirecopySetErrorCallback(&handler, { unsafe ErrorCallbacks.record($1) })
    return unsafe handler
  }

  private static func internalSubset(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?, _ publicID: UnsafePointer<UInt8>?,
    _ systemID: UnsafePointer<UInt8>?
  ) {
    if let state = unsafe state(context) {
      unsafe state.pointee.parser.takeUnretainedValue().noteDocumentType(name, publicID, systemID)
    }
    unsafe xmlSAX2InternalSubset(context, name, publicID, systemID)
  }

  /// Counts what the document type declares: default attributes of one element cost the square of their number.
  private static func declareAttribute(_ context: UnsafeMutableRawPointer?) {
    guard let state = unsafe state(context), unsafe !state.pointee.hasFailed else { return }
    unsafe state.pointee.declaredAttributes += 1
    if unsafe state.pointee.declaredAttributes > state.pointee.limits.attributes * 10 {
      unsafe Failure.declaredAttributes.record(state, Place.current(state))
    }
  }

  // MARK: Elements

  private static func start(
    _ context: UnsafeMutableRawPointer?, _ local: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
    _ namespaceCount: Int32, _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int32,
    _ defaultedCount: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard let state = unsafe state(context), let local = unsafe local, !(unsafe state.pointee.hasFailed) else { return }
    unsafe state.pointee.hasRoot = true
    let place = unsafe Place.ofStartTag(context, state)
    unsafe state.pointee.depth &+= 1
    if let places = unsafe state.pointee.places {
      unsafe state.pointee.lastPlace = place
      if unsafe state.pointee.depth <= 256 { unsafe places[state.pointee.depth] = place }
      unsafe state.pointee.parser.takeUnretainedValue().validation?.noteArticle(local, attributes, Int(attributeCount))
    }
    if unsafe state.pointee.depth > state.pointee.limits.depth {
      return unsafe Failure.depth.record(state, place)
    }
    if unsafe Int(attributeCount) > state.pointee.limits.attributes {
      return unsafe Failure.attributes.record(state, place)
    }
    if unsafe !state.pointee.buildsTrees { return }
    let name = unsafe state.pointee.names._withUnsafeGuaranteedRef { unsafe $0.id(local: local, namespace: uri) }
    if unsafe state.pointee.itemDepth == 0 {
      unsafe startOutsideItem(state, XMLName(id: name), context, place)
    } else if unsafe state.pointee.offset &- state.pointee.itemStart > state.pointee.limits.itemBytes {
      return unsafe Failure.size.record(state, place)
    }
    if defaultedCount > 0 {
      unsafe countDefaulted(state, attributes, Int(attributeCount), Int(defaultedCount), place)
    }
    // Whoever stopped the parser has freed what names and values lie in.
    if unsafe state.pointee.hasFailed { return }
    let tree = unsafe state.pointee.tree
    let node = unsafe tree.pointee.startElement(
      name: name, parent: state.pointee.open, line: place.line, column: place.column)
    unsafe state.pointee.open = node
    if namespaceCount > 0, let namespaces = unsafe namespaces {
      for index in 0..<Int(namespaceCount) {
        unsafe tree.pointee.declare(prefix: namespaces[index &* 2], uri: namespaces[index &* 2 &+ 1], on: node)
      }
    }
    if attributeCount > 0, let attributes = unsafe attributes {
      var attribute = unsafe attributes
      for _ in 0..<Int(attributeCount) {
        if let local = unsafe attribute[0], let value = unsafe attribute[3], let end = unsafe attribute[4] {
          let name = unsafe state.pointee.names._withUnsafeGuaranteedRef {
            unsafe $0.id(local: local, namespace: attribute[2])
          }
          let length = unsafe end - value
          let start = unsafe tree.pointee.appendValue(value, count: length)
          unsafe tree.pointee.attributes.append(
            AttributeRecord(name: name, start: start, length: UInt32(truncatingIfNeeded: length), read: 0))
        }
        unsafe attribute += 5
      }
    }
    if unsafe state.pointee.itemDepth == 0 { unsafe checkFrame(state, place) }
  }

  /// Asks the handler whether an item starts here, and turns to the item's tree if so.
  @inline(never)
  private static func startOutsideItem(
    _ state: StatePointer, _ name: XMLName, _ context: UnsafeMutableRawPointer?, _ place: Place
  ) {
    let frame = unsafe state.pointee.frame
    let open = unsafe state.pointee.open
    let parent = unsafe open == TreeStorage.none ? nil : XMLName(id: frame.pointee.nodes[Int(open)].name)
    let parser = unsafe state.pointee.parser.takeUnretainedValue()
    unsafe state.pointee.followsItem = false
    guard parser.handler.startsItem(name, parent: parent, depth: unsafe state.pointee.depth, in: parser.names) else {
      return
    }
    unsafe state.pointee.itemDepth = state.pointee.depth
    unsafe state.pointee.itemStart = state.pointee.offset
    unsafe state.pointee.frameOpen = open
    unsafe state.pointee.open = TreeStorage.none
    unsafe state.pointee.tree = state.pointee.item
    unsafe state.pointee.item.pointee.removeAll()
    // The declarations around the item are needed when a part of it is written back.
    guard let context = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self),
      let table = unsafe context.pointee.nsTab
    else { return }
    for index in unsafe 0..<Int(context.pointee.nsNr) / 2 {
      unsafe state.pointee.item.pointee.declare(prefix: table[index &* 2], uri: table[index &* 2 &+ 1], on: 0)
    }
  }

  private static func countDefaulted(
    _ state: StatePointer, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int, _ defaulted: Int,
    _ place: Place
  ) {
    guard let attributes = unsafe attributes else { return }
    for index in (count - defaulted)..<count {
      if let value = unsafe attributes[index * 5 + 3], let end = unsafe attributes[index * 5 + 4] {
        unsafe state.pointee.amplified += 16 + (end - value)
      }
    }
    unsafe EntityCallbacks.checkAmplification(state, place)
  }

  /// What stands outside the items is kept to the end: it is bounded as a whole.
  private static func checkFrame(_ state: StatePointer, _ place: Place, adding: Int = 0) {
    let frame = unsafe state.pointee.frame
    let size = unsafe adding + frame.pointee.text.count + frame.pointee.values.count + frame.pointee.nodes.count * 16
    if unsafe size > state.pointee.limits.itemBytes { unsafe Failure.frameSize.record(state, place) }
  }

  private static func end(_ context: UnsafeMutableRawPointer?) {
    guard let state = unsafe state(context), !(unsafe state.pointee.hasFailed) else { return }
    if let places = unsafe state.pointee.places {
      let depth = unsafe state.pointee.depth
      if depth > 0, depth <= 256 { unsafe state.pointee.lastPlace = places[depth] }
    }
    if unsafe !state.pointee.buildsTrees {
      unsafe state.pointee.depth &-= 1
      return
    }
    let open = unsafe state.pointee.open
    guard open != TreeStorage.none else { return }
    unsafe state.pointee.open = state.pointee.tree.pointee.endElement(open)
    let depth = unsafe state.pointee.depth
    unsafe state.pointee.depth = depth &- 1
    guard unsafe depth == state.pointee.itemDepth else { return }
    if unsafe state.pointee.offset &- state.pointee.itemStart > state.pointee.limits.itemBytes {
      return unsafe Failure.size.record(state, Place.current(state))
    }
    unsafe endItem(state)
  }

  @inline(never)
  private static func endItem(_ state: StatePointer) {
    let parser = unsafe state.pointee.parser.takeUnretainedValue()
    unsafe state.pointee.item.pointee.seal(open: TreeStorage.none)
    unsafe state.pointee.frame.pointee.seal(open: state.pointee.frameOpen)
    unsafe state.pointee.itemDepth = 0
    unsafe state.pointee.tree = state.pointee.frame
    unsafe state.pointee.open = state.pointee.frameOpen
    unsafe state.pointee.followsItem = true
    parser.handler.item(parser.item, frame: parser.frame)
  }

  // MARK: Text

  private static func characters(
    _ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ length: Int32
  ) {
    guard let state = unsafe state(context), let bytes = unsafe bytes, !(unsafe state.pointee.hasFailed) else { return }
    let open = unsafe state.pointee.open
    guard open != TreeStorage.none, length > 0 else { return }
    if unsafe state.pointee.itemDepth == 0 {
      if unsafe state.pointee.followsItem {
        guard unsafe !isWhiteSpace(bytes, Int(length)) else { return }
        unsafe state.pointee.followsItem = false
      }
      unsafe checkFrame(state, Place.current(state), adding: Int(length))
      if unsafe state.pointee.hasFailed { return }
    } else if unsafe state.pointee.offset &- state.pointee.itemStart > state.pointee.limits.itemBytes {
      return unsafe Failure.size.record(state, Place.current(state))
    }
    unsafe state.pointee.tree.pointee.appendText(bytes, count: Int(length), parent: open)
  }

  /// A part of a CDATA section: the push parser leaves its line ends as they are (XML 1.0, section 2.11).
  private static func section(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ length: Int32) {
    if let state = unsafe state(context), let bytes = unsafe bytes, let input = unsafe state.pointee.main.pointee.input,
      let base = unsafe input.pointee.base, unsafe bytes > base && bytes < input.pointee.end
    {
      unsafe state.pointee.sectionEnd = Int(input.pointee.consumed) + (bytes - base) + Int(length)
    }
    guard let state = unsafe state(context), let start = unsafe bytes, length > 0,
      unsafe memchr(start, 0x0D, Int(length)) != nil || start.pointee == 0x0A,
      let input = unsafe state.pointee.main.pointee.input, let base = unsafe input.pointee.base,
      unsafe start > base && start < input.pointee.end
    else { return unsafe characters(context, bytes, length) }
    let end = unsafe start + Int(length)
    var position = unsafe start
    // The part before may have ended in the carriage return of this line feed.
    if unsafe start.pointee == 0x0A, unsafe (start - 1).pointee == 0x0D { unsafe position += 1 }
    while unsafe position < end && !state.pointee.hasFailed {
      let rest = unsafe end - position
      guard let found = unsafe memchr(position, 0x0D, rest) else {
        return unsafe characters(context, position, Int32(rest))
      }
      let stop = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      unsafe characters(context, position, Int32(stop - position))
      var lineFeed: UInt8 = 0x0A
      unsafe characters(context, &lineFeed, 1)
      if unsafe state.pointee.hasFailed { return }
      unsafe position = stop + 1
      if unsafe position < end, unsafe position.pointee == 0x0A { unsafe position += 1 }
    }
  }

  private static func isWhiteSpace(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for index in 0..<count {
      let byte = unsafe bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return false }
    }
    return true
  }
}
