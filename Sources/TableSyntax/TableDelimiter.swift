/// The byte that stands between two fields of a record.
public enum TableDelimiter: UInt8, Hashable, Sendable, CaseIterable {
  /// A comma, the delimiter of RFC 4180.
  case comma = 0x2C
  /// A semicolon, as spreadsheets write it where the comma is the decimal sign.
  case semicolon = 0x3B
  /// A tab.
  case tab = 0x09
  /// A vertical bar.
  case bar = 0x7C
}
