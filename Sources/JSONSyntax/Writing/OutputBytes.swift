/// Bytes that grow at their end, in memory that is one owner's alone.
///
/// An array asks before each write whether somebody else holds it, which costs more than writing a short string; this
/// cannot be copied, so there is nobody to ask. Behind what is asked for there are always sixteen bytes more, so that
/// whole words can be stored up to the end.
@safe struct OutputBytes: ~Copyable {
  /// How many bytes more than those that were reserved can be written to.
  static let slack = 16

  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Where the next byte goes.
  @inline(__always) var end: UnsafeMutablePointer<UInt8> { unsafe base + count }

  /// Makes room for so many bytes more.
  @inline(__always) mutating func reserve(_ length: Int) {
    if count &+ length &+ OutputBytes.slack > capacity { grow(by: length) }
  }

  /// Counts bytes that were written behind ``end``, for which room had been made.
  @inline(__always) mutating func advance(by length: Int) { count &+= length }

  /// Counts the bytes up to an address to which they were written.
  @inline(__always) mutating func advance(to end: UnsafeMutablePointer<UInt8>) { unsafe count = end - base }

  @inline(__always) mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count &+= 1
  }

  @inline(__always) mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    unsafe end.update(from: start, count: length)
    count &+= length
  }

  /// Forgets the bytes; the memory stays.
  mutating func removeAll() { count = 0 }

  /// Lends the bytes.
  func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(unsafe Span(_unsafeStart: UnsafePointer(base), count: count))
  }

  @inline(never) private mutating func grow(by length: Int) {
    let needed = count + length + OutputBytes.slack
    let larger = max(2 * capacity, needed)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe grown.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = grown
    capacity = larger
  }
}
