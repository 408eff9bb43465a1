internal import ArticleModel
internal import JSONSyntax

extension ArchiveStatistics {
  /// The counts as a JSON document.
  ///
  /// `top`: how many languages, providers, subjects and keywords are told.
  public func json(top: Int) -> String {
    var writer = JSONWriter(pretty: true)
    writer.beginObject()
    writer.key("inputs")
    writer.integer(inputs)
    writer.key("failed")
    writer.integer(failed)
    write("passedOver", passedOver.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, to: &writer)
    writer.key("articles")
    writer.integer(articles)
    bytes.write("bytes", to: &writer)
    words.write("words", to: &writer)
    writer.key("formats")
    writer.beginArray()
    for (name, count) in formats.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: " ", maxSplits: 1)
      writer.beginObject()
      writer.key("format")
      writer.string(parts.first ?? "")
      writer.key("version")
      writer.string(parts.dropFirst().first ?? "")
      writer.key("inputs")
      writer.integer(count.inputs)
      writer.key("articles")
      writer.integer(count.articles)
      writer.endObject()
    }
    writer.endArray()
    write("encodings", encodings, top, to: &writer)
    writeDates(to: &writer)
    write("languages", languages, top, to: &writer)
    write("providers", providers, top, to: &writer)
    write("subjects", subjects, top, to: &writer)
    write("keywords", keywords, top, to: &writer)
    write("fields", zip(ArticleComparison.fieldNames, fields).map { ($0, $1) }, to: &writer)
    write("errors", errors, .max, to: &writer)
    write("warnings", warnings, .max, to: &writer)
    writer.endObject()
    return writer.text + "\n"
  }

  private func writeDates(to writer: inout JSONWriter) {
    writer.key("dates")
    writer.beginObject()
    if let earliest, let latest {
      writer.key("earliest")
      writer.string(earliest.description)
      writer.key("latest")
      writer.string(latest.description)
    }
    writer.key("undated")
    writer.integer(timeline.undated)
    write("histogram", timeline.bars.map { ($0.label, $0.count) }, to: &writer)
    writer.endObject()
  }

  private func write(_ key: StaticString, _ counts: BoundedCounts, _ top: Int, to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginObject()
    writer.key("distinct")
    writer.integer(counts.counts.count)
    writer.key("approximate")
    writer.bool(counts.isApproximate)
    write("counts", counts.top(top).map { ($0.name, $0.count) }, to: &writer)
    writer.endObject()
  }

  private func write(_ key: StaticString, _ counts: [(String, Int)], to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginObject()
    for (name, count) in counts {
      writer.key(named: name)
      writer.integer(count)
    }
    writer.endObject()
  }
}

extension SizeDistribution {
  fileprivate func write(_ key: StaticString, to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginObject()
    writer.key("sum")
    writer.integer(sum)
    writer.key("least")
    writer.integer(least)
    writer.key("median")
    writer.integer(median)
    writer.key("mean")
    writer.integer(mean)
    writer.key("most")
    writer.integer(most)
    writer.endObject()
  }
}
