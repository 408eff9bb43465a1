/// The apostrophe that keeps spreadsheets from taking a cell for a formula.
///
/// A cell is at risk if it consists of any number of apostrophes, none included, then one of `=`, `+`, `-`, `@`, tab or
/// carriage return, then anything. Guarding puts one apostrophe before such a cell and leaves all others alone. A cell
/// is guarded if it is at risk and begins with an apostrophe; taking the guard off removes that one apostrophe. So a
/// cell `'=x` becomes `''=x` and comes back as `'=x`, and `'tis` is never touched: guarding and taking the guard off
/// give back every text exactly.
enum FormulaGuard {
  static let apostrophe: UInt8 = 0x27

  /// Whether a cell has to be guarded when it is written.
  static func isAtRisk(_ cell: Span<UInt8>) -> Bool {
    isAtRisk(cell, from: 0, to: cell.count)
  }

  /// Whether the first byte of a cell that was read is a guard.
  static func isGuarded(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard start < end, bytes[start] == apostrophe else { return false }
    return isAtRisk(bytes, from: start, to: end)
  }

  private static func isAtRisk(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    var position = start
    while position < end, bytes[position] == apostrophe { position += 1 }
    guard position < end else { return false }
    switch bytes[position] {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: return true
    default: return false
    }
  }
}
