import ArticleModel
import Foundation
import NewsFormats
import Testing

@testable import NewsPipeline

/// What is not told by conversions between the formats of the registry.
struct LossGateTests {
  let directory: TemporaryDirectory
  let messages = Messages()

  init() throws {
    directory = try TemporaryDirectory()
    let articles = [
      #"{"id":"a"}"#, #"{"id":"b","embargo":{}}"#, #"{"id":"c","status":"stat:withheld"}"#,
      #"{"id":"d","status":"canceled"}"#,
    ]
    try directory.write(
      "{\"format\":\"wirecopy/1\",\"articles\":[\(articles.joined(separator: ",\n"))]}", to: "in.json")
  }

  private func convert(to target: Format, _ change: (inout ConversionOptions) -> Void = { _ in }) -> RunSummary {
    var options = ConversionOptions(target: target)
    options.synchronizes = false
    options.validates = false
    options.destination = .file(directory.path("out"))
    options.existing = .replace
    change(&options)
    return ConversionRun(options, messages: messages).convert(InputSelection([directory.path("in.json")]))
  }

  /// Lines that are only written: nobody can tell what they keep.
  private func writtenOnly() -> Format {
    Format(
      name: "lines", summary: "for tests", fileExtensions: ["txt"], mediaType: "text/plain", holdsManyArticles: true,
      detect: { _ in nil }, makeWriter: { _ in LineWriter() })
  }

  @Test func `embargoed and withheld articles are held back, the others are written`() {
    let summary = convert(to: LineFormat.make())
    #expect(summary.status == .inputFailed)
    #expect(summary.losses == nil)
    #expect(directory.text("out") == "[a,d]")
    #expect(messages.codes == ["embargo-lost", "status-lost"])
    #expect(messages.all.map(\.articleID) == ["b", "c"])
    #expect(messages.all.allSatisfy { $0.location.source == directory.path("in.json") })
  }

  @Test func `what may be lost is written`() {
    let summary = convert(to: LineFormat.make()) { $0.loss.allowedFields = ["embargo", "status"] }
    #expect(summary.status == .success)
    #expect(directory.text("out") == "[a,b,c,d]")
  }

  @Test func `a feed says of an embargo only what this program understands, and does not get such articles`() {
    let options: (inout ConversionOptions) -> Void = {
      $0.assignments = [(try? FieldAssignment("provider", "P"))].compactMap(\.self)
    }
    #expect(convert(to: .jsonFeed, options).status == .inputFailed)
    #expect(messages.codes == ["embargo-lost", "status-lost"])
    let allowed = convert(to: .jsonFeed) {
      options(&$0)
      $0.loss.allowedFields = ["embargo", "status"]
    }
    #expect(allowed.status == .success)
    #expect(directory.text("out")?.contains(#""_news":{"embargo":{}"#) == true)
  }

  @Test func `a page is published, and says of an embargo where it is written all the same`() {
    try? directory.write(#"{"format":"wirecopy/1","articles":[{"id":"b","embargo":{}}]}"#, to: "in.json")
    #expect(convert(to: .html).status == .inputFailed)
    #expect(messages.codes == ["embargo-lost"])
    #expect(directory.text("out") == nil)
    #expect(convert(to: .html) { $0.loss.allowedFields = ["embargo"] }.status == .success)
    #expect(directory.text("out")?.contains(#"<span class="label" lang="en" dir="ltr">Embargoed</span>"#) == true)
  }

  @Test func `an input of which no article can be written leaves nothing behind`() throws {
    try directory.write(#"{"format":"wirecopy/1","articles":[{"version":"1"}]}"#, to: "in.json")
    #expect(convert(to: .jsonFeed).status == .inputFailed)
    #expect(messages.codes == ["jsonfeed-id"])
    #expect(directory.text("out") == nil)
  }

  @Test func `a format that is only written cannot be held to anything`() {
    #expect(convert(to: writtenOnly()).status == .inputFailed)
    #expect(directory.text("out") == "[a,d]")
    let measured = convert(to: writtenOnly()) { $0.loss.reportFile = directory.path("loss") }
    #expect(measured.status == .wrongUsage)
    #expect(messages.codes.last == "loss-not-measured")
  }

  @Test func `losses are counted and reported by article, refused ones as well`() throws {
    let summary = convert(to: LineFormat.make(holdsMany: true)) { $0.loss.reportFile = directory.path("loss") }
    #expect(summary.losses == LossCount(minor: 0, severe: 4))
    let lines = try #require(directory.text("loss")).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(
      lines.map { $0.prefix(16) } == [
        #"{"articleId":"a""#, #"{"articleId":"b""#, #"{"articleId":"c""#, #"{"articleId":"d""#,
      ])
  }

  @Test func `what was written and cannot be read back is lost as a whole`() {
    var options = LossOptions()
    options.limit = .minor
    try? directory.write("{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"!\"}]}", to: "in.json")
    let summary = convert(to: LineFormat.make()) { $0.loss = options }
    #expect(summary.status == .inputFailed)
    #expect(directory.text("out") == nil)
    #expect(messages.all.last?.message.contains("article: dropped (severe): 0 articles are read from it") == true)
  }
}
