internal import XMLSyntax

/// The names of NewsML 1.0 to 1.2 that are read, of elements and attributes alike.
enum NewsML1Name: String, CaseIterable, Sendable {
  // Documents.
  case newsML = "NewsML", version = "Version", newsItem = "NewsItem", topicSet = "TopicSet"
  case catalog = "Catalog"
  case newsEnvelope = "NewsEnvelope", transmissionID = "TransmissionId", sentFrom = "SentFrom"
  case dateAndTime = "DateAndTime", newsService = "NewsService", newsProduct = "NewsProduct", priority = "Priority"

  // Attributes that many elements have.
  case duid = "Duid", formalName = "FormalName", scheme = "Scheme", href = "Href"
  case value = "Value", valueRef = "ValueRef", topic = "Topic", howPresent = "HowPresent", xmlLang = "xml:lang"

  // Identification.
  case identification = "Identification", newsIdentifier = "NewsIdentifier", providerID = "ProviderId"
  case dateID = "DateId", newsItemID = "NewsItemId", revisionID = "RevisionId"
  case previousRevision = "PreviousRevision", update = "Update", publicIdentifier = "PublicIdentifier"
  case nameLabel = "NameLabel", dateLabel = "DateLabel", label = "Label", labelType = "LabelType"
  case labelText = "LabelText"

  // Management.
  case newsManagement = "NewsManagement", newsItemType = "NewsItemType", firstCreated = "FirstCreated"
  case thisRevisionCreated = "ThisRevisionCreated", status = "Status", statusWillChange = "StatusWillChange"
  case futureStatus = "FutureStatus", urgency = "Urgency", revisionHistory = "RevisionHistory"
  case derivedFrom = "DerivedFrom", associatedWith = "AssociatedWith", instruction = "Instruction"

  // Components.
  case newsComponent = "NewsComponent", essential = "Essential", equivalentsList = "EquivalentsList", role = "Role"
  case newsItemRef = "NewsItemRef", contentItem = "ContentItem", comment = "Comment"

  // Lines.
  case newsLines = "NewsLines", headLine = "HeadLine", subHeadLine = "SubHeadLine", byLine = "ByLine"
  case byLineTitle = "ByLineTitle", dateLine = "DateLine", creditLine = "CreditLine"
  case copyrightLine = "CopyrightLine", rightsLine = "RightsLine", seriesLine = "SeriesLine", slugLine = "SlugLine"
  case keywordLine = "KeywordLine", newsLine = "NewsLine", newsLineType = "NewsLineType"
  case newsLineText = "NewsLineText"

  // Metadata.
  case administrativeMetadata = "AdministrativeMetadata", provider = "Provider", creator = "Creator"
  case source = "Source", contributor = "Contributor", contribution = "Contribution", party = "Party"
  case property = "Property", metadata = "Metadata", metadataType = "MetadataType"
  case rightsMetadata = "RightsMetadata", copyright = "Copyright", copyrightHolder = "CopyrightHolder"
  case copyrightDate = "CopyrightDate", usageRights = "UsageRights", usageType = "UsageType"
  case geography = "Geography", rightsHolder = "RightsHolder", limitations = "Limitations"
  case startDate = "StartDate", endDate = "EndDate"
  case descriptiveMetadata = "DescriptiveMetadata", language = "Language", genre = "Genre"
  case subjectCode = "SubjectCode", subject = "Subject", subjectMatter = "SubjectMatter"
  case subjectDetail = "SubjectDetail", subjectQualifier = "SubjectQualifier", ofInterestTo = "OfInterestTo"
  case dateLineDate = "DateLineDate", location = "Location", topicOccurrence = "TopicOccurrence"

  // Topics.
  case topicType = "TopicType", description = "Description", variant = "Variant"

  // Content.
  case mediaType = "MediaType", format = "Format", mimeType = "MimeType", notation = "Notation"
  case characteristics = "Characteristics", sizeInBytes = "SizeInBytes", encoding = "Encoding"
  case dataContent = "DataContent"

  /// What the names mean, for all workers; some agencies put them into the namespace of the standard's XML Schema.
  static let vocabulary = XMLVocabulary<NewsML1Name>(["": ["", "http://iptc.org/std/NewsML/2003-10-10/"]])
}

/// Words of NewsML that mean what a word of the model means.
enum NewsML1Words {
  /// What the statuses of the IPTC are called in the model; `Embargoed` is none there.
  static let statuses = [
    "usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled",
  ]
  /// The kinds of media.
  static let mediaTypes = [
    "text": "text", "photo": "picture", "picture": "picture", "image": "picture", "graphic": "graphic",
    "video": "video", "audio": "audio", "animation": "animation", "composite": "composite",
  ]
  /// The kind of a file by its media type, empty when that does not tell.
  static func kind(ofMediaType type: String) -> String {
    mediaTypes[type.prefix { $0 != "/" }.lowercased()] ?? ""
  }
  /// The scheme under which the IPTC's subject codes go in NewsML.
  static let subjectScheme = "IptcSubjectCodes"
  /// The kind of line that holds a note for editors.
  static let editorialNote = "EditorialNote"
}
