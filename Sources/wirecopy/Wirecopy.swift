internal import ArgumentParser
internal import NewsPipeline

/// The command.
@main struct Wirecopy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wirecopy",
    abstract: "Converts news articles between formats.",
    discussion: """
      Every format is read into one article model and written from it, and what is written is validated before anybody \
      sees it.

        wirecopy convert story.xml -t json
        wirecopy convert archive/ -t ndjson -o archive.ndjson
        wirecopy convert story.txt -t nitf -o out/

      Exit status: 0 all well; 1 an input failed or is invalid, the others were done; 2 could not run at all; \
      64 wrong usage; 130 interrupted; 143 terminated.
      """,
    version: Version.current,
    subcommands: [
      Convert.self, Validate.self, Inspect.self, Stats.self, Diff.self, Worker.self, Formats.self, Schemas.self,
    ])
}
