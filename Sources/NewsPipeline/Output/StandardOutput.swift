/// Writes documents to standard output, one behind the other.
final class StandardOutput: DocumentOutput {
  private var buffer = OutputBuffer()

  var name: String { "standard output" }

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
    try System.write(bytes, to: System.standardOutput)
  }
}

/// Takes documents and writes nothing, for a dry run.
final class NoOutput: DocumentOutput {
  let name: String

  init(name: String) { self.name = name }

  func write(_ bytes: Span<UInt8>) {}
  func commit() {}
  func discard() {}
  func finish() {}
}
