/// A path as the operating system has it, which need not be UTF-8.
struct SystemPath: Hashable {
  /// The path for messages; what is not UTF-8 is replaced.
  let name: String
  /// The bytes with a NUL behind them where ``name`` does not say the same, else empty.
  private let bytes: [UInt8]

  init(_ name: String) {
    self.name = name
    bytes = []
  }

  /// Creates a path from bytes, without a NUL.
  init(bytes: [UInt8]) {
    name = String(decoding: bytes, as: UTF8.self)
    self.bytes = name.utf8.elementsEqual(bytes) ? [] : bytes + [0]
  }

  /// The bytes, without a NUL.
  var utf8: [UInt8] { bytes.isEmpty ? Array(name.utf8) : Array(bytes.dropLast()) }

  /// Whether there is a NUL in it, so that the operating system would see another path.
  var isInvalid: Bool { name.isEmpty || bytes.isEmpty && name.utf8.contains(0) }

  /// Calls a function with the path as a C string.
  func withPointer(_ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    if bytes.isEmpty { return unsafe name.withCString(body) }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let address = buffer.baseAddress else { return -1 }
      return unsafe body(address.assumingMemoryBound(to: CChar.self))
    }
  }
}
