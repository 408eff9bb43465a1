/// What a character reference stands for, as UTF-8: at most two characters, which need no memory of their own.
struct ShortText: Sendable {
  private(set) var count = 0
  private var bits: UInt64 = 0

  /// Appends a character.
  mutating func append(_ scalar: Unicode.Scalar) {
    for byte in scalar.utf8 where count < 8 {
      bits |= UInt64(byte) &<< UInt64(count &* 8)
      count &+= 1
    }
  }

  /// Lends out the bytes.
  @inline(__always)
  func withBytes(_ body: (Span<UInt8>) -> Void) {
    unsafe withUnsafeBytes(of: bits.littleEndian) { bytes in
      unsafe bytes.bindMemory(to: UInt8.self).extracting(..<count).withSpan(body)
    }
  }

  /// Appends the bytes to others.
  func append(to bytes: inout [UInt8]) {
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: bits &>> UInt64(index &* 8))) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  @unsafe @inline(__always)
  fileprivate func withSpan(_ body: (Span<UInt8>) -> Void) { body(unsafe span) }
}
