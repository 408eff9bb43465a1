internal import ArticleModel
internal import XMLSyntax

/// Text within a line.
extension NITFBodyWriter {
  /// Writes a text with its marks; the element around it must hold all kinds of elements.
  mutating func text(_ text: RichText) {
    if text.marks.isEmpty { lines(text.text) } else { marked(text) }
  }

  /// Writes a part of a text.
  mutating func text(_ utf8: ArraySlice<UInt8>) {
    unsafe utf8.withUnsafeBufferPointer { unsafe xml.text(utf8: Span(_unsafeElements: $0)) }
  }

  /// Writes a text without marks.
  mutating func lines(_ text: String) {
    var text = text
    let hasBreaks = text.withUTF8 { unsafe endOfLine(in: $0, from: 0) < $0.count }
    guard hasBreaks else { return xml.text(text) }
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let end = unsafe endOfLine(in: bytes, from: start)
        unsafe xml.text(utf8: Span(_unsafeElements: UnsafeBufferPointer(rebasing: bytes[start..<end])))
        guard end < bytes.count else { return }
        lineBreak()
        start = end + 1
      }
    }
  }

  private mutating func lineBreak() {
    xml.start("br")
    xml.end()
  }

  // MARK: Marks

  private mutating func marked(_ rich: RichText) {
    var text = rich.text
    text.withUTF8 { bytes in
      let count = unsafe scalarCount(bytes)
      line.begin(rich.marks, count: count)
      noteObjects(of: rich.marks)
      var points: [Int] = []
      var position = 0
      var offset = 0
      while true {
        points.removeAll(keepingCapacity: true)
        let next = line.advance(to: position, count: count, points: &points)
        if !points.isEmpty { write(points: points, of: rich.marks) }
        guard position < count else { break }
        let start = offset
        offset = unsafe advance(in: bytes, from: offset, by: next - position)
        unsafe write(UnsafeBufferPointer(rebasing: bytes[start..<offset]), of: rich.marks)
        position = next
      }
      close(downTo: 0)
    }
  }

  /// Writes a stretch over which the marks stay the same.
  @unsafe private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, of marks: [Mark]) {
    if line.isObject, unsafe bytes.elementsEqual([0xEF, 0xBF, 0xBC]) { return }
    var start = 0
    while start < bytes.count {
      let end = unsafe endOfLine(in: bytes, from: start)
      if end > start {
        open(line.wanted[...], of: marks)
        unsafe xml.text(utf8: Span(_unsafeElements: UnsafeBufferPointer(rebasing: bytes[start..<end])))
      }
      guard end < bytes.count else { return }
      // Names and values cannot hold a line break.
      open(line.wanted[..<line.containers], of: marks)
      lineBreak()
      start = end + 1
    }
  }

  /// Writes elements that hold nothing, outside of what begins here and of what ends here.
  private mutating func write(points: [Int], of marks: [Mark]) {
    close(downTo: commonDepth(line.wanted[...]))
    for item in points {
      guard line.items[item].element != .object, line.fits(item) else { continue }
      start(item, of: marks)
      xml.end()
    }
  }

  /// Media cannot stand within a line: they wait for its end.
  private mutating func noteObjects(of marks: [Mark]) {
    for item in line.items where item.element == .object {
      if case .object(let mediaID) = marks[item.mark].kind { pendingMedia.append(mediaID) }
    }
  }

  /// Opens just these elements and closes all others.
  private mutating func open(_ wanted: ArraySlice<Int>, of marks: [Mark]) {
    let depth = commonDepth(wanted)
    close(downTo: depth)
    for item in wanted.dropFirst(depth) {
      start(item, of: marks)
      line.open.append(item)
    }
  }

  private func commonDepth(_ wanted: ArraySlice<Int>) -> Int {
    var depth = 0
    while depth < wanted.count, depth < line.open.count, wanted[wanted.startIndex + depth] == line.open[depth] {
      depth += 1
    }
    return depth
  }

  private mutating func close(downTo depth: Int) {
    while line.open.count > depth {
      line.open.removeLast()
      xml.end()
    }
  }

  // MARK: Elements

  private mutating func start(_ item: Int, of marks: [Mark]) {
    let item = line.items[item]
    xml.start(item.element.name, isMixed: true)
    switch marks[item.mark].kind {
    case .strong: xml.attribute("class", "bold")
    case .emphasis: break
    case .underline: xml.attribute("class", "underline")
    case .strike: xml.attribute("class", "strike")
    case .subscript: xml.attribute("class", "sub")
    case .superscript: xml.attribute("class", "sup")
    case .code: xml.attribute("class", "code")
    case .quote(let speaker): attribute("quote-source", speaker)
    case .link(let href, let rel, let title):
      attribute("href", href)
      token("rel", rel)
      attribute("title", title)
    case .language(let tag):
      if NITFValues.isLanguage(tag) { xml.attribute("xml:lang", tag) } else { attribute("value", tag) }
    case .entity(let entity): attributes(entity, of: item.element)
    case .object: break
    case .ruby(let reading): xml.attribute("phonetic", reading)
    case .raw(_, let attributes): self.attributes(attributes, of: item.element)
    }
    guard item.alternatives > 0 else { return }
    for mark in marks[(item.mark + 1)...].prefix(item.alternatives) {
      guard case .entity(let entity) = mark.kind else { continue }
      xml.start("alt-code")
      xml.attribute("idsrc", entity.scheme)
      xml.attribute("value", entity.code)
      xml.end()
    }
  }

  private mutating func attributes(_ entity: Entity, of element: NITFInline) {
    switch element {
    case .location:
      attribute("location-code", entity.code)
      attribute("code-source", entity.scheme)
    case .chron: attribute("norm", entity.value)
    case .money: attribute("unit", entity.code)
    case .num: attribute("units", entity.code)
    default:
      if element == .event {
        let dates = entity.value.split(separator: "/", maxSplits: 1)
        if let first = dates.first { attribute("start-date", String(first)) }
        if dates.count > 1 { attribute("end-date", String(dates[1])) }
      }
      attribute("idsrc", entity.scheme)
      attribute("value", entity.code)
    }
  }

  private mutating func attributes(_ attributes: [Attribute], of element: NITFInline) {
    for (index, attribute) in attributes.enumerated() {
      guard let name = element.attribute(named: attribute.name),
        !attributes[..<index].contains(where: { $0.name == attribute.name })
      else { continue }
      self.attribute(name, attribute.value)
    }
  }
}

// MARK: Bytes

/// The position of the next line feed, or the end.
@unsafe private func endOfLine(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  guard let base = bytes.baseAddress else { return start }
  let raw = unsafe UnsafeRawPointer(base)
  var index = start
  while index &+ 16 <= bytes.count {
    let first = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let second = unsafe raw.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
    if hasLineFeed(first) | hasLineFeed(second) != 0 { break }
    index &+= 16
  }
  while index < bytes.count, unsafe base[index] != 0x0A { index &+= 1 }
  return index
}

/// Not 0 if one of eight bytes is a line feed.
@inline(__always) private func hasLineFeed(_ bytes: UInt64) -> UInt64 {
  let different = bytes ^ 0x0A0A_0A0A_0A0A_0A0A
  return (different &- 0x0101_0101_0101_0101) & ~different & 0x8080_8080_8080_8080
}

/// The number of scalars in UTF-8.
@unsafe private func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  for index in 0..<bytes.count where unsafe bytes[index] & 0xC0 != 0x80 { count &+= 1 }
  return count
}

/// The offset so many scalars behind another one.
@unsafe private func advance(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, by scalars: Int) -> Int {
  var offset = start
  var left = scalars
  while offset < bytes.count {
    if unsafe bytes[offset] & 0xC0 != 0x80 {
      if left == 0 { break }
      left &-= 1
    }
    offset &+= 1
  }
  return offset
}
