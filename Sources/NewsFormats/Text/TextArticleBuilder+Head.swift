internal import ArticleModel

/// What stands in front of the story: slug, version label, embargo, headline, byline.
extension TextArticleBuilder {
  /// Takes the lines of the head, the first eight at most.
  mutating func readHead() {
    var index = lines.lowerBound
    var seen = 0
    let statedHeadline = article.headlines.first?.text
    var hasHeadline = false
    while index < lines.upperBound, seen < 8 {
      guard !source.isBlank(index) else {
        index += 1
        continue
      }
      seen += 1
      guard let line = source.shortLine(index) else { break }
      let range = source.trimmed(index)
      if article.slugline.isEmpty, !hasHeadline, let slug = slug(line) {
        article.slugline = String(line.suffix(slug))
        add(.slugline, range.upperBound - article.slugline.utf8.count..<range.upperBound, "a line like a slug")
      } else if article.takeKey.isEmpty, !hasHeadline, let code = versionLabel(line) {
        article.takeKey = line
        add(.takeKey, range, "a line like the label of a version")
        if !code.isEmpty { article.signals.append(Signal(code: code, text: line)) }
      } else if article.embargo == nil, isEmbargo(line) {
        article.embargo = Embargo(until: ProseDate.find(in: line, reference: reference), text: line)
        add(.embargo, range, "a line that speaks of an embargo")
      } else if article.editorialNotes.isEmpty, line.uppercased() == "FOR IMMEDIATE RELEASE" {
        article.editorialNotes.append(Prose(RichText(line), role: "release"))
        add(.note(0), range, "a line that releases the text")
      } else if article.byline.isEmpty, let byline = TextByline(line) {
        index = readByline(byline, line, at: index)
      } else if !hasHeadline, statedHeadline == nil || statedHeadline == line, let last = headlineEnd(line, at: index) {
        hasHeadline = true
        let range = range.lowerBound..<source.trimmed(last).upperBound
        if statedHeadline == nil {
          let text = source.string(range).split { $0 == "\n" }.map { $0.drop { $0 == " " } }.joined(separator: " ")
          article.headlines.insert(Prose(RichText(text), role: "main"), at: 0)
          infer("headlines/0", "a short first line without a full stop, followed by the story")
        }
        pieces.append((.headline(0), range))
        index = last
      } else {
        break
      }
      index += 1
    }
    lines = index..<lines.upperBound
  }

  private mutating func add(_ piece: TextPiece, _ range: Range<Int>, _ rule: String) {
    pieces.append((piece, range))
    infer(piece.path, rule)
  }

  /// How many characters of a line are its slug, at its end, or `nil` when it is none.
  private func slug(_ line: String) -> Int? {
    if line.uppercased().hasPrefix("SLUG:") {
      let slug = line.dropFirst(5).drop { $0 == " " }
      return slug.isEmpty ? nil : slug.count
    }
    guard let first = line.first, first.isASCII, first.isUppercase || first.isNumber else { return nil }
    let bytes = line.utf8
    let isToken = bytes.allSatisfy {
      ByteSearch.isLetter($0) || ByteSearch.isDigit($0) || $0 == 0x2D || $0 == 0x2F || $0 == 0x2E || $0 == 0x5F
    }
    // Two parts at least; a slash may end it, and wires double hyphens.
    guard isToken, line.contains(where: \.isLetter), line.last != ".", line.last != "-" else { return nil }
    return line.split { $0 == "-" || $0 == "/" }.count > 1 ? line.count : nil
  }

  /// The signal that the label of a version stands for, empty for none, or `nil` when the line is no such label.
  private func versionLabel(_ line: String) -> String? {
    guard line.utf8.count <= 160, line.count <= 40 else { return nil }
    let words = line.uppercased().split(separator: " ").map(String.init)
    switch words.first {
    case "REFILE": return "update"
    case "UPDATE" where words.count <= 2 && words.last?.allSatisfy(\.isNumber) == true: return "update"
    case "CORRECTED" where words.count == 1: return "correction"
    case "KILL" where words.count == 1: return "kill"
    case "ADVISORY" where words.count == 1: return "advisory"
    default: break
    }
    guard words.count == 2, let first = words.first, ["ST", "ND", "RD", "TH"].contains(where: first.hasSuffix),
      first.dropLast(2).allSatisfy(\.isNumber), first.count > 2
    else { return nil }
    return ["LEAD", "NET", "LD-WRITETHRU", "LD", "ADD"].contains(words[1]) ? "" : nil
  }

  private func isEmbargo(_ line: String) -> Bool {
    // Most lines have no such letters in them.
    let bytes = line.utf8
    guard zip(bytes, bytes.dropFirst()).contains(where: { $0 | 0x20 == 0x6D && $1 | 0x20 == 0x62 }) else {
      return false
    }
    let words = line.lowercased().split { !$0.isLetter }
    guard let word = words.firstIndex(where: { $0 == "embargo" || $0 == "embargoed" }), word <= 2 else { return false }
    return words[word...].contains { $0 == "until" || $0 == "till" } || line.contains(":")
  }

  /// Takes a byline and the affiliation in the line behind it, and gives the last line that was taken.
  private mutating func readByline(_ byline: TextByline, _ line: String, at index: Int) -> Int {
    article.byline = line
    article.contributors += byline.contributors
    add(.byline, source.trimmed(index), "a line of names that begins as bylines do")
    if !byline.contributors.isEmpty { infer("contributors", "the names in the byline") }
    let next = index + 1
    guard article.creditLine.isEmpty, next < lines.upperBound, let affiliation = source.shortLine(next, limit: 60),
      Agencies.isAffiliation(affiliation)
    else { return index }
    article.creditLine = affiliation
    for index in article.contributors.indices where article.contributors[index].organisation.isEmpty {
      article.contributors[index].organisation = affiliation
    }
    add(.creditLine, source.trimmed(next), "a short line behind the byline")
    return next
  }

  /// The last line of the headline that begins at a line, or `nil` when none does.
  private func headlineEnd(_ line: String, at index: Int) -> Int? {
    guard isHeadline(line), index + 1 < lines.upperBound else { return nil }
    let next = index + 1
    if source.isBlank(next) { return (next..<lines.upperBound).contains { !source.isBlank($0) } ? index : nil }
    guard let following = source.shortLine(next) else { return wrapping == .hardWrapped ? nil : index }
    if TextByline(following) != nil || TextDateline(following, reference: nil) != nil { return index }
    if source.width(source.trimmed(next)) >= 2 * line.unicodeScalars.count { return index }
    guard wrapping == .hardWrapped else { return nil }
    // A headline over two or three lines, followed by a blank one.
    var text = line
    for last in next..<min(index + 3, lines.upperBound) {
      guard let more = source.shortLine(last), !more.isEmpty else { return nil }
      text += " " + more
      guard isHeadline(text) else { return nil }
      if last + 2 < lines.upperBound, source.isBlank(last + 1) { return last }
      if last + 1 < lines.upperBound, let after = source.shortLine(last + 1), TextByline(after) != nil { return last }
    }
    return nil
  }

  private func isHeadline(_ line: String) -> Bool {
    guard line.unicodeScalars.count <= 140, line.split(separator: " ").count <= 20 else { return false }
    let bare = line.reversed().first { $0 != "”" && $0 != "\"" && $0 != "’" && $0 != "'" && $0 != ")" }
    guard let last = line.last, let bare, ![".", ",", ";", ":"].contains(last), bare != "." else { return false }
    return line.contains(where: \.isLetter) && TextDateline(line, reference: nil) == nil && RelatedLabel(line) == nil
      && TextTail(line) == nil && !line.hasPrefix("- ") && !line.hasPrefix("* ")
  }
}
