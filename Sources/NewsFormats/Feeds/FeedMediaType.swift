/// What the types of media in feeds mean in the article model.
enum FeedMediaType {
  /// The kind of a medium by the media type of its file, empty when that does not tell.
  static func kind(of mediaType: String) -> String {
    var letters: UInt64 = 0
    for byte in mediaType.utf8 {
      if byte == UInt8(ascii: "/") { break }
      // No name that is known has more than five letters.
      guard letters <= 0xFFFF_FFFF else { return "" }
      letters = letters << 8 | UInt64(byte | 0x20)
    }
    return switch letters {
    case image: "picture"
    case video: "video"
    case audio: "audio"
    default: ""
    }
  }

  private static let image: UInt64 = 0x69_6D61_6765
  private static let video: UInt64 = 0x76_6964_656F
  private static let audio: UInt64 = 0x61_7564_696F

  /// The kind of a medium by the `medium` of Media RSS; other words stay as they are.
  static func kind(ofMedium medium: String) -> String { medium == "image" ? "picture" : medium }

  /// The `medium` of Media RSS for a kind, or `nil` where it has none.
  static func medium(ofKind kind: String) -> String? {
    switch kind {
    case "picture", "graphic": "image"
    case "video", "audio": kind
    default: nil
    }
  }

  /// Seconds from `4500`, `75:00` or `1:15:00`.
  static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0
    for part in parts {
      guard let number = Int(part), number >= 0, number < 1_000_000 else { return nil }
      seconds = seconds * 60 + number
    }
    return seconds
  }
}

extension FeedName {
  /// Whether an element is about media.
  var isMedia: Bool {
    switch self {
    case .enclosure, .mediaContent, .mediaGroup, .mediaThumbnail, .mediaTitle, .mediaDescription, .mediaCredit,
      .mediaCopyright, .itunesImage, .itunesDuration, .image:
      true
    default: false
    }
  }
}
