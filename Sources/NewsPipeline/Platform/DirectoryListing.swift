#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension System {
  /// The names in a directory in the order of their bytes, without those that begin with a dot.
  ///
  /// `descriptor`: the open directory; it is closed.
  static func visibleNames(in descriptor: Int32) throws(SystemError) -> [[UInt8]] {
    guard let directory = unsafe fdopendir(descriptor) else {
      let error = SystemError.last
      close(descriptor)
      throw error
    }
    defer { unsafe _ = closedir(directory) }
    var names: [[UInt8]] = []
    while true {
      // Only errno tells the end from an error.
      errno = 0
      guard let entry = unsafe readdir(directory) else {
        if errno != 0 { throw .last }
        break
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let start = unsafe UnsafeRawPointer(pointer)
        let count = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
      }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names
  }
}
