internal import ArticleModel

/// The names that front matter uses for fields of the model.
enum FrontMatterField: String {
  case title, headline, subtitle, subheadline
  case byline, by, author, authors
  case date, published, updated, modified
  case summary, description
  case source, provider, publisher
  case slug, slugline, section, category, keywords, tags
  case embargo, location, language, lang, url, id, version, urgency, status, copyright
}

extension FrontMatter {
  /// Puts the fields into an article; what the model has no field for becomes an extension.
  func apply(to article: inout Article, reference: NewsDate?) {
    let hasHeadline = entries.contains { $0.key.lowercased() == "headline" }
    for entry in entries {
      let values = entry.values.filter { !$0.isEmpty }
      guard let first = values.first else { continue }
      let isApplied = FrontMatterField(rawValue: entry.key.lowercased()).map { field in
        apply(field, values, first, to: &article, hasHeadline: hasHeadline, reference: reference)
      }
      guard isApplied != true else { continue }
      article.extensions.append(
        Extension(
          anchor: "frontMatter", namespace: TextLayout.namespace, name: entry.key, value: values.joined(separator: ", ")
        ))
    }
  }

  /// Puts one field into an article; `false` when its value cannot be understood.
  private func apply(
    _ field: FrontMatterField, _ values: [String], _ value: String, to article: inout Article, hasHeadline: Bool,
    reference: NewsDate?
  ) -> Bool {
    let listed = values.count > 1 ? values : value.split(separator: ",").map { FrontMatter.trimmed($0) }
    switch field {
    case .title where hasHeadline: return FrontMatter.set(&article.title, value)
    case .title, .headline: article.headlines.insert(Prose(RichText(value), role: "main"), at: 0)
    case .subtitle, .subheadline: article.headlines.append(Prose(RichText(value), role: "sub"))
    case .byline, .by: return FrontMatter.set(&article.byline, value)
    case .author, .authors: article.contributors += values.map { Contributor(name: $0, role: "author") }
    case .date, .published:
      return FrontMatter.set(&article.published, value, "published", &article.provenance, reference)
    case .updated, .modified:
      return FrontMatter.set(&article.contentModified, value, "contentModified", &article.provenance, reference)
    case .summary, .description: article.summaries.append(Prose(RichText(value)))
    case .source: article.sources += values.map { Concept(name: $0) }
    case .provider, .publisher:
      guard article.provider == nil else { return false }
      article.provider = Concept(name: value)
    case .slug, .slugline: return FrontMatter.set(&article.slugline, value)
    case .section, .category: article.categories += listed.map { Concept(name: $0) }
    case .keywords, .tags: article.keywords += listed
    case .embargo:
      guard article.embargo == nil else { return false }
      article.embargo = Embargo(until: ProseDate.find(in: value, reference: reference), text: value)
    case .location: article.places.append(Concept(name: value))
    case .language, .lang: return FrontMatter.set(&article.language, value)
    case .url: return FrontMatter.set(&article.url, value)
    case .id: return FrontMatter.set(&article.id, value)
    case .version: return FrontMatter.set(&article.version, value)
    case .status: return FrontMatter.set(&article.status, value)
    case .urgency:
      guard let number = Int(value), (1...9).contains(number), article.urgency == nil else { return false }
      article.urgency = number
    case .copyright: article.rights.append(Rights(notice: value))
    }
    return true
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  private static func set(_ field: inout String, _ value: String) -> Bool {
    guard field.isEmpty else { return false }
    field = value
    return true
  }

  private static func set(
    _ field: inout NewsDate?, _ value: String, _ path: String, _ provenance: inout Provenance, _ reference: NewsDate?
  ) -> Bool {
    guard field == nil, let date = NewsDate(value) ?? ProseDate.find(in: value, reference: reference) else {
      return false
    }
    field = date
    if date.description != value { provenance.spellings.append(Provenance.Spelling(path: path, text: value)) }
    return true
  }
}
