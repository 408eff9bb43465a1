internal import ArgumentParser
internal import NewsFormats
internal import NewsPipeline

/// The name of a format, which is looked up when the command runs so that a misspelt one can be answered well.
struct FormatName: ExpressibleByArgument {
  let name: String

  init(argument: String) { name = argument }

  static var allValueStrings: [String] { Format.all.map(\.name) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The format of this name.
  func format() throws -> Format {
    if let format = Format.named(name.lowercased()) { return format }
    let names = Format.all.flatMap { [$0.name] + $0.aliases }
    let answer =
      if let suggestion = Spelling.closest(to: name.lowercased(), among: names) {
        "did you mean '\(suggestion)'?"
      } else {
        "the formats are \(Format.all.map(\.name).joined(separator: ", "))"
      }
    throw ValidationError("there is no format '\(name)'; \(answer)")
  }

  /// The format of this name, which has to be one that is read.
  func readFormat() throws -> Format {
    let format = try format()
    guard format.makeReader != nil else { throw ValidationError("the format '\(format.name)' is only written") }
    return format
  }

  /// The format of this name, which has to be one that is written.
  func writtenFormat() throws -> Format {
    let format = try format()
    guard format.makeWriter != nil else { throw ValidationError("the format '\(format.name)' is only read") }
    return format
  }
}
