/// Which addresses in HTML are kept.
///
/// Browsers leave out control characters and spaces around an address, and tabs and line breaks within, before they
/// look at its scheme; so does this.
enum HTMLAddress {
  /// An address to go to, or `nil` when its scheme is not one for links.
  static func link(_ address: String) -> String? { allowed(address) { links.contains($0) } }

  /// The address of a page to show in a frame.
  static func page(_ address: String) -> String? {
    guard let address = allowed(address, { $0 == "http" || $0 == "https" }), !address.isEmpty else { return nil }
    return address == "about:blank" ? nil : address
  }

  /// The address of a picture, a video or a sound.
  static func picture(_ address: String) -> String? {
    let found = allowed(address) { scheme in
      ["http", "https", "ftp", "cid", "data", "tag", "urn"].contains(scheme)
    }
    guard let found, !found.isEmpty else { return nil }
    if found.utf8.prefix(5).elementsEqual("data:".utf8) {
      let isPicture = ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp", "data:image/avif"]
        .contains { found.hasPrefix($0) }
      return isPicture ? found : nil
    }
    return found
  }

  /// Whether an address names a file with a picture.
  static func isPicture(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"].contains { path.hasSuffix($0) }
  }

  private static let links: Set<String> = [
    "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "news", "nntp", "feed", "geo", "xmpp", "irc",
    "ircs",
    "magnet", "urn", "tag", "cid", "mid", "doi", "ipfs", "bitcoin", "webcal", "whatsapp", "signal", "matrix", "gopher",
    "gemini", "sip", "sips", "skype", "itms", "market", "podcast", "rtsp", "mms", "spotify", "info",
  ]

  private static func allowed(_ address: String, _ isAllowed: (String) -> Bool) -> String? {
    let clean = stripped(address)
    // What nearly all addresses begin with, without a look at each of its letters.
    if clean.hasPrefix("https:") { return isAllowed("https") ? clean : nil }
    var scheme = ""
    for byte in clean.utf8 {
      if byte == UInt8(ascii: ":") { return isAllowed(scheme) ? clean : nil }
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      let isOther = (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
      guard isLetter || isOther && !scheme.isEmpty else { return clean }
      scheme.unicodeScalars.append(Unicode.Scalar(isLetter ? byte | 0x20 : byte))
    }
    return clean
  }

  private static func stripped(_ address: String) -> String {
    var copy = address
    guard copy.withUTF8({ unsafe ByteSearch.hasControlOrSpace($0.span) }) else { return address }
    var bytes = address.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
