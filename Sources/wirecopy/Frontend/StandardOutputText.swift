internal import ArgumentParser
internal import NewsPipeline

/// Writes text that a command was asked for to standard output.
func printData(_ text: String) throws {
  if let status = TextOutput.write(text) { throw ExitCode(status.rawValue) }
}
