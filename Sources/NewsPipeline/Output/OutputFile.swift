/// The file that a run gathers its articles in.
final class OutputFile {
  let path: String
  /// Its name in its directory.
  let fileName: String
  /// The open directory.
  let directory: Int32
  /// Whether its name says that it is compressed.
  var isCompressed: Bool { OutputFile.isCompressed(path) }

  /// Whether a name says that the file is compressed.
  static func isCompressed(_ path: String) -> Bool { path.lowercased().hasSuffix(".gz") }

  /// Opens the directory of a file.
  init(_ path: String) throws(RunError) {
    self.path = path
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

  /// Makes a temporary file that will become this one.
  func makeWriter(in directory: Int32) throws(SystemError) -> Writer { try Writer(in: directory) }

  /// Writes the file under another name.
  struct Writer: ~Copyable {
    let temporaryName: String
    private let descriptor: Int32
    private var buffer = OutputBuffer()

    init(in directory: Int32) throws(SystemError) {
      temporaryName = "whole-\(System.processID)"
      System.remove(temporaryName, in: directory)
      descriptor = try System.create(temporaryName, in: directory)
    }

    deinit { System.close(descriptor) }

    /// Writes more.
    mutating func write(_ bytes: Span<UInt8>) throws(SystemError) {
      let descriptor = descriptor
      try buffer.append(bytes) { (bytes) throws(SystemError) in try System.write(bytes, to: descriptor) }
    }

    /// Writes the rest.
    mutating func finish(synchronizing: Bool) throws(SystemError) {
      let descriptor = descriptor
      try buffer.flush { (bytes) throws(SystemError) in try System.write(bytes, to: descriptor) }
      if synchronizing { try System.synchronize(descriptor) }
    }
  }
}
