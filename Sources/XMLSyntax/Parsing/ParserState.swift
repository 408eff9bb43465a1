internal import CLibXML2

/// What the callbacks of one parser work on.
///
/// It hangs on the context's `_private`.
///
/// A plain struct behind a pointer: a class would pay for reference counts and exclusivity on every event.
@unsafe struct ParserState {
  /// The context of the document.
  ///
  /// Inside an entity callbacks get another one.
  var main: xmlParserCtxtPtr
  /// The object whose state this is, for what is rare.
  var parser: Unmanaged<XMLParser>
  var names: Unmanaged<XMLNames>
  /// The tree that is being filled: `item` or `frame`.
  var tree: UnsafeMutablePointer<TreeStorage>
  let item: UnsafeMutablePointer<TreeStorage>
  let frame: UnsafeMutablePointer<TreeStorage>
  /// The innermost open element of `tree`.
  var open = TreeStorage.none
  /// The innermost open element of the frame while an item is read.
  var frameOpen = TreeStorage.none
  var depth = 0
  /// The depth of the item's root, 0 outside items.
  var itemDepth = 0
  /// Bytes of the document at which the item starts.
  var itemStart = 0
  /// White space after an item is dropped: in a feed it would pile up.
  var followsItem = false
  var hasFailed = false
  var isStopped = false
  /// Whether a start tag was met.
  var hasRoot = false
  /// Whether all bytes were given to the parser.
  var isFinishing = false
  var limits = XMLLimits()
  /// Bytes of the document up to the end of the last part of a CDATA section.
  var sectionEnd = 0
  /// Attributes that the document type declares.
  var declaredAttributes = 0
  /// Bytes that entities and default attributes have added.
  var amplified = 0
  /// Whether trees are filled at all.
  var buildsTrees = true
  /// For a validation: the places of the open elements, and that of the element that was started or ended last.
  let places: UnsafeMutablePointer<Place>?
  var lastPlace = Place(line: 0, column: 0)
  /// Bytes of the document that were pushed.
  var pushed = 0
  /// Where the parser stood before the current push: line, column and offset from the document's start.
  var pushColumn = 1
  var pushOffset = 0

  /// Bytes of the document that the parser has taken.
  var offset: Int {
    guard let input = unsafe main.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  /// Starts a document.
  mutating func begin(limits: XMLLimits) {
    unsafe self.limits = limits
    unsafe tree = frame
    unsafe frame.pointee.removeAll()
    unsafe item.pointee.removeAll()
    unsafe open = TreeStorage.none
    unsafe frameOpen = TreeStorage.none
    unsafe depth = 0
    unsafe itemDepth = 0
    unsafe followsItem = false
    unsafe hasFailed = false
    unsafe isStopped = false
    unsafe hasRoot = false
    unsafe isFinishing = false
    unsafe amplified = 0
    unsafe sectionEnd = 0
    unsafe declaredAttributes = 0
    unsafe pushed = 0
    unsafe pushColumn = 1
    unsafe pushOffset = 0
  }

  /// Remembers where the parser stands before `count` more bytes are given to it.
  mutating func notePush(_ count: Int) {
    unsafe pushed += count
    unsafe pushOffset = offset
    if let input = unsafe main.pointee.input { unsafe pushColumn = Int(input.pointee.col) }
  }
}
