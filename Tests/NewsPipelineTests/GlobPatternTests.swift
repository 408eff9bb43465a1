import Testing

@testable import NewsPipeline

struct GlobPatternTests {
  @Test(arguments: [
    ("*.xml", "a.xml", true), ("*.xml", "2024/a.xml", true), ("*.xml", "a.xml.gz", false), ("a?.xml", "ab.xml", true),
    ("a?.xml", "a.xml", false), ("2024/*.xml", "2024/a.xml", true), ("2024/*.xml", "2024/01/a.xml", false),
    ("2024/**", "2024/01/a.xml", true), ("**/a.xml", "a.xml", true), ("**/a.xml", "x/y/a.xml", true),
    ("/a.xml", "a.xml", true), ("/a.xml", "x/a.xml", false), ("[a-c]*.txt", "b1.txt", true),
    ("[!a-c]*.txt", "b1.txt", false), ("[]x].txt", "].txt", true), ("\\*.txt", "*.txt", true),
    ("\\*.txt", "a.txt", false), ("", "a", false), ("é*", "é.xml", true),
  ])
  func `a pattern fits a path or not`(pattern: String, path: String, fits: Bool) throws {
    let glob = try #require(GlobPattern(pattern))
    #expect(glob.matches(Array(path.utf8)) == fits)
  }

  @Test func `a bracket that is not closed is no pattern`() {
    #expect(GlobPattern("[a-") == nil)
  }

  @Test func `many stars take no exponential time`() throws {
    let glob = try #require(GlobPattern(String(repeating: "*a", count: 200) + "b"))
    #expect(!glob.matches([UInt8](repeating: UInt8(ascii: "a"), count: 2000)))
  }
}
