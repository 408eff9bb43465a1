extension [UInt8] {
  /// Creates an array of the bytes.
  init(copying bytes: Span<UInt8>) {
    self = []
    append(copying: bytes)
  }

  /// Appends the bytes, all at once.
  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe append(contentsOf: buffer)
    }
  }
}

extension Span<UInt8> {
  /// Whether these bytes begin with others.
  func starts(with beginning: [UInt8]) -> Bool {
    guard count >= beginning.count else { return false }
    for index in beginning.indices where self[index] != beginning[index] { return false }
    return true
  }
}
