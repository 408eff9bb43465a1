internal import ArticleModel
internal import XMLSyntax

/// `rightsInfo`: who holds which rights.
extension NewsMLG2ItemWriter {
  mutating func write(_ rights: Rights) {
    guard rights != Rights() else { return }
    let start = rights.start.flatMap(NewsMLG2Values.dayOrTime)
    let end = rights.end.flatMap(NewsMLG2Values.dayOrTime)
    body.xml.start("rightsInfo")
    if let start { body.xml.attribute("validfrom", start) }
    if let end { body.xml.attribute("validto", end) }
    if !rights.holder.isEmpty {
      body.xml.start("copyrightHolder")
      line("name", rights.holder)
      body.xml.end()
    }
    prose("copyrightNotice", rights.notice)
    prose("usageTerms", rights.usageTerms)
    for link in rights.links { write(link) }
    own(.year, rights.year.map(String.init) ?? "")
    if start == nil { own(.start, rights.start?.description ?? "") }
    if end == nil { own(.end, rights.end?.description ?? "") }
    write(rights.encoded)
    body.xml.end()
  }

  private mutating func prose(_ name: StaticString, _ text: String) {
    if !text.isEmpty { prose(name, Prose(RichText(text)), allowsBreaks: true) }
  }

  private mutating func own(_ part: NewsMLG2OwnProperty.Part, _ value: String) {
    if !value.isEmpty { property("rightsInfoExtProperty", part.rawValue, value) }
  }

  /// An expression must name its language by a URI.
  private mutating func write(_ encoded: Rights.EncodedRights?) {
    guard let encoded, !encoded.text.isEmpty || !encoded.language.isEmpty else { return }
    body.xml.start("rightsExpressionData", isMixed: true)
    let isURI = NewsMLG2Values.isIRI(encoded.language)
    body.xml.attribute("langid", isURI ? encoded.language : NewsMLG2OwnProperty.uri(ofWord: encoded.language))
    body.xml.attribute("enctype", "text/plain")
    body.xml.text(encoded.text)
    body.xml.end()
  }
}
