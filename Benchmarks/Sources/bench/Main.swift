import Foundation

/// Takes the measures that the project holds itself to and prints them as a table.
///
///     bench FLOOR TOOL DATA [--rounds N] [--files N] [--seed N] [--prepare]
///
/// With `--prepare` the data is made and nothing is measured: a process begins with the peak memory of the one that
/// starts it, so whoever measures must not have made data.
@main
struct Main {
  static func main() {
    do {
      var arguments = Array(CommandLine.arguments.dropFirst())
      let rounds = option("--rounds", in: &arguments) ?? 5
      let files = option("--files", in: &arguments) ?? 20_000
      let seed = option("--seed", in: &arguments) ?? 1
      let isPreparing = arguments.last == "--prepare"
      if isPreparing { arguments.removeLast() }
      guard arguments.count == 3 else {
        throw BenchmarkError("usage: bench FLOOR TOOL DATA [--rounds N] [--files N] [--seed N] [--prepare]")
      }
      let data = try TestData(at: arguments[2], files: files, seed: seed)
      if !isPreparing { try report(measures(floor: arguments[0], tool: arguments[1], data: data), rounds: rounds) }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  private static func option(_ name: String, in arguments: inout [String]) -> Int? {
    guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
    defer { arguments.removeSubrange(index...index + 1) }
    return Int(arguments[index + 1])
  }

  private static func measures(floor: String, tool: String, data: TestData) -> [Measure] {
    let parse = Command(label: "floor", arguments: [floor, data.nitf])
    let part = Command(label: "floor", arguments: [floor, data.nitfPart])
    func convert(arguments: [String]) -> Command {
      Command(label: "wirecopy", arguments: [tool, "convert", "--quiet"] + arguments)
    }
    func convert(_ arguments: String...) -> Command { convert(arguments: arguments) }
    let fresh = "\(data.output)/{round}/"
    let lines = convert(data.nitf, "--to", "ndjson", "--no-validate", "--jobs", "1")
    let losses = ["--overwrite", "--loss", "\(data.output)-losses.ndjson"]
    return [
      Measure(
        name: "P1", what: "NITF files to NDJSON, not validated", floor: parse,
        subject: lines, target: 1.8),
      Measure(
        name: "P2", what: "NITF files to NDJSON", floor: parse,
        subject: convert(data.nitf, "--to", "ndjson", "--jobs", "1"), target: 2.6),
      Measure(
        name: "P3", what: "NewsML-G2 files to NDJSON, not validated",
        floor: Command(label: "floor", arguments: [floor, data.newsML]),
        subject: convert(data.newsML, "--to", "ndjson", "--no-validate", "--jobs", "1"), target: 1.9),
      Measure(
        name: "P4", what: "two workers, to one on the clock", floor: lines,
        subject: convert(data.nitf, "--to", "ndjson", "--no-validate", "--jobs", "2"), target: 1.7, quantity: .speedUp),
      Measure(
        name: "P5", what: "one large RSS feed to NDJSON, not validated",
        floor: Command(label: "floor", arguments: [floor, data.feed]),
        subject: convert(data.feed, "--to", "ndjson", "--no-validate"), target: 3),
      Measure(
        name: "P7", what: "NITF files to NITF files", floor: part,
        subject: convert(data.nitfPart, "--to", "nitf", "--output", fresh, "--jobs", "1"), target: 7),
      Measure(
        name: "P8", what: "start-up, to xmllint's",
        floor: Command(label: "xmllint", arguments: ["xmllint", "--version"]),
        subject: Command(label: "wirecopy", arguments: [tool, "--version"]), target: 2),
      Measure(
        name: "P9", what: "one NITF file to JSON, to xmllint's parsing",
        floor: Command(label: "xmllint", arguments: ["xmllint", "--noout", data.one]),
        subject: convert(data.one, "--to", "json"), target: 5),
      Measure(
        name: "P10", what: "NITF files to XML with a report of losses, to without",
        floor: convert(data.nitfPart, "--to", "xml", "--jobs", "1"),
        subject: convert(arguments: [data.nitfPart, "--to", "xml", "--jobs", "1"] + losses), target: 2.2),
    ]
  }

  private static func report(_ measures: [Measure], rounds: Int) throws {
    print("| # | measure | ratio | target | | to, CPU | wirecopy, CPU | peak |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    var missed = 0
    for measure in measures {
      // A process that lives for milliseconds needs many rounds until its median stands still.
      let result = try measure.run(rounds: ["P8", "P9"].contains(measure.name) ? rounds * 20 : rounds)
      let isMet = measure.isMet(by: result.ratio)
      missed += isMet ? 0 : 1
      print(
        "| \(measure.name) | \(measure.what) | \(result.ratio.text(2)) "
          + "| \(measure.quantity == .cpu ? "≤" : "≥") \(measure.target.text(1)) | \(isMet ? "met" : "missed") | \(result.floor.text(3)) s "
          + "| \(result.subject.text(3)) s | \(result.peak.text(0)) MB |")
    }
    print(missed == 0 ? "All targets met." : "\(missed) missed.")
  }
}

extension Double {
  fileprivate func text(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}
