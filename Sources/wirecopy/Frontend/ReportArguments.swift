internal import ArgumentParser
internal import NewsPipeline

/// The file that tells what happened.
struct ReportArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Tell what happened in this file: .html, .json, .csv or .xml (JUnit).", valueName: "file"),
    completion: .file(extensions: ["html", "json", "csv", "xml"]))
  var report: String?

  func validate() throws {
    if let report, ReportForm(path: report) == nil {
      throw ValidationError("--report takes a name that ends in .html, .json, .csv or .xml, not '\(report)'")
    }
  }
}
