/// A temporary file without a name, for what has to wait until more is known.
final class Spool {
  private let descriptor: Int32
  private let name: String

  /// Makes a file in the directory of another one.
  init(beside path: String) throws(RunError) {
    let file = try OutputFile(path)
    name = path
    do throws(SystemError) {
      let made = try TemporaryFile.make(for: file.fileName, in: file.directory)
      System.remove(made.name, in: file.directory)
      descriptor = made.descriptor
    } catch {
      throw RunError(writing: path, error)
    }
  }

  deinit { System.close(descriptor) }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws(RunError) {
    do throws(SystemError) {
      try System.write(bytes.span, to: descriptor)
    } catch {
      throw RunError(writing: name, error)
    }
  }

  /// The bytes at a place, up to so many, or `nil` at the end.
  func read(at offset: Int, upTo count: Int) throws(RunError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    do throws(SystemError) {
      let filled = try System.read(descriptor, at: offset, into: &bytes)
      bytes.removeLast(count - filled)
      return filled == 0 ? nil : bytes
    } catch {
      throw RunError(writing: name, error)
    }
  }
}
