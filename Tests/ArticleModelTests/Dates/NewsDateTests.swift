import ArticleModel
import Testing

struct NewsDateTests {
  @Test(arguments: [
    ("2013", "2013"), ("2013-10", "2013-10"), ("2013-10-20", "2013-10-20"), ("20131020", "2013-10-20"),
    ("2013-10-20T08:27", "2013-10-20T08:27"), ("20131020T192751+1100", "2013-10-20T19:27:51+11:00"),
    ("20140829T135006Z", "2014-08-29T13:50:06Z"), ("2017-10-11T10:41:00+0100", "2017-10-11T10:41:00+01:00"),
    ("2021-05-16T09:00:04", "2021-05-16T09:00:04"), ("2021-05-16 09:00:04", "2021-05-16T09:00:04"),
    ("2021-05-16t09:00:04z", "2021-05-16T09:00:04Z"), ("2021-05-16T09:00:04.050-03", "2021-05-16T09:00:04.050-03:00"),
    ("2021-05-16T09:00:04,5Z", "2021-05-16T09:00:04.5Z"), ("2021-05-16T09:00:04 +0000", "2021-05-16T09:00:04+00:00"),
    ("  2016-02-29\n", "2016-02-29"), ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"), ("0001-01-01", "0001-01-01"),
    ("2021-05-16T09:00:04.1234567891Z", "2021-05-16T09:00:04.123456789Z"),
  ])
  func `a date keeps the precision and the offset that are stated`(spelling: String, canonical: String) {
    #expect(NewsDate(spelling)?.description == canonical)
  }

  @Test(arguments: [
    "", " ", "13", "2013-", "201310", "2013-13", "2013-00-01", "2013-02-29", "1900-02-29", "2013-10-20T",
    "2013-10-20T8:27",
    "2013-10-20T24:00:00Z", "2013-10-20T08:60", "2013-10-20T08:27:61", "2013-10-20T08:27:51+25:00",
    "2013-10-20T08:27:51+01:", "2013-10-20T08:27:51.Z", "2013-10-20T08:27:51 EST", "Sun, 20 Oct 2013", "2013-1-2",
    "2013-10-20T08", "2013-10-20Z", "+2013-10-20", "２０１３",
  ])
  func `what is no date, or no date that exists, is not read`(text: String) {
    #expect(NewsDate(text) == nil)
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600), ("1969-12-31T23:59:59Z", -1),
    ("2013-10-20T19:27:51+11:00", 1_382_257_671), ("2013", 1_356_998_400), ("0000-03-01", -62_162_035_200),
  ])
  func `seconds since 1970 are those of the instant in UTC`(text: String, seconds: Int) {
    #expect(NewsDate(text)?.secondsSince1970 == seconds)
  }

  @Test func `every day of four centuries is one day after the one before`() throws {
    var expected = try #require(NewsDate("1800-01-01")).secondsSince1970
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = NewsDate(year: year, month: month, day: day) else { continue }
          #expect(date.secondsSince1970 == expected)
          expected += 86_400
        }
      }
    }
  }

  @Test func `the same instant in two offsets is the same, to another precision it is not`() throws {
    let sydney = try #require(NewsDate("2013-10-20T19:27:51+11:00"))
    let greenwich = try #require(NewsDate("2013-10-20T08:27:51Z"))
    #expect(sydney != greenwich)
    #expect(sydney.isSameInstant(as: greenwich))
    #expect(!sydney.isSameInstant(as: try #require(NewsDate("2013-10-20T08:27Z"))))
    #expect(!sydney.isSameInstant(as: try #require(NewsDate("2013-10-20T08:27:51"))))
  }

  @Test func `parts that skip a greater one are refused`() {
    #expect(NewsDate(year: 2013, day: 3) == nil)
    #expect(NewsDate(year: 2013, month: 1, day: 3, hour: 4) == nil)
    #expect(NewsDate(year: 2013, month: 1, day: 3, offset: .zulu) == nil)
    #expect(NewsDate(year: 10_000) == nil)
    #expect(NewsDate.Offset(minutes: 24 * 60) == nil)
  }
}
