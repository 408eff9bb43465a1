internal import CPlatform

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A call of the operating system that failed.
struct SystemError: Error, Hashable {
  /// The number of the error.
  var number: Int32

  /// The error that the last call left behind.
  static var last: SystemError { SystemError(number: errno) }

  static let brokenPipe = SystemError(number: EPIPE)
  static let exists = SystemError(number: EEXIST)
  static let notFound = SystemError(number: ENOENT)
  static let interrupted = SystemError(number: EINTR)
  /// A file has fewer bytes than it had.
  static let truncated = SystemError(number: EIO)
  /// Another process holds the lock.
  static let held = SystemError(number: EWOULDBLOCK)

  /// What it means, in the words of the operating system, beginning with a small letter.
  var message: String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    let words = unsafe String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}

/// What the operating system says about a file.
struct FileStatus: Hashable {
  /// What kind of thing it is.
  enum Kind {
    case regular
    case directory
    case link
    case other
  }

  var kind: Kind
  var size: Int
  var device: UInt64
  var inode: UInt64
  var modificationSeconds: Int
  var modificationNanoseconds: Int

  fileprivate init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    #if canImport(Darwin)
      modificationSeconds = status.st_mtimespec.tv_sec
      modificationNanoseconds = status.st_mtimespec.tv_nsec
    #else
      modificationSeconds = status.st_mtim.tv_sec
      modificationNanoseconds = status.st_mtim.tv_nsec
    #endif
  }
}

/// The calls of the operating system that the pipeline makes, with typed errors, interrupted calls repeated.
enum System {
  /// Standard input.
  static let standardInput: Int32 = 0
  /// Standard output.
  static let standardOutput: Int32 = 1
  /// Standard error.
  static let standardError: Int32 = 2
  /// Stands for the working directory where a directory is asked for.
  static let workingDirectory: Int32 = AT_FDCWD

  /// Opens a file for reading; never waits for the other end of a FIFO.
  static func openForReading(_ path: borrowing SystemPath, followingLinks: Bool = true) throws(SystemError) -> Int32 {
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    return try check(unsafe path.withPointer { unsafe open($0, flags) })
  }

  /// Makes a file that must not exist yet, below a directory.
  static func create(_ name: String, in directory: Int32) throws(SystemError) -> Int32 {
    try check(unsafe openat(directory, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666))
  }

  /// Opens a device or a FIFO for writing.
  static func openForWriting(_ path: String, in directory: Int32) throws(SystemError) -> Int32 {
    try check(unsafe openat(directory, path, O_WRONLY | O_CLOEXEC))
  }

  /// Opens a directory; a link to one only where links are followed.
  static func openDirectory(_ name: String, in directory: Int32, followingLinks: Bool) throws(SystemError) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    return try check(unsafe openat(directory, name, flags))
  }

  /// Makes a directory; one that is already there is as good.
  ///
  /// - Returns: Whether it is new.
  @discardableResult static func makeDirectory(_ name: String, in directory: Int32) throws(SystemError) -> Bool {
    do throws(SystemError) {
      _ = try check(unsafe mkdirat(directory, name, 0o777))
      return true
    } catch  where error != .exists {
      throw error
    } catch { return false }
  }

  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  /// What is known about an open file.
  static func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try check(unsafe fstat(descriptor, &status))
    return FileStatus(status)
  }

  /// What is known about the file of a name below a directory, or `nil` when there is none.
  static func status(of name: String, in directory: Int32, followingLinks: Bool) throws(SystemError) -> FileStatus? {
    var status = stat()
    do throws(SystemError) {
      _ = try check(unsafe fstatat(directory, name, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW))
    } catch .notFound {
      return nil
    }
    return FileStatus(status)
  }

  /// What is known about the file of a path; links are followed.
  static func status(of path: borrowing SystemPath) throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try check(unsafe path.withPointer { unsafe stat($0, &status) })
    return FileStatus(status)
  }

  /// What is known about the file of a path; of a link, the link itself.
  static func linkStatus(of path: borrowing SystemPath) throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try check(unsafe path.withPointer { unsafe lstat($0, &status) })
    return FileStatus(status)
  }

  /// Reads up to as many bytes as there is room for; 0 means the end.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      #if canImport(Glibc)
        let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      switch errno {
      case EINTR:
        if Interruption.status != nil { throw .interrupted }
      case EAGAIN: try wait(for: descriptor, toWrite: false)
      default: throw .last
      }
    }
  }

  /// Writes all bytes.
  static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        #if canImport(Glibc)
          return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          return unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          return unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count >= 0 {
        offset += count
        continue
      }
      switch errno {
      case EINTR:
        if Interruption.status != nil { throw .interrupted }
      case EAGAIN: try wait(for: descriptor, toWrite: true)
      default: throw .last
      }
    }
  }

  /// Waits until a descriptor that somebody made non-blocking is ready.
  private static func wait(for descriptor: Int32, toWrite: Bool) throws(SystemError) {
    var request = pollfd(fd: descriptor, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0)
    guard unsafe poll(&request, 1, -1) < 0 else { return }
    if errno != EINTR || Interruption.status != nil { throw .last }
  }

  /// Brings a file's bytes, or a directory's names, to the disk.
  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    // Some file systems cannot synchronise directories and say EINVAL: they have no such promise to keep.
    do throws(SystemError) {
      _ = try check(fsync(descriptor))
    } catch  where error.number != EINVAL {
      throw error
    } catch {}
  }

  /// Brings all that was written to a file system to the disk, of which only a directory is known.
  ///
  /// For hundreds of small files it takes about as long as ``synchronize(_:)`` takes for one of them.
  static func synchronizeFileSystem(of descriptor: Int32) throws(SystemError) {
    #if canImport(Darwin)
      // There is no call for one file system there; each file was brought to the disk when it was complete.
    #else
      _ = try check(syncfs(descriptor))
    #endif
  }

  /// Whether ``synchronizeFileSystem(of:)`` does what it says.
  static var synchronizesFileSystems: Bool {
    #if canImport(Darwin)
      false
    #else
      true
    #endif
  }

  /// Gives a file a name in another directory.
  ///
  /// `replacing`: whether a file of that name is replaced or is an error.
  static func move(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32, replacing: Bool
  ) throws(SystemError) {
    if replacing {
      _ = try check(unsafe renameat(directory, name, newDirectory, newName))
      return
    }
    // Unlike a look before the rename, neither of these can replace a file that came in between.
    do throws(SystemError) {
      #if canImport(Darwin)
        _ = try check(unsafe renameatx_np(directory, name, newDirectory, newName, UInt32(RENAME_EXCL)))
      #else
        _ = try check(unsafe wirecopy_rename_exclusively(directory, name, newDirectory, newName))
      #endif
      return
    } catch  where error.number == ENOSYS || error.number == EINVAL || error.number == EOPNOTSUPP {
      // A file system that cannot rename so.
    }
    do throws(SystemError) {
      _ = try check(unsafe linkat(directory, name, newDirectory, newName, 0))
      return remove(name, in: directory)
    } catch  where error.number == EPERM || error.number == EOPNOTSUPP || error.number == EMLINK {
      // A file system without hard links: the look before has to do.
    }
    guard try status(of: newName, in: newDirectory, followingLinks: false) == nil else { throw .exists }
    _ = try check(unsafe renameat(directory, name, newDirectory, newName))
  }

  /// Opens a file for reading and appending, and makes it where it is missing.
  static func openForAppending(_ name: String, in directory: Int32) throws(SystemError) -> Int32 {
    try check(unsafe openat(directory, name, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o666))
  }

  /// Opens a file below a directory for reading.
  static func openForReading(_ name: String, in directory: Int32) throws(SystemError) -> Int32 {
    try check(unsafe openat(directory, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC))
  }

  /// Locks an open file for this process.
  ///
  /// - Returns: Whether it is locked; not when another process has locked it.
  static func lock(_ descriptor: Int32) throws(SystemError) -> Bool {
    while true {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      switch errno {
      case EWOULDBLOCK: return false
      case EINTR: continue
      default: throw .last
      }
    }
  }

  /// Cuts a file off.
  static func truncate(_ descriptor: Int32, to size: Int) throws(SystemError) {
    _ = try check(ftruncate(descriptor, off_t(size)))
  }

  /// Reads from a place in a file, as many bytes as fit into the array or up to a count; 0 means the end.
  static func read(
    _ descriptor: Int32, at offset: Int, into bytes: inout [UInt8], upTo limit: Int = .max
  ) throws(SystemError) -> Int {
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress, min(buffer.count, limit), off_t(offset))
      }
      if count >= 0 { return count }
      if errno != EINTR || Interruption.status != nil { throw .last }
    }
  }

  /// Goes back to the beginning of an open file, and tells whether that was possible.
  static func rewind(_ descriptor: Int32) -> Bool { lseek(descriptor, 0, SEEK_SET) == 0 }

  /// Removes an empty directory, if it is there and empty.
  static func removeDirectory(_ name: String, in directory: Int32) {
    _ = unsafe unlinkat(directory, name, AT_REMOVEDIR)
  }

  /// Waits until there is something to read, and notices a signal that came to another thread.
  static func waitForInput(_ descriptor: Int32) throws(SystemError) {
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&request, 1, 200)
      if Interruption.status != nil { throw .interrupted }
      if ready > 0 { return }
      if ready < 0 && errno != EINTR { throw .last }
    }
  }

  /// Removes a file, if it is there.
  static func remove(_ name: String, in directory: Int32) {
    _ = unsafe unlinkat(directory, name, 0)
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// A variable of the environment, or `nil` when it is not set.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  private static func check(_ result: Int32) throws(SystemError) -> Int32 {
    guard result >= 0 else { throw .last }
    return result
  }
}
