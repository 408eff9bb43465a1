/// The file that a run gathers its articles in.
final class OutputFile {
  let path: String
  /// Its name in its directory.
  let fileName: String
  /// The open directory.
  let directory: Int32
  /// Whose directory it is, when it is another file's.
  private let owner: OutputFile?
  /// How its name says that it is packed, or `nil`.
  let packing: ArchiveWriter.Kind?

  /// Opens the directory of a file.
  init(_ path: String) throws(RunError) {
    let name = OutputFile.split(path)
    do throws(SystemError) {
      directory = try System.openDirectory(
        name.directory.isEmpty ? "." : name.directory, in: System.workingDirectory, followingLinks: true)
    } catch {
      throw RunError(writing: path, error)
    }
    self.path = path
    fileName = name.file
    packing = ArchiveWriter.Kind(path)
    owner = nil
  }

  /// A part of a file, beside it.
  init(part number: Int, of whole: OutputFile) {
    path = OutputFile.partName(whole.path, number)
    fileName = OutputFile.split(path).file
    packing = ArchiveWriter.Kind(path)
    directory = whole.directory
    owner = whole
  }

  deinit {
    if owner == nil { System.close(directory) }
  }

  private static func split(_ path: String) -> (directory: String, file: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[...slash]), String(path[path.utf8.index(after: slash)...]))
  }

  /// The name of a part: the number stands in front of the extensions.
  static func partName(_ path: String, _ number: Int) -> String {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let digits = String(number)
    let suffix = "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    var end = path.endIndex
    if let dot = path[start...].lastIndex(of: "."), dot > start { end = dot }
    if path[end...].lowercased() == ".gz", let dot = path[start..<end].lastIndex(of: "."), dot > start { end = dot }
    return path[..<end] + suffix + path[end...]
  }
}

/// Writes an output file under another name first, and packs it where its name says so.
final class OutputFileWriter {
  private let file: OutputFile
  private let temporaryName: String
  private let temporaryDirectory: Int32
  private var descriptor: Int32
  private var hasAppeared = false
  private var buffer = OutputBuffer()
  /// What packs the bytes, or `nil`.
  private(set) var packer: ArchiveWriter?

  /// Makes the temporary file.
  ///
  /// - Parameters:
  ///   - file: The file that it will become.
  ///   - directory: The open directory of temporary files, which must stay open, or `nil` for that of the file.
  /// - Throws: When there is no place for it.
  init(_ file: OutputFile, in directory: Int32? = nil) throws(RunError) {
    self.file = file
    temporaryDirectory = directory ?? file.directory
    do throws(SystemError) {
      if let directory {
        temporaryName = file.fileName
        descriptor = try System.create(temporaryName, in: directory)
      } else {
        (temporaryName, descriptor) = try TemporaryFile.make(for: file.fileName, in: file.directory)
      }
    } catch {
      throw RunError(writing: file.path, error)
    }
    guard let packing = file.packing else { return }
    packer = try ArchiveWriter(packing, name: file.path) { [unowned self] (bytes) throws(SystemError) in
      try keep(bytes)
    }
  }

  /// A file that did not appear is removed.
  deinit {
    packer = nil
    if !hasAppeared { System.remove(temporaryName, in: temporaryDirectory) }
    if descriptor >= 0 { System.close(descriptor) }
  }

  /// Writes more.
  func write(_ bytes: Span<UInt8>) throws(RunError) {
    do throws(SystemError) {
      if let packer { try packer.append(bytes) } else { try keep(bytes) }
    } catch {
      throw RunError(writing: file.path, error)
    }
  }

  private func keep(_ bytes: Span<UInt8>) throws(SystemError) {
    let descriptor = descriptor
    try buffer.append(bytes) { (bytes) throws(SystemError) in try System.write(bytes, to: descriptor) }
  }

  /// Ends the file, which has no name yet, so that many of them can wait for their names.
  ///
  /// Only in a directory that nobody else tidies up.
  func close(synchronizing: Bool) throws(RunError) {
    do throws(SystemError) {
      try end(synchronizing: synchronizing)
    } catch {
      throw RunError(writing: file.path, error)
    }
    closeDescriptor()
  }

  private func end(synchronizing: Bool) throws(SystemError) {
    guard descriptor >= 0 else { return }
    try packer?.finish()
    packer = nil
    let descriptor = descriptor
    try buffer.flush { (bytes) throws(SystemError) in try System.write(bytes, to: descriptor) }
    buffer = OutputBuffer()
    if synchronizing { try System.synchronize(descriptor) }
  }

  private func closeDescriptor() {
    if descriptor >= 0 { System.close(descriptor) }
    descriptor = -1
  }

  /// Lets the file appear.
  ///
  /// - Parameters:
  ///   - replacing: Whether a file of its name is replaced.
  ///   - synchronizing: Whether what it holds is brought to the disk first, and then its name.
  /// - Throws: When it cannot be written.
  func appear(replacing: Bool, synchronizing: Bool) throws(RunError) {
    do throws(SystemError) {
      try end(synchronizing: synchronizing)
      try System.move(
        temporaryName, in: temporaryDirectory, to: file.fileName, in: file.directory, replacing: replacing)
      hasAppeared = true
      closeDescriptor()
      if synchronizing { try System.synchronize(file.directory) }
    } catch {
      throw RunError(writing: file.path, error)
    }
  }
}
