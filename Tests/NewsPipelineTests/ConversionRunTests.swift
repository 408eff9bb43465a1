import ArticleModel
import Foundation
import NewsFormats
import Testing

@testable import NewsPipeline

struct ConversionRunTests {
  let directory: TemporaryDirectory
  let messages = Messages()

  init() throws { directory = try TemporaryDirectory() }

  private func write(_ inputs: [String]) throws -> InputSelection {
    for (index, text) in inputs.enumerated() { try directory.write(text, to: "in/\(index).in") }
    return InputSelection(inputs.indices.map { directory.path("in/\($0).in") })
  }

  private func options(_ format: Format, file: String? = nil) -> ConversionOptions {
    var options = ConversionOptions(target: format)
    options.source = LineFormat.make()
    options.synchronizes = false
    options.destination = file.map { .file(directory.path($0)) } ?? .directory(directory.path("out"))
    return options
  }

  private func convert(_ options: ConversionOptions, _ inputs: [String]) throws -> RunSummary {
    ConversionRun(options, messages: messages).convert(try write(inputs))
  }

  @Test(arguments: [
    (["a\nb\n", "c\n"], "[a,b,c]"), (["a\n!\n", "c\nd\n"], "[c,d]"), (["a\n", "b\n!\n", "c\n"], "[a,c]"),
    (["!\n", "!\n", "c\n"], "[c]"), (["", "a\n"], "[a]"), ([""], "[]"),
  ])
  func `a broken input leaves nothing in an output that gathers several`(inputs: [String], output: String) throws {
    let summary = try convert(options(LineFormat.make(), file: "out.txt"), inputs)
    #expect(directory.text("out.txt") == output)
    #expect(summary.status == (inputs.joined().contains("!") ? .inputFailed : .success))
    #expect(summary.failed == inputs.count { $0.contains("!") })
  }

  @Test func `documents that may follow one another are ended input by input`() throws {
    let format = LineFormat.make(isConcatenable: true)
    let summary = try convert(options(format, file: "out.txt"), ["a\nb\n", "c\n!\n", "d\n"])
    #expect(directory.text("out.txt") == "[a,b][d]")
    #expect(summary.status == .inputFailed)
    #expect(messages.all.map(\.description) == ["\(directory.path("in/1.in")):2:1: error: broken document [broken]"])
  }

  @Test func `a file in which nothing is good does not appear`() throws {
    let summary = try convert(options(LineFormat.make(), file: "out.txt"), ["!\n", "a\n!\n"])
    #expect(summary.status == .inputFailed)
    #expect(directory.files == ["in/0.in", "in/1.in"])
  }

  @Test func `a broken item loses itself only`() throws {
    let summary = try convert(options(LineFormat.make(), file: "out.txt"), ["a\n?\nrefused\nb\n"])
    #expect(directory.text("out.txt") == "[a,b]")
    #expect(summary.status == .inputFailed)
    #expect(messages.codes == ["broken-item", "refused"])
    #expect(messages.all.last?.articleID == "refused")
  }

  @Test func `invalid output is told with its article and not written`() throws {
    let summary = try convert(options(LineFormat.make(forbidden: "b")), ["a\n", "b\n"])
    #expect(summary.status == .inputFailed)
    #expect(directory.files == ["in/0.in", "in/1.in", "out/0.txt"])
    #expect(messages.all.map(\.code) == ["output-invalid"])
    #expect(messages.all.first?.articleID == "b")
    #expect(messages.all.first?.location.line == 1)
    #expect(messages.all.first?.message.contains("b is forbidden") == true)
  }

  @Test func `without validation it is written`() throws {
    var options = options(LineFormat.make(forbidden: "b"))
    options.validates = false
    #expect(try convert(options, ["b\n"]).status == .success)
    #expect(directory.text("out/0.txt") == "[b]")
  }

  @Test func `several articles of a format that holds one get files called after them`() throws {
    let format = LineFormat.make(holdsMany: false)
    let summary = try convert(options(format), ["only\n", "a\nurn:b\na\n\n", "a\n", "x\ny\n!\n"])
    #expect(summary.status == .inputFailed)
    let names = directory.files.filter { $0.hasPrefix("out/") }
    let b = OutputName.safe(Array("urn:b".utf8))
    let again = OutputName.digest(of: Array((directory.path("in/1.in") + "#3").utf8))
    #expect(
      names == ["out/0.txt", "out/1-4.txt", "out/2.txt", "out/a-\(again).txt", "out/a.txt", "out/\(b).txt"].sorted())
    #expect(directory.text("out/\(b).txt") == "[urn:b]")
  }

  @Test(arguments: [["a\nb\n"], ["a\n", "b\n"]])
  func `several articles do not fit into one document of a format that holds one`(inputs: [String]) throws {
    let summary = try convert(options(LineFormat.make(holdsMany: false), file: "out.txt"), inputs)
    #expect(summary.status == .wrongUsage)
    #expect(messages.codes == ["several-articles"])
    #expect(messages.all.first?.hint.contains("-o DIR/") == true)
    #expect(directory.text("out.txt") == nil)
  }

  @Test func `one article of a format that holds one goes into a file`() throws {
    let summary = try convert(options(LineFormat.make(holdsMany: false), file: "out.txt"), ["a\n"])
    #expect(summary.status == .success)
    #expect(directory.text("out.txt") == "[a]")
  }

  @Test func `inputs that would share an output are told apart`() throws {
    try directory.write("a\n", to: "d/x.in")
    try directory.write("b\n", to: "d/x.xml")
    let selection = InputSelection([directory.path("d")])
    let summary = ConversionRun(options(LineFormat.make()), messages: messages).convert(selection)
    #expect(summary.status == .success)
    let distinct = OutputName.digest(of: Array(directory.path("d/x.xml").utf8))
    #expect(directory.text("out/x.txt") == "[a]")
    #expect(directory.text("out/x-\(distinct).txt") == "[b]")
  }

  @Test func `an output that exists is an error, replaced or passed over`() throws {
    try directory.write("old", to: "out/0.txt")
    var options = options(LineFormat.make())
    #expect(try convert(options, ["a\n", "b\n"]).status == .inputFailed)
    #expect(messages.all.map(\.description).first?.hasPrefix("\(directory.path("out/0.txt")): error: exists") == true)
    #expect(directory.text("out/0.txt") == "old")
    #expect(directory.text("out/1.txt") == "[b]")
    options.existing = .skip
    let summary = try convert(options, ["a\n", "b\n"])
    #expect(summary.status == .success)
    #expect(summary.skipped == 2)
    options.existing = .replace
    #expect(try convert(options, ["a\n", "b\n"]).status == .success)
    #expect(directory.text("out/0.txt") == "[a]")
  }

  @Test func `a link in the output directory is not followed`() throws {
    try directory.write("", to: "elsewhere/keep")
    try FileManager.default.createDirectory(atPath: directory.path("out"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("out/sub"), withDestinationPath: directory.path("elsewhere"))
    try directory.write("a\n", to: "d/sub/a.in")
    let summary = ConversionRun(options(LineFormat.make()), messages: messages)
      .convert(InputSelection([directory.path("d")]))
    #expect(summary.status == .cannotRun)
    #expect(directory.files.filter { $0.hasPrefix("elsewhere/") } == ["elsewhere/keep"])
  }

  @Test func `the first failure ends a run that is to fail fast`() throws {
    var options = options(LineFormat.make())
    options.failsFast = true
    let summary = try convert(options, ["a\n", "!\n", "c\n"])
    #expect(summary.failed == 1)
    #expect(directory.files.filter { $0.hasPrefix("out/") } == ["out/0.txt"])
  }

  @Test func `a dry run writes nothing`() throws {
    var options = options(LineFormat.make())
    options.isDryRun = true
    #expect(try convert(options, ["a\n", "!\n"]).status == .inputFailed)
    #expect(!directory.files.contains { $0.hasPrefix("out") })
  }

  @Test func `a large input streams, and a late defect leaves no file`() throws {
    let line = String(repeating: "x", count: 1 << 16) + "\n"
    let large = String(repeating: line, count: 300)
    #expect(try convert(options(LineFormat.make(), file: "good.txt"), [large]).status == .success)
    #expect(directory.text("good.txt")?.utf8.count == large.utf8.count + 1)
    #expect(try convert(options(LineFormat.make(), file: "bad.txt"), [large + "!\n", "a\n"]).status == .inputFailed)
    #expect(messages.codes.contains("output-incomplete"))
    #expect(directory.text("bad.txt") == nil)
  }

  @Test(arguments: [true, false], [2])
  func `a large input that breaks late leaves nothing in a directory, and does not stop the others`(
    holdsMany: Bool, workers: Int
  ) throws {
    let lines = (0..<300).map { "\($0)" + String(repeating: "x", count: 1 << 16) + "\n" }
    var options = options(LineFormat.make(holdsMany: holdsMany))
    options.workers = workers
    let summary = try convert(options, ["a\n", lines.joined() + "!\n", "b\n"])
    #expect(summary.status == .inputFailed)
    #expect(messages.codes == ["broken"])
    #expect(directory.files.filter { $0.hasPrefix("out/") } == ["out/0.txt", "out/2.txt"])
  }

  @Test func `a large input streams in its turn, and comes out whole for any number of workers`() throws {
    let large = (0..<70).map { "\($0)" + String(repeating: "x", count: 1 << 16) + "\n" }.joined()
    let inputs = ["a\n", large, "b\n", "c\n"]
    for isConcatenable in [true, false] {
      var outputs: [String?] = []
      for workers in [1, 3] {
        var options = options(LineFormat.make(isConcatenable: isConcatenable), file: "\(isConcatenable)\(workers).txt")
        options.workers = workers
        options.validates = false
        #expect(try convert(options, inputs).status == .success)
        outputs.append(directory.text("\(isConcatenable)\(workers).txt"))
      }
      #expect(outputs[0]?.utf8.count ?? 0 > large.utf8.count)
      #expect(outputs[1] == outputs[0])
    }
  }

  @Test func `a thing that is no regular file is passed over with a warning`() throws {
    let made = unsafe mkfifo(directory.path("fifo"), 0o600)
    #expect(made == 0)
    let summary = ConversionRun(options(LineFormat.make()), messages: messages)
      .convert(InputSelection([directory.path("fifo"), "/dev/null"]))
    #expect(summary.status == .success)
    #expect(summary.skipped == 2)
    #expect(messages.all.map(\.severity) == [.warning, .warning])
    #expect(messages.codes == ["input-not-regular", "input-not-regular"])
  }
}
