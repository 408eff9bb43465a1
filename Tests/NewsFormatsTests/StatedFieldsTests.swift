import ArticleModel
import Foundation
import NewsFormats
import Testing

struct StatedFieldsTests {
  @Test(arguments: Sample.all) func `the fields that an article states are those that it loses to an empty one`(
    _ sample: Sample
  ) throws {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: sample.path)))
    for article in try sample.format.read(bytes, source: sample.name).articles {
      var stated: Set<String> = []
      article.forEachStatedField { stated.insert(ArticleComparison.fieldNames[$0]) }
      var lost = Set(
        ArticleComparison(of: article, with: Article()).differences.map { String($0.path.prefix { $0 != "/" }) })
      // A text of nothing but rules loses no words.
      if !article.body.isEmpty { lost.insert("body") }
      #expect(stated == lost)
    }
  }

  @Test func `together the samples state most fields`() throws {
    var stated: Set<Int> = []
    for sample in Sample.all {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: sample.path)))
      for article in try sample.format.read(bytes, source: sample.name).articles {
        article.forEachStatedField { stated.insert($0) }
      }
    }
    #expect(stated.count > ArticleComparison.fieldNames.count * 9 / 10)
    #expect(stated.max() == ArticleComparison.fieldNames.count - 1)
  }
}
