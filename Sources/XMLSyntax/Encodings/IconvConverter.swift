internal import CLibXML2

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One conversion by the system's iconv into UTF-8.
@safe final class IconvConverter {
  private let converter: iconv_t

  /// Opens a converter, unless the system does not know the encoding.
  init?(_ name: String) {
    let opened = unsafe iconv_open("UTF-8", name)
    guard unsafe wirecopyIconvInvalid(opened) == 0, let opened = unsafe opened else { return nil }
    unsafe converter = opened
  }

  deinit { unsafe iconv_close(converter) }

  /// Converts as much as can be converted.
  ///
  /// - Returns: How many bytes were used, and whether those that are left may be the start of a character.
  func convert(_ bytes: [UInt8], to output: inout [UInt8]) -> (used: Int, isValid: Bool) {
    var input = bytes.map { CChar(bitPattern: $0) }
    var room = [CChar](repeating: 0, count: 16_384)
    let total = input.count
    return unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe room.withUnsafeMutableBufferPointer { room in
        var source = input.baseAddress
        var left = total
        while left > 0 {
          var target = room.baseAddress
          var space = room.count
          let result = unsafe iconv(converter, &source, &left, &target, &space)
          let code = errno
          let written = unsafe UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: room[..<(room.count - space)]))
          unsafe output.append(contentsOf: written)
          guard result == wirecopyIconvFailed() else { continue }
          if code == E2BIG { continue }
          return (total - left, code == EINVAL)
        }
        return (total, true)
      }
    }
  }
}
