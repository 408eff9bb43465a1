/// The beginning of a document, looked at once for all formats.
public struct Sniff: Sendable {
  /// The first bytes, at most 64 KB, as they are.
  public let bytes: [UInt8]
  /// Whether `bytes` is the whole document.
  public let isWhole: Bool

  /// Looks at the beginning of a document.
  public init(bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
  }
}
