internal import ArgumentParser
internal import NewsFormats
internal import NewsPipeline

/// `wirecopy formats`.
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List the formats that are read and written.")

  @Flag(help: "As JSON.")
  var json = false

  func run() throws {
    Interruption.watch()
    try printData(json ? FormatTable.json : FormatTable.text)
  }
}
