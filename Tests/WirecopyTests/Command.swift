import Foundation
import Testing

/// The built command, run as a process.
struct Command {
  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var messages: String
  }

  /// The missing command, so that no test passes by not running it.
  struct NotBuilt: Error {}

  /// Where the command is: beside the test bundle.
  static func url() throws -> URL {
    let places =
      [Bundle.main.executableURL, Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0])]
      + Bundle.allBundles.map(\.bundleURL)
    for place in places.compactMap(\.self) {
      let candidate = place.deletingLastPathComponent().appendingPathComponent("wirecopy")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    throw NotBuilt()
  }

  /// Runs the command to its end.
  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], in directory: URL? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = try url()
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files rather than pipes: a full pipe that nobody empties would hold the process up.
    let place = try TemporaryDirectory()
    for name in ["in", "out", "err"] { try place.write(name == "in" ? input ?? "" : "", to: name) }
    process.standardInput = try FileHandle(forReadingFrom: place.url.appendingPathComponent("in"))
    process.standardOutput = try FileHandle(forWritingTo: place.url.appendingPathComponent("out"))
    process.standardError = try FileHandle(forWritingTo: place.url.appendingPathComponent("err"))
    try process.run()
    process.waitUntilExit()
    let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Outcome(status: status, output: place.text("out") ?? "", messages: place.text("err") ?? "")
  }
}
