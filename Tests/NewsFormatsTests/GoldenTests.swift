import ArticleModel
import Foundation
import NewsFormats
import Testing

/// What samples become, compared with what they became before.
///
/// `UPDATE_GOLDEN=1` accepts what they become now.
struct GoldenTests {
  @Test func `every format that is read has samples`() {
    let covered = Set(Sample.all.map(\.format.name))
    #expect(Format.all.filter { $0.makeReader != nil && !covered.contains($0.name) }.map(\.name) == [])
  }

  @Test(arguments: Sample.all)
  func `a sample becomes what its goldens say`(_ sample: Sample) throws {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: sample.path)))
    let document = try sample.format.read(bytes, source: sample.name)
    for target in sample.targets {
      let format = try #require(Format.named(target), "\(sample.name) has a golden for the unknown format \(target)")
      var options = WritingOptions()
      options.isPretty = true
      let actual = try Data(format.write(document, options: options))
      let golden = URL(fileURLWithPath: sample.goldenPath(target))
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try actual.write(to: golden) }
      let expected = try? Data(contentsOf: golden)
      #expect(
        actual == expected,
        "\(sample.name) becomes another \(target) than its golden; look at it, then accept it with UPDATE_GOLDEN=1")
    }
  }

  @Test(arguments: Sample.all)
  func `what is made of a sample is valid in every format`(_ sample: Sample) throws {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: sample.path)))
    let document = try sample.format.read(bytes, source: sample.name)
    for format in Format.all {
      guard format.makeWriter != nil, let validator = try format.makeValidator?() else { continue }
      guard format.holdsManyArticles || document.articles.count == 1 else { continue }
      guard let output = try format.writeUnlessRefused(document) else { continue }
      validator.begin(source: "\(sample.name) as \(format.name)")
      validator.push(output.span)
      #expect(validator.finish().filter { $0.severity == .error }.map(\.description) == [])
    }
  }
}
