#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a directory says of something in it.
struct DirectoryEntry {
  /// Its name.
  var name: [UInt8]
  /// What kind of thing it is, or `nil` where the file system does not say so in its directories.
  var kind: FileStatus.Kind?
}

extension System {
  /// The names of what is in a directory below another one, without what begins with a dot.
  static func entries(of name: String, in directory: Int32) throws(SystemError) -> [String] {
    // A descriptor of its own: the listing closes it.
    let descriptor = try openDirectory(name, in: directory, followingLinks: false)
    return try visibleEntries(in: descriptor).map { String(decoding: $0.name, as: UTF8.self) }
  }

  /// What is in a directory in the order of the bytes of the names, without what begins with a dot.
  ///
  /// `descriptor`: the open directory; it is closed.
  static func visibleEntries(in descriptor: Int32) throws(SystemError) -> [DirectoryEntry] {
    guard let directory = unsafe fdopendir(descriptor) else {
      let error = SystemError.last
      close(descriptor)
      throw error
    }
    defer { unsafe _ = closedir(directory) }
    var entries: [DirectoryEntry] = []
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
      guard name.first != UInt8(ascii: ".") else { continue }
      let kind: FileStatus.Kind? =
        switch Int32(unsafe entry.pointee.d_type) {
        case Int32(DT_REG): .regular
        case Int32(DT_DIR): .directory
        case Int32(DT_LNK): .link
        default: nil
        }
      entries.append(DirectoryEntry(name: name, kind: kind))
    }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return entries
  }
}
