extension KnownFormat {
  /// Formats in JSON, told by the members of their first object.
  static let jsonFormats: [KnownFormat] = [
    KnownFormat("schema-org", "schema.org JSON-LD") { JSONRules.linkedData($0) },
    KnownFormat("ap-media", "AP's media API") {
      guard let json = $0.json, json.has("api_version"), json.member("data")?.kind == UInt8(ascii: "{") else {
        return nil
      }
      return Detection(evidence: "the members api_version and data")
    },
    KnownFormat("bbc", "the BBC's dialect of ninjs") {
      guard let json = $0.json, ["total", "limit", "offset", "item"].allSatisfy(json.has) else { return nil }
      return Detection(evidence: "the members total, limit, offset and item")
    },
    KnownFormat("dpa-digitalwires", "dpa's digital wires in JSON") {
      guard let json = $0.json, json.has("entry_id"), json.has("article_html") else { return nil }
      return Detection(evidence: "the members entry_id and article_html")
    },
    KnownFormat("ninjs3", "ninjs 3") { NinjsRules.detect($0, major: 3) },
    KnownFormat("ninjs2", "ninjs 2") { NinjsRules.detect($0, major: 2) },
    KnownFormat("ninjs1", "ninjs 1") { NinjsRules.detect($0, major: 1) },
  ]
}

/// Rules about the members of objects.
enum JSONRules {
  static func feed(_ beginning: Sniff) -> Detection? {
    guard let json = beginning.json else { return nil }
    // Slashes may be escaped.
    let version = String(json.text("version").filter { $0 != "\\" })
    let prefix = "https://jsonfeed.org/version/"
    guard version.hasPrefix(prefix) else { return nil }
    return Detection(version: String(version.dropFirst(prefix.count)), evidence: "its version is \(version)")
  }

  private static let types: Set<String> = [
    "Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "BlogPosting",
    "AdvertiserContentArticle", "AskPublicNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting",
    "SocialMediaPosting", "SatiricalArticle", "ScholarlyArticle", "TechArticle", "Report",
  ]

  static func linkedData(_ beginning: Sniff) -> Detection? {
    guard let json = beginning.json else { return nil }
    if json.has("@context") { return Detection(evidence: "the member @context") }
    if json.has("@graph") { return Detection(confidence: 0.9, evidence: "the member @graph") }
    guard types.contains(json.text("@type")) else { return nil }
    return Detection(confidence: 0.9, evidence: "its @type is \(json.text("@type"))")
  }
}

/// Rules that tell the versions of ninjs from each other.
enum NinjsRules {
  private static let third: Set<String> = [
    "versionCreated", "pubStatus", "firstCreated", "edNote", "copyrightHolder", "usageTerms", "altIds",
    "contentCreated", "infoSources", "embargoedUntil", "eventDetails", "plannedCoverage", "trustIndicators",
    "copyrightNotice", "rightsInfo", "representationType", "titles",
  ]
  private static let second: Set<String> = [
    "headlines", "bodies", "descriptions", "people", "organisations", "places", "subjects", "infosources", "by",
    "genres",
    "trustindicators", "events", "objects", "altids", "expires", "rightsinfo",
  ]
  private static let first: Set<String> = [
    "headline", "byline", "mimetype", "person", "organisation", "place", "subject", "located", "event", "object",
    "genre",
  ]
  private static let superdesk = ["guid", "service", "priority", "extra"]

  static func detect(_ beginning: Sniff, major: Int) -> Detection? {
    guard let json = beginning.json, let finding = finding(json, beginning), finding.major == major else { return nil }
    return finding.detection
  }

  private static func finding(_ json: JSONBeginning, _ beginning: Sniff) -> (major: Int, detection: Detection)? {
    for name in ["$standard", "standard"] where json.member(name)?.kind == UInt8(ascii: "{") {
      guard let version = version(beginning), let major = version.first?.wholeNumberValue else { continue }
      return (major, Detection(version: version, evidence: "its standard is ninjs \(version)"))
    }
    let names = json.members.map(\.name)
    if let name = names.first(where: third.contains) {
      return (3, Detection(version: "3", confidence: 0.9, evidence: "the member \(name)"))
    }
    if let name = names.first(where: second.contains) {
      let isThird =
        beginning.contains("\"contentType\"") || beginning.contains("\"charCount\"")
        || beginning.contains("\"wordCount\"") || beginning.contains("\"sizeInBytes\"")
      let major = isThird ? 3 : 2
      return (major, Detection(version: "\(major)", confidence: 0.8, evidence: "the member \(name)"))
    }
    let isPrefixed: (String) -> Bool = {
      $0.hasPrefix("body_") || $0.hasPrefix("description_") || $0.hasPrefix("headline_")
    }
    if let name = names.first(where: { first.contains($0) || isPrefixed($0) }) {
      let isSuperdesk = superdesk.allSatisfy(json.has) || json.has("guid") && json.has("service")
      let evidence = isSuperdesk ? "the member \(name), and Superdesk's guid and service" : "the member \(name)"
      return (1, Detection(version: "1", confidence: 0.8, evidence: evidence))
    }
    for name in ["renditions", "associations"] {
      guard let member = json.member(name) else { continue }
      let major = member.kind == UInt8(ascii: "[") ? 2 : 1
      return (major, Detection(version: "\(major)", confidence: 0.7, evidence: "how the member \(name) is written"))
    }
    // `uri` is all that every version demands; newer versions read what older ones wrote.
    guard json.has("uri") else { return nil }
    return (3, Detection(confidence: 0.5, evidence: "the member uri; the version cannot be told"))
  }

  /// The version beside the name ninjs in the object `standard`.
  private static func version(_ beginning: Sniff) -> String? {
    let text = beginning.text
    guard let standard = ByteSearch.first("standard\"", in: text, from: beginning.start, before: text.count),
      let end = text[standard...].firstIndex(of: UInt8(ascii: "}")),
      ByteSearch.first("ninjs", in: text, from: standard, before: end) != nil,
      let version = ByteSearch.first("\"version\"", in: text, from: standard, before: end)
    else { return nil }
    let value = text[(version + 9)..<end].drop { !ByteSearch.isDigit($0) }
    let digits = value.prefix { ByteSearch.isDigit($0) || $0 == UInt8(ascii: ".") }
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }
}
