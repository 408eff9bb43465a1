/// The names of the canonical forms, as JSON has them.
enum CanonicalName: String, CaseIterable, Hashable, Sendable {
  // Articles and collections.
  case format, collections, articles, derived
  case id, version, previousVersion, altIds, type, profile, language, status, signals, urgency, priority
  case firstCreated, versionCreated, contentCreated, contentModified, published, sent, expires, embargo
  case headlines, title, slugline, takeKey, byline, creditLine, contributors, dateline, summaries
  case keywords, subjects, people, organisations, places, events, objects, genres, categories, audiences
  case provider, services, sources, distributor, generator, rights, editorialNotes, corrections
  case url, externalUrl, links, related, body, media, associations, package, series, collection, wordCount
  case extensions, provenance, description, updated
  // Fields of objects.
  case role, value, code, text, until, marks, name, jobTitle, organisation, email, scheme, date, source, inBody
  case uri, relevance, confidence, broader, holder, notice, usageTerms, year, start, end, encoded, refersTo
  case rel, href, length, label, caption, altText, credit, copyright, renditions, mediaType, width, height, size
  case duration, article, mode, groups, members, part, total, anchor, namespace, formatVersion, encoding, line
  case inferred, path, rule, spellings, repairs
  // Blocks and marks.
  case attributes, level, ordered, items, entries, term, blocks, tabular, captionMarks, rows, cells, header, colspan
  case rowspan, align, mediaId, html, speaker, kind
}

/// A canonical name as XML has it: what is a list in JSON is an element of its own for each, in the singular.
struct CanonicalXMLName: RawRepresentable, CaseIterable, Hashable, Sendable {
  /// The name in JSON.
  let name: CanonicalName

  init(_ name: CanonicalName) { self.name = name }

  init?(rawValue: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = found
  }

  /// All but those lists whose singular is a name of its own: there the element is known by that.
  static let allCases = CanonicalName.allCases.filter { name in
    name != .sources && name != .organisations && name != .collections && name != .articles
  }.map { CanonicalXMLName($0) }

  var rawValue: String {
    switch name {
    case .altIds: "altId"
    case .signals: "signal"
    case .headlines: "headline"
    case .contributors: "contributor"
    case .summaries: "summary"
    case .keywords: "keyword"
    case .subjects: "subject"
    case .people: "person"
    case .places: "place"
    case .events: "event"
    case .objects: "object"
    case .genres: "genre"
    case .categories: "category"
    case .audiences: "audience"
    case .services: "service"
    case .editorialNotes: "editorialNote"
    case .corrections: "correction"
    case .links: "link"
    case .media: "medium"
    case .associations: "association"
    case .extensions: "extension"
    case .renditions: "rendition"
    case .groups: "group"
    case .members: "member"
    case .inferred: "inference"
    case .spellings: "spelling"
    case .repairs: "repair"
    case .attributes: "attribute"
    case .items: "item"
    case .entries: "entry"
    case .rows: "row"
    case .cells: "cell"
    default: name.rawValue
    }
  }
}
