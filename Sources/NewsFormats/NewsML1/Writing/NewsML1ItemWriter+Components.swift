internal import ArticleModel
internal import XMLSyntax

/// The components of an item: its text, summaries, media and references.
extension NewsML1ItemWriter {
  mutating func writeComponents(of article: Article, identifiers: [String]) {
    if !article.body.isEmpty {
      component(role: "Main") { writer in
        let words = article.wordCount.map { String($0) } ?? ""
        // What is known of a medium stands in its component.
        let media = article.media.map { medium in
          var shown = medium
          (shown.caption, shown.credit) = ("", "")
          return shown
        }
        writer.text(HTMLBody.bytes(of: article.body, media: media), isHTML: true, words: words)
      }
    }
    for summary in article.summaries where !summary.text.isEmpty {
      component(role: Self.role(ofSummary: summary) ?? "Abstract") { $0.plain(summary.text) }
    }
    // One without a file would not be taken for a medium.
    for (medium, identifier) in zip(article.media, identifiers)
    where medium.renditions.contains(where: { !$0.href.isEmpty }) {
      write(medium, identifier: identifier)
    }
    for group in article.package?.groups ?? [] { write(group) }
  }

  /// The role of the component for a summary, or `nil` when it has a role that would not be known again.
  static func role(ofSummary summary: Prose) -> String? {
    ["": "Abstract", "summary": "Summary", "teaser": "Teaser", "description": "Description", "caption": "Caption"][
      summary.role]
  }

  private mutating func component(
    role: String, identifier: String = "", isEquivalents: Bool = false,
    _ content: (inout NewsML1ItemWriter) -> Void
  ) {
    start("NewsComponent")
    if !identifier.isEmpty { xml.attribute("Duid", identifier) }
    if isEquivalents { xml.attribute("EquivalentsList", "yes") }
    formal("Role", role)
    content(&self)
    xml.end()
  }

  // MARK: Texts

  /// A text as data: markup in it would have to be declared by the document's type.
  private mutating func text(_ bytes: [UInt8], isHTML: Bool, words: String = "") {
    start("ContentItem")
    formal("MediaType", "Text")
    formal("Format", isHTML ? "HTML" : "Text")
    formal("MimeType", isHTML ? "text/html" : "text/plain")
    container("Characteristics") { $0.property("Words", words) }
    xml.start("DataContent", isMixed: true)
    xml.text(utf8: bytes.span)
    xml.end()
    xml.end()
  }

  private mutating func plain(_ text: String) { self.text(Array(text.utf8), isHTML: false) }

  // MARK: Media

  private mutating func write(_ medium: Media, identifier: String) {
    component(role: "", identifier: identifier, isEquivalents: true) { writer in
      writer.container("NewsLines") { writer in
        writer.text("HeadLine", medium.title)
        writer.text("CreditLine", medium.credit)
        writer.text("CopyrightLine", medium.copyright)
      }
      if !medium.caption.isEmpty { writer.component(role: "Caption") { $0.plain(medium.caption) } }
      for file in medium.renditions where !file.href.isEmpty {
        writer.component(role: file.name) { $0.write(file, of: medium) }
      }
    }
  }

  private mutating func write(_ file: Media.Rendition, of medium: Media) {
    start("ContentItem")
    xml.attribute("Href", file.href)
    formal("MediaType", NewsML1Values.mediaType(medium.type))
    formal("MimeType", file.mediaType)
    container("Characteristics") { writer in
      writer.text("SizeInBytes", file.size.map { String($0) } ?? "")
      writer.property("Width", file.width.map { String($0) } ?? "")
      writer.property("Height", file.height.map { String($0) } ?? "")
      writer.property("Duration", file.duration.map { String($0) } ?? "")
    }
    xml.end()
  }

  // MARK: Packages

  /// A group of references; what groups are to one another stands in the project's own metadata.
  private mutating func write(_ group: Package.Group) {
    let members = group.members.filter { !$0.id.isEmpty }
    guard !members.isEmpty else { return }
    component(role: group.role) { writer in
      for member in members {
        writer.component(role: "") { writer in
          writer.container("NewsLines") { $0.text("HeadLine", member.title) }
          writer.start("NewsItemRef")
          writer.xml.attribute("NewsItem", member.id)
          writer.xml.end()
        }
      }
    }
  }
}
