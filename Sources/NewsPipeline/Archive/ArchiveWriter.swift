internal import CLibArchive

/// Packs bytes: one stream of them with gzip, or files into a zip or tar archive.
///
/// Nothing in what is written depends on when or where it is written.
@safe final class ArchiveWriter {
  /// What is written.
  enum Kind: Hashable {
    /// One compressed file.
    case gzip
    /// A zip archive.
    case zip
    /// A compressed tar archive.
    case tar

    /// What the name of a file asks for, or `nil` when it is to be written as it is.
    ///
    /// `hasPlaces`: whether an archive of several files could be meant.
    init?(_ path: String) {
      let name = path.lowercased()
      if name.hasSuffix(".zip") {
        self = .zip
      } else if name.hasSuffix(".tar.gz") || name.hasSuffix(".tgz") {
        self = .tar
      } else if name.hasSuffix(".gz") {
        self = .gzip
      } else {
        return nil
      }
    }
  }

  private let kind: Kind
  private let functions: WirecopyArchiveFunctions
  private let archive: OpaquePointer
  private let entry: OpaquePointer
  private let write: (Span<UInt8>) throws(SystemError) -> Void
  private var failure: SystemError?

  /// Begins to pack.
  ///
  /// - Parameters:
  ///   - kind: What is written.
  ///   - name: The name of the output, for messages.
  ///   - write: Takes the packed bytes.
  /// - Throws: When the library is not there.
  init(_ kind: Kind, name: String, write: @escaping (Span<UInt8>) throws(SystemError) -> Void) throws(RunError) {
    let library: ArchiveLibrary
    do { library = try ArchiveLibrary.open(for: name) } catch { throw RunError(.cannotRun, error) }
    functions = library.functions
    guard let archive = functions.archive_write_new(), let entry = functions.archive_entry_new() else {
      throw RunError(.cannotRun, "archive-library", "archives cannot be written: no memory", source: name)
    }
    unsafe self.archive = archive
    unsafe self.entry = entry
    self.kind = kind
    self.write = write
    switch kind {
    case .gzip:
      unsafe _ = functions.archive_write_set_format_raw(archive)
      unsafe _ = functions.archive_write_add_filter_gzip(archive)
    case .zip: unsafe _ = functions.archive_write_set_format_zip(archive)
    case .tar:
      unsafe _ = functions.archive_write_set_format_pax_restricted(archive)
      unsafe _ = functions.archive_write_add_filter_gzip(archive)
    }
    if kind != .zip { unsafe _ = functions.archive_write_set_options(archive, "gzip:!timestamp") }
    unsafe _ = functions.archive_write_set_bytes_in_last_block(archive, 1)
    unsafe _ = functions.archive_write_open(
      archive, Unmanaged.passUnretained(self).toOpaque(), nil,
      { _, data, bytes, count in
        guard let data = unsafe data else { return -1 }
        return unsafe Unmanaged<ArchiveWriter>.fromOpaque(data).takeUnretainedValue().take(bytes, count)
      }, nil)
    if kind == .gzip { try? begin("content", size: nil) }
  }

  deinit {
    unsafe functions.archive_entry_free(entry)
    // What is left to be written when nobody ended it is not wanted.
    failure = .interrupted
    unsafe _ = functions.archive_write_free(archive)
  }

  /// Begins a file.
  func begin(_ name: String, size: Int?) throws(SystemError) {
    unsafe _ = functions.archive_entry_clear(entry)
    unsafe functions.archive_entry_set_pathname(entry, name)
    unsafe functions.archive_entry_set_filetype(entry, UInt32(wirecopyFileEntry))
    unsafe functions.archive_entry_set_perm(entry, 0o644)
    // Zip knows no time zones: only a time that is not stated is the same everywhere.
    if kind == .tar { unsafe functions.archive_entry_set_mtime(entry, 0, 0) }
    if let size { unsafe functions.archive_entry_set_size(entry, Int64(size)) }
    try check(unsafe Int(functions.archive_write_header(archive, entry)))
  }

  /// Packs more of the file.
  func append(_ bytes: Span<UInt8>) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        return unsafe functions.archive_write_data(archive, rest.baseAddress, rest.count)
      }
      try check(count)
      guard count > 0 else { throw failure ?? .truncated }
      offset += count
    }
  }

  /// Ends the archive: all packed bytes have been handed on then.
  func finish() throws(SystemError) { try check(unsafe Int(functions.archive_write_close(archive))) }

  private func check(_ result: Int) throws(SystemError) {
    if let failure { throw failure }
    if result < Int(ARCHIVE_WARN) { throw .truncated }
  }

  private func take(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    guard failure == nil else { return -1 }
    let span = unsafe Span<UInt8>(_unsafeBytes: UnsafeRawBufferPointer(start: bytes, count: count))
    do throws(SystemError) {
      try write(span)
      return count
    } catch {
      failure = error
      return -1
    }
  }
}
