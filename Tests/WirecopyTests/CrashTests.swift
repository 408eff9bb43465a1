import Foundation
import Testing

/// Runs that are killed at random points and gone on with come to what an uninterrupted run comes to, byte for byte.
///
/// The number of kills is small here; `WIRECOPY_KILLS=1000 swift test --filter CrashTests` makes it large.
@Suite(.serialized) struct CrashTests {
  /// What is converted into what.
  struct Course: CustomTestStringConvertible, Sendable {
    var input: String
    var arguments: [String]
    /// How many files there are in the end.
    var files: Int
    var workers: Int
    var testDescription: String { "\(input) \(arguments.joined(separator: " ")) by \(workers)" }

    static let all: [Course] = [1, 2].flatMap { workers in
      ["in", "in.tar"].flatMap { input in
        [
          Course(input: input, arguments: ["-t", "nitf", "-o", "out/"], files: 113, workers: workers),
          Course(input: input, arguments: ["-o", "out.ndjson"], files: 1, workers: workers),
          Course(input: input, arguments: ["-o", "out.xml", "-t", "xml"], files: 1, workers: workers),
          Course(input: input, arguments: ["-o", "out.ndjson", "--split", "10"], files: 12, workers: workers),
          Course(input: input, arguments: ["-o", "out.xml.gz", "--split", "20"], files: 6, workers: workers),
          Course(input: input, arguments: ["-o", "out.zip", "-t", "nitf"], files: 1, workers: workers),
          Course(input: input, arguments: ["-o", "out.tar.gz", "-t", "nitf"], files: 1, workers: workers),
        ]
      }
    }
  }

  static let kills = ProcessInfo.processInfo.environment["WIRECOPY_KILLS"].flatMap { Int($0) } ?? 112
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    _ = try ArchiveFixture(in: directory, count: 120)
    let packed = try ArchiveFixture(in: directory, count: 120).pack(["tar", "cf", "in.tar", "-C", "in", "."])
    try #require(packed)
  }

  /// Starts a command and kills it, with all that it has started, after some microseconds.
  ///
  /// - Returns: Its status, or `nil` when it was killed.
  private func run(_ executable: URL, _ arguments: [String], killAfter delay: UInt32?) throws -> Int32? {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    if let delay {
      usleep(delay)
      kill(-process.processIdentifier, SIGKILL)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// Kills a command again and again until it ends by itself.
  ///
  /// - Returns: How often it was killed.
  private func runWithKills(
    _ executable: URL, _ arguments: [String], duration: UInt32, most: Int, _ random: inout some RandomNumberGenerator
  ) throws -> Int {
    var kills = 0
    while kills < most {
      let delay = UInt32.random(in: 0...duration, using: &random)
      guard try run(executable, arguments, killAfter: delay) == nil else { return kills }
      kills += 1
    }
    _ = try run(executable, arguments, killAfter: nil)
    return kills
  }

  /// Removes all that runs have made and kept.
  private func clearUp() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: directory.url.path) where name.hasPrefix("out") {
      try FileManager.default.removeItem(atPath: directory.path(name))
    }
  }

  @Test(arguments: Course.all) func `what was killed is gone on with`(course: Course) throws {
    let command = try Command.url()
    let arguments =
      ["convert", course.input] + course.arguments + ["-j", "\(course.workers)", "--no-validate"]
    let begin = Date()
    #expect(try run(command, arguments, killAfter: nil) == 1)
    let duration = UInt32(min(Date().timeIntervalSince(begin) * 1.1, 5) * 1_000_000)
    let expected = directory.contents(beginning: "out")
    #expect(expected.count == course.files)
    var random = SystemRandomNumberGenerator()
    var left = max(1, CrashTests.kills / Course.all.count)
    while left > 0 {
      try clearUp()
      left -= try max(
        1, runWithKills(command, arguments + ["--resume"], duration: duration, most: min(left, 6), &random))
      #expect(directory.contents(beginning: "out") == expected)
      let rest = directory.files.filter { !expected.keys.contains($0) && !$0.hasPrefix("in") }
      #expect(rest == [])
    }
  }

  @Test func `a naive converter does not come to the same`() throws {
    // Writes each output under its name at once, and takes what is there for done.
    let script = """
      mkdir -p out
      for file in in/1/*.json; do
        name=out/$(basename "$file" .json).ndjson
        [ -e "$name" ] || "$0" convert "$file" -t ndjson > "$name"
      done
      """
    let shell = URL(fileURLWithPath: "/bin/sh")
    let arguments = ["-c", script, try Command.url().path]
    let begin = Date()
    _ = try run(shell, arguments, killAfter: nil)
    let duration = UInt32(Date().timeIntervalSince(begin) * 1_000_000)
    let expected = directory.contents(beginning: "out/")
    #expect(!expected.isEmpty)
    var random = SystemRandomNumberGenerator()
    var differences = 0
    for _ in 0..<10 where differences == 0 {
      try FileManager.default.removeItem(atPath: directory.path("out"))
      _ = try runWithKills(shell, arguments, duration: duration, most: 6, &random)
      if directory.contents(beginning: "out/") != expected { differences += 1 }
    }
    #expect(differences > 0)
  }
}
