internal import ArticleModel

/// The dates of an article that elements of feeds state, by the names of its fields.
///
/// A key path would do as well, but reading a field of an article through one copies the article.
enum FeedDateField: String {
  case published, versionCreated, contentCreated, contentModified, expires
}

extension Article {
  /// One of its dates.
  subscript(field: FeedDateField) -> NewsDate? {
    get {
      switch field {
      case .published: published
      case .versionCreated: versionCreated
      case .contentCreated: contentCreated
      case .contentModified: contentModified
      case .expires: expires
      }
    }
    set {
      switch field {
      case .published: published = newValue
      case .versionCreated: versionCreated = newValue
      case .contentCreated: contentCreated = newValue
      case .contentModified: contentModified = newValue
      case .expires: expires = newValue
      }
    }
  }
}
