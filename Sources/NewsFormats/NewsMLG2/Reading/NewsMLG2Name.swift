internal import XMLSyntax

/// The names of NewsML-G2's elements and attributes that are read.
enum NewsMLG2Name: String, CaseIterable, Sendable {
  // Documents and items.
  case newsMessage, header, itemSet
  case newsItem, packageItem, conceptItem, knowledgeItem, planningItem, catalogItem
  case guid, version, standard, standardversion, conformance, schemaLocation, xmlLang = "xml:lang", dir

  // Messages.
  case sent, priority, transmitId, headerExtProperty

  // The parts of an item.
  case catalogRef, catalog, scheme, alias, hopHistory, hop, pubHistory, published, timestamp
  case rightsInfo, itemMeta, contentMeta, partMeta, assert, inlineRef, derivedFrom, derivedFromValue
  case contentSet, groupSet, concept, conceptSet, newsCoverageSet, newsCoverage, catalogContainer

  // Attributes that many elements have.
  case qcode, uri, literal, type, typeuri, role, roleuri, rel, reluri, value, href, residref, id, idrefs
  case confidence, relevance, contenttype, size, title, target

  // Rights.
  case copyrightHolder, copyrightNotice, usageTerms, link, rightsExpressionXML, rightsExpressionData, langid
  case rightsInfoExtProperty, validfrom, validto, enctype

  // The management of an item.
  case itemClass, provider, versionCreated, firstCreated, embargoed, pubStatus, generator, profile, service, edNote
  case memberOf, signal, expires, itemMetaExtProperty

  // The content's metadata.
  case urgency, contentCreated, contentModified, located, infoSource, creator, contributor, jobtitle, jobtitleuri
  case audience, altId, language, tag, genre, keyword, subject, slugline, headline, dateline, by, creditline
  case description, icon, contentMetaExtProperty

  // Concepts.
  case name, broader, related, conceptId, definition, note
  case personDetails, organisationDetails, affiliation, contactInfo, email, web

  // Content.
  case inlineXML, inlineData, remoteContent, wordcount, encoding, contentrefs, partMetaExtProperty
  case rendition, renditionuri, width, height, duration, durationunit

  // Packages.
  case root, group, mode, modeuri, groupRef, idref, itemRef, conceptRef, groupExtProperty

  // Plans.
  case planning

  // Text.
  case a, br, span, inline, ruby
}

extension NewsMLG2Name {
  /// The namespace of the standard.
  static let namespace = "http://iptc.org/std/nar/2006-10-01/"

  /// Whether an element with a name in this namespace may be one of NewsML-G2: some leave the namespace out, others
  /// have it with another date.
  static func isNear(_ namespace: String) -> Bool {
    namespace.isEmpty || namespace == Self.namespace
      || (namespace.hasPrefix("http://iptc.org/std/") || namespace.hasPrefix("http://www.iptc.org/std/"))
        && !namespace.hasPrefix("http://iptc.org/std/NITF")
  }

  /// Whether it is the name of an item.
  var isItem: Bool {
    switch self {
    case .newsItem, .packageItem, .conceptItem, .knowledgeItem, .planningItem, .catalogItem: true
    default: false
    }
  }
}

/// What the names of one parser mean in NewsML-G2, by their numbers.
final class NewsMLG2NameTable {
  private static let names: [String: NewsMLG2Name] = Dictionary(
    uniqueKeysWithValues: NewsMLG2Name.allCases.map { ($0.rawValue, $0) })

  private let names: XMLNames
  /// By the number of the name; `nil` where it was not looked up yet.
  private var entries: [NewsMLG2Name??] = []
  private var generation: Int

  init(_ names: XMLNames) {
    self.names = names
    generation = names.generation
  }

  /// Whether the numbers are those of this table.
  func isTable(of names: XMLNames) -> Bool { self.names === names }

  /// Forgets the numbers when the parser has given them anew.
  func begin() {
    guard names.generation != generation else { return }
    generation = names.generation
    entries.removeAll(keepingCapacity: true)
  }

  /// The name in NewsML-G2, or `nil` for text and for names that it does not have.
  @inline(__always) subscript(name: XMLName) -> NewsMLG2Name? {
    let index = Int(name.id)
    if index < entries.count, let entry = entries[index] { return entry }
    return resolve(name, index)
  }

  private func resolve(_ name: XMLName, _ index: Int) -> NewsMLG2Name? {
    let namespace = names.namespace(of: name)
    var resolved: NewsMLG2Name?
    if index > 0 {
      if namespace == xmlNamespace {
        if names.local(of: name) == "lang" { resolved = .xmlLang }
      } else if namespace == "http://www.w3.org/2001/XMLSchema-instance" {
        if names.local(of: name) == "schemaLocation" { resolved = .schemaLocation }
      } else if NewsMLG2Name.isNear(namespace) {
        resolved = Self.names[names.local(of: name)]
      }
    }
    while entries.count <= index { entries.append(nil) }
    entries[index] = .some(resolved)
    return resolved
  }
}
