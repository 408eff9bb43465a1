internal import ArgumentParser
internal import ArticleModel
internal import NewsPipeline

/// How messages are told.
struct MessageOptions: ParsableArguments {
  /// When messages are coloured.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell more: notes, and how many inputs there were.")
  var verbose = false

  @Flag(help: "Write messages as JSON, one a line.")
  var json = false

  @Option(help: "When to colour messages: auto, always or never.")
  var color = Color.auto

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose do not go together") }
  }

  /// What tells the messages.
  func printer() -> MessagePrinter {
    let style: MessagePrinter.Style =
      if json {
        .json
      } else {
        switch color {
        case .always: .colored
        case .never: .plain
        case .auto: MessagePrinter.isColorWanted ? .colored : .plain
        }
      }
    return MessagePrinter(style: style, least: quiet ? .error : verbose ? .note : .warning)
  }
}
