import ArticleModel
import Testing

@testable import NewsFormats

struct FeedDateTests {
  @Test(arguments: [
    ("Sun, 05 May 2024 08:00:00 GMT", "2024-05-05T08:00:00Z"),
    ("Sun, 5 May 24 12:00 EST", "2024-05-05T12:00-05:00"),
    ("05 May 99 12:00:01 -0430", "1999-05-05T12:00:01-04:30"),
    ("Sun May  5 16:29:06 PDT 2024", "2024-05-05T16:29:06-07:00"),
    ("Sunday, May 5th, 2024 at 4:05 pm UTC", "2024-05-05T16:05Z"),
    ("05-May-2024 10:00:00 +02:00", "2024-05-05T10:00:00+02:00"),
    ("2024-05-05 10:14:55 GMT", "2024-05-05T10:14:55Z"),
    ("2024-05-05 T 10:14:55-05:00", "2024-05-05T10:14:55-05:00"),
    ("2024-05", "2024-05"), ("May 2024", "2024-05"),
    ("Sun, 05 May 2024 08:00:00 XYZ", "2024-05-05T08:00:00"),
    ("Sun, 05 May 2024 08:00:00 GMT+0100", "2024-05-05T08:00:00+01:00"),
    ("Sun, 05 May 2024 08:00:00 UTC+2", "2024-05-05T08:00:00+02:00"), ("1714896000", "2024-05-05T08:00:00Z"),
    ("1709251199", "2024-02-29T23:59:59Z"), ("2024/5/6 7:08:09", "2024-05-06T07:08:09"),
    ("2024-5-6T7:08:09Z", "2024-05-06T07:08:09Z"), ("25/12/2024 10:00", "2024-12-25T10:00"),
    ("12/25/2024", "2024-12-25"), ("25.12.2024", "2024-12-25"), ("2024年5月6日 07:08", "2024-05-06T07:08"),
    ("So, 05 Mai 2024 08:00:00 +0200", "2024-05-05T08:00:00+02:00"),
    ("Mo., 4. März 2024 08:00 Uhr", "2024-03-04T08:00"),
    ("mar, 5 mar 2024 08:00:00 +0100", "2024-03-05T08:00:00+01:00"), ("1er août 2024", "2024-08-01"),
    ("5 de mayo de 2024", "2024-05-05"), ("вс, 05 мая 2024 08:00:00 +0300", "2024-05-05T08:00:00+03:00"),
  ])
  func `dates are read as feeds spell them`(_ text: String, _ date: String) {
    #expect(FeedDate.parse(text)?.description == date)
  }

  @Test(arguments: [
    "yesterday", "01/02/2003", "10.12.2004", "31 Feb 2024 10:00:00 GMT", "Sun, May 10:00", "5 May", "2024 May 99", "",
    "12/12/24", "171489600", "05/06/2024 10:00", "32/12/2024", "soon 2024", "5 Nonesuch 2024",
    "Sun, 05 May 2024 25:00:00 GMT", "13:00 pm 5 May 2024", "5 6 May 2024 extra",
  ])
  func `what is no date, or not for certain, is none`(_ text: String) {
    #expect(FeedDate.parse(text) == nil)
  }

  @Test(arguments: [
    ("2024-05-05T08:00:00Z", "Sun, 05 May 2024 08:00:00 GMT"),
    ("2024-02-29T23:59-03:30", "Thu, 29 Feb 2024 23:59 -0330"),
    ("1900-01-01T00:00:00+00:00", "Mon, 01 Jan 1900 00:00:00 +0000"), ("2024-05-05", nil), ("2024-05-05T08:00:00", nil),
  ])
  func `dates are written as RFC 822 has them, or not at all`(_ date: String, _ text: String?) throws {
    let written = try FeedDate.internetMessage(#require(NewsDate(date)))
    #expect(written == text)
    if let written { #expect(FeedDate.parse(written)?.description == date) }
  }

  @Test(arguments: [
    ("ada@coast.example (Ada Brook)", "Ada Brook", "ada@coast.example"),
    ("Ada Brook <mailto:ada@coast.example>", "Ada Brook", "ada@coast.example"),
    ("Ada Brook (ada@coast.example)", "Ada Brook", "ada@coast.example"), ("ada@coast.example", "", "ada@coast.example"),
    ("Ada Brook (Northport)", "Ada Brook (Northport)", ""),
  ])
  func `names and addresses of people are told apart`(_ text: String, _ name: String, _ email: String) {
    #expect(FeedPerson.parse(text, role: "author") == Contributor(name: name, role: "author", email: email))
  }

  @Test(arguments: [
    ("a < b", FeedMarkup.Kind.none), ("AT&T", .none), ("<3", .none), ("<!DOCTYPE", .none), ("<madeup>", .none),
    ("AT&amp;T", .references), ("<b>x</b>", .tags), ("x<br/>", .tags), ("<!-- c -->", .tags), ("a<!--", .tags),
    ("<b", .none),
  ])
  func `markup is told from text`(_ text: String, _ kind: FeedMarkup.Kind) {
    #expect(FeedMarkup.kind(of: text) == kind)
  }

  @Test func `many tags without an end take linear time`() {
    let clock = ContinuousClock()
    let start = clock.now
    #expect(FeedMarkup.kind(of: String(repeating: "<b ", count: 300_000)) == .none)
    #expect(clock.now - start < .seconds(10))
  }
}
