extension KnownFormat {
  /// Formats in XML and HTML, told by their root element.
  static let xmlFormats: [KnownFormat] = [
    KnownFormat("atompub", "an Atom publishing document") {
      XMLRules.root($0, ["service", "categories"], in: "http://www.w3.org/2007/app")
        ?? XMLRules.root($0, ["service", "categories"], in: "http://purl.org/atom/app#")
    },
    KnownFormat("schema-org", "schema.org JSON-LD in HTML") { XMLRules.html($0, hasData: true) },
    KnownFormat("html", "HTML") { XMLRules.html($0, hasData: false) },
    KnownFormat("xmlnews", "XMLNews") { XMLRules.root($0, ["XMLNewsQueuedResponse"], in: "http://tempuri.org/") },
    KnownFormat("ritzau", "Ritzau's XML") { XMLRules.root($0, ["RBNews"], in: "") },
  ]
}

/// Rules about root elements.
enum XMLRules {
  static func found(
    _ root: XMLRoot, version: String = "", confidence: Double = 1, isSettled: Bool = false
  ) -> Detection {
    let place = root.namespace.isEmpty ? " without a namespace" : " in the namespace " + root.namespace
    return Detection(
      version: version, confidence: confidence, evidence: "the root element " + root.localName + place,
      isSettled: isSettled)
  }

  static func root(_ beginning: Sniff, _ names: [String], in namespace: String, version: String = "") -> Detection? {
    guard let root = beginning.xmlRoot, root.namespace == namespace, names.contains(root.localName) else { return nil }
    return found(root, version: version)
  }

  static func wordPress(_ beginning: Sniff) -> Detection? {
    guard let root = beginning.xmlRoot, root.localName == "rss" else { return nil }
    guard root.declaresNamespace("http://wordpress.org/export/") || beginning.contains("<wp:wxr_version") else {
      return nil
    }
    return Detection(evidence: "the root element rss and the namespace of WordPress exports")
  }

  static func rss(_ beginning: Sniff) -> Detection? {
    guard let root = beginning.xmlRoot, root.localName == "rss" || root.localName == "RSS" else { return nil }
    return found(root, version: root.attribute("version") ?? "", confidence: 0.9)
  }

  /// The Channel Definition Format, an ancestor of RSS.
  static func channelDefinition(_ beginning: Sniff) -> Detection? {
    guard let root = beginning.xmlRoot, root.localName == "CHANNEL" else { return nil }
    return found(root, version: "CDF", confidence: 0.9)
  }

  static func rss1(_ beginning: Sniff) -> Detection? {
    if let found = root(beginning, ["Channel"], in: "http://purl.org/net/rss1.1#", version: "1.1") { return found }
    guard let root = beginning.xmlRoot, root.localName == "RDF" else { return nil }
    if beginning.contains("http://purl.org/rss/1.0/") { return found(root, version: "1.0") }
    if beginning.contains("http://my.netscape.com/rdf/simple/0.9/")
      || beginning.contains("http://channel.netscape.com/")
    {
      return found(root, version: "0.9")
    }
    return beginning.contains("channel") ? found(root, confidence: 0.6) : nil
  }

  static func atom(_ beginning: Sniff) -> Detection? {
    guard let root = beginning.xmlRoot, root.localName == "feed" || root.localName == "entry" else { return nil }
    switch root.namespace {
    case "http://www.w3.org/2005/Atom": return found(root, version: "1.0", isSettled: true)
    case "http://purl.org/atom/ns#": return found(root, version: "0.3")
    default: return found(root, version: root.attribute("version") ?? "", confidence: 0.6)
    }
  }

  /// A sitemap, with or without news, or an index of sitemaps.
  static func sitemap(_ beginning: Sniff) -> Detection? {
    guard let root = beginning.xmlRoot else { return nil }
    switch root.localName {
    case "urlset": return found(root, version: "0.9")
    case "sitemapindex": return found(root, version: "0.9", confidence: 0.9)
    default: return nil
    }
  }

  static func html(_ beginning: Sniff, hasData: Bool) -> Detection? {
    guard let xml = beginning.xml else { return nil }
    guard xml.root?.localName.lowercased() == "html" || xml.doctypeName.lowercased() == "html" else { return nil }
    guard beginning.contains("application/ld+json") == hasData else { return nil }
    return Detection(evidence: hasData ? "an HTML page with a script of JSON-LD" : "the root element html")
  }

  /// The number that follows some words, such as `3.6` in `-//IPTC//DTD NITF 3.6//EN`.
  static func number(after words: StaticString, in text: String) -> String {
    let bytes = Array(text.utf8)
    guard let found = ByteSearch.first(words, in: bytes, from: 0, before: bytes.count) else { return "" }
    let number = bytes[(found + words.utf8CodeUnitCount)...].prefix {
      ByteSearch.isDigit($0) || $0 == UInt8(ascii: ".")
    }
    return String(decoding: number, as: UTF8.self)
  }
}
