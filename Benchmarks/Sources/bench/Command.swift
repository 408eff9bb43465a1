import Glibc

/// One command of a measure, and what it used.
struct Command {
  /// What it is, in the table.
  var label: String
  /// The program and its arguments; `{round}` stands for the number of the round, for fresh outputs.
  var arguments: [String]
}

/// What a process used.
struct Usage {
  /// User and system time, in seconds.
  var cpu: Double
  /// Time on the clock, in seconds.
  var wall: Double
  /// Peak memory, in MB.
  var peak: Double
}

extension Command {
  /// Runs it to its end, with nothing to read and its output thrown away.
  func run(round: Int) throws -> Usage {
    let words = arguments.map { $0.replacing("{round}", with: String(round)) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    // Some programs print their version as a message.
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    var process: pid_t = 0
    let began = ContinuousClock.now
    guard posix_spawnp(&process, words[0], &actions, nil, &pointers, environ) == 0 else {
      throw BenchmarkError("\(words[0]) could not be started: build it with 'make build'")
    }
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    let wall = ContinuousClock.now - began
    guard status == 0 else { throw BenchmarkError("'\(words.joined(separator: " "))' ended with status \(status >> 8)") }
    return Usage(
      cpu: usage.ru_utime.seconds + usage.ru_stime.seconds, wall: wall / .seconds(1),
      peak: Double(usage.ru_maxrss) / 1024)
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

/// Why a measure could not be taken.
struct BenchmarkError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
