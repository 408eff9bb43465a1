import JSONSyntax
import Testing

@Suite struct PatternTests {
  @Test(
    arguments: [
      ("", "", true), ("a", "xay", true), ("^a", "xa", false), ("a$", "ab", false), ("^abc$", "abc\n", false),
      ("^(a|b)*c{2,3}$", "abbacc", true), ("^(a|b)*c{2,3}$", "abcccc", false), ("^a{2}$", "aaa", false),
      ("^a{2,}$", "aaaa", true), ("^a{,2}$", "a{,2}", true), ("x{", "x{", true), ("^[a-c\\d_-]+$", "a1-_c", true),
      ("^[^a-c]$", "b", false), ("^[^a-c]$", "漢", true), ("^.$", "😀", true), ("^.$", "\n", false), ("^..$", "é", false),
      ("^\\w+\\s\\S\\D\\W$", "ab_9\u{A0}xy-", true), ("\\bfoo\\b", "a foo.", true), ("\\bfoo\\b", "afoo", false),
      ("^\\Boo|f\\Boo", "foo", true), ("^\\p{Lu}\\P{Lu}+$", "Éa1", true), ("^[\\p{L}\\d]+$", "é1", true),
      ("^[^\\p{L}]$", "é", false), ("^\\u00e9\\x41\\u{1F600}\\ud83d\\ude00$", "éA😀😀", true),
      ("^\\cC\\0$", "\u{3}\0", true),
      ("^(?:a|(?<name>b))+?$", "abab", true), ("^[]a]$", "a", false), ("^[a\\]]$", "]", true),
      ("^\\/\\.\\-$", "/.-", true),
      ("^(a*)*$", "aaab", false), ("^(a?){3}$", "aa", true), ("a||b", "", true), ("^(|a)$", "a", true),
      ("^\\p{Script=Latin}?$|x", "y", nil), ("^\\p{gc=Nd}$", "৪", true), ("[\\b]", "\u{8}", true),
      ("^[\\w-z]$", "-", true),
    ] as [(String, String, Bool?)])
  func `patterns match as ECMA-262 says`(pattern: String, text: String, expected: Bool?) {
    #expect((try? Pattern(pattern))?.matches(text) == expected)
  }

  @Test(arguments: [
    ("(a)\\1", 3), ("a(?=b)", 1), ("(?<!a)b", 0), ("(a", 0), ("a)", 1), ("[a", 0), ("a**", 2), ("*", 0), ("a{2,1}", 1),
    ("[b-a]", 1), ("\\a", 0), ("\\", 0), ("\\p{Foo}", 0), ("\\xg", 0), ("a{99999}", 1), ("\\k<a>", 0), ("^*", 0),
  ])
  func `what cannot be matched is refused with its place`(pattern: String, offset: Int) {
    let error = #expect(throws: PatternError.self) { try Pattern(pattern) }
    #expect(error?.offset == offset)
  }

  @Test(arguments: ["^(a|aa)+$", "^(a+)+$", "(a*)*b$", "^((a{1,50}){1,50})$", "(x+x+)+y|a.{900}c"])
  func `matching takes linear time`(pattern: String) throws {
    let compiled = try Pattern(pattern)
    let text = String(repeating: "a", count: 100_000) + "!"
    let short = String(repeating: "a", count: 40) + "!"
    let time = ContinuousClock().measure {
      #expect(!compiled.matches(short))
      if pattern.count < 12 { #expect(!compiled.matches(text)) }
    }
    #expect(time < .seconds(5))
  }

  @Test func `a pattern that is too large counted out is refused`() {
    #expect(throws: PatternError.self) { try Pattern("((a{1000}){1000}){1000}") }
    #expect(throws: PatternError.self) { try Pattern(String(repeating: "(", count: 1000)) }
  }
}
