/// Articles in NITF of the size and shape that agencies send: about 9 KB, 60 elements, a few inline ones, one picture.
struct NITFData {
  private var random: Random
  private static let vocabulary = """
    the a of and to in for on with at by from after before council mayor said would budget election vote police court \
    river harbour bridge train strike union price market shares growth school teacher hospital nurse weather storm \
    minister parliament agreement talks border region city village station report study found people workers families \
    million percent year month Tuesday Friday December spring København Zürich São Ødegård Łódź “quoted” — they’re
    """.split(separator: " ").map(String.init)

  init(seed: UInt64) { random = Random(seed: seed) }

  mutating func article(_ number: Int) -> String {
    let headline = words(5...11)
    let day = "2024\(two(1...12))\(two(1...28))T\(two(0...23))\(two(0...59))\(two(0...59))Z"
    let id = "urn:newsml:example.org:2024:\(number)"
    var body = ""
    var paragraphs = 0
    let size = Int.random(in: 3500...9500, using: &random)
    while body.utf8.count < size {
      body += paragraph(paragraphs)
      paragraphs += 1
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <nitf version="-//IPTC//DTD NITF 3.6//EN" baselang="en">
        <head>
          <title>\(headline)</title>
          <meta name="desk" content="foreign"/>
          <meta name="sequence" content="\(number)"/>
          <meta name="filename" content="\(day)-\(number).xml"/>
          <tobject tobject.type="news">
            <tobject.property tobject.property.type="current"/>
            <tobject.subject tobject.subject.refnum="11000000" tobject.subject.type="politics"/>
            <tobject.subject tobject.subject.refnum="04000000" tobject.subject.type="economy"/>
          </tobject>
          <docdata management-status="usable">
            <doc-id regsrc="example.org" id-string="\(id)"/>
            <urgency ed-urg="\(Int.random(in: 1...8, using: &random))"/>
            <date.issue norm="\(day)"/>
            <date.expire norm="20300101T000000Z"/>
            <ed-msg info="For all clients"/>
            <evloc city="Oslo" iso-cc="NOR"/>
            <du-key key="story-\(number)" version="\(number % 7 + 1)"/>
            <doc.copyright holder="Example News" year="2024"/>
            <key-list><keyword key="\(words(1...1))"/><keyword key="\(words(2...2))"/></key-list>
          </docdata>
          <pubdata date.publication="\(day)"/>
        </head>
        <body>
          <body.head>
            <hedline><hl1>\(headline)</hl1></hedline>
            <byline>By A Reporter <byttl>Staff Writer</byttl></byline>
            <distributor><org>Example News</org></distributor>
            <dateline><location><city>Oslo</city></location></dateline>
            <abstract><p>\(words(20...40)).</p></abstract>
          </body.head>
          <body.content>
      \(body)      <media media-type="image">
              <media-reference mime-type="image/jpeg" source="picture-\(number).jpg" width="1024" height="768"/>
              <media-caption>\(words(8...14)).</media-caption>
            </media>
          </body.content>
          <body.end><tagline><a href="mailto:desk@example.org">desk@example.org</a></tagline></body.end>
        </body>
      </nitf>

      """
  }

  /// The body of an article of a feed, as its HTML.
  mutating func htmlBody(_ number: Int) -> String {
    var body = ""
    while body.utf8.count < 4000 {
      body += "<p>\(words(30...60)) <a href=\"https://example.org/a?b=1&amp;c=\(number)\">\(words(1...3))</a>"
      body += " \(words(10...30)) &#8212; <strong>\(words(1...2))</strong>, &ldquo;\(words(5...9))&rdquo;.</p>\n"
      if number % 5 == 3 { body += "<h2>\(words(3...5))</h2>\n<ul><li>\(words(5...9))</li><li>\(words(5...9))</li></ul>\n" }
    }
    return body + "<p><img src=\"https://example.org/\(number).jpg\" alt=\"\(words(3...6))\" /></p>\n"
  }

  private mutating func paragraph(_ number: Int) -> String {
    switch number {
    case 0: "      <p lede=\"true\" class=\"lead\">\(words(30...60)).</p>\n"
    case _ where number % 5 == 3:
      """
            <hl2>\(words(3...5))</hl2>
            <p class="text">\(words(10...20)) <em class="bold">\(words(1...2))</em> \(words(5...10)) <a \
      href="https://example.org/a?b=1&amp;c=\(number)">\(words(1...3))</a> \(words(10...30)).</p>

      """
    default: "      <p class=\"text\">\(words(30...60)).</p>\n"
    }
  }

  private mutating func words(_ range: ClosedRange<Int>) -> String {
    let count = Int.random(in: range, using: &random)
    return (0..<count).map { _ in NITFData.vocabulary[Int.random(in: NITFData.vocabulary.indices, using: &random)] }
      .joined(separator: " ")
  }

  private mutating func two(_ range: ClosedRange<Int>) -> String {
    let value = Int.random(in: range, using: &random)
    return value < 10 ? "0\(value)" : String(value)
  }
}
