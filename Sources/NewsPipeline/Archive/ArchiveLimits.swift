/// What an archive may hold at most, so that a small hostile one does not unpack to something endless.
public struct ArchiveLimits: Hashable, Sendable {
  /// How many members.
  public var members = 10_000_000
  /// How many bytes when they are unpacked.
  public var bytes = 1 << 40
  /// How many bytes for each byte that was packed, once there are some megabytes.
  public var ratio = 200

  /// Up to so many bytes nobody asks for the ratio.
  static let harmless = 16 << 20

  /// Creates the default limits.
  public init() {}
}
