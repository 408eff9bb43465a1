/// ISO 8601, with its extended form (`2013-10-20T19:27:51+11:00`), its basic form (`20131020T192751+1100`) and mixtures
/// of both, as news formats have them.
extension NewsDate: CustomStringConvertible {
  /// The extended form, to the precision that is stated.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(35)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the extended form as ASCII.
  public func append(to bytes: inout [UInt8]) {
    appendTwoDigits(Int(year) / 100, to: &bytes)
    appendTwoDigits(Int(year) % 100, to: &bytes)
    guard precision > .year else { return }
    bytes.append(UInt8(ascii: "-"))
    appendTwoDigits(Int(month), to: &bytes)
    guard precision > .month else { return }
    bytes.append(UInt8(ascii: "-"))
    appendTwoDigits(Int(day), to: &bytes)
    guard precision > .day else { return }
    bytes.append(UInt8(ascii: "T"))
    appendTwoDigits(Int(hour), to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendTwoDigits(Int(minute), to: &bytes)
    if precision >= .second {
      bytes.append(UInt8(ascii: ":"))
      appendTwoDigits(Int(second), to: &bytes)
    }
    if precision == .fraction {
      bytes.append(UInt8(ascii: "."))
      var scale = 1
      for _ in fractionDigits..<9 { scale *= 10 }
      appendDigits(Int(nanosecond) / scale, count: Int(fractionDigits), to: &bytes)
    }
    guard let offset else { return }
    if offset.isZulu {
      bytes.append(UInt8(ascii: "Z"))
    } else {
      bytes.append(UInt8(ascii: offset.minutes < 0 ? "-" : "+"))
      appendTwoDigits(abs(Int(offset.minutes)) / 60, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      appendTwoDigits(abs(Int(offset.minutes)) % 60, to: &bytes)
    }
  }

  private func appendTwoDigits(_ value: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 10))
    bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
  }

  private func appendDigits(_ value: Int, count: Int, to bytes: inout [UInt8]) {
    var scale = 1
    for _ in 1..<count { scale *= 10 }
    while scale > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(value / scale % 10))
      scale /= 10
    }
  }

  /// Reads a date in ISO 8601, or returns `nil` when the text is something else, or no such date exists.
  public init?(_ text: String) {
    var copy = text
    let date = copy.withUTF8 { unsafe NewsDate(iso8601: Span(_unsafeElements: $0)) }
    guard let date else { return nil }
    self = date
  }

  /// Reads a date in ISO 8601 from ASCII, or returns `nil` when the text is something else, or no such date exists.
  ///
  /// Separators may be there or not, in the date, the time and the offset; `T`, `t` or one space stands between date
  /// and time; an offset may give its hours only. White space around the date is passed over. A fraction keeps its
  /// first nine digits.
  public init?(iso8601 text: Span<UInt8>) {
    var scanner = DateScanner(text)
    guard let year = scanner.digits(4, in: text) else { return nil }
    var month: Int?
    var day: Int?
    let dashed = scanner.skip(UInt8(ascii: "-"), in: text)
    month = scanner.digits(2, in: text)
    if dashed && month == nil { return nil }
    if month != nil {
      let dashedAgain = scanner.skip(UInt8(ascii: "-"), in: text)
      day = scanner.digits(2, in: text)
      if dashedAgain && day == nil { return nil }
      // `201310` could be a year and a month or the beginning of a time; ISO 8601 excludes it.
      if !dashed && day == nil { return nil }
    }
    guard day != nil, scanner.skipTimeSeparator(in: text) else {
      guard scanner.isAtEnd(in: text) else { return nil }
      self.init(year: year, month: month, day: day)
      return
    }
    guard let hour = scanner.digits(2, in: text) else { return nil }
    let colon = scanner.skip(UInt8(ascii: ":"), in: text)
    guard let minute = scanner.digits(2, in: text) else { return nil }
    var second: Int?
    var fraction = (nanosecond: 0, digits: 0)
    if scanner.skip(UInt8(ascii: ":"), in: text) || !colon {
      second = scanner.digits(2, in: text)
      if colon && second == nil { return nil }
    }
    if second != nil, scanner.skip(UInt8(ascii: "."), in: text) || scanner.skip(UInt8(ascii: ","), in: text) {
      guard let scanned = scanner.fraction(in: text) else { return nil }
      fraction = scanned
    }
    var offset: Offset?
    if !scanner.isAtEnd(in: text) {
      guard let scanned = scanner.offset(in: text), scanner.isAtEnd(in: text) else { return nil }
      offset = scanned
    }
    self.init(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second, nanosecond: fraction.nanosecond,
      fractionDigits: fraction.digits, offset: offset)
  }
}

/// A position in the text of a date.
private struct DateScanner {
  private var position = 0
  /// Behind the last byte that is not white space.
  private let end: Int

  init(_ text: Span<UInt8>) {
    var last = text.count
    while last > 0, text[last - 1] <= 0x20 { last -= 1 }
    end = last
    while position < end, text[position] <= 0x20 { position += 1 }
  }

  func isAtEnd(in text: Span<UInt8>) -> Bool { position == end }

  mutating func skip(_ byte: UInt8, in text: Span<UInt8>) -> Bool {
    guard position < end, text[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func skipTimeSeparator(in text: Span<UInt8>) -> Bool {
    skip(UInt8(ascii: "T"), in: text) || skip(UInt8(ascii: "t"), in: text) || skip(UInt8(ascii: " "), in: text)
  }

  /// Exactly `count` digits, or nothing is consumed.
  mutating func digits(_ count: Int, in text: Span<UInt8>) -> Int? {
    guard position + count <= end else { return nil }
    var value = 0
    for index in position..<(position + count) {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    position += count
    return value
  }

  mutating func fraction(in text: Span<UInt8>) -> (nanosecond: Int, digits: Int)? {
    var value = 0
    var count = 0
    while position < end {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      if count < 9 {
        value = value * 10 + Int(digit)
        count += 1
      }
      position += 1
    }
    guard count > 0 else { return nil }
    for _ in count..<9 { value *= 10 }
    return (value, count)
  }

  mutating func offset(in text: Span<UInt8>) -> NewsDate.Offset? {
    _ = skip(UInt8(ascii: " "), in: text)
    if skip(UInt8(ascii: "Z"), in: text) || skip(UInt8(ascii: "z"), in: text) { return .zulu }
    let sign: Int
    if skip(UInt8(ascii: "+"), in: text) {
      sign = 1
    } else if skip(UInt8(ascii: "-"), in: text) {
      sign = -1
    } else {
      return nil
    }
    guard let hours = digits(2, in: text) else { return nil }
    let colon = skip(UInt8(ascii: ":"), in: text)
    let minutes = digits(2, in: text)
    guard (minutes ?? 0) < 60, !colon || minutes != nil else { return nil }
    return NewsDate.Offset(minutes: sign * (hours * 60 + (minutes ?? 0)))
  }
}
