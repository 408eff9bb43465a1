/// Writes text to standard output.
public enum TextOutput {
  /// Writes a text.
  ///
  /// - Returns: The status to end with when it could not be written, or `nil`. A reader who has had enough and closed
  ///   the pipe is no failure.
  public static func write(_ text: String) -> ExitStatus? {
    write(Array(text.utf8))
  }

  /// Writes bytes, as ``write(_:)-(String)`` does.
  public static func write(_ bytes: [UInt8]) -> ExitStatus? {
    do throws(SystemError) {
      try System.write(bytes.span, to: System.standardOutput)
      return nil
    } catch {
      return RunError(writing: "standard output", error).status
    }
  }
}
