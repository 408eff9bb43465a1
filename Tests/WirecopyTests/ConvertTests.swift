import Foundation
import Testing

struct ConvertTests {
  let directory: TemporaryDirectory
  static let story =
    "{\"format\":\"wirecopy/1\",\"articles\":[\n{\"id\":\"urn:a\",\"headlines\":[{\"text\":\"One\"}]}\n]}\n"
  static let two = "{\"format\":\"wirecopy/1\",\"articles\":[\n{\"id\":\"urn:a\"},\n{\"id\":\"urn:b\"}\n]}\n"
  static let line = "{\"format\":\"wirecopy/1\",\"id\":\"urn:a\",\"headlines\":[{\"text\":\"One\"}]}\n"

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(Self.story, to: "story.json")
    try directory.write(Self.two, to: "two.json")
    try directory.write("{\"format\":\"wirecopy/1\",\n  \"articles\":[{\"id\":}]}\n", to: "bad.json")
  }

  private func convert(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    try Command.run(["convert"] + arguments, input: input, environment: environment, in: directory.url)
  }

  @Test func `a file is converted to standard output, and nothing is said`() throws {
    let outcome = try convert("story.json", "-t", "ndjson")
    #expect(outcome.status == 0)
    #expect(outcome.output == Self.line)
    #expect(outcome.messages == "")
  }

  @Test(arguments: [[], ["-"]]) func `standard input is read where no file is named`(input: [String]) throws {
    let outcome = try Command.run(["convert", "-t", "ndjson"] + input, input: Self.story)
    #expect(outcome.status == 0)
    #expect(outcome.output == Self.line)
  }

  @Test func `a defect leaves standard output empty and has its place`() throws {
    let outcome = try convert("bad.json", "-t", "json")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.hasPrefix("bad.json:2:"))
    #expect(outcome.messages.contains(": error: "))
  }

  @Test func `messages are JSON where that is asked for`() throws {
    let outcome = try convert("bad.json", "-t", "json", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.messages.utf8)) as? [String: Any]
    #expect(object?["source"] as? String == "bad.json")
    #expect(object?["line"] as? Int == 2)
    #expect(object?["severity"] as? String == "error")
  }

  @Test func `messages are coloured only where that is asked for`() throws {
    #expect(try !convert("bad.json", "-t", "json").messages.contains("\u{1B}"))
    #expect(try convert("bad.json", "-t", "json", "--color", "always").messages.contains("\u{1B}[1;31merror:"))
  }

  @Test(arguments: ["json", "xml"])
  func `what several inputs say about themselves comes together, also when one of them is bad`(form: String) throws {
    for name in ["first", "second"] {
      try directory.write(
        "{\"format\":\"wirecopy/1\",\"collections\":[{\"id\":\"feed-\(name)\"}],\"articles\":[{\"id\":\"\(name)\"}]}\n",
        to: "\(name).json")
    }
    let outcome = try convert("first.json", "bad.json", "second.json", "-t", form)
    #expect(outcome.status == 1)
    #expect(outcome.output.components(separatedBy: "feed-first").count == 2)
    #expect(outcome.output.components(separatedBy: "feed-second").count == 2)
    #expect(!outcome.messages.contains("canonical-collections"))
  }

  @Test func `one bad input does not spoil the others`() throws {
    let outcome = try convert("story.json", "bad.json", "two.json", "nosuch.json", "-t", "json")
    #expect(outcome.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let articles = object?["articles"] as? [[String: Any]]
    #expect(articles?.map { $0["id"] as? String } == ["urn:a", "urn:a", "urn:b"])
    #expect(outcome.messages.contains("\nnosuch.json: error: cannot be read: no such file or directory"))
  }

  @Test func `an empty file is a defect that names the file`() throws {
    try directory.write("", to: "empty.xml")
    let outcome = try convert("empty.xml", "-t", "json")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.hasPrefix("empty.xml: error: the file is empty"))
  }

  @Test func `a directory is mirrored`() throws {
    try directory.write(Self.story, to: "in/2024/b c.json")
    try directory.write(Self.two, to: "in/a.json")
    #expect(try convert("in", "-t", "ndjson", "-o", "out/").status == 0)
    let files = directory.files.filter { $0.hasPrefix("out/") }
    #expect(files.count == 2)
    #expect(files.first?.hasPrefix("out/2024/b%20c-") == true)
    #expect(directory.text("out/a.ndjson")?.split(separator: "\n").count == 2)
  }

  @Test func `the extension of the output tells its format`() throws {
    #expect(try convert("story.json", "-o", "out.ndjson").status == 0)
    #expect(directory.text("out.ndjson") == Self.line)
  }

  @Test func `an output that exists is only replaced when asked for`() throws {
    try directory.write("old", to: "out.ndjson")
    let refused = try convert("story.json", "-o", "out.ndjson")
    #expect(refused.status == 2)
    #expect(refused.messages.hasPrefix("out.ndjson: error: exists already [output-exists]"))
    #expect(try convert("story.json", "-o", "out.ndjson", "--skip-existing").status == 0)
    #expect(directory.text("out.ndjson") == "old")
    #expect(try convert("story.json", "-o", "out.ndjson", "--overwrite").status == 0)
    #expect(directory.text("out.ndjson") == Self.line)
    #expect(directory.files == ["bad.json", "out.ndjson", "story.json", "two.json"])
  }

  @Test(arguments: ["--no-sync", "--overwrite"])
  func `a pipe is written to and never replaced`(option: String) throws {
    let pipe = directory.url.appendingPathComponent("pipe").path
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let reader = unsafe open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    #expect(try convert("story.json", "-t", "ndjson", "-o", "pipe", option).status == 0)
    var bytes = [UInt8](repeating: 0, count: 1000)
    let count = unsafe read(reader, &bytes, bytes.count)
    #expect(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self) == Self.line)
    #expect(try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType != .typeRegular)
  }

  @Test func `a failed conversion leaves an existing output alone`() throws {
    try directory.write("old", to: "out.ndjson")
    #expect(try convert("bad.json", "-o", "out.ndjson", "--overwrite").status == 1)
    #expect(directory.text("out.ndjson") == "old")
  }

  @Test func `an output that cannot be written ends the run with status 2`() throws {
    let outcome = try convert("story.json", "-o", "nosuch/out.json")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("nosuch/out.json: error: cannot be written: no such file or directory"))
    let full = try convert("story.json", "-t", "json", "-o", "/dev/full/out.json")
    #expect(full.status == 2)
  }

  @Test func `a full disk is told apart from a bad input`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let process = Process()
    process.executableURL = try Command.url()
    process.arguments = ["convert", directory.path("story.json"), "-t", "json"]
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }

  @Test(arguments: [
    (["story.json"], "-t names the format"), (["story.json", "-t", "jsn"], "did you mean 'json'?"),
    (["story.json", "-o", "out.unknown"], "does not tell the format"),
    (["story.json", "-t", "json", "--overwrite", "--skip-existing"], "do not go together"),
    (["story.json", "-t", "json", "--set", "nosuch=1"], "'nosuch' is not a field"),
    (["story.json", "-t", "json", "--set", "urgency"], "FIELD=VALUE"),
    (["story.json", "-t", "json", "--reference-date", "x"], "takes a date"),
    (["story.json", "-t", "json", "--max-size", "lots"], "max-size"),
    (["story.json", "-t", "json", "-0"], "--files-from"),
    (["story.json", "-t", "json", "--nosuch"], "nosuch"),
  ])
  func `wrong usage is status 64 with the reason`(arguments: [String], reason: String) throws {
    let outcome = try Command.run(["convert"] + arguments, in: directory.url)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.messages.contains(reason))
  }

  @Test func `fields are supplied to articles that lack them, and that is recorded`() throws {
    let outcome = try convert(
      "two.json", "-t", "ndjson", "--set", "language=en", "--provider", "Example", "--headline", "None",
      "--set", "versionCreated=2000-01-01T00:00:00Z")
    #expect(outcome.status == 0)
    for line in outcome.output.split(separator: "\n") {
      let article = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(article?["language"] as? String == "en")
      #expect((article?["provider"] as? [String: Any])?["name"] as? String == "Example")
      #expect(article?["versionCreated"] as? String == "2000-01-01T00:00:00Z")
      let provenance = article?["provenance"] as? [String: Any]
      let inferred = provenance?["inferred"] as? [[String: String]] ?? []
      #expect(
        Set(inferred.compactMap { $0["rule"] }) == ["option --set", "option --provider", "option --headline"])
    }
  }

  @Test func `the same bytes come in any locale and time zone`() throws {
    let outputs = try [["LC_ALL": "C", "TZ": "UTC"], ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"]].map {
      try convert("story.json", "two.json", "-t", "xml", environment: $0).output
    }
    #expect(!outputs[0].isEmpty)
    #expect(outputs[0] == outputs[1])
  }

  @Test func `a reader that has had enough ends the run quietly`() throws {
    try directory.write(String(repeating: Self.line, count: 40_000), to: "many.ndjson")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "{ \"$0\" convert many.ndjson -t ndjson 2>err; echo $? >status; } | head -c 100 >out",
      try Command.url().path,
    ]
    process.currentDirectoryURL = directory.url
    try process.run()
    process.waitUntilExit()
    #expect(directory.text("status") == "0\n")
    #expect(directory.text("err") == "")
    #expect(directory.text("out")?.count == 100)
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `a signal ends the run with its status and leaves no file`(signal: Int32, status: Int32) throws {
    let pipe = Pipe()
    let process = Process()
    process.executableURL = try Command.url()
    process.arguments = ["convert", "story.json", "-", "two.json", "-t", "ndjson", "-o", "out.ndjson", "-v"]
    process.currentDirectoryURL = directory.url
    process.standardInput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Long enough for it to wait for its standard input, which never comes.
    usleep(500_000)
    kill(process.processIdentifier, signal)
    for _ in 0..<100 where process.isRunning { usleep(50_000) }
    #expect(!process.isRunning)
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == status)
    #expect(directory.files == ["bad.json", "story.json", "two.json"])
  }
}
