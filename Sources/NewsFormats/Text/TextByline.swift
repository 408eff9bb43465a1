internal import ArticleModel

/// A line that says who wrote the story, such as `By Jane Doe and John Roe, Associated Press`.
struct TextByline {
  /// Who is named.
  var contributors: [Contributor]

  private static let openings = ["By ", "BY ", "Von ", "Par ", "Por ", "Da ", "Door ", "Av "]
  private static let particles: Set<String> = [
    "de", "da", "del", "della", "di", "van", "der", "den", "von", "zu", "bin", "al", "el", "la", "le", "and", "und",
    "et",
    "y", "en", "of", "the", "in", "for", "&",
  ]
  private static let conjunctions: Set<String> = ["and", "und", "et", "y", "en", "&"]

  /// Reads a line, or returns `nil` when it is something else.
  init?(_ line: String) {
    guard let opening = TextByline.openings.first(where: line.hasPrefix) else { return nil }
    var names = line.dropFirst(opening.count)
    while let last = names.last, last == " " || last == "=" { names = names.dropLast() }
    let words = names.split(separator: " ")
    guard (1...8).contains(words.count), line.last != ",", words.count > 1 || Agencies.isAgency(names) else {
      return nil
    }
    var capitalised = 0
    for word in words {
      let bare = String(word.prefix { $0 != "," && $0 != "." })
      guard let first = bare.first else { return nil }
      if TextByline.particles.contains(bare) { continue }
      // A sentence that begins with By: `By Friday, the storm …`.
      guard first.isUppercase, !ProseDate.isWeekday(bare), ProseDate.month(bare) == nil || words.count > 2 else {
        return nil
      }
      capitalised += 1
    }
    guard capitalised <= 6, capitalised > 0 else { return nil }
    if names.last == ".", !["Jr.", "Sr."].contains(where: names.hasSuffix) { return nil }
    contributors = []
    for part in names.split(separator: ",") {
      for name in TextByline.parted(part) {
        if Agencies.isAffiliation(name), !contributors.isEmpty {
          for index in contributors.indices where contributors[index].organisation.isEmpty {
            contributors[index].organisation = name
          }
        } else {
          contributors.append(Contributor(name: name, role: "author"))
        }
      }
    }
    guard !contributors.isEmpty else { return nil }
  }

  /// Names that conjunctions part.
  private static func parted(_ part: Substring) -> [String] {
    part.split(separator: " ").split { conjunctions.contains($0.lowercased()) }.map { $0.joined(separator: " ") }
  }
}

/// Names of news agencies, and words for those who work there.
enum Agencies {
  private static let names: Set<String> = [
    "ap", "associated press", "the associated press", "reuters", "afp", "dpa", "upi", "kyodo", "kyodo news", "aap",
    "pa",
    "pa media", "efe", "ansa", "apa", "ats", "sda", "sid", "tass", "xinhua", "yonhap", "bloomberg", "bloomberg news",
    "anp",
    "ntb", "tt", "stt", "ritzau", "belga", "lusa", "pap", "mti", "ctk", "ptj", "pti", "ians", "ani", "cp",
    "the canadian press", "jiji", "jiji press", "cna", "interfax", "ria novosti", "agence france-presse", "tca", "tns",
    "keystone-sda", "mena", "wam", "spa", "anadolu", "aa", "bernama", "antara", "afp relaxnews",
  ]
  private static let jobs = [
    "Press", "Writer", "Reporter", "Correspondent", "Staff", "News", "Agency", "Times", "Post",
  ]

  /// Whether this is the name of an agency, or several parted by spaces or slashes.
  static func isAgency(_ text: some StringProtocol) -> Bool {
    let name = text.lowercased()
    if names.contains(name) { return true }
    let parts = name.split { $0 == " " || $0 == "/" }
    return parts.count > 1 && parts.allSatisfy { names.contains(String($0)) }
  }

  /// Whether this says whom someone works for: `Associated Press`, `Staff Reporter`, `Special to The Herald`.
  static func isAffiliation(_ text: String) -> Bool {
    if isAgency(text) { return true }
    guard text.count <= 40, let first = text.first, first.isUppercase || first == "d" else { return false }
    if text.hasPrefix("Special to ") || text.hasPrefix("For ") { return true }
    return text.split(separator: " ").contains { jobs.contains(String($0)) } && text.last != "."
  }
}
