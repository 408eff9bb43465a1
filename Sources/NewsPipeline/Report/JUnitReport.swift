internal import ArticleModel
internal import XMLSyntax

/// A report as JUnit's XML, as Jenkins' schema has it: a test case an input.
///
/// How many of them failed stands in front of them all, so they wait in a temporary file.
final class JUnitReport: ReportWriter {
  /// How many bytes go at once into the temporary file and out of it.
  private static let chunkSize = 256 << 10

  private let output: any DocumentOutput
  private let spool: Spool
  private var cases = XMLWriter(indentation: 2)
  private var isFirst = true

  init(_ output: any DocumentOutput, path: String) throws(RunError) {
    self.output = output
    spool = try Spool(beside: path)
    try output.write([UInt8]().span)
    // The levels that the test cases stand in.
    cases.start("testsuites")
    cases.start("testsuite")
  }

  func add(_ row: ReportRow) throws(RunError) {
    let passedOver = row.outcome == .skipped ? row.kind.isEmpty ? "passed over" : "no article: \(row.kind)" : nil
    cases.testCase(
      name: row.name, className: row.kind.isEmpty ? "unknown" : row.kind,
      errors: row.outcome == .failed ? row.errors : [],
      isFailed: row.outcome == .failed, skipped: row.outcome == .unchanged ? "unchanged" : passedOver)
    if cases.count >= JUnitReport.chunkSize { try relieve() }
  }

  func end(_ totals: ReportTotals) throws(RunError) {
    try relieve()
    var writer = XMLWriter(indentation: 2)
    writer.declaration()
    writer.start("testsuites")
    writer.start("testsuite")
    writer.attribute("name", totals.subject.command)
    writer.attribute("tests", "\(totals.inputCount)")
    writer.attribute("failures", "\(totals.inputs[.failed] ?? 0)")
    writer.attribute("errors", totals.error == nil ? "0" : "1")
    writer.attribute("skipped", "\((totals.inputs[.skipped] ?? 0) + (totals.inputs[.unchanged] ?? 0))")
    // Closes the tag.
    writer.raw("")
    try send(&writer)
    var offset = 0
    while let bytes = try spool.read(at: offset, upTo: JUnitReport.chunkSize) {
      offset += bytes.count
      try output.write(bytes.span)
    }
    if let diagnostic = totals.error?.diagnostic {
      writer.start("system-err")
      writer.text(diagnostic.description)
      writer.end()
    }
    writer.end()
    writer.endDocument()
    try send(&writer)
  }

  private func relieve() throws(RunError) {
    var bytes = cases.take()
    if isFirst {
      // What the test cases stand in is written when it is known.
      guard let start = bytes.firstRange(of: Array("<testcase".utf8))?.lowerBound else { return }
      bytes.removeFirst(start)
      isFirst = false
      bytes = Array("\n    ".utf8) + bytes
    }
    try spool.write(bytes)
  }

  private func send(_ writer: inout XMLWriter) throws(RunError) {
    let bytes = writer.take()
    try output.write(bytes.span)
  }
}

extension XMLWriter {
  /// Writes a test case.
  ///
  /// - Parameters:
  ///   - name: The name of the input.
  ///   - className: The name of its format.
  ///   - errors: What is wrong with it.
  ///   - isFailed: Whether it failed, which it may have without an error of its own.
  ///   - skipped: Why it was passed over, or `nil`.
  mutating func testCase(
    name: String, className: String, errors: [Diagnostic], isFailed: Bool, skipped: String? = nil
  ) {
    start("testcase")
    attribute("classname", className)
    attribute("name", name)
    if isFailed {
      start("failure")
      attribute("type", errors.first?.code ?? "failed")
      attribute("message", errors.first?.message ?? "failed")
      text(errors.map(\.description).joined(separator: "\n"))
      end()
    } else if let skipped {
      start("skipped")
      attribute("message", skipped)
      end()
    }
    end()
  }
}
