internal import ArticleModel

extension Format {
  /// Atom 1.0 and 0.3, feeds and entries that are documents of their own; 1.0 is written.
  ///
  /// What Atom has no place for stands in each entry's `article`, in the namespace of the canonical form, ``xml``.
  public static let atom = Format(
    name: "atom", summary: "Atom, with what it lacks in the namespace of xml", fileExtensions: ["atom", "xml"],
    mediaType: "application/atom+xml", holdsManyArticles: true, isPublished: true,
    schemaName: "atom.xsd",
    detect: { XMLRules.atom($0) },
    makeReader: { XMLArticleReader(FeedMapping(format: "atom"), options: $0) },
    makeWriter: { FeedWriter(AtomItemWriter(options: $0), options: $0) },
    makeValidator: { () throws(DocumentError) in try XMLDocumentValidator(bundled: "atom.xsd") })
}
