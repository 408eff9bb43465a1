import ArticleModel
import Testing

@testable import NewsPipeline

struct FinishedInputTests {
  @Test func `what is kept of an input counts with the room that articles without words take`() {
    var finished = FinishedInput(Input.standardInput)
    let empty = finished.size
    #expect(empty > 0)
    finished.events = [.article(Article()), .article(Article())]
    #expect(finished.size >= empty + 2 * MemoryLayout<Article>.size)
    finished.byteCount = 1000
    finished.piece = [UInt8](repeating: 0, count: 500)
    #expect(finished.size >= empty + 2 * MemoryLayout<Article>.size + 4500)
  }
}
