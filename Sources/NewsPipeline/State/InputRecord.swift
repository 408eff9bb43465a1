internal import ArticleModel
internal import JSONSyntax

/// What identifies the content of an input.
struct InputFacts: Hashable {
  /// Its size in bytes.
  var size = 0
  /// When it was changed last, in seconds since 1970.
  var seconds = 0
  /// The nanoseconds of that time.
  var nanoseconds = 0
  /// The SHA-256 of its bytes in hexadecimal, or empty where nobody asked for it.
  var digest = ""

  /// Whether two inputs look the same from outside.
  func looksLike(_ other: InputFacts) -> Bool {
    size == other.size && seconds == other.seconds && nanoseconds == other.nanoseconds
  }
}

/// An output that an input has made.
struct OutputRecord: Hashable {
  /// Its name below the output directory, or empty for a piece of a file that gathers many inputs.
  var name = ""
  /// Where the piece begins.
  var offset = 0
  /// How many bytes it has.
  var size = 0
  /// The SHA-256 of its bytes in hexadecimal.
  var digest = ""
}

/// An article that was not written because there is a newer version of it.
struct DuplicateRecord: Hashable {
  /// Its identifier.
  var article: String
  /// The input that holds the newer version.
  var keptIn: String
}

/// What became of an input: a line of the journal, and what a report is made of.
struct InputRecord: Hashable {
  /// How many errors are kept of one input.
  static let keptErrors = 20

  /// What it is called in the journal.
  var input = ""
  /// What identifies its content.
  var facts = InputFacts()
  /// The options and the program that it was converted with.
  var fingerprint = ""
  /// What became of it.
  var outcome = InputOutcome.converted
  /// The name of its format, or what it is when it is no article.
  var kind = ""
  /// How many articles were written.
  var articles = 0
  /// What was made of it.
  var outputs: [OutputRecord] = []
  /// Its articles that were not written because another input holds a newer version.
  var duplicates: [DuplicateRecord] = []
  /// Which of its articles those are, so that it shows when that changes.
  var decisions = ""
  /// How many warnings there were.
  var warnings = 0
  /// How many errors there were.
  var errorCount = 0
  /// The first errors.
  var errors: [Diagnostic] = []

  /// Writes the record as a line.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("input", input)
      writer.member("status", outcome.rawValue)
      writer.member("kind", unlessEmpty: kind)
      writer.member("size", facts.size)
      writer.member("seconds", facts.seconds)
      writer.member("nanoseconds", facts.nanoseconds)
      writer.member("sha256", facts.digest)
      writer.member("fingerprint", fingerprint)
      writer.member("articles", articles)
      writer.member("outputs", outputs) { writer, output in
        if output.name.isEmpty { writer.member("offset", output.offset) }
        writer.member("name", unlessEmpty: output.name)
        writer.member("size", output.size)
        writer.member("sha256", output.digest)
      }
      if !duplicates.isEmpty {
        writer.member("duplicates", duplicates) { writer, duplicate in
          writer.member("article", duplicate.article)
          writer.member("keptIn", duplicate.keptIn)
        }
        writer.member("decisions", decisions)
      }
      writer.member("warnings", unlessZero: warnings)
      if errorCount > 0 {
        writer.member("errorCount", errorCount)
        writer.member("errors", errors)
      }
    }
    writer.newline()
  }

  init() {}

  /// Reads a record from a line; errors are not read, they have been told.
  init?(_ tree: JSONTree) {
    let root = tree.root
    guard let name = tree.member("input", of: root).flatMap({ tree.string(of: $0) }),
      let outcome = tree.member("status", of: root).flatMap({ InputOutcome(rawValue: tree.text(of: $0)) })
    else { return nil }
    input = name
    self.outcome = outcome
    func text(_ key: StaticString, _ node: JSONNode) -> String {
      tree.member(key, of: node).map { tree.text(of: $0) } ?? ""
    }
    func number(_ key: StaticString, _ node: JSONNode) -> Int {
      tree.member(key, of: node).flatMap { tree.integer(of: $0) } ?? 0
    }
    kind = text("kind", root)
    facts = InputFacts(
      size: number("size", root), seconds: number("seconds", root), nanoseconds: number("nanoseconds", root),
      digest: text("sha256", root))
    fingerprint = text("fingerprint", root)
    articles = number("articles", root)
    decisions = text("decisions", root)
    warnings = number("warnings", root)
    errorCount = number("errorCount", root)
    if let list = tree.member("outputs", of: root) {
      for node in tree.children(of: list) {
        outputs.append(
          OutputRecord(
            name: text("name", node), offset: number("offset", node), size: number("size", node),
            digest: text("sha256", node)))
      }
    }
  }
}
