extension Article: FieldRepresentable {
  var fieldValue: FieldValue { .article(self) }
}

extension ArticleComparison {
  /// Compares every field, in the order of the canonical forms.
  mutating func compareFields() {
    // An identifier that the reader made up is none that was written.
    let isMadeUp = target.id != source.id && target.provenance.inferred.contains { $0.path == "id" }
    if isMadeUp { add(.dropped, "id", source.id) } else { field("id", \.id) }
    field("version", \.version)
    field("previousVersion", \.previousVersion)
    field("altIds", \.altIDs)
    field("type", \.type)
    field("profile", \.profile)
    field("language", \.language)
    field("status", \.status)
    field("signals", \.signals)
    field("urgency", \.urgency)
    field("priority", \.priority)
    field("firstCreated", \.firstCreated)
    field("versionCreated", \.versionCreated)
    field("contentCreated", \.contentCreated)
    field("contentModified", \.contentModified)
    field("published", \.published)
    field("sent", \.sent)
    field("expires", \.expires)
    field("embargo", \.embargo)
    field("headlines", \.headlines)
    field("title", \.title)
    field("slugline", \.slugline)
    field("takeKey", \.takeKey)
    field("byline", \.byline)
    field("creditLine", \.creditLine)
    field("contributors", \.contributors)
    field("dateline", \.dateline)
    field("summaries", \.summaries)
    field("keywords", \.keywords)
    field("subjects", \.subjects)
    field("people", \.people)
    field("organisations", \.organisations)
    field("places", \.places)
    field("events", \.events)
    field("objects", \.objects)
    field("genres", \.genres)
    field("categories", \.categories)
    field("audiences", \.audiences)
    field("provider", \.provider)
    field("services", \.services)
    field("sources", \.sources)
    field("distributor", \.distributor)
    field("generator", \.generator)
    field("rights", \.rights)
    field("editorialNotes", \.editorialNotes)
    field("corrections", \.corrections)
    field("url", \.url)
    field("externalUrl", \.externalURL)
    field("links", \.links)
    field("related", \.related)
    compareBodies()
    field("media", \.media)
    field("associations", \.associations)
    field("package", \.package)
    field("series", \.series)
    field("collection", \.collection)
    field("wordCount", \.wordCount)
    if source.extensions != target.extensions {
      let extensions = target.extensions.filter { !isBookkeeping($0) }
      compare(source.extensions.fieldValue, extensions.fieldValue, at: "extensions")
    }
  }

  /// Whether it is what a reader of this project notes about a layout, and the source has nothing like it.
  private func isBookkeeping(_ found: Extension) -> Bool {
    found.namespace.hasPrefix("urn:wirecopy:")
      && !source.extensions.contains { $0.namespace == found.namespace && $0.name == found.name }
  }

  /// The names of the fields that are compared.
  public static let fieldNames = [
    "id", "version", "previousVersion", "altIds", "type", "profile", "language", "status", "signals", "urgency",
    "priority", "firstCreated", "versionCreated", "contentCreated", "contentModified", "published", "sent", "expires",
    "embargo", "headlines", "title", "slugline", "takeKey", "byline", "creditLine", "contributors", "dateline",
    "summaries", "keywords", "subjects", "people", "organisations", "places", "events", "objects", "genres",
    "categories", "audiences", "provider", "services", "sources", "distributor", "generator", "rights",
    "editorialNotes", "corrections", "url", "externalUrl", "links", "related", "body", "media", "associations",
    "package", "series", "collection", "wordCount", "extensions",
  ]
}
