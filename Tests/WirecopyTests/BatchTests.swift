import Foundation
import Testing

/// Whole directories: the same bytes whoever does the work, and what becomes of inputs from run to run.
@Suite struct BatchTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    _ = try ArchiveFixture(in: directory, count: 40)
  }

  private func convert(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil
  ) throws -> Command.Outcome {
    try Command.run(["convert"] + arguments, input: input, environment: environment, in: directory.url)
  }

  @Test(arguments: [
    ["-t", "nitf", "-o", "out/"], ["-o", "out.ndjson"], ["-o", "out.xml"], ["-o", "out.csv"], ["-o", "out.json"],
    ["-t", "rss", "--base", "https://news.example/", "-o", "out.rss"], ["-t", "nitf", "-o", "out.zip"],
    ["-t", "ndjson", "-o", "out.tar.gz"], ["-o", "out.ndjson.gz"], ["-o", "out.ndjson", "--split", "9"],
  ])
  func `outputs and messages are the same for any number of workers, locale and time zone`(
    arguments: [String]
  ) throws {
    let settings: [(String, [String: String])] = [
      ("1", [:]), ("2", ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"]),
      ("8", ["LC_ALL": "tr_TR", "TZ": "America/Lima"]),
    ]
    var first: (contents: [String: Data], messages: String)?
    for (workers, environment) in settings {
      let outcome = try convert(["in", "-j", workers] + arguments, environment: environment)
      #expect(outcome.status == 1)
      let outputs = directory.files.filter { $0.hasPrefix("out") }
      let contents = Dictionary(
        uniqueKeysWithValues: outputs.compactMap { name in
          FileManager.default.contents(atPath: directory.path(name)).map { (name, $0) }
        })
      #expect(!contents.isEmpty)
      let expected = first ?? (contents, outcome.messages)
      first = expected
      #expect(contents == expected.contents, "\(workers) workers")
      #expect(outcome.messages == expected.messages, "\(workers) workers")
      for name in try FileManager.default.contentsOfDirectory(atPath: directory.url.path) where name.hasPrefix("out") {
        try FileManager.default.removeItem(atPath: directory.path(name))
      }
    }
    #expect(first?.messages.contains("inputs: 37 converted, 3 failed; articles: 37") == true)
  }

  @Test func `a second run is kept out of an output that another one writes`() throws {
    let first = Process()
    first.executableURL = try Command.url()
    first.arguments = ["convert", "in", "-", "-t", "nitf", "-o", "out/", "-j", "1"]
    first.currentDirectoryURL = directory.url
    first.standardInput = Pipe()
    first.standardError = FileHandle.nullDevice
    try first.run()
    defer { kill(first.processIdentifier, SIGKILL) }
    for _ in 0..<100 where directory.files.allSatisfy({ !$0.hasPrefix("out/") }) {
      guard !FileManager.default.fileExists(atPath: directory.path("out/.wirecopy/lock")) else { break }
      usleep(20_000)
    }
    usleep(200_000)
    let second = try convert(["in", "-t", "nitf", "-o", "out/"])
    #expect(second.status == 75)
    #expect(second.messages.hasPrefix("out/: error: another run is writing here [output-held]"))
  }

  @Test func `what changed is converted anew, what failed is tried again, and the rest is left alone`() throws {
    #expect(try convert(["in", "-t", "ndjson", "-o", "out/"]).status == 1)
    let stamp = {
      try FileManager.default.attributesOfItem(atPath: directory.path("out/0/0.ndjson"))[.systemFileNumber]
    }
    let before = try #require(stamp() as? UInt64)
    try directory.write(
      "{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"urn:new\"},{\"id\":\"urn:newer\"}]}\n", to: "in/1/1.json")
    // Touched, but with the same content.
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: directory.path("in/2/2.json"))
    let changed = try convert(["in", "-t", "ndjson", "-o", "out/", "--changed"])
    #expect(changed.status == 1)
    #expect(changed.messages.contains("inputs: 1 converted, 36 done before, 3 failed; articles: 2"))
    #expect(directory.text("out/1/1.ndjson")?.contains("urn:newer") == true)
    #expect(try stamp() as? UInt64 == before)
    // A bad one becomes good.
    try directory.write("{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"urn:good\"}]}\n", to: "in/0/5.json")
    let retried = try convert(["in", "-t", "ndjson", "-o", "out/", "--retry-failed"])
    #expect(retried.messages.contains("inputs: 1 converted, 37 done before, 2 failed"))
    // Other options concern all of them.
    let others = try convert(["in", "-t", "ndjson", "-o", "out/", "--changed", "--set", "language=en"])
    #expect(others.messages.contains("inputs: 38 converted, 2 failed"))
    #expect(directory.text("out/0/0.ndjson")?.contains("\"language\":\"en\"") == true)
  }

  @Test func `an output that was damaged is made again`() throws {
    #expect(try convert(["in", "-t", "ndjson", "-o", "out/"]).status == 1)
    let good = directory.text("out/0/0.ndjson")
    try directory.write("damaged", to: "out/0/0.ndjson")
    #expect(try convert(["in", "-t", "ndjson", "-o", "out/", "--resume"]).messages.contains("1 converted, 36 done"))
    #expect(directory.text("out/0/0.ndjson") == good)
  }

  @Test func `what an input makes no more is removed`() throws {
    let two = "{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"a\"},{\"id\":\"b\"}]}\n"
    try directory.write(two, to: "few/x.json")
    #expect(try convert(["few", "-t", "nitf", "-o", "out/"]).status == 0)
    #expect(directory.files.filter { $0.hasPrefix("out/") } == ["out/a.xml", "out/b.xml"])
    try directory.write("{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"a\"}]}\n", to: "few/x.json")
    #expect(try convert(["few", "-t", "nitf", "-o", "out/", "--changed"]).status == 0)
    #expect(directory.files.filter { $0.hasPrefix("out/") } == ["out/x.xml"])
  }

  @Test(arguments: ["id", "text"]) func `of several versions the newest is written, and that is noted`(key: String)
    throws
  {
    func article(_ id: String, _ version: String, _ text: String) -> String {
      "{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"\(id)\",\"version\":\"\(version)\","
        + "\"body\":[{\"type\":\"paragraph\",\"text\":\"\(text)\"}]}]}\n"
    }
    try directory.write(article("urn:a", "10", "same  words"), to: "versions/1.json")
    try directory.write(article(key == "id" ? "urn:a" : "urn:b", "9", "same words"), to: "versions/2.json")
    try directory.write(article("urn:c", "1", "other words"), to: "versions/3.json")
    for workers in ["1", "2"] {
      let outcome = try convert([
        "versions", "-t", "ndjson", "-o", "out/", "--dedupe", key, "-j", workers, "--overwrite",
      ])
      #expect(outcome.status == 0)
      #expect(outcome.messages.contains("articles: 2, 1 older versions left out"))
      #expect(directory.files.filter { $0.hasPrefix("out/") } == ["out/1.ndjson", "out/3.ndjson"])
      #expect(
        directory.text("out/.wirecopy/journal.ndjson")?.contains(
          "\"duplicates\":[{\"article\":\"\(key == "id" ? "urn:a" : "urn:b")\",\"keptIn\":\"versions/1.json\"}]")
          == true)
    }
    #expect(try convert(["-", "-t", "ndjson", "--dedupe", key], input: "").status == 64)
  }

  @Test func `files of a size hold all articles in their order`() throws {
    #expect(try convert(["in", "-o", "whole.ndjson"]).status == 1)
    #expect(try convert(["in", "-o", "part.ndjson", "--split", "5KB"]).status == 1)
    let parts = directory.files.filter { $0.hasPrefix("part-") }
    #expect(parts.count > 2)
    #expect(parts.first == "part-00001.ndjson")
    #expect(parts.compactMap { directory.text($0) }.joined() == directory.text("whole.ndjson"))
    #expect(try convert(["in", "-t", "nitf", "-o", "x.xml", "--split", "5"]).status == 64)
    #expect(try convert(["in", "-t", "ndjson", "-o", "x/", "--split", "5"]).status == 64)
  }

  @Test(arguments: ["out.json", "out.ndjson.gz", "out.zip"])
  func `one file does not appear when a failure ends the run`(name: String) throws {
    let cut = try convert(["in", "-t", "ndjson", "-o", name, "--fail-fast"])
    #expect(cut.status == 1)
    #expect(cut.messages.contains("\(name): warning: is not written, since an input failed"))
    #expect(directory.contents(beginning: "out").isEmpty)
    #expect(directory.files.allSatisfy { $0.hasPrefix("in/") })
    let resumed = try convert(["in", "-t", "ndjson", "-o", name, "--resume"])
    #expect(resumed.status == 1)
    #expect(resumed.messages.contains("[output-anew]") == (name == "out.zip"))
    #expect(directory.contents(beginning: "out").keys.sorted() == [name])
  }

  @Test(arguments: ["ndjson", "xml.gz"]) func `a run into several files goes on with what it has read`(
    fileExtension: String
  ) throws {
    let arguments = ["in", "-o", "out.\(fileExtension)", "--split", "7", "-j", "2"]
    #expect(try convert(arguments).status == 1)
    let whole = directory.contents(beginning: "out")
    #expect(whole.count == 6)
    for name in whole.keys { try FileManager.default.removeItem(atPath: directory.path(name)) }
    let cut = try convert(arguments + ["--fail-fast"])
    #expect(cut.status == 1)
    #expect(cut.messages.contains("[output-not-finished]\n  --resume goes on"))
    #expect(directory.contents(beginning: "out").isEmpty)
    let resumed = try convert(arguments + ["--resume"])
    #expect(resumed.messages.contains(" done before"))
    #expect(directory.contents(beginning: "out") == whole)
    #expect(!FileManager.default.fileExists(atPath: directory.path("out.\(fileExtension).wirecopy")))
    let again = try convert(arguments + ["--resume"])
    #expect(again.status == 0)
    #expect(again.messages.contains("[output-complete]"))
    #expect(try convert(arguments + ["--skip-existing"]).status == 0)
    let refused = try convert(arguments)
    #expect(refused.status != 0)
    #expect(refused.messages.contains("out-00001.\(fileExtension): error: exists already [output-exists]"))
    #expect(directory.contents(beginning: "out") == whole)
  }

  @Test func `an archive of many files is not divided`() throws {
    let outcome = try convert(["in", "-t", "ndjson", "-o", "out.zip", "--split", "5"])
    #expect(outcome.status == 64)
    #expect(directory.contents(beginning: "out").isEmpty)
  }

  @Test func `what a killed run has left of one file goes with the next run onto it`() throws {
    try directory.write("{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"a\"}]}\n", to: "a.json")
    let first = Process()
    first.executableURL = try Command.url()
    first.arguments = ["convert", "a.json", "-", "-t", "nitf", "-o", "out.zip"]
    first.currentDirectoryURL = directory.url
    first.standardInput = Pipe()
    first.standardError = FileHandle.nullDevice
    try first.run()
    var leftovers: [String] = []
    for _ in 0..<100 where leftovers.isEmpty {
      usleep(20_000)
      leftovers = directory.files.filter { $0.hasPrefix(".wirecopy-") }
    }
    let leftover = try #require(leftovers.first)
    // As long as it runs, it is in use.
    #expect(try convert(["a.json", "-t", "nitf", "-o", "out.zip"]).status == 0)
    #expect(directory.files.contains(leftover))
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
    #expect(directory.files.contains(leftover))
    // Neither what belongs to another output, nor what only looks like it.
    let others = [".wirecopy-0123456789ab-1.tmp", ".wirecopy-1.tmp", leftover + ".txt"]
    for name in others { try directory.write("mine", to: name) }
    #expect(try convert(["a.json", "-t", "nitf", "-o", "out.zip", "--overwrite"]).status == 0)
    #expect(directory.files.filter { $0.hasPrefix(".wirecopy-") } == others.sorted())
  }

  @Test(arguments: ["ndjson", "nitf"], ["1", "3"])
  func `a dry run into a directory tells what is in the way, and touches nothing`(
    target: String, workers: String
  ) throws {
    let arguments = ["in", "-t", target, "-o", "out/", "-j", workers]
    let dry = arguments + ["--dry-run"]
    let fresh = try convert(dry)
    #expect(fresh.status == 1)
    #expect(fresh.messages.contains("inputs: 37 converted, 3 failed; articles: 37"))
    #expect(directory.contents(beginning: "out").isEmpty)
    #expect(try convert(arguments).status == 1)
    let fileExtension = target == "nitf" ? "xml" : target
    for number in 20..<40 {
      try? FileManager.default.removeItem(atPath: directory.path("out/\(number % 5)/\(number).\(fileExtension)"))
    }
    let state = directory.text("out/.wirecopy/journal.ndjson")
    let left = directory.contents(beginning: "out")
    #expect(left.count == 19)
    let refused = try convert(dry)
    #expect(refused.status == 1)
    #expect(refused.messages.components(separatedBy: "[output-exists]").count == 20)
    #expect(refused.messages.contains("out/3/3.\(fileExtension): error: exists already [output-exists]"))
    #expect(refused.messages.contains("inputs: 18 converted, 22 failed"))
    let replaced = try convert(dry + ["--overwrite"])
    #expect(replaced.messages.components(separatedBy: "[output-replaced]").count == 20)
    #expect(replaced.messages.contains("inputs: 37 converted, 3 failed; articles: 37"))
    let skipped = try convert(dry + ["--skip-existing"])
    #expect(!skipped.messages.contains("exists already"))
    let resumed = try convert(dry + ["--resume"])
    #expect(!resumed.messages.contains("exists already"))
    #expect(resumed.messages.contains("inputs: 18 converted, 19 done before, 3 failed"))
    #expect(directory.contents(beginning: "out") == left)
    #expect(directory.text("out/.wirecopy/journal.ndjson") == state)
  }

  @Test func `a dry run into a file tells that it would be replaced`() throws {
    try directory.write("mine", to: "out.ndjson")
    #expect(try convert(["in", "-o", "out.ndjson", "--dry-run"]).messages.contains("[output-exists]"))
    let replaced = try convert(["in", "-o", "out.ndjson", "--dry-run", "--overwrite"])
    #expect(replaced.messages.contains("out.ndjson: warning: exists already and would be replaced [output-replaced]"))
    #expect(directory.contents(beginning: "out").count == 1)
    #expect(directory.text("out.ndjson") == "mine")
  }

  @Test func `patterns choose what is read of directories`() throws {
    let outcome = try convert(["in", "-t", "ndjson", "--include", "*/1*.json", "--exclude", "3/**"])
    let ids = outcome.output.split(separator: "\n").compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["id"] as? String
    }
    #expect(Set(ids) == Set([1, 10, 11, 12, 14, 15, 16, 17, 19].map { "urn:example:\($0)" }))
  }

  @Test func `what is no article is passed over and counted by kind`() throws {
    try directory.write("<!DOCTYPE html><html><body><p>x</p></body></html>", to: "mixed/page.html")
    try directory.write("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>", to: "mixed/a.xsd")
    try Data([0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0, count: 200)).write(
      to: URL(fileURLWithPath: directory.path("mixed/p.jpg")))
    try directory.write("{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"a\"}]}\n", to: "mixed/a.json")
    let outcome = try convert(["mixed", "-t", "ndjson"])
    #expect(outcome.status == 0)
    #expect(
      outcome.messages
        == "inputs: 1 converted, 3 passed over, no articles: 1 HTML page, 1 JPEG picture, "
        + "1 XML with the root element schema; articles: 1\n")
    let named = try convert(["mixed/p.jpg", "-t", "ndjson"])
    #expect(named.status == 1)
    let summary = try convert(["mixed", "-t", "ndjson", "--json"]).messages
    #expect(summary.contains("{\"summary\":{\"converted\":1,\"failed\":0,\"skipped\":3,"))
  }

  @Test func `the first failure ends a run that is to fail fast, with any number of workers`() throws {
    for workers in ["1", "4"] {
      let outcome = try convert(["in", "-t", "ndjson", "--fail-fast", "-j", workers])
      #expect(outcome.status == 1)
      #expect(outcome.messages.components(separatedBy: ": error:").count == 2)
    }
  }
}
