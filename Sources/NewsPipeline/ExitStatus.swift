/// How a run ended, as the process tells its parent.
public enum ExitStatus: Int32, Hashable, Sendable {
  /// All is well.
  case success = 0
  /// At least one input failed or is invalid; the others were done.
  case inputFailed = 1
  /// The run was not possible: a schema cannot be read, an output cannot be written.
  case cannotRun = 2
  /// The command was used wrongly.
  case wrongUsage = 64
  /// Another run holds the output.
  case held = 75
  /// SIGINT arrived.
  case interrupted = 130
  /// SIGTERM arrived.
  case terminated = 143
}
