internal import ArticleModel

/// The text of a post as WordPress keeps it: HTML in which blank lines part paragraphs and line breaks count.
///
/// WordPress itself makes HTML of it when a page is shown (`wpautop`, `do_blocks`, `do_shortcode`). Here line breaks become
/// elements before the HTML is read; the comments that its editor structures texts by, and shortcodes, stay as they are
/// in raw blocks, so that they can be written again.
enum WordPressText {
  /// The format of raw blocks that only WordPress understands.
  static let format = "wordpress"

  /// Reads a text as blocks.
  static func blocks(of text: Span<UInt8>, html: HTMLBodyReader) -> [Block] {
    let markup = self.html(of: text)
    var blocks = html.blocks(of: markup.span)
    for index in blocks.indices {
      guard case .paragraph(let text, let role) = blocks[index].content, role.isEmpty, text.marks.isEmpty else {
        continue
      }
      if WordPressShortcode.isAll(of: text.text) {
        blocks[index].content = .raw(format: format, value: text.text)
      }
    }
    return blocks
  }

  // MARK: Comments

  /// Whether a comment, without its delimiters, structures a text of WordPress: the beginning or end of a block, the
  /// place where readers are asked to read on, or a new page.
  static func isMarker(_ comment: Span<UInt8>) -> Bool {
    let start = first(in: comment)
    if starts(comment, at: start, "wp:") || starts(comment, at: start, "/wp:") { return true }
    // `more` may say what readers are shown instead.
    if starts(comment, at: start, "more ") { return true }
    var end = comment.count
    while end > start, comment[end - 1] <= 0x20 { end -= 1 }
    let words: [StaticString] = ["more", "nextpage", "noteaser"]
    return words.contains { end - start == $0.utf8CodeUnitCount && starts(comment, at: start, $0) }
  }

  /// Whether a comment, without its delimiters, ends a block.
  static func isEnd(_ comment: Span<UInt8>) -> Bool { starts(comment, at: first(in: comment), "/wp:") }

  /// Whether raw source is one comment that structures a text, and nothing else.
  static func isMarker(_ source: String) -> Bool {
    guard source.hasPrefix("<!--"), source.hasSuffix("-->"), source.utf8.count >= 7 else { return false }
    let comment = Array(source.utf8.dropFirst(4).dropLast(3))
    // Otherwise it could end earlier.
    guard ByteSearch.first("--", in: comment, from: 0, before: comment.count) == nil else { return false }
    return isMarker(comment.span)
  }

  private static func first(in text: Span<UInt8>) -> Int {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    return start
  }

  private static func starts(_ text: Span<UInt8>, at start: Int, _ words: StaticString) -> Bool {
    guard text.count - start >= words.utf8CodeUnitCount else { return false }
    for index in 0..<words.utf8CodeUnitCount where unsafe text[start + index] != words.utf8Start[index] { return false }
    return true
  }

  // MARK: Line breaks

  /// The text as HTML that means the same without WordPress: line breaks as elements, captions as figures.
  ///
  /// As in WordPress, the line breaks of a text that has blocks mean nothing within them. Two breaks in a row part
  /// paragraphs for the reader of HTML, and those beside blocks say nothing to it.
  static func html(of text: Span<UInt8>) -> [UInt8] {
    var markup = WordPressMarkup(unsafe text.withUnsafeBufferPointer { unsafe Array($0) })
    markup.run()
    return markup.output
  }
}
