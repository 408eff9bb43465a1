/// The file that a run gathers its articles in.
final class OutputFile {
  let path: String
  /// Its name in its directory.
  let fileName: String
  /// The open directory.
  let directory: Int32
  /// How its name says that it is packed, or `nil`.
  let packing: ArchiveWriter.Kind?

  /// Opens the directory of a file.
  init(_ path: String) throws(RunError) {
    self.path = path
    packing = ArchiveWriter.Kind(path)
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    fileName = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    do throws(SystemError) {
      directory = try System.openDirectory(
        slash.map { String(path[...$0]) } ?? ".", in: System.workingDirectory, followingLinks: true)
    } catch {
      throw RunError(writing: path, error)
    }
  }

  deinit { System.close(directory) }
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
  ///   - directory: The open directory of temporary files; it must stay open.
  ///   - serial: Keeps the temporary files of several outputs apart.
  /// - Throws: When there is no place for it.
  init(_ file: OutputFile, in directory: Int32, serial: Int = 0) throws(RunError) {
    self.file = file
    temporaryDirectory = directory
    // Hidden where others look, but not from the one who clears up.
    temporaryName = directory == file.directory ? ".wirecopy-\(System.processID)-\(serial).tmp" : "whole"
    do throws(SystemError) {
      descriptor = try System.create(temporaryName, in: directory)
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
    if descriptor >= 0 { System.close(descriptor) }
    if !hasAppeared { System.remove(temporaryName, in: temporaryDirectory) }
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

  /// Ends the file, which has no name yet.
  func close(synchronizing: Bool) throws(RunError) {
    guard descriptor >= 0 else { return }
    do throws(SystemError) {
      try packer?.finish()
      packer = nil
      let descriptor = descriptor
      try buffer.flush { (bytes) throws(SystemError) in try System.write(bytes, to: descriptor) }
      if synchronizing { try System.synchronize(descriptor) }
      System.close(descriptor)
      self.descriptor = -1
    } catch {
      throw RunError(writing: file.path, error)
    }
  }

  /// Lets the file appear.
  func appear(replacing: Bool, synchronizing: Bool) throws(RunError) {
    try close(synchronizing: synchronizing)
    do throws(SystemError) {
      try System.move(
        temporaryName, in: temporaryDirectory, to: file.fileName, in: file.directory, replacing: replacing)
      hasAppeared = true
      if synchronizing { try System.synchronize(file.directory) }
    } catch {
      throw RunError(writing: file.path, error)
    }
  }
}
