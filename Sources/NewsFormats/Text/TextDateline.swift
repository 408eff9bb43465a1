internal import ArticleModel

/// The beginning of a story that says where and when it was filed, such as `BUENOS AIRES, Argentina (AP) _`.
struct TextDateline {
  /// The dateline without what separates it from the story.
  var dateline: Dateline
  /// The rule by which it was told.
  var rule: String

  private static let separators = ["—", "–", "--", "-", "_"]

  /// Reads the beginning of a paragraph, or returns `nil` when it has no dateline.
  ///
  /// - Parameters:
  ///   - opening: The first characters of the paragraph, 160 bytes or so.
  ///   - reference: The date whose year holds for a date without one.
  init?(_ opening: String, reference: NewsDate?) {
    let words = opening.split(separator: " ", maxSplits: 16)
    guard let first = words.first?.first, first.isUppercase else { return nil }
    var head: [Substring] = []
    var isSeparated = false
    for word in words.prefix(16) {
      if TextDateline.separators.contains(String(word)) {
        isSeparated = true
        break
      }
      // `(EFE).-` and `LONDON—` have no space before the separator.
      if word.hasSuffix(").-") {
        head.append(word.dropLast(2))
        isSeparated = true
        break
      }
      if let dash = word.firstIndex(where: { $0 == "—" || $0 == "–" }) {
        head.append(word[..<dash])
        isSeparated = true
        break
      }
      head.append(word)
      if word.last == ")", head.joined(separator: " ").contains("(") {
        // Without a separator only the names of agencies may stand in the brackets.
        let next = words.dropFirst(head.count).first
        let follows = next.map { TextDateline.separators.contains(String($0)) } ?? false
        if !follows { break }
      }
    }
    let text = head.joined(separator: " ")
    guard (2...80).contains(text.count) else { return nil }
    var place = Substring(text)
    var source = ""
    if let open = text.firstIndex(of: "("), text.last == ")" {
      source = String(text[text.index(after: open)...].dropLast())
      place = text[..<open]
      guard isSeparated || Agencies.isAgency(source) else { return nil }
      guard source.count <= 30, !source.contains("(") else { return nil }
    } else if !isSeparated {
      return nil
    }
    let parts = TextDateline.parts(of: place, source: &source)
    guard let city = parts.places.first, TextDateline.isPlace(parts.places) else { return nil }
    if !source.isEmpty {
      rule = "a place with a source in front of the story"
    } else if TextDateline.isUpperCase(city) {
      rule = "a place in capitals in front of the story"
    } else if Gazetteer.cities.contains(city) {
      rule = "a known place in front of the story"
    } else {
      return nil
    }
    dateline = Dateline(
      text: text, places: [Concept(name: parts.places.joined(separator: ", "))],
      date: ProseDate.find(in: parts.date, reference: reference), source: source, isInBody: true)
  }

  /// Takes the date, the weekday and an agency without brackets off the end of a place.
  private static func parts(of text: Substring, source: inout String) -> (places: [String], date: String) {
    var words = text.split(separator: " ")
    if source.isEmpty, let last = words.last, words.count > 1, Agencies.isAgency(last), last.first?.isUppercase == true
    {
      source = String(last)
      words.removeLast()
    }
    var date: [Substring] = []
    while words.count > 1, let last = words.last {
      let bare = String(last.filter { $0 != "," && $0 != "." })
      let isNumber = bare.count <= 4 && !bare.isEmpty && bare.allSatisfy(\.isNumber)
      guard isNumber || ProseDate.month(bare) != nil || ProseDate.isWeekday(bare) else { break }
      date.insert(last, at: 0)
      words.removeLast()
    }
    let places = words.joined(separator: " ").split(separator: ",").map { part in
      part.split(separator: " ").joined(separator: " ")
    }
    return (places.filter { !$0.isEmpty }, date.joined(separator: " "))
  }

  private static let particles: Set<String> = [
    "de", "del", "la", "le", "les", "of", "the", "am", "an", "der", "do", "da",
  ]

  /// Whether every word begins with a capital, as in names of places, and none ends a sentence.
  private static func isPlace(_ places: [String]) -> Bool {
    guard places.count <= 3 else { return false }
    return places.allSatisfy { place in
      let words = place.split(separator: " ")
      return words.count <= 4
        && words.allSatisfy { $0.first?.isUppercase == true || particles.contains(String($0)) }
        && !words.contains { $0.contains { $0.isNumber || $0 == ":" || $0 == "?" || $0 == "!" || $0 == "”" } }
    }
  }

  /// Labels in capitals that are no places.
  private static let labels: Set<String> = [
    "BREAKING", "BREAKING NEWS", "UPDATE", "EXCLUSIVE", "ANALYSIS", "OPINION", "CORRECTED", "CORRECTION", "WATCH",
    "VIDEO",
    "FACTBOX", "TIMELINE", "EXPLAINER", "NOTE", "EDITOR'S NOTE", "COMMENT", "FEATURE", "INTERVIEW", "LIVE", "URGENT",
  ]

  private static func isUpperCase(_ place: String) -> Bool {
    place.count { $0.isLetter } >= 3 && !place.contains { $0.isLowercase } && !labels.contains(place)
  }
}
