internal import ArticleModel

extension Article {
  /// Makes a field say nothing; one that articles do not have is passed over.
  mutating func clear(_ field: CanonicalName) {
    switch field {
    case .id: id = ""
    case .version: version = ""
    case .previousVersion: previousVersion = ""
    case .altIds: altIDs = []
    case .type: type = ""
    case .profile: profile = ""
    case .language: language = ""
    case .status: status = ""
    case .signals: signals = []
    case .urgency: urgency = nil
    case .priority: priority = nil
    case .firstCreated: firstCreated = nil
    case .versionCreated: versionCreated = nil
    case .contentCreated: contentCreated = nil
    case .contentModified: contentModified = nil
    case .published: published = nil
    case .sent: sent = nil
    case .expires: expires = nil
    case .embargo: embargo = nil
    case .headlines: headlines = []
    case .title: title = ""
    case .slugline: slugline = ""
    case .takeKey: takeKey = ""
    case .byline: byline = ""
    case .creditLine: creditLine = ""
    case .contributors: contributors = []
    case .dateline: dateline = nil
    case .summaries: summaries = []
    case .keywords: keywords = []
    default: clearFurther(field)
    }
  }

  private mutating func clearFurther(_ field: CanonicalName) {
    switch field {
    case .subjects: subjects = []
    case .people: people = []
    case .organisations: organisations = []
    case .places: places = []
    case .events: events = []
    case .objects: objects = []
    case .genres: genres = []
    case .categories: categories = []
    case .audiences: audiences = []
    case .provider: provider = nil
    case .services: services = []
    case .sources: sources = []
    case .distributor: distributor = ""
    case .generator: generator = ""
    case .rights: rights = []
    case .editorialNotes: editorialNotes = []
    case .corrections: corrections = []
    case .url: url = ""
    case .externalUrl: externalURL = ""
    case .links: links = []
    case .related: related = []
    case .body: body = []
    case .media: media = []
    case .associations: associations = []
    case .package: package = nil
    case .series: series = nil
    case .collection: collection = nil
    case .wordCount: wordCount = nil
    case .extensions: extensions = []
    default: break
    }
  }
}
