internal import ArticleModel

/// Who hosts the players and posts that pages embed.
enum EmbedProvider {
  /// The name of the host of an address where it is one of the usual ones, or nothing.
  static func name(of address: String) -> String {
    guard let authority = URIReference(address).authority?.lowercased() else { return "" }
    var host = Substring(authority)
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    host = host.prefix { $0 != ":" }
    while true {
      if let name = names[String(host)] { return name }
      guard let dot = host.firstIndex(of: ".") else { return "" }
      host = host[host.index(after: dot)...]
    }
  }

  private static let names = [
    "youtube.com": "youtube", "youtube-nocookie.com": "youtube", "youtu.be": "youtube", "vimeo.com": "vimeo",
    "dailymotion.com": "dailymotion", "dai.ly": "dailymotion", "soundcloud.com": "soundcloud", "spotify.com": "spotify",
    "twitter.com": "twitter", "x.com": "twitter", "facebook.com": "facebook", "instagram.com": "instagram",
    "tiktok.com": "tiktok", "twitch.tv": "twitch", "brightcove.net": "brightcove", "brightcove.com": "brightcove",
    "jwplayer.com": "jwplayer", "jwplatform.com": "jwplayer", "datawrapper.de": "datawrapper",
    "dwcdn.net": "datawrapper", "flourish.studio": "flourish", "infogram.com": "infogram", "infogr.am": "infogram",
    "bandcamp.com": "bandcamp", "mixcloud.com": "mixcloud", "apple.com": "apple", "ted.com": "ted",
    "streamable.com": "streamable", "wistia.net": "wistia", "wistia.com": "wistia", "kaltura.com": "kaltura",
    "slideshare.net": "slideshare", "scribd.com": "scribd", "documentcloud.org": "documentcloud", "issuu.com": "issuu",
    "giphy.com": "giphy", "imgur.com": "imgur", "reddit.com": "reddit", "pinterest.com": "pinterest",
    "google.com": "google", "openstreetmap.org": "openstreetmap", "archive.org": "archive", "acast.com": "acast",
    "megaphone.fm": "megaphone", "libsyn.com": "libsyn", "podbean.com": "podbean", "rumble.com": "rumble",
    "odysee.com": "odysee", "bsky.app": "bluesky", "codepen.io": "codepen", "github.com": "github",
  ]
}
