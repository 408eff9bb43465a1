internal import ArgumentParser
internal import NewsFormats

/// The choices that a format leaves to the one who writes it.
struct ShapeArguments: ParsableArguments {
  @Flag(help: "Indent JSON and XML.")
  var pretty = false

  @Flag(help: "Write NITF without its namespace, as agencies do.")
  var nitfNoNamespace = false

  @Option(help: ArgumentHelp("The markup of the text in NewsML-G2: nitf or xhtml.", valueName: "markup"))
  var g2Body = BodyMarkup.nitf

  @Flag(help: "Write cells that a spreadsheet would take for formulas as they are.")
  var csvRaw = false

  @Flag(help: "Begin CSV with a byte order mark.")
  var bom = false

  /// What writers are told.
  var writingOptions: WritingOptions {
    var options = WritingOptions()
    options.isPretty = pretty
    options.omitsNITFNamespace = nitfNoNamespace
    options.newsMLG2Body = g2Body == .nitf ? .nitf : .xhtml
    options.allowsFormulas = csvRaw
    options.beginsWithByteOrderMark = bom
    return options
  }
}

/// The markup of a text within another format.
enum BodyMarkup: String, ExpressibleByArgument, CaseIterable {
  case nitf, xhtml
}
