internal import ArgumentParser
internal import NewsFormats
internal import NewsPipeline

/// `wirecopy schemas`.
struct Schemas: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schemas",
    abstract: "List the bundled schemas, or print one.", subcommands: [List.self, Show.self],
    defaultSubcommand: List.self)

  /// `wirecopy schemas list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the bundled schemas.")

    func run() throws {
      Interruption.watch()
      try printData(BundledSchema.names.map { $0 + "\n" }.joined())
    }
  }

  /// `wirecopy schemas show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Print a bundled schema.")

    @Argument(help: "The name of the schema.", completion: .list(BundledSchema.names))
    var name: String

    func run() throws {
      guard let schema = BundledSchema(named: name) else {
        let answer =
          Spelling.closest(to: name, among: BundledSchema.names).map { "did you mean '\($0)'?" }
          ?? "`wirecopy schemas` lists them"
        throw ValidationError("there is no schema '\(name)'; \(answer)")
      }
      Interruption.watch()
      if let status = TextOutput.write(schema.bytes) { throw ExitCode(status.rawValue) }
    }
  }
}
