internal import ArticleModel

/// Goes through the text of a post once, and makes plain HTML of what only WordPress understands.
struct WordPressMarkup {
  private let text: [UInt8]
  private(set) var output: [UInt8] = []
  private var index = 0
  /// How many blocks of WordPress's editor are open.
  private var depth = 0
  /// Whether the last thing was an element for a line break: the one in the source behind it says the same.
  private var isBehindBreak = false
  /// Where the parts of captions come next.
  private var brackets = WordPressSearch("]")
  private var ends = WordPressSearch("[/")
  private var images = WordPressSearch("<img")

  init(_ text: [UInt8]) {
    self.text = text
    output.reserveCapacity(text.count + text.count / 16)
  }

  mutating func run() {
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "<"): takeMarkup()
      case UInt8(ascii: "["): if !takeCaption() { takeByte(byte) }
      case 0x0D:
        if index + 1 < text.count, text[index + 1] == 0x0A { index += 1 } else { takeLineBreak() }
      case 0x0A: takeLineBreak()
      default: takeByte(byte)
      }
    }
  }

  private mutating func takeByte(_ byte: UInt8) {
    if byte > 0x20 { isBehindBreak = false }
    output.append(byte)
    index += 1
  }

  private mutating func takeLineBreak() {
    if depth == 0, !isBehindBreak { output.append("<br>") }
    isBehindBreak = false
    output.append(0x0A)
    index += 1
  }

  // MARK: Markup

  private mutating func takeMarkup() {
    isBehindBreak = false
    if ByteSearch.starts("<!--", in: text, at: index) { return takeComment() }
    let end = endOfTag(from: index)
    guard let end else { return takeByte(text[index]) }
    let name = name(at: index + 1)
    take(to: end)
    if name == "br" { isBehindBreak = true }
    guard WordPressMarkup.verbatim.contains(name) else { return }
    // White space in these is theirs.
    let closing = Array("</\(name)".utf8)
    var position = index
    while position < text.count, !matches(closing, at: position) { position += 1 }
    take(to: position)
  }

  private mutating func takeComment() {
    guard let end = ByteSearch.first("-->", in: text, from: index + 4, before: text.count) else {
      return take(to: text.count)
    }
    var start = index + 4
    while start < end, text[start] <= 0x20 { start += 1 }
    if ByteSearch.starts("wp:", in: text, at: start) {
      var last = end - 1
      while last > start, text[last] <= 0x20 { last -= 1 }
      // One that ends in a slash is a block of its own.
      if text[last] != UInt8(ascii: "/") { depth += 1 }
    } else if ByteSearch.starts("/wp:", in: text, at: start) {
      depth = max(0, depth - 1)
    }
    take(to: end + 3)
  }

  private mutating func take(to end: Int) {
    output.append(contentsOf: text[index..<end])
    index = end
  }

  /// Where a tag ends, or `nil` when there is none; one that does not end takes the rest of the text, as for browsers.
  private func endOfTag(from start: Int) -> Int? {
    var position = start + 1
    if position < text.count, text[position] == UInt8(ascii: "/") { position += 1 }
    guard position < text.count, (text[position] | 0x20) &- 0x61 < 26 else { return nil }
    var quote: UInt8?
    while position < text.count {
      let byte = text[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return position + 1
      } else if byte == 0x22 || byte == 0x27, text[position - 1] == UInt8(ascii: "=") || text[position - 1] <= 0x20 {
        quote = byte
      }
      position += 1
    }
    return text.count
  }

  /// The name of a start tag in small letters; an end tag has none.
  private func name(at start: Int) -> String {
    var name = ""
    var position = start
    while position < text.count, (text[position] | 0x20) &- 0x61 < 26, name.utf8.count < 12 {
      name.unicodeScalars.append(Unicode.Scalar(text[position] | 0x20))
      position += 1
    }
    return name
  }

  private func matches(_ word: [UInt8], at position: Int) -> Bool {
    guard position + word.count <= text.count, text[position] == UInt8(ascii: "<") else { return false }
    for index in word.indices where text[position + index] | 0x20 != word[index] | 0x20 { return false }
    return true
  }

  /// Elements within which line breaks are not WordPress's.
  private static let verbatim: Set<String> = ["pre", "script", "style", "textarea", "svg", "math", "object", "select"]

  // MARK: Captions

  /// Takes `[caption …]<img …> Words[/caption]` as a figure.
  private mutating func takeCaption() -> Bool {
    let isOld = ByteSearch.starts("[wp_caption", in: text, at: index)
    guard isOld || ByteSearch.starts("[caption", in: text, at: index) else { return false }
    let tail = index + (isOld ? 11 : 8)
    guard tail < text.count, text[tail] == 0x20 || text[tail] == UInt8(ascii: "]"),
      let end = brackets.next(in: text, from: tail),
      let close = ends.next(in: text, from: end),
      ByteSearch.starts(isOld ? "[/wp_caption]" : "[/caption]", in: text, at: close),
      let image = images.next(in: text, from: end), image < close, var last = endOfTag(from: image), last <= close
    else { return false }
    var attributes = WordPressShortcode.attributes(String(decoding: text[tail..<end], as: UTF8.self))
    var words = attributes.first { $0.name == "caption" }?.value ?? ""
    attributes.removeAll { $0.name == "caption" }
    var next = last
    while next < close, text[next] <= 0x20 { next += 1 }
    if ByteSearch.starts("</a>", in: text, at: next) { last = next + 4 }
    if words.isEmpty { words = String(decoding: text[last..<close], as: UTF8.self) }
    output.append("<figure")
    for attribute in attributes {
      output.append(contentsOf: " data-news-\(attribute.name)=\"".utf8)
      HTMLText.append(attribute.value, to: &output, lineBreak: " ")
      output.append("\"")
    }
    output.append(">")
    output.append(contentsOf: text[(end + 1)..<last])
    output.append(contentsOf: "<figcaption>\(words)</figcaption></figure>".utf8)
    index = close + (isOld ? 13 : 10)
    isBehindBreak = false
    return true
  }
}

/// Looks for a word from places that come one after the other, so that all of them together take one pass.
private struct WordPressSearch {
  private let word: StaticString
  private var found = -1

  init(_ word: StaticString) { self.word = word }

  mutating func next(in text: [UInt8], from start: Int) -> Int? {
    if found < start { found = ByteSearch.first(word, in: text, from: start, before: text.count) ?? text.count }
    return found < text.count ? found : nil
  }
}

extension [UInt8] {
  /// Appends the bytes of a literal.
  fileprivate mutating func append(_ text: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
