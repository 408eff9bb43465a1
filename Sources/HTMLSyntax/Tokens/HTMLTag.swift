/// A start or end tag.
///
/// The tokenizer makes one and fills it anew for each tag.
@safe public final class HTMLTag {
  /// What the element is.
  public internal(set) var element = HTMLElement.other
  /// Whether it ends in `/>`.
  public internal(set) var isSelfClosing = false
  /// Where the tag stands in the fragment, in bytes.
  public internal(set) var range = 0..<0

  /// A stretch of the fragment, or of what was decoded from it.
  struct Slice {
    var start = 0
    var count = 0
    var isDecoded = false
  }

  /// An attribute.
  struct Item {
    var name = Slice()
    var value = Slice()
    var hash: UInt32 = 0
  }

  /// More attributes than this are passed over.
  static let maximumAttributes = 128

  var nameSlice = Slice()
  var items: [Item] = []
  /// The fragment, while it is being read.
  var input = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Names in lower case and values without references, where these differ from the fragment.
  var decoded: [UInt8] = []

  init() {}

  /// The name in lower case.
  public var name: String { text(nameSlice) }

  /// The number of the attributes.
  public var attributeCount: Int { items.count }

  /// The value of an attribute, or `nil` when the tag has none of this name, which is in lower case.
  public func attribute(_ name: StaticString) -> String? {
    for item in items where isEqual(item.name, name) { return text(item.value) }
    return nil
  }

  /// Lends out the value of an attribute, or returns `nil` when the tag has none of this name, which is in lower case.
  public func withAttribute<Result>(_ name: StaticString, _ body: (Span<UInt8>) -> Result) -> Result? {
    for item in items where isEqual(item.name, name) {
      let range = item.value.start..<item.value.start + item.value.count
      if !item.value.isDecoded { return body(unsafe UnsafeBufferPointer(rebasing: input[range]).span) }
      let decoded = decoded
      return body(decoded.span.extracting(range))
    }
    return nil
  }

  /// The attributes whose names begin like this, in their order; their names are without the beginning.
  public func attributes(withPrefix prefix: StaticString) -> [(name: String, value: String)] {
    let count = prefix.utf8CodeUnitCount
    var found: [(name: String, value: String)] = []
    for item in items where item.name.count >= count && hasPrefix(item.name, prefix) {
      var rest = item.name
      rest.start += count
      rest.count -= count
      found.append((text(rest), text(item.value)))
    }
    return found
  }

  /// The attributes with their names in lower case, in their order.
  public var attributes: [(name: String, value: String)] { items.map { (text($0.name), text($0.value)) } }

  func begin(at position: Int) {
    element = .other
    isSelfClosing = false
    range = position..<position
    // Most tags have neither.
    if !items.isEmpty { items.removeAll(keepingCapacity: true) }
    if !decoded.isEmpty { decoded.removeAll(keepingCapacity: true) }
  }

  private func text(_ slice: Slice) -> String {
    if slice.isDecoded { return String(decoding: decoded[slice.start..<slice.start + slice.count], as: UTF8.self) }
    return unsafe String(decoding: input[slice.start..<slice.start + slice.count], as: UTF8.self)
  }

  private func isEqual(_ slice: Slice, _ name: StaticString) -> Bool {
    slice.count == name.utf8CodeUnitCount && hasPrefix(slice, name)
  }

  private func hasPrefix(_ slice: Slice, _ prefix: StaticString) -> Bool {
    for index in 0..<prefix.utf8CodeUnitCount
    where unsafe byte(slice, index) != prefix.utf8Start[index] { return false }
    return true
  }

  @inline(__always)
  private func byte(_ slice: Slice, _ index: Int) -> UInt8 {
    slice.isDecoded ? decoded[slice.start + index] : unsafe input[slice.start + index]
  }

  /// Adds an attribute, unless there is one of its name.
  func add(_ item: Item) {
    guard items.count < Self.maximumAttributes else { return }
    for other in items where other.hash == item.hash && isSame(other.name, item.name) { return }
    items.append(item)
  }

  private func isSame(_ left: Slice, _ right: Slice) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count where byte(left, index) != byte(right, index) { return false }
    return true
  }
}
