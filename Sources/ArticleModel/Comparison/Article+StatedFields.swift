extension Article {
  /// Calls a function with each field that says something, as its position among ``ArticleComparison/fieldNames``.
  public func forEachStatedField(_ body: (Int) -> Void) {
    for (index, isStated) in Article.statements.enumerated() where isStated(self) { body(index) }
  }

  /// Whether a field says something, in the order of the names.
  private static let statements: [@Sendable (borrowing Article) -> Bool] = [
    { !$0.id.isEmpty }, { !$0.version.isEmpty }, { !$0.previousVersion.isEmpty }, { !$0.altIDs.isEmpty },
    { !$0.type.isEmpty }, { !$0.profile.isEmpty }, { !$0.language.isEmpty }, { !$0.status.isEmpty },
    { !$0.signals.isEmpty }, { $0.urgency != nil }, { $0.priority != nil }, { $0.firstCreated != nil },
    { $0.versionCreated != nil }, { $0.contentCreated != nil }, { $0.contentModified != nil },
    { $0.published != nil }, { $0.sent != nil }, { $0.expires != nil }, { $0.embargo != nil },
    { !$0.headlines.isEmpty }, { !$0.title.isEmpty }, { !$0.slugline.isEmpty }, { !$0.takeKey.isEmpty },
    { !$0.byline.isEmpty }, { !$0.creditLine.isEmpty }, { !$0.contributors.isEmpty }, { $0.dateline != nil },
    { !$0.summaries.isEmpty }, { !$0.keywords.isEmpty }, { !$0.subjects.isEmpty }, { !$0.people.isEmpty },
    { !$0.organisations.isEmpty }, { !$0.places.isEmpty }, { !$0.events.isEmpty }, { !$0.objects.isEmpty },
    { !$0.genres.isEmpty }, { !$0.categories.isEmpty }, { !$0.audiences.isEmpty }, { $0.provider != nil },
    { !$0.services.isEmpty }, { !$0.sources.isEmpty }, { !$0.distributor.isEmpty }, { !$0.generator.isEmpty },
    { !$0.rights.isEmpty }, { !$0.editorialNotes.isEmpty }, { !$0.corrections.isEmpty }, { !$0.url.isEmpty },
    { !$0.externalURL.isEmpty }, { !$0.links.isEmpty }, { !$0.related.isEmpty }, { !$0.body.isEmpty },
    { !$0.media.isEmpty }, { !$0.associations.isEmpty }, { $0.package != nil }, { $0.series != nil },
    { $0.collection != nil }, { $0.wordCount != nil }, { !$0.extensions.isEmpty },
  ]
}
