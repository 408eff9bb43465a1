internal import ArticleModel

/// The media of an item as JSON Feed has them: two pictures by their addresses, and attachments.
struct JSONFeedMedia {
  /// A file beside the article.
  struct Attachment {
    var url = ""
    var mediaType = ""
    var title = ""
    var size: Int?
    var duration: Int?
  }

  /// The address of the main picture.
  var image = ""
  /// The address of the picture above the article.
  var banner = ""
  var attachments: [Attachment] = []

  init() {}

  /// What can be shown of some media; ``media`` tells whether that is all.
  init(_ media: [Media]) {
    for medium in media {
      for (index, rendition) in medium.renditions.enumerated() where !rendition.href.isEmpty {
        let isPicture =
          medium.type == "picture" || medium.type == "graphic" || rendition.mediaType.hasPrefix("image/")
        if rendition.name == JSONFeedMedia.bannerName {
          if banner.isEmpty { banner = rendition.href }
        } else if isPicture, index == 0, image.isEmpty {
          image = rendition.href
        } else if JSONFeedMedia.isMediaType(rendition.mediaType) {
          attachments.append(
            Attachment(
              url: rendition.href, mediaType: rendition.mediaType, title: medium.title, size: rendition.size,
              duration: rendition.duration))
        }
      }
    }
  }

  private static let bannerName = "banner"

  /// The media.
  ///
  /// Attachments with the same title are files of the same medium, as the standard says.
  var media: [Media] {
    var media: [Media] = []
    if !image.isEmpty { media.append(Media(type: "picture", renditions: [Media.Rendition(href: image)])) }
    if !banner.isEmpty {
      media.append(
        Media(type: "picture", renditions: [Media.Rendition(name: JSONFeedMedia.bannerName, href: banner)]))
    }
    let first = media.count
    for attachment in attachments {
      let rendition = Media.Rendition(
        href: attachment.url, mediaType: attachment.mediaType, size: attachment.size, duration: attachment.duration)
      if !attachment.title.isEmpty, let index = media[first...].firstIndex(where: { $0.title == attachment.title }) {
        media[index].renditions.append(rendition)
      } else {
        media.append(
          Media(type: JSONFeedMedia.type(of: attachment.mediaType), title: attachment.title, renditions: [rendition]))
      }
    }
    return media
  }

  /// The media together with those that were met in the body.
  func media(withBody found: [Media]) -> [Media] {
    guard !found.isEmpty else { return media }
    var body = found
    var own = media
    // The main picture often stands in the body as well: it is one medium, and it comes first.
    if !image.isEmpty, let index = body.firstIndex(where: { $0.renditions.contains { $0.href == image } }) {
      own[0] = body.remove(at: index)
    }
    let count = image.isEmpty ? 0 : 1
    return own[..<count] + body + own[count...]
  }

  private static func type(of mediaType: String) -> String {
    switch mediaType.prefix(while: { $0 != "/" }).lowercased() {
    case "image": "picture"
    case "video": "video"
    case "audio": "audio"
    default: ""
    }
  }

  /// Whether a text has the form of a media type.
  static func isMediaType(_ text: String) -> Bool {
    let isWord: (UInt8) -> Bool = { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")), slash != text.utf8.startIndex,
      let next = text.utf8[text.utf8.index(after: slash)...].first
    else { return false }
    return isWord(next) && text.utf8[..<slash].allSatisfy(isWord)
  }
}
