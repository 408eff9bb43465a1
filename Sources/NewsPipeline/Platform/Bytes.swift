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
