internal import CBytes

/// Looks for bytes in a text, sixteen at a time.
public enum ByteScan {
  /// Where the first byte stands that is one of four, or the length of the text; fewer may be given, with one repeated.
  @inline(__always)
  static func first(oneOf bytes: (UInt8, UInt8, UInt8, UInt8), in text: Span<UInt8>, from start: Int) -> Int {
    let count = text.count
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return count }
      var position = start
      while position &+ 16 <= count {
        let found = unsafe wirecopy_one_of(base + position, bytes.0, bytes.1, bytes.2, bytes.3)
        if found != 0 { return position &+ found.trailingZeroBitCount }
        position &+= 16
      }
      while position < count {
        let byte = unsafe base[position]
        if byte == bytes.0 || byte == bytes.1 || byte == bytes.2 || byte == bytes.3 { return position }
        position &+= 1
      }
      return count
    }
  }

  /// Where the first byte stands that is one of two, or the length of the text.
  public static func first(oneOf first: UInt8, _ second: UInt8, in text: Span<UInt8>, from start: Int) -> Int {
    ByteScan.first(oneOf: (first, second, second, second), in: text, from: start)
  }

  /// Where the first byte stands that is less than another one, or the length of the text.
  public static func first(below limit: UInt8, in text: Span<UInt8>) -> Int {
    let count = text.count
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return count }
      var position = 0
      while position &+ 16 <= count {
        let found = unsafe wirecopy_below(base + position, limit)
        if found != 0 { return position &+ found.trailingZeroBitCount }
        position &+= 16
      }
      while position < count, unsafe base[position] >= limit { position &+= 1 }
      return position
    }
  }
}
