import ArticleModel
import TableSyntax
import Testing

/// Numbers that are the same in every run.
private struct SteadyNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct TableRoundTripTests {
  private func roundTrip(_ rows: [[String]], delimiter: TableDelimiter, guarded: Bool, chunkSize: Int) throws
    -> ReadTable
  {
    var writer = TableWriter(options: .init(delimiter: delimiter, addsFormulaGuard: guarded))
    for row in rows { writer.record(row) }
    return try readTable(
      writer.bytes, options: .init(delimiter: delimiter, removesFormulaGuard: guarded), chunkSize: chunkSize)
  }

  @Test("Every short text of guard characters comes back exactly") func returnsGuards() throws {
    // All texts of up to five of these characters: 8 + 64 + 512 + 4096 + 32768.
    let alphabet = ["'", "=", "+", "-", "@", "\t", "\r", "a"]
    var texts = [""]
    var layer = [""]
    for _ in 1...5 {
      layer = layer.flatMap { text in alphabet.map { text + $0 } }
      texts += layer
    }
    let rows = texts.map { [$0, $0] }
    let read = try roundTrip(rows, delimiter: .comma, guarded: true, chunkSize: 65536)
    #expect(texts.count == 37449)
    #expect(read.rows == rows)
    #expect(read.diagnostics.isEmpty)
  }

  @Test("No two texts are written alike, and a guarded cell never looks like a formula") func guardsAreDistinct() {
    let alphabet = ["'", "=", "-", "a"]
    var texts = [""]
    var layer = [""]
    for _ in 1...4 {
      layer = layer.flatMap { text in alphabet.map { text + $0 } }
      texts += layer
    }
    var written: Set<[UInt8]> = []
    for text in texts {
      var writer = TableWriter()
      writer.field(text)
      #expect(writer.bytes.first != UInt8(ascii: "=") && writer.bytes.first != UInt8(ascii: "-"))
      written.insert(writer.bytes)
    }
    #expect(written.count == texts.count)
  }

  @Test(
    "Generated tables come back exactly", arguments: TableDelimiter.allCases, [(true, 1), (true, 7), (false, 65536)])
  func returnsTables(delimiter: TableDelimiter, way: (guarded: Bool, chunkSize: Int)) throws {
    let pieces = [
      "\"", "\"\"", ",", ";", "\t", "|", "\r", "\n", "\r\n", " ", "'", "=", "+", "-", "@", "\u{FEFF}", "é", "日本", "𝄞",
      "\u{0}", "\u{2028}", "\u{85}", "word", "several words in a row", "",
    ]
    var numbers = SteadyNumbers(state: UInt64(delimiter.rawValue))
    for width in [1, 2, 5] {
      let rows = (0..<300).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...6, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
        }
      }
      let read = try roundTrip(rows, delimiter: delimiter, guarded: way.guarded, chunkSize: way.chunkSize)
      // Compared as scalars: equality of strings takes canonically equivalent texts for the same.
      #expect(read.rows.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
      #expect(read.diagnostics.isEmpty)
    }
  }
}
