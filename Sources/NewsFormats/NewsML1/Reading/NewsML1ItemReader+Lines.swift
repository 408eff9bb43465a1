internal import ArticleModel
internal import XMLSyntax

/// `NewsLines`: the lines that are printed with the text.
extension NewsML1ItemReader {
  mutating func read(lines node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .headLine:
        let isFirst = !article.headlines.contains { $0.role == "main" }
        append(headline: child, role: isFirst ? "main" : "")
      case .subHeadLine: append(headline: child, role: "sub")
      case .byLine: join(child, to: &article.byline)
      case .byLineTitle: bylineTitles.append(child)
      case .dateLine:
        let text = line(child)
        if !text.isEmpty {
          var dateline = article.dateline ?? Dateline()
          dateline.text += dateline.text.isEmpty ? text : ", " + text
          article.dateline = dateline
        }
      case .creditLine: join(child, to: &article.creditLine)
      case .copyrightLine: append(Rights(notice: line(child)))
      case .rightsLine: append(Rights(usageTerms: line(child)))
      case .seriesLine where article.series == nil:
        let name = line(child)
        if !name.isEmpty { article.series = Series(name: name) }
      case .slugLine where article.slugline.isEmpty: article.slugline = line(child)
      case .keywordLine: append(keywords: line(child))
      case .newsLine: read(newsLine: child)
      default: break
      }
    }
  }

  private mutating func append(headline node: XMLNode, role: String) {
    let language = peek(.xmlLang, of: node)
    let text = line(node)
    guard !text.isEmpty else { return }
    var headline = Prose(RichText(text), role: role)
    if !isArticleLanguage(language) { headline.language = value(.xmlLang, of: node) }
    article.headlines.append(headline)
  }

  /// Keywords on one line.
  mutating func append(keywords line: String) {
    for keyword in line.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      let keyword = String(keyword).trimmedOfSpace
      if !keyword.isEmpty { article.keywords.append(keyword) }
    }
  }

  private func join(_ node: XMLNode, to field: inout String) {
    let text = line(node)
    if !text.isEmpty { field += field.isEmpty ? text : ", " + text }
  }

  /// The titles of whom the byline names, when that is one who made the text; else they stay as they are.
  mutating func readBylineTitles() {
    for node in bylineTitles {
      guard let index = article.contributors.firstIndex(where: { $0.name == article.byline && $0.jobTitle.isEmpty })
      else { return }
      article.contributors[index].jobTitle = line(node)
    }
  }

  mutating func append(_ rights: Rights) {
    if rights != Rights(), seen.isNew(rights) { article.rights.append(rights) }
  }

  /// A line of a kind that the provider names.
  private mutating func read(newsLine node: XMLNode) {
    tree.markRead(node)
    var type = ""
    for child in tree.elements(of: node) {
      switch name(child) {
      case .newsLineType: type = formalName(child)
      case .newsLineText:
        let text = line(child)
        guard !text.isEmpty else { continue }
        switch type {
        case "Caption", "caption": article.summaries.append(Prose(RichText(text), role: "caption"))
        case NewsML1Words.editorialNote: article.editorialNotes.append(Prose(RichText(text)))
        case "AdvisoryLine": article.editorialNotes.append(Prose(RichText(text), role: type))
        default:
          article.extensions.append(Extension(anchor: tree.anchor(of: node), name: type, value: text))
        }
      default: break
      }
    }
  }
}
