/// Guesses what somebody meant to write.
public enum Spelling {
  /// The name that takes the fewest changes to a misspelt one, or `nil` when all of them are too far away.
  public static func closest(to word: String, among names: [String]) -> String? {
    let limit = max(1, word.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(Array(word.utf8), Array(name.utf8))
      if distance <= limit && distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// How many bytes must be inserted, removed, replaced or swapped with the next.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var rows = [Array(0...b.count)]
    for (i, left) in a.enumerated() {
      var row = [i + 1]
      for (j, right) in b.enumerated() {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (left == right ? 0 : 1))
        if i > 0 && j > 0 && left == b[j - 1] && a[i - 1] == right { cost = min(cost, rows[i - 1][j - 1] + 1) }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
