internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The signals that end a run.
///
/// The first one lets the run finish or drop what is in hand; a second one ends the process at once.
public enum Interruption {
  private static let signal = Atomic<Int32>(0)

  /// The exit status that the signal which arrived asks for, or `nil` when none has arrived.
  public static var status: ExitStatus? {
    switch signal.load(ordering: .relaxed) {
    case 0: nil
    case SIGINT: .interrupted
    default: .terminated
    }
  }

  /// Begins to watch for signals, and turns a closed pipe into an error of the write.
  public static func watch() {
    // The handler must not be the first to touch the flag: making it is not safe inside a handler.
    _ = signal.load(ordering: .relaxed)
    ignorePipeSignal()
    unblockSignals()
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      let handler: @convention(c) (Int32) -> Void = { number in
        if Interruption.signal.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
      #if canImport(Glibc)
        unsafe action.__sigaction_handler.sa_handler = handler
      #elseif canImport(Musl)
        unsafe action.__sa_handler.sa_handler = handler
      #else
        unsafe action.__sigaction_u.__sa_handler = handler
      #endif
      // Without SA_RESTART, so that a read that waits for a pipe comes back.
      unsafe _ = sigaction(number, &action, nil)
    }
  }

  /// A parent with blocked signals, as threads of servers have, must not make a run unstoppable.
  private static func unblockSignals() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static func ignorePipeSignal() {
    #if canImport(Glibc)
      _ = Glibc.signal(SIGPIPE, SIG_IGN)
    #elseif canImport(Musl)
      _ = Musl.signal(SIGPIPE, SIG_IGN)
    #else
      _ = Darwin.signal(SIGPIPE, SIG_IGN)
    #endif
  }
}
