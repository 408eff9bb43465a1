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
    let body = paragraphs()
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

  /// As many paragraphs as an article has.
  private mutating func paragraphs() -> String {
    var body = ""
    var count = 0
    let size = Int.random(in: 3500...9500, using: &random)
    while body.utf8.count < size {
      body += paragraph(count)
      count += 1
    }
    return body
  }

  /// The same kind of article as an item of NewsML-G2.
  mutating func newsItem(_ number: Int) -> String {
    let headline = words(5...11)
    let day = "2024-\(two(1...12))-\(two(1...28))T\(two(0...23)):\(two(0...59)):\(two(0...59))Z"
    let body = paragraphs()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.org:2024:\(number)" \
      version="\(number % 7 + 1)" standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">
        <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
        <rightsInfo>
          <copyrightHolder uri="https://example.org/about"><name>Example News</name></copyrightHolder>
          <copyrightNotice>Copyright 2024 Example News</copyrightNotice>
          <usageTerms>\(words(10...20)).</usageTerms>
        </rightsInfo>
        <itemMeta>
          <itemClass qcode="ninat:text"/>
          <provider uri="https://example.org/about"><name>Example News</name></provider>
          <versionCreated>\(day)</versionCreated>
          <firstCreated>\(day)</firstCreated>
          <pubStatus qcode="stat:usable"/>
          <title>\(headline)</title>
          <edNote>For all clients</edNote>
        </itemMeta>
        <contentMeta>
          <urgency>\(Int.random(in: 1...8, using: &random))</urgency>
          <contentCreated>\(day)</contentCreated>
          <located type="cpnat:geoArea" uri="https://example.org/places/oslo"><name>Oslo</name></located>
          <creator uri="https://example.org/staff/1"><name>A Reporter</name></creator>
          <language tag="en"/>
          <keyword>\(words(1...1))</keyword>
          <subject type="cpnat:abstract" qcode="medtop:11000000"><name xml:lang="en">politics</name></subject>
          <subject type="cpnat:abstract" qcode="medtop:04000000"><name xml:lang="en">economy</name></subject>
          <slugline>story-\(number)</slugline>
          <headline>\(headline)</headline>
          <by>By A Reporter</by>
          <dateline>OSLO</dateline>
          <description role="drol:summary">\(words(20...40)).</description>
        </contentMeta>
        <contentSet>
          <inlineXML contenttype="application/nitf+xml">
            <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
              <body>
                <body.head><hedline><hl1>\(headline)</hl1></hedline><byline>By A Reporter</byline></body.head>
                <body.content>
      \(body)          </body.content>
              </body>
            </nitf>
          </inlineXML>
        </contentSet>
      </newsItem>

      """
  }

  /// An item of a feed with its text in HTML.
  mutating func feedItem(_ number: Int) -> String {
    """
    <item>
    <title>\(words(5...11))</title>
    <link>https://example.org/\(number)/story/</link>
    <dc:creator>A Reporter</dc:creator>
    <pubDate>Mon, 0\(1 + number % 7) Jan 2024 \(two(0...23)):\(two(0...59)):\(two(0...59)) +0000</pubDate>
    <category>politics</category><category>economy</category>
    <guid isPermaLink="false">https://example.org/?p=\(number)</guid>
    <description>\(words(20...40)) &amp;#8230;</description>
    <content:encoded><![CDATA[\(htmlBody(number))]]></content:encoded>
    </item>

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
