/// Patterns such as `%d.%m.%Y` for dates and times, with the directives of `strptime` that stand for numbers and for
/// English names of months.
enum DatePattern {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private static let endings = ["uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"]

  /// Whether all directives of a pattern are known.
  static func isKnown(_ pattern: String) -> Bool {
    var scalars = pattern.unicodeScalars.makeIterator()
    var hasDirective = false
    while let scalar = scalars.next() {
      guard scalar == "%" else { continue }
      guard let directive = scalars.next(), "YymdHMSfzbB%".unicodeScalars.contains(directive) else { return false }
      hasDirective = true
    }
    return hasDirective
  }

  /// Returns the moment that a text stands for, or `nil` if it does not follow the pattern.
  static func seconds(in text: String, pattern: String) -> Double? {
    var cursor = TextCursor(text)
    var parts = Parts()
    var scalars = pattern.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar == "%" {
        guard let directive = scalars.next(), parts.read(directive, from: &cursor) else { return nil }
      } else if !cursor.skip(exactly: scalar) {
        return nil
      }
    }
    return cursor.isAtEnd ? parts.seconds : nil
  }

  private struct Parts {
    var year = 1970
    var month = 1
    var day = 1
    var time = 0.0

    var seconds: Double? { DateText.seconds(year: year, month: month, day: day).map { $0 + time } }

    mutating func read(_ directive: Unicode.Scalar, from cursor: inout TextCursor) -> Bool {
      switch directive {
      case "Y":
        guard let number = cursor.number(digits: 4...4), number > 0 else { return false }
        year = number
      case "y":
        guard let number = cursor.number(digits: 2...2) else { return false }
        year = number < 69 ? 2000 + number : 1900 + number
      case "m":
        guard let number = cursor.number(digits: 1...2) else { return false }
        month = number
      case "d":
        guard let number = cursor.number(digits: 1...2) else { return false }
        day = number
      case "b", "B":
        guard let index = months.firstIndex(where: { cursor.skip(ignoringCase: $0) }) else { return false }
        guard directive == "b" || cursor.skip(ignoringCase: endings[index]) else { return false }
        month = index + 1
      case "H": return add(&cursor, below: 24, unit: 3600)
      case "M": return add(&cursor, below: 60, unit: 60)
      case "S": return add(&cursor, below: 61, unit: 1)
      case "f":
        guard let fraction = cursor.fraction() else { return false }
        time += fraction
      case "z":
        guard let offset = cursor.zone() else { return false }
        time -= offset
      case "%": return cursor.skip("%")
      default: return false
      }
      return true
    }

    private mutating func add(_ cursor: inout TextCursor, below limit: Int, unit: Int) -> Bool {
      guard let number = cursor.number(digits: 1...2), number < limit else { return false }
      time += Double(number * unit)
      return true
    }
  }
}
