import Testing

@testable import NewsPipeline

struct OutputNameTests {
  @Test(arguments: ["a", "story-1.2_x", "A.B"])
  func `harmless names stay as they are`(name: String) {
    #expect(OutputName.safe(Array(name.utf8)) == name)
  }

  @Test(arguments: [
    ("urn:newsml:x", "urn%3Anewsml%3Ax-"), ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd-"), (".hidden", "%2Ehidden-"),
    ("a b", "a%20b-"), ("é", "%C3%A9-"), ("", "-"), ("a\0b", "a%00b-"),
  ])
  func `other names are percent-encoded and carry a digest`(original: String, beginning: String) {
    let name = OutputName.safe(Array(original.utf8))
    #expect(name.hasPrefix(beginning))
    #expect(name.utf8.count == beginning.utf8.count + 12)
    #expect(name.utf8.suffix(12).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
  }

  @Test func `long names are cut, not within an encoded byte, and stay apart`() {
    let names = [199, 200, 201, 500, 501].map { count in
      OutputName.safe(Array(String(repeating: "é", count: count).utf8))
    }
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.utf8.count <= 200)
      #expect(name.split(separator: "-")[0].utf8.count % 3 == 0)
    }
    #expect(OutputName.safe(Array(repeating: 0x61, count: 200)).utf8.count == 200)
    #expect(OutputName.safe(Array(repeating: 0x61, count: 201)).utf8.count == 200)
  }

  @Test func `a mirrored name keeps directories and drops the extension`() {
    let (directories, stem) = OutputName.mirrored(Array("2024/a b/story.v2.xml".utf8))
    #expect(directories == ["2024", OutputName.safe(Array("a b".utf8))])
    #expect(String(decoding: stem, as: UTF8.self) == "story.v2")
  }
}
