internal import ArticleModel
internal import CLibArchive

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads the members of an archive, or what is in a compressed file, one after the other.
///
/// Members come as they lie in the archive; their bytes are unpacked as they are read.
@safe final class ArchiveReader: ByteStream {
  /// What is said of a member before its bytes.
  struct Member {
    /// Its name as the archive has it.
    var name: [UInt8]
    /// Whether it is a file; not a link, directory or device.
    var kind: FileStatus.Kind
    var isEncrypted: Bool
    /// When it was changed last, in seconds since 1970.
    var seconds: Int
    var nanoseconds: Int
  }

  private let library: ArchiveLibrary
  private let archive: OpaquePointer
  private let source: any ByteStream
  private let name: String
  private let limits: ArchiveLimits
  private let buffer: UnsafeMutableRawBufferPointer
  /// How many bytes have been read of the archive.
  private var packed = 0
  private var unpacked = 0
  private var members = 0
  private var failure: DocumentError?
  /// Whether it is no archive of members but one compressed file.
  private(set) var isSingle = false

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - source: Its bytes.
  ///   - name: Its name, for messages.
  ///   - limits: What it may hold.
  /// - Throws: When it cannot be opened.
  init(_ source: any ByteStream, name: String, limits: ArchiveLimits) throws(DocumentError) {
    library = try ArchiveLibrary.open(for: name)
    guard let archive = library.functions.archive_read_new() else {
      throw DocumentError("archive-library", "cannot be opened: no memory", at: SourceLocation(source: name))
    }
    unsafe self.archive = archive
    self.source = source
    self.name = name
    self.limits = limits
    unsafe buffer = .allocate(byteCount: 1 << 16, alignment: 64)
    let functions = library.functions
    unsafe _ = functions.archive_read_support_filter_gzip(archive)
    unsafe _ = functions.archive_read_support_filter_bzip2(archive)
    unsafe _ = functions.archive_read_support_filter_xz(archive)
    unsafe _ = functions.archive_read_support_filter_zstd(archive)
    unsafe _ = functions.archive_read_support_format_tar(archive)
    unsafe _ = functions.archive_read_support_format_zip(archive)
    unsafe _ = functions.archive_read_support_format_raw(archive)
    unsafe _ = functions.archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
    unsafe _ = functions.archive_read_set_read_callback(archive) { _, data, start in
      guard let data = unsafe data else { return -1 }
      return unsafe Unmanaged<ArchiveReader>.fromOpaque(data).takeUnretainedValue().fill(start)
    }
    if source is FileStream {
      unsafe _ = functions.archive_read_set_seek_callback(archive) { _, data, offset, origin in
        guard let data = unsafe data else { return -1 }
        return unsafe Unmanaged<ArchiveReader>.fromOpaque(data).takeUnretainedValue().seek(offset, origin)
      }
    }
    let result = unsafe functions.archive_read_open1(archive)
    guard result >= ARCHIVE_WARN else { throw error() }
  }

  deinit {
    unsafe _ = library.functions.archive_read_free(archive)
    unsafe buffer.deallocate()
  }

  /// Goes to the next member, or returns `nil` behind the last one.
  func next() throws(DocumentError) -> Member? {
    var entry: OpaquePointer?
    let result = unsafe library.functions.archive_read_next_header(archive, &entry)
    if result == ARCHIVE_EOF { return nil }
    guard result >= ARCHIVE_WARN, let entry = unsafe entry else { throw error() }
    isSingle = unsafe library.functions.archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW
    members += 1
    guard members <= limits.members else {
      throw DocumentError(
        "archive-members", "the archive has more than \(limits.members) members", at: SourceLocation(source: name),
        hint: "raise the limit with --max-members")
    }
    let functions = library.functions
    let type = unsafe UInt32(functions.archive_entry_filetype(entry))
    let isHardLink = unsafe functions.archive_entry_hardlink(entry) != nil
    let kind: FileStatus.Kind =
      isHardLink ? .link : type == S_IFREG ? .regular : type == S_IFDIR ? .directory : type == S_IFLNK ? .link : .other
    let path = unsafe functions.archive_entry_pathname(entry).map { pointer in
      unsafe [UInt8](UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
    }
    return unsafe Member(
      name: path ?? [], kind: kind, isEncrypted: functions.archive_entry_is_encrypted(entry) != 0,
      seconds: Int(functions.archive_entry_mtime(entry)), nanoseconds: Int(functions.archive_entry_mtime_nsec(entry)))
  }

  /// Whether a single file was really compressed, and not just passed through.
  var isCompressed: Bool { unsafe library.functions.archive_filter_count(archive) > 1 }

  /// Reads more of the member at hand.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int {
    let count = unsafe library.functions.archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw error() }
    unpacked += count
    if unpacked > limits.bytes {
      throw DocumentError(
        "archive-size", "the archive unpacks to more than \(limits.bytes) bytes", at: SourceLocation(source: name),
        hint: "raise the limit with --max-unpacked")
    }
    if unpacked > ArchiveLimits.harmless, unpacked / limits.ratio > max(packed, 1) {
      throw DocumentError(
        "archive-ratio", "the archive unpacks to more than \(limits.ratio) times its size, as one made to do harm does",
        at: SourceLocation(source: name), hint: "raise the limit with --max-ratio")
    }
    return count
  }

  private func fill(_ start: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do throws(DocumentError) {
      let count = unsafe try source.read(into: buffer)
      packed += count
      unsafe start?.pointee = UnsafeRawPointer(buffer.baseAddress)
      return count
    } catch {
      failure = error
      return -1
    }
  }

  private func seek(_ offset: Int64, _ origin: Int32) -> Int64 {
    guard let file = source as? FileStream else { return -1 }
    return Int64(lseek(file.descriptor, off_t(offset), origin))
  }

  private func error() -> DocumentError {
    if let failure { return failure }
    let text = unsafe library.functions.archive_error_string(archive).map { unsafe String(cString: $0) }
    return DocumentError(
      "archive-corrupt", "the archive cannot be read on: \(text ?? "it is damaged")",
      at: SourceLocation(source: name))
  }
}
