internal import ArticleModel

extension Article: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("id", id)
    encoder.code("version", version)
    encoder.code("previousVersion", previousVersion)
    encoder.list("altIds", "altId", altIDs)
    encoder.code("type", type)
    encoder.code("profile", profile)
    encoder.code("language", language)
    encoder.code("status", status)
    encoder.list("signals", "signal", signals)
    encoder.number("urgency", urgency)
    encoder.number("priority", priority)
    encoder.date("firstCreated", firstCreated)
    encoder.date("versionCreated", versionCreated)
    encoder.date("contentCreated", contentCreated)
    encoder.date("contentModified", contentModified)
    encoder.date("published", published)
    encoder.date("sent", sent)
    encoder.date("expires", expires)
    encoder.object("embargo", embargo)
    encoder.list("headlines", "headline", headlines)
    encoder.prose("title", title)
    encoder.prose("slugline", slugline)
    encoder.prose("takeKey", takeKey)
    encoder.prose("byline", byline)
    encoder.prose("creditLine", creditLine)
    encoder.list("contributors", "contributor", contributors)
    encoder.object("dateline", dateline)
    encoder.list("summaries", "summary", summaries)
    encoder.strings("keywords", "keyword", keywords)
    encoder.list("subjects", "subject", subjects)
    encoder.list("people", "person", people)
    encoder.list("organisations", "organisation", organisations)
    encoder.list("places", "place", places)
    encoder.list("events", "event", events)
    encoder.list("objects", "object", objects)
    encoder.list("genres", "genre", genres)
    encoder.list("categories", "category", categories)
    encoder.list("audiences", "audience", audiences)
    encoder.object("provider", provider)
    encoder.list("services", "service", services)
    encoder.list("sources", "source", sources)
    encoder.prose("distributor", distributor)
    encoder.prose("generator", generator)
    encoder.list("rights", "rights", rights)
    encoder.list("editorialNotes", "editorialNote", editorialNotes)
    encoder.list("corrections", "correction", corrections)
    encoder.code("url", url)
    encoder.code("externalUrl", externalURL)
    encoder.list("links", "link", links)
    encoder.list("related", "related", related)
    encoder.blocks("body", body)
    encoder.list("media", "medium", media)
    encoder.list("associations", "association", associations)
    encoder.object("package", package)
    encoder.object("series", series)
    encoder.object("collection", collection)
    encoder.number("wordCount", wordCount)
    encoder.list("extensions", "extension", extensions)
    encoder.object("provenance", provenance.saysNothing ? nil : provenance)
  }
}

extension Article: CanonicalDecodable {
  static var blank: Article { Article() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .id: decoder.read(value, into: &id)
    case .version: decoder.read(value, into: &version)
    case .previousVersion: decoder.read(value, into: &previousVersion)
    case .altIds: decoder.read(value, into: &altIDs)
    case .type: decoder.read(value, into: &type)
    case .profile: decoder.read(value, into: &profile)
    case .language: decoder.read(value, into: &language)
    case .status: decoder.read(value, into: &status)
    case .signals: decoder.read(value, into: &signals)
    case .urgency: decoder.read(value, into: &urgency, in: 1...9)
    case .priority: decoder.read(value, into: &priority, in: 1...9)
    case .firstCreated: decoder.read(value, into: &firstCreated)
    case .versionCreated: decoder.read(value, into: &versionCreated)
    case .contentCreated: decoder.read(value, into: &contentCreated)
    case .contentModified: decoder.read(value, into: &contentModified)
    case .published: decoder.read(value, into: &published)
    case .sent: decoder.read(value, into: &sent)
    case .expires: decoder.read(value, into: &expires)
    case .embargo: decoder.read(value, into: &embargo)
    case .headlines: decoder.read(value, into: &headlines)
    case .title: decoder.read(value, into: &title)
    case .slugline: decoder.read(value, into: &slugline)
    case .takeKey: decoder.read(value, into: &takeKey)
    case .byline: decoder.read(value, into: &byline)
    case .creditLine: decoder.read(value, into: &creditLine)
    case .contributors: decoder.read(value, into: &contributors)
    case .dateline: decoder.read(value, into: &dateline)
    case .summaries: decoder.read(value, into: &summaries)
    case .keywords: decoder.read(value, into: &keywords)
    case .subjects: decoder.read(value, into: &subjects)
    case .people: decoder.read(value, into: &people)
    // In XML the singular is what the list is known by; other objects have a field of that name.
    case .organisations, .organisation: decoder.read(value, into: &organisations)
    case .places: decoder.read(value, into: &places)
    case .events: decoder.read(value, into: &events)
    case .objects: decoder.read(value, into: &objects)
    case .genres: decoder.read(value, into: &genres)
    case .categories: decoder.read(value, into: &categories)
    case .audiences: decoder.read(value, into: &audiences)
    case .provider: decoder.read(value, into: &provider)
    case .services: decoder.read(value, into: &services)
    case .sources, .source: decoder.read(value, into: &sources)
    case .distributor: decoder.read(value, into: &distributor)
    case .generator: decoder.read(value, into: &generator)
    case .rights: decoder.read(value, into: &rights)
    case .editorialNotes: decoder.read(value, into: &editorialNotes)
    case .corrections: decoder.read(value, into: &corrections)
    case .url: decoder.read(value, into: &url)
    case .externalUrl: decoder.read(value, into: &externalURL)
    case .links: decoder.read(value, into: &links)
    case .related: decoder.read(value, into: &related)
    case .body: decoder.read(value, into: &body)
    case .media: decoder.read(value, into: &media)
    case .associations: decoder.read(value, into: &associations)
    case .package: decoder.read(value, into: &package)
    case .series: decoder.read(value, into: &series)
    case .collection: decoder.read(value, into: &collection)
    case .wordCount: decoder.read(value, into: &wordCount)
    case .extensions: decoder.read(value, into: &extensions)
    case .provenance: decoder.read(value, into: &provenance)
    default: false
    }
  }
}

extension ArticleCollection: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("id", id)
    encoder.prose("title", title)
    encoder.prose("description", description)
    encoder.code("language", language)
    encoder.date("updated", updated)
    encoder.prose("rights", rights)
    encoder.prose("generator", generator)
    encoder.list("links", "link", links)
    encoder.list("contributors", "contributor", contributors)
    encoder.list("extensions", "extension", extensions)
  }
}

extension ArticleCollection: CanonicalDecodable {
  static var blank: ArticleCollection { ArticleCollection() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .id: decoder.read(value, into: &id)
    case .title: decoder.read(value, into: &title)
    case .description: decoder.read(value, into: &description)
    case .language: decoder.read(value, into: &language)
    case .updated: decoder.read(value, into: &updated)
    case .rights: decoder.read(value, into: &rights)
    case .generator: decoder.read(value, into: &generator)
    case .links: decoder.read(value, into: &links)
    case .contributors: decoder.read(value, into: &contributors)
    case .extensions: decoder.read(value, into: &extensions)
    default: false
    }
  }
}
