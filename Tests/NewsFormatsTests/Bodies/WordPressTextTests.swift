import ArticleModel
import Testing

@testable import NewsFormats

/// Texts as WordPress keeps them: HTML, line breaks that count, comments that structure, and shortcodes.
struct WordPressTextTests {
  private func read(_ text: String) -> (blocks: [Block], media: [Media]) {
    let html = HTMLBodyReader()
    html.begin()
    let bytes = Array(text.utf8)
    return (WordPressText.blocks(of: bytes.span, html: html), html.media)
  }

  /// The words of each block, with the kind of those that are no paragraphs.
  private func outline(_ text: String) -> [String] {
    read(text).blocks.map { block in
      switch block.content {
      case .paragraph(let text, _): text.text
      case .heading(let text, _): "h: \(text.text)"
      case .preformatted(let text, _): "pre: \(text.text)"
      case .raw(let format, let value): "\(format): \(value)"
      case .list(let items, _, _): "list: \(items.map { PlainText.of($0) })"
      case .rule: "rule"
      case .media(let reference): "\(reference.mediaID): \(reference.caption.text)"
      default: PlainText.of([block])
      }
    }
  }

  static let texts: [(String, [String])] = [
    ("a\nb\n\nc", ["a\nb", "c"]),
    ("a\r\nb\r\n\r\nc", ["a\nb", "c"]),
    ("a\n \t\nb", ["a", "b"]),
    ("\n\na\n\n\n\nb\n\n", ["a", "b"]),
    ("a<br />\nb<br />\n\nc", ["a\nb", "c"]),
    ("<p>a\nb</p>\n\n<p>c</p>", ["a\nb", "c"]),
    ("a\n<h2>b</h2>\nc\n<hr />\nd", ["a", "h: b", "c", "rule", "d"]),
    ("<pre>a\n\nb</pre>\nc", ["pre: a\n\nb", "c"]),
    ("<a\n\nhref='x'>a</a>\nb", ["a\nb"]),
    ("<ul>\n\t<li>a</li>\n\n\t<li>b</li>\n</ul>", [#"list: ["a", "b"]"#]),
    ("a < b\n\nc > d", ["a < b", "c > d"]),
    ("a<!--more-->b", ["a", "wordpress: <!--more-->", "b"]),
    (
      "a\n\n<!--more All of it-->\n\nb\n\n<!--nextpage-->",
      [
        "a", "wordpress: <!--more All of it-->", "b", "wordpress: <!--nextpage-->",
      ]
    ),
    ("a\n<!-- not one of its own -->\nb", ["a", "b"]),
    (
      "<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:more-posts /-->\nc\n\nd",
      [
        "wordpress: <!-- wp:paragraph -->", "a b", "wordpress: <!-- /wp:paragraph -->",
        "wordpress: <!-- wp:more-posts /-->", "c", "d",
      ]
    ),
    ("[gallery ids=\"1,2\"]", ["wordpress: [gallery ids=\"1,2\"]"]),
    (
      "a\n\n[vc_row][vc_column w='1/2']\n\nb\n\n[/vc_column][/vc_row]",
      [
        "a", "wordpress: [vc_row][vc_column w='1/2']", "b", "wordpress: [/vc_column][/vc_row]",
      ]
    ),
    ("[embed]https://a.example/v?x=1[/embed]", ["wordpress: [embed]https://a.example/v?x=1[/embed]"]),
    ("[audio src=\"a].mp3\"][/audio]", ["wordpress: [audio src=\"a].mp3\"][/audio]"]),
    ("[Update] The bridge is open.", ["[Update] The bridge is open."]),
    ("[Update]", ["[Update]"]),
    ("[[gallery]]", ["[[gallery]]"]),
    ("The [b]word[/b]", ["The [b]word[/b]"]),
    ("[caption]no picture[/caption]", ["[caption]no picture[/caption]"]),
    (
      "[caption id=\"attachment_1\" width=\"9\"]<img src=\"http://a.example/a.jpg\" /> Noon[/caption]\nb",
      [
        "media-1: Noon", "b",
      ]
    ),
    (
      "[caption caption='Noon']<a href='http://a.example/b.jpg'><img src='http://a.example/a.jpg'></a>[/caption]",
      [
        "media-1: Noon"
      ]
    ),
    ("a <b", ["a"]),
  ]

  @Test(arguments: texts)
  func `line breaks, comments and shortcodes mean what they mean to WordPress`(_ text: String, _ blocks: [String]) {
    #expect(outline(text) == blocks)
  }

  @Test func `the comments around the items of a list go with them, and come back around them`() throws {
    let text = "<ul><!-- wp:list-item --><li>a</li><!-- /wp:list-item --></ul>"
    let blocks = read(text).blocks
    #expect(String(decoding: HTMLBody.bytes(of: blocks, media: [], syntax: .wordPress), as: UTF8.self) == text)
    guard case .list(let items, _, _) = try #require(blocks.first).content else { return #expect(Bool(false)) }
    #expect(items.map(\.count) == [3])
  }

  @Test(arguments: [
    "[caption id=\"attachment_1\" align=\"left\"]<img src=\"http://a.example/a.jpg\" alt=\"\" data-media-id=\"media-1\"> "
      + "At <em>noon</em>[/caption]",
    "<p>a</p><!-- wp:x {\"a\":\"\\u003cb\\u003e\"} --><p>b</p>", "<ol><li>a</li></ol>[gallery x=\"1\"]\n\n[audio]",
  ])
  func `what only WordPress understands is written as it was`(_ text: String) {
    let (blocks, media) = read(text)
    #expect(String(decoding: HTMLBody.bytes(of: blocks, media: media, syntax: .wordPress), as: UTF8.self) == text)
  }

  @Test func `elsewhere comments stay comments, and shortcodes show what they are`() {
    let blocks = read("<!--more-->\n\n[gallery x=\"1\"]").blocks
    let html = "<!--more--><pre data-format=\"wordpress\">[gallery x=&quot;1&quot;]</pre>"
    #expect(String(decoding: HTMLBody.bytes(of: blocks, media: []), as: UTF8.self) == html)
    let reader = HTMLBodyReader()
    reader.begin()
    #expect(reader.blocks(of: html) == blocks)
  }

  @Test func `a raw block that would end its comment early is no comment elsewhere`() {
    let block = Block(.raw(format: "wordpress", value: "<!--more--><script>1</script>-->"))
    #expect(String(decoding: HTMLBody.bytes(of: [block], media: []), as: UTF8.self).hasPrefix("<pre"))
  }

  @Test func `hostile texts take no more than one pass`() {
    for part in ["[caption ", "[caption][/x ", "<a '", "<!-- wp:a -->", "[a_", "\n<", "<ul><!-- wp:li -->"] {
      let text = String(repeating: part, count: 40_000)
      let clock = ContinuousClock()
      #expect(clock.measure { _ = read(text) } < .seconds(20))
    }
  }
}
