import ArticleModel
import NewsFormats
import Testing

@testable import NewsPipeline

struct StatisticsTests {
  @Test func `the most frequent names come first, then the alphabet`() {
    var counts = BoundedCounts()
    for name in ["b", "a", "c", "c", "", "a", "d", "c"] { counts.add(name) }
    #expect(counts.top(3).map(\.name) == ["c", "a", "b"])
    #expect(counts.top(3).map(\.count) == [3, 2, 1])
    #expect(!counts.isApproximate)
    #expect(counts.counts.count == 4)
  }

  @Test func `the memory of counts does not grow with the number of names`() {
    var counts = BoundedCounts()
    for number in 0..<3 * BoundedCounts.limit {
      counts.add("rare \(number)")
      if number % 3 == 0 { counts.add("frequent") }
    }
    #expect(counts.counts.count <= BoundedCounts.limit)
    #expect(counts.isApproximate)
    #expect(counts.top(1).first?.name == "frequent")
    #expect(counts.top(1).first?.count == BoundedCounts.limit)
    counts.add(String(repeating: "x", count: 10_000))
    #expect(counts.counts.keys.allSatisfy { $0.count <= 200 })
  }

  @Test(arguments: [1, 2, 3, 10, 101, 5000]) func `sizes are summed up, and the median is close`(count: Int) {
    var sizes: [Int] = []
    var state: UInt64 = 42
    for _ in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      sizes.append(Int(state >> 44) >> Int(state >> 60))
    }
    var whole = SizeDistribution()
    var parts = [SizeDistribution(), SizeDistribution(), SizeDistribution()]
    for (index, size) in sizes.enumerated() {
      whole.add(size)
      parts[index % 3].add(size)
    }
    var merged = SizeDistribution()
    for part in parts { merged.add(part) }
    #expect(merged == whole)
    let sorted = sizes.sorted()
    let median = sorted[(count - 1) / 2]
    #expect(abs(whole.median - median) * 100 <= median)
    #expect(whole.least == sorted.first && whole.most == sorted.last && whole.sum == sizes.reduce(0, +))
    #expect(abs(whole.mean * count - whole.sum) <= count)
  }

  @Test func `small sizes have their exact median`() {
    var sizes = SizeDistribution()
    for size in [0, 1, 5, 127, 127] { sizes.add(size) }
    #expect(sizes.median == 5)
    #expect(SizeDistribution().median == 0)
    #expect(SizeDistribution().mean == 0)
  }

  @Test(arguments: [
    ([], []), (["2013-10-20T19:27:51Z"], ["2013-10 1"]),
    (["2013-11-02", "2014-02", "2014-02-28T01:02Z"], ["2013-11 1", "2013-12 0", "2014-01 0", "2014-02 2"]),
    (["2013", "2013-02"], ["2013-?? 1", "2013-01 0", "2013-02 1"]),
    (["2010", "2013-05"], ["2010 1", "2011 0", "2012 0", "2013 1"]),
    (["1905", "1999-12-31", "2001"], (190...200).map { "\($0)0s \($0 == 190 || $0 == 199 || $0 == 200 ? 1 : 0)" }),
  ])
  func `time is told by month, year or decade, without gaps`(dates: [String], bars: [String]) {
    var timeline = Timeline()
    for date in dates { timeline.add(NewsDate(date)) }
    timeline.add(nil)
    #expect(timeline.bars.map { "\($0.label) \($0.count)" } == bars)
    #expect(timeline.undated == 1)
    #expect(timeline.bars.map(\.count).reduce(0, +) == dates.count)
  }

  @Test func `years from 0 to 9999 make few bars`() {
    var timeline = Timeline()
    for year in 0...9999 { timeline.add(NewsDate(year: year)) }
    #expect(timeline.bars.count == 10)
    #expect(timeline.bars.first == Timeline.Bar(label: "0000s", count: 1000))
  }

  @Test(arguments: [
    ("", 0), ("  \n", 0), ("one", 1), ("one two\nthree", 3), ("a\u{A0}b\u{3000}c\u{2003}d", 4), ("é ñ—x", 2),
  ])
  func `words are what stands between white space`(text: String, count: Int) {
    #expect(WordCount.words(in: Array(text.utf8).span) == count)
    var words = WordCount()
    #expect(words.words(of: [Block(.paragraph(RichText(text), role: ""))]) == count)
  }

  @Test func `the counts do not depend on the number of workers`() throws {
    let directory = try TemporaryDirectory()
    for number in 0..<60 {
      try directory.write(
        "a\(number)\n" + (number % 7 == 0 ? "?\n" : "") + (number % 13 == 0 ? "!\n" : ""), to: "in/\(number).in")
    }
    func count(_ workers: Int) -> (json: String?, messages: [String], status: NewsPipeline.ExitStatus) {
      let messages = Messages()
      let run = StatisticsRun(
        source: LineFormat.make(), options: ReadingOptions(), workers: workers, messages: messages)
      let (statistics, status) = run.count(InputSelection([directory.path("in"), directory.path("missing")]))
      return (statistics?.json(top: 5), messages.all.map(\.description), status)
    }
    let alone = count(1)
    #expect(alone.status == .inputFailed)
    #expect(alone.json?.contains("\"inputs\": 61") == true)
    // Broken: 0, 13, 26, 39, 52; with broken items: 0, 7, 14 … 56; both: 0; and the one that is missing.
    #expect(alone.json?.contains("\"failed\": 14") == true)
    for workers in [2, 5] {
      let several = count(workers)
      #expect(several.json == alone.json)
      #expect(several.messages == alone.messages)
    }
  }
}
