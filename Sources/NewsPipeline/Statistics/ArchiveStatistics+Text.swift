internal import ArticleModel

extension ArchiveStatistics {
  /// How many characters the longest bar has.
  private static let barLength = 40

  /// The counts as lines for people, with bars.
  ///
  /// `top`: how many languages, providers, subjects and keywords are told.
  public func description(top: Int) -> String {
    var lines = ["inputs    \(inputs) read" + (failed > 0 ? ", \(failed) of them with errors" : "")]
    if !passedOver.isEmpty {
      let kinds = passedOver.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
      let told = kinds.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      lines.append("          \(passedOver.values.reduce(0, +)) passed over: \(told)")
    }
    lines.append("articles  \(articles)")
    lines.append("bytes     \(bytes.sum)" + (bytes.count > 0 ? "; an input: \(bytes.sentence)" : ""))
    if articles > 0 { lines.append("words     \(words.sum); an article: \(words.sentence)") }
    add("formats", formatRows, to: &lines)
    add("encodings", encodings, top, of: inputs, to: &lines)
    addDates(to: &lines)
    add("languages", languages, top, of: articles, to: &lines)
    add("providers", providers, top, of: articles, to: &lines)
    add("subjects", subjects, top, of: articles, to: &lines)
    add("keywords", keywords, top, of: articles, to: &lines)
    addFields(to: &lines)
    add("errors", errors, .max, of: nil, to: &lines)
    add("warnings", warnings, .max, of: nil, to: &lines)
    return lines.map { MessagePrinter.harmless($0) + "\n" }.joined()
  }

  private var formatRows: [[String]] {
    formats.sorted { $0.key < $1.key }.map { name, count in
      [
        name, "\(count.inputs)", count.inputs == 1 ? "input" : "inputs", "\(count.articles)",
        count.articles == 1 ? "article" : "articles",
      ]
    }
  }

  private func addDates(to lines: inout [String]) {
    guard let earliest, let latest else { return }
    lines.append("")
    let rest = timeline.undated > 0 ? "; without a date: \(timeline.undated)" : ""
    lines.append("dates     \(earliest) to \(latest)\(rest)")
    let bars = timeline.bars
    let most = bars.map(\.count).max() ?? 0
    add(rows: bars.map { [$0.label, "\($0.count)", Self.bar($0.count, of: most)] }, to: &lines)
  }

  private func addFields(to lines: inout [String]) {
    guard articles > 0 else { return }
    let rows = zip(ArticleComparison.fieldNames, fields).filter { $0.1 > 0 }.map { name, count in
      [name, "\(count)", Self.share(count, of: articles), Self.bar(count, of: articles)]
    }
    add("fields", rows, to: &lines)
  }

  private func add(_ title: String, _ counts: BoundedCounts, _ top: Int, of whole: Int?, to lines: inout [String]) {
    let rows = counts.top(top).map { name, count in
      [name, "\(count)"] + (whole.map { [Self.share(count, of: $0)] } ?? [])
    }
    let others = counts.counts.count - rows.count
    add(title + (counts.isApproximate ? " (approximately)" : ""), rows, to: &lines)
    if others > 0 { lines.append("  and \(others) others") }
  }

  private func add(_ title: String, _ rows: [[String]], to lines: inout [String]) {
    guard !rows.isEmpty else { return }
    lines += ["", title]
    add(rows: rows, to: &lines)
  }

  /// Adds rows whose columns stand below one another, numbers to the right.
  private func add(rows: [[String]], to lines: inout [String]) {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    lines += rows.map { row in
      var line = " "
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        let isNumber = column > 0 && cell.first?.isNumber == true
        line += (column == 0 ? " " : "  ") + (isNumber ? space + cell : cell + space)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// A share in per cent, with one digit behind the point.
  static func share(_ count: Int, of whole: Int) -> String {
    guard whole > 0 else { return "" }
    let tenths = (count * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private static func bar(_ count: Int, of most: Int) -> String {
    guard most > 0, count > 0 else { return "" }
    return String(repeating: "█", count: max(1, (count * barLength + most / 2) / most))
  }
}

extension SizeDistribution {
  fileprivate var sentence: String { "least \(least), median \(median), mean \(mean), most \(most)" }
}
