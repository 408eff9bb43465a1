import ArticleModel
import Testing

@testable import NewsFormats

@Suite("Texts are gathered from pieces")
struct RichTextBufferTests {
  /// What white space, and what else, may stand somewhere in a long text.
  private static let pieces = [" ", "  ", " \n", "\t", "\n\t ", "é", "日本", "😀 ", "\u{1}", " \u{1}", "!", " !", "é  é"]

  /// The same done letter by letter.
  private func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSpace = [" ", "\n", "\t", "\r"].contains(scalar)
      if isSpace, scalars.isEmpty || scalars.last == " " { continue }
      scalars.append(isSpace ? " " : scalar)
    }
    if scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  @Test(arguments: pieces)
  func `white space is folded and scalars are counted, wherever it stands`(_ piece: String) {
    let buffer = RichTextBuffer()
    for length in [1, 15, 16, 17, 18, 33, 50] {
      for place in 0...length {
        var letters = Array(repeating: Character("a"), count: length)
        letters.insert(contentsOf: piece, at: place)
        var text = String(letters)
        buffer.begin()
        text.withUTF8 { unsafe buffer.append($0.span) }
        let mark = buffer.open(.strong)
        var end = "z"
        end.withUTF8 { unsafe buffer.append($0.span) }
        buffer.close(mark)
        let expected = folded(text + "z")
        let count = expected.unicodeScalars.count
        #expect(buffer.finish() == RichText(expected, marks: [Mark(.strong, start: count - 1, end: count)]))
      }
    }
  }
}
