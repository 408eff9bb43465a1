/// Writes documents one behind the other to what cannot be taken back: standard output, a device, a FIFO.
final class StreamOutput: DocumentOutput {
  let name: String
  private let descriptor: Int32
  private let isOwned: Bool
  private var buffer = OutputBuffer()

  /// Creates an output to standard output.
  init() {
    name = "standard output"
    descriptor = System.standardOutput
    isOwned = false
  }

  /// Opens a device or a FIFO; a FIFO waits for its reader.
  init(_ path: String) throws(RunError) {
    name = path
    isOwned = true
    do throws(SystemError) {
      descriptor = try System.openForWriting(path, in: System.workingDirectory)
    } catch {
      throw RunError(writing: path, error)
    }
  }

  /// Whether a path leads to a device or a FIFO, which is written to and never replaced.
  static func isStream(_ path: String) -> Bool {
    let status = try? System.status(of: path, in: System.workingDirectory, followingLinks: true)
    return status?.kind == .other
  }

  deinit {
    if isOwned { System.close(descriptor) }
  }

  func write(_ bytes: Span<UInt8>) throws(RunError) {
    do throws(SystemError) {
      try buffer.append(bytes, to: send)
    } catch {
      throw RunError(writing: name, error)
    }
  }

  func commit() {}

  func discard() {}

  func finish() throws(RunError) {
    do throws(SystemError) {
      try buffer.flush(to: send)
    } catch {
      throw RunError(writing: name, error)
    }
  }

  private func send(_ bytes: Span<UInt8>) throws(SystemError) {
    try System.write(bytes, to: descriptor)
  }
}

/// Takes documents and writes nothing, for a dry run.
final class NoOutput: DocumentOutput {
  let name: String
  var isRevocable: Bool { true }

  init(name: String) { self.name = name }

  func write(_ bytes: Span<UInt8>) {}
  func commit() {}
  func discard() {}
  func finish() {}
}
