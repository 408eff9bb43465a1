internal import Synchronization

/// The names that a format knows, as the cases of an enum.
///
/// A case's raw value is a local name, or a prefix of the vocabulary's own, a colon and a local name. A prefix may stand
/// for several namespaces, such as the versions of one, and for the empty one, which is that of attributes without a
/// prefix. Looking a name up costs an array access once each name was met:
///
///     enum Name: String, CaseIterable, Sendable { case hl1, idString = "id-string", lang = "xml:lang" }
///     static let vocabulary = XMLVocabulary<Name>(["": ["", "http://iptc.org/std/NITF/2006-10-18/"]])
///     switch vocabulary[tree.name(of: node), tree.names] { case .hl1: … }
///
/// The prefix `xml` is known without being listed. One vocabulary serves all workers; each has its own notes of the
/// names it has met in its ``XMLNames``. Create it once, as a static constant.
public struct XMLVocabulary<Name: RawRepresentable & CaseIterable & Hashable & Sendable>: Sendable
where Name.RawValue == String {
  /// One name, spelled out.
  struct Key: Hashable, Sendable {
    var namespace: String
    var local: String
  }

  /// The cases in their order.
  @usableFromInline let cases: [Name]
  @usableFromInline let number: Int
  private let codes: [Key: UInt16]
  /// The same by namespaces in their simplest spelling, where other spellings are to be known as well.
  private let similar: [Key: UInt16]
  private let spelled: [Name: Key]

  /// Creates a vocabulary.
  ///
  /// - Parameters:
  ///   - namespaces: For each prefix in the raw values the URIs it stands for; the first is the one that is written.
  ///   - knowsSpellings: Whether a URI is known in other spellings, with `https`, in capitals or without the `/` or `#`
  ///     at its end, as people write them who know it by heart.
  public init(_ namespaces: [String: [String]], knowsSpellings: Bool = false) {
    cases = Array(Name.allCases)
    number = VocabularyNumber.next()
    var codes: [Key: UInt16] = [:]
    var similar: [Key: UInt16] = [:]
    var spelled: [Name: Key] = [:]
    for (index, name) in cases.enumerated() {
      let raw = name.rawValue
      var prefix = ""
      var local = raw
      if let colon = raw.firstIndex(of: ":") {
        prefix = String(raw[..<colon])
        local = String(raw[raw.index(after: colon)...])
      }
      let uris = namespaces[prefix] ?? (prefix == "xml" ? [xmlNamespace] : [""])
      for uri in uris {
        let code = UInt16(truncatingIfNeeded: index + 2)
        codes[Key(namespace: uri, local: local)] = code
        if knowsSpellings, !uri.isEmpty { similar[Key(namespace: Self.simplest(uri), local: local)] = code }
      }
      spelled[name] = Key(namespace: uris.first ?? "", local: local)
    }
    self.codes = codes
    self.similar = similar
    self.spelled = spelled
  }

  /// The case of a name, or `nil` when the format does not know it.
  @inlinable public subscript(name: XMLName, names: XMLNames) -> Name? {
    let code = names.code(of: name, vocabulary: number)
    if code > 1 { return cases[Int(code) - 2] }
    return code == 1 ? nil : resolve(name, names)
  }

  @usableFromInline func resolve(_ name: XMLName, _ names: XMLNames) -> Name? {
    let key = Key(namespace: names.namespace(of: name), local: names.local(of: name))
    let code = codes[key] ?? code(similarTo: key) ?? 1
    names.note(code, for: name, vocabulary: number)
    return code > 1 ? cases[Int(code) - 2] : nil
  }

  private func code(similarTo key: Key) -> UInt16? {
    guard !similar.isEmpty, !key.namespace.isEmpty else { return nil }
    return similar[Key(namespace: Self.simplest(key.namespace), local: key.local)]
  }

  /// A URI in small letters, without its scheme and what ends it.
  private static func simplest(_ uri: String) -> String {
    var text = Substring(uri.lowercased())
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) { text = text.dropFirst(scheme.count) }
    while let last = text.last, last == "/" || last == "#" || last == " " { text = text.dropLast() }
    return String(text)
  }

  /// The namespace (the first listed for its prefix) and local name of a case.
  public func spelling(of name: Name) -> (namespace: String, local: String) {
    guard let key = spelled[name] else { return ("", name.rawValue) }
    return (key.namespace, key.local)
  }
}

/// The namespace that the prefix `xml` is always bound to.
public let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

/// Numbers for vocabularies, which index the notes in ``XMLNames``.
private enum VocabularyNumber {
  private static let counter = Atomic<Int>(0)

  static func next() -> Int { counter.add(1, ordering: .relaxed).oldValue }
}
