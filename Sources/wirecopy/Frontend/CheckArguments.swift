internal import ArgumentParser
internal import NewsPipeline

/// What outputs are held to.
struct CheckArguments: ParsableArguments {
  @Flag(help: "Do not validate the output.")
  var noValidate = false

  @Option(
    help: ArgumentHelp("Hold the output to this XML Schema or JSON Schema as well.", valueName: "file"),
    completion: .file())
  var schema: String?

  /// Tells a conversion.
  func apply(to options: inout ConversionOptions) {
    options.validates = !noValidate
    options.schemaFile = schema
  }
}
