public import ArticleModel
internal import JSONSyntax
internal import XMLSyntax

/// What validation found in one input.
public struct ValidatedInput: Sendable {
  /// The name of the input.
  public let source: String
  /// The name of its format, or empty when it is not known.
  public internal(set) var format = ""
  /// What is wrong with it, or worth knowing.
  public internal(set) var problems: [Diagnostic] = []
  /// What it is when it is no article and was passed over, or `nil`.
  public private(set) var passedOver: String?

  init(source: String) { self.source = source }

  /// Whether nothing is wrong with it.
  public var isValid: Bool { !problems.contains { $0.severity == .error } }

  /// Takes what ended it; a file that was met on the way and is no article is none that is wrong.
  mutating func add(_ error: DocumentError) {
    var diagnostic = error.diagnostic
    if let kind = FileKind.name(in: error) {
      passedOver = kind
      diagnostic.severity = .note
    }
    problems.append(diagnostic)
  }
}

/// The forms in which the findings of a validation can be had.
public enum ValidationReport: String, CaseIterable, Sendable {
  /// Messages as everywhere.
  case text
  /// A JSON document.
  case json
  /// SARIF 2.1.0, which code hosts show beside the lines.
  case sarif
  /// JUnit's XML, which test servers read.
  case junit
  /// Workflow commands, which GitHub shows beside the lines.
  case github

  /// Renders the findings; empty for ``text``, which is told as it comes.
  public func render(_ inputs: [ValidatedInput], version: String) -> String {
    switch self {
    case .text: ""
    case .json: Self.json(inputs)
    case .sarif: Self.sarif(inputs, version: version)
    case .junit: Self.junit(inputs)
    case .github: inputs.flatMap(\.problems).map { Self.workflowCommand($0) + "\n" }.joined()
    }
  }

  private static func json(_ inputs: [ValidatedInput]) -> String {
    var writer = JSONWriter(pretty: true)
    writer.object { writer in
      writer.member("inputs", inputs) { writer, input in
        writer.member("source", input.source)
        writer.member("format", input.format)
        writer.key("valid")
        if input.passedOver == nil { writer.bool(input.isValid) } else { writer.null() }
        writer.member("problems", input.problems)
      }
    }
    return writer.text + "\n"
  }

  private static func sarif(_ inputs: [ValidatedInput], version: String) -> String {
    var writer = JSONWriter(pretty: true)
    writer.object { writer in
      writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.member("runs", CollectionOfOne(inputs)) { writer, inputs in
        writer.member("tool") { writer in
          writer.member("driver") { writer in
            writer.member("name", "wirecopy")
            writer.member("version", version)
          }
        }
        writer.member("results", inputs.flatMap(\.problems)) { write(result: $1, to: &$0) }
      }
    }
    return writer.text + "\n"
  }

  private static func write(result problem: Diagnostic, to writer: inout JSONWriter) {
    writer.member("ruleId", problem.code)
    writer.member("level", problem.severity.rawValue)
    writer.member("message") { $0.member("text", problem.message) }
    let place = problem.location
    writer.member("locations", CollectionOfOne(place)) { writer, place in
      writer.member("physicalLocation") { writer in
        writer.member("artifactLocation") { $0.member("uri", percentEncoded(place.source)) }
        guard place.line > 0 else { return }
        writer.member("region") { writer in
          writer.member("startLine", place.line)
          writer.member("startColumn", unlessZero: place.column)
        }
      }
    }
  }

  private static func junit(_ inputs: [ValidatedInput]) -> String {
    var writer = XMLWriter(indentation: 2)
    writer.declaration()
    writer.start("testsuites")
    writer.start("testsuite")
    writer.attribute("name", "wirecopy validate")
    writer.attribute("tests", "\(inputs.count)")
    writer.attribute("failures", "\(inputs.count { !$0.isValid })")
    writer.attribute("errors", "0")
    writer.attribute("skipped", "\(inputs.count { $0.passedOver != nil })")
    for input in inputs {
      let errors = input.problems.filter { $0.severity == .error }
      writer.testCase(
        name: input.source, className: input.passedOver ?? (input.format.isEmpty ? "unknown" : input.format),
        errors: errors, isFailed: !errors.isEmpty, skipped: input.passedOver.map { "no article: \($0)" })
    }
    writer.end()
    writer.end()
    writer.endDocument()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// `::error file=…,line=…,col=…,title=…::message`, escaped as GitHub's runner unescapes it.
  private static func workflowCommand(_ problem: Diagnostic) -> String {
    let command = problem.severity == .note ? "notice" : problem.severity.rawValue
    var properties = ["file=" + escaped(problem.location.source, isProperty: true)]
    if problem.location.line > 0 { properties.append("line=\(problem.location.line)") }
    if problem.location.column > 0 { properties.append("col=\(problem.location.column)") }
    properties.append("title=" + escaped(problem.code, isProperty: true))
    return "::\(command) \(properties.joined(separator: ","))::\(escaped(problem.message, isProperty: false))"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
