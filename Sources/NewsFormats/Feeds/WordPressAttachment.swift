internal import ArticleModel

/// The files that posts of WordPress have: each is a post of its own, which belongs to another or is shown by it.
enum WordPressAttachment {
  /// The type of posts that are files.
  static let type = "attachment"

  /// How a post knows one of its files.
  static func mediaID(ofNumber number: String) -> String { "attachment-\(number)" }

  /// The medium that an attachment is.
  ///
  /// - Parameters:
  ///   - article: The attachment, with its titles, texts and fields.
  ///   - address: Where its file is.
  /// - Returns: The medium, which says what the attachment says of its file.
  static func medium(of article: Article, address: String) -> Media {
    var file = Media.Rendition(href: address)
    let data = article.wordPressMeta("_wp_attachment_metadata") ?? ""
    file.width = number("width", in: data)
    file.height = number("height", in: data)
    file.size = number("filesize", in: data)
    file.duration = number("length", in: data)
    if let type = string("mime_type", in: data), type.contains("/") { file.mediaType = type }
    var medium = Media(type: kind(of: address), renditions: [file])
    if let number = article.wordPressNumber { medium.id = mediaID(ofNumber: number) }
    medium.title = article.headlines.first?.text ?? ""
    medium.altText = article.wordPressMeta("_wp_attachment_image_alt") ?? ""
    medium.caption = article.summaries.first?.text ?? ""
    // What WordPress calls the description is the text of the attachment.
    if medium.caption.isEmpty { medium.caption = PlainText.of(article.body) }
    return medium
  }

  /// The kind of a file by the end of its name.
  static func kind(of address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard let dot = path.lastIndex(of: ".") else { return "" }
    return kinds[path[path.index(after: dot)...].lowercased()] ?? ""
  }

  private static let kinds = [
    "jpg": "picture", "jpeg": "picture", "jpe": "picture", "png": "picture", "gif": "picture", "webp": "picture",
    "avif": "picture", "heic": "picture", "bmp": "picture", "tif": "picture", "tiff": "picture", "svg": "picture",
    "ico": "picture", "mp4": "video", "m4v": "video", "mov": "video", "webm": "video", "ogv": "video", "avi": "video",
    "wmv": "video", "mpg": "video", "mpeg": "video", "3gp": "video", "flv": "video", "mkv": "video", "mp3": "audio",
    "m4a": "audio", "ogg": "audio", "oga": "audio", "wav": "audio", "wma": "audio", "flac": "audio", "aac": "audio",
  ]

  // MARK: PHP

  /// A number in a serialised array of PHP, `s:5:"width";i:640;`, before those of the small versions of a picture.
  private static func number(_ name: String, in data: String) -> Int? {
    value(name, in: data).flatMap { $0.hasPrefix("i:") ? Int($0.dropFirst(2).prefix { $0.isNumber }) : nil }
  }

  /// A text in a serialised array of PHP, `s:9:"mime_type";s:9:"audio/mp3";`.
  private static func string(_ name: String, in data: String) -> String? {
    guard let value = value(name, in: data), value.hasPrefix("s:"), let quote = value.firstIndex(of: "\"") else {
      return nil
    }
    return String(value[value.index(after: quote)...].prefix { $0 != "\"" })
  }

  private static func value(_ name: String, in data: String) -> Substring? {
    guard data.hasPrefix("a:") else { return nil }
    let bytes = Array(data.utf8)
    let sizes = ByteSearch.first("\"sizes\"", in: bytes, from: 0, before: bytes.count) ?? bytes.count
    let key = Array("\"\(name)\";".utf8)
    guard sizes >= key.count else { return nil }
    for start in 0...(sizes - key.count) where bytes[start] == 0x22 {
      guard bytes[start..<(start + key.count)].elementsEqual(key) else { continue }
      return Substring(
        String(decoding: bytes[(start + key.count)..<min(bytes.count, start + key.count + 200)], as: UTF8.self))
    }
    return nil
  }
}

extension Article {
  /// The number of the post in its site.
  var wordPressNumber: String? { altIDs.first { $0.role == WordPressPost.numberRole }?.value }

  /// The number of the post that it belongs to.
  var wordPressParent: String? { related.first { $0.label == WordPressPost.parentLabel }?.id }

  /// The value of one of the post's own fields.
  func wordPressMeta(_ key: String) -> String? {
    extensions.first {
      $0.name == key && $0.anchor == WordPressPost.metaAnchor && $0.namespace == WordPressPost.namespace
    }?.value
  }

  /// The value of one of the elements that every post has.
  func wordPressElement(_ name: String) -> String? {
    extensions.first {
      $0.name == name && $0.anchor == name && $0.namespace == WordPressPost.namespace
    }?.value
  }

  /// Whether it is a file of another post, or of none.
  var isWordPressAttachment: Bool { wordPressElement(WordPressPost.typeName) == WordPressAttachment.type }
}
