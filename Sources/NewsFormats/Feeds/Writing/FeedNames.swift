/// The forms of identifiers that are no addresses.
enum FeedNames {
  /// Whether a text is a uniform resource name: RFC 8141, without components that nothing resolves.
  static func isName(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, (2...32).contains(parts[1].count), let first = parts[1].first, isAlphanumeric(first),
      parts[1].allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "-") }), !parts[2].isEmpty
    else { return false }
    if parts[1].elementsEqual("uuid".utf8) { return isUUID(parts[2]) }
    return isEncoded(parts[2], with: "()+,-.:=@;$_!*'")
  }

  /// Whether a text is a tag of someone who had a name on a day: RFC 4151.
  static func isTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let comma = parts[1].firstIndex(of: UInt8(ascii: ",")) else { return false }
    let authority = parts[1][..<comma]
    let day = parts[1][parts[1].index(after: comma)...]
    guard [4, 7, 10].contains(day.count), FeedDate.parse(String(day) ?? "") != nil else { return false }
    let names = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard let host = names.last, names.count <= 2, isHost(host) else { return false }
    if names.count == 2, names[0].isEmpty || !names[0].allSatisfy({ isAlphanumeric($0) || ".-_".utf8.contains($0) }) {
      return false
    }
    return isEncoded(parts[2], with: "-._~!$&'()*+,;=:@/?#")
  }

  private static func isHost(_ host: Substring.UTF8View) -> Bool {
    host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.first, let last = label.last else { return false }
      return isAlphanumeric(first) && isAlphanumeric(last)
        && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// Whether a text holds nothing but letters, digits, bytes in percents and some other characters.
  private static func isEncoded(_ text: Substring.UTF8View, with others: String) -> Bool {
    var digits = 0
    for byte in text {
      if digits > 0 {
        guard isHexadecimal(byte) else { return false }
        digits -= 1
      } else if byte == UInt8(ascii: "%") {
        digits = 2
      } else if !isAlphanumeric(byte), !others.utf8.contains(byte) {
        return false
      }
    }
    return digits == 0
  }

  private static func isUUID(_ text: Substring.UTF8View) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(isHexadecimal) }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
