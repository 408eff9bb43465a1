/// A value of a cell as far as it takes to compare it with others.
enum TableValue: Hashable, Sendable {
  case text(String)
  case integer(Int128)
  case number(Double)
  /// Seconds since 1970-01-01T00:00:00, or since midnight for a time of day.
  case seconds(Double)
  case boolean(Bool)

  /// Returns whether this value is less than another one, or `nil` if they cannot be compared.
  func isLess(than other: TableValue) -> Bool? {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): a < b
    case (.integer(let a), .number(let b)): Double(a) < b
    case (.number(let a), .integer(let b)): a < Double(b)
    case (.number(let a), .number(let b)): a < b
    case (.seconds(let a), .seconds(let b)): a < b
    default: nil
    }
  }
}

extension TableField {
  /// Returns the value that a text stands for in this column, or `nil` if it does not keep to kind and format.
  ///
  /// JSON is not looked into here.
  func value(of text: String) -> TableValue? {
    switch kind {
    case .any, .list, .object, .array, .geojson: .text(text)
    case .string: StringFormat.accepts(text, format: format) ? .text(text) : nil
    case .integer: NumberText.integer(bareNumber(text))
    case .number: NumberText.number(bareNumber(text), decimal: decimalCharacter)
    case .boolean: trueValues.contains(text) ? .boolean(true) : falseValues.contains(text) ? .boolean(false) : nil
    case .date, .time, .datetime: moment(of: text)
    case .year: DateText.year(text).map { .integer(Int128($0)) }
    case .yearmonth: DateText.yearAndMonth(text).map { .seconds($0) }
    case .duration: DateText.isDuration(text) ? .text(text) : nil
    case .geopoint: NumberText.isGeopoint(text, format: format) ? .text(text) : nil
    }
  }

  /// Whether the format is one that is known and checked.
  var isFormatKnown: Bool {
    switch kind {
    case .string: StringFormat.names.contains(format)
    case .date, .time, .datetime: format == "default" || format == "any" || DatePattern.isKnown(format)
    case .geopoint: NumberText.geopointFormats.contains(format)
    default: true
    }
  }

  /// What a value should have been, for messages.
  var expectation: String {
    let isDefault = format == "default"
    return switch kind {
    case .string: isDefault ? "a text" : StringFormat.expectation(format)
    case .number: "a number"
    case .integer: "a whole number"
    case .boolean: "a boolean (\((trueValues + falseValues).joined(separator: ", ")))"
    case .object: "a JSON object"
    case .array: "a JSON array"
    case .date: isDefault ? "a date (YYYY-MM-DD)" : "a date (\(format))"
    case .time: isDefault ? "a time (hh:mm:ss)" : "a time (\(format))"
    case .datetime: isDefault ? "a date and time (YYYY-MM-DDThh:mm:ss)" : "a date and time (\(format))"
    case .year: "a year (YYYY)"
    case .yearmonth: "a year and month (YYYY-MM)"
    case .duration: "a duration (such as P1DT2H)"
    case .geopoint: "a longitude and latitude"
    case .geojson: "a GeoJSON object"
    case .list: "a list"
    case .any: "a value"
    }
  }

  private func moment(of text: String) -> TableValue? {
    if format == "any" { return .text(text) }
    if format != "default" {
      guard DatePattern.isKnown(format) else { return .text(text) }
      return DatePattern.seconds(in: text, pattern: format).map { .seconds($0) }
    }
    let seconds =
      switch kind {
      case .date: DateText.date(text)
      case .time: DateText.time(text)
      default: DateText.dateAndTime(text)
      }
    return seconds.map { .seconds($0) }
  }

  /// Returns a number's own text, without group signs and, where that is allowed, without what stands around it.
  private func bareNumber(_ text: String) -> String {
    var number = groupCharacter.isEmpty ? text : text.split(separator: groupCharacter).joined()
    if !isBareNumber {
      let isOfNumber = { (character: Character) in
        character.isASCII && character.isNumber || character == "-" || character == "+"
      }
      guard let first = number.firstIndex(where: isOfNumber), let last = number.lastIndex(where: isOfNumber) else {
        return ""
      }
      number = String(number[first...last])
    }
    return number
  }
}
