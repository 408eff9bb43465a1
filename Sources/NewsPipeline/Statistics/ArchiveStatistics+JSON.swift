internal import ArticleModel
internal import JSONSyntax

extension ArchiveStatistics {
  /// The counts as a JSON document.
  ///
  /// `top`: how many languages, providers, subjects and keywords are told.
  public func json(top: Int) -> String {
    var writer = JSONWriter(pretty: true)
    writer.object { writer in
      writer.member("inputs", inputs)
      writer.member("failed", failed)
      writer.member("passedOver", counts: passedOver.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      writer.member("articles", articles)
      writer.member("bytes", bytes)
      writer.member("words", words)
      writer.member("formats", formats.sorted { $0.key < $1.key }) { writer, format in
        let parts = format.key.split(separator: " ", maxSplits: 1).map(String.init)
        writer.member("format", parts.first ?? "")
        writer.member("version", parts.dropFirst().first ?? "")
        writer.member("inputs", format.value.inputs)
        writer.member("articles", format.value.articles)
      }
      writer.member("encodings", encodings, top)
      writer.member("dates") { writer in
        if let earliest, let latest {
          writer.member("earliest", earliest.description)
          writer.member("latest", latest.description)
        }
        writer.member("undated", timeline.undated)
        writer.member("histogram", counts: timeline.bars.map { ($0.label, $0.count) })
      }
      writer.member("languages", languages, top)
      writer.member("providers", providers, top)
      writer.member("subjects", subjects, top)
      writer.member("keywords", keywords, top)
      writer.member("fields", counts: zip(ArticleComparison.fieldNames, fields))
      writer.member("errors", errors, .max)
      writer.member("warnings", warnings, .max)
    }
    return writer.text + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: StaticString, _ counts: BoundedCounts, _ top: Int) {
    member(name) { writer in
      writer.member("distinct", counts.counts.count)
      writer.member("approximate", counts.isApproximate)
      writer.member("counts", counts: counts.top(top).map { ($0.name, $0.count) })
    }
  }

  fileprivate mutating func member(_ name: StaticString, _ sizes: SizeDistribution) {
    member(name) { writer in
      writer.member("sum", sizes.sum)
      writer.member("least", sizes.least)
      writer.member("median", sizes.median)
      writer.member("mean", sizes.mean)
      writer.member("most", sizes.most)
    }
  }
}
