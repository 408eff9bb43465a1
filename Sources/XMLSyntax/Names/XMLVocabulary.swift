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
  /// The cases in their order.
  @usableFromInline let cases: [Name]
  @usableFromInline let number: Int
  /// What stands for each raw value.
  private let codes: [String: UInt16]
  /// How the raw values of the names in a namespace may begin.
  private let prefixes: [String: [String]]
  /// The same by namespaces in their simplest spelling, where other spellings are to be known as well.
  private let similar: [String: [String]]

  /// Creates a vocabulary.
  ///
  /// - Parameters:
  ///   - namespaces: For each prefix in the raw values the URIs it stands for.
  ///   - knowsSpellings: Whether a URI is known in other spellings, with `https`, in capitals or without the `/` or `#`
  ///     at its end, as people write them who know it by heart.
  public init(_ namespaces: [String: [String]], knowsSpellings: Bool = false) {
    cases = Array(Name.allCases)
    number = VocabularyNumber.next()
    var codes: [String: UInt16] = [:]
    codes.reserveCapacity(cases.count)
    for (index, name) in cases.enumerated() { codes[name.rawValue] = UInt16(truncatingIfNeeded: index + 2) }
    var prefixes: [String: [String]] = [:]
    var similar: [String: [String]] = [:]
    let listed = namespaces.merging(["": [""], "xml": [xmlNamespace]]) { listed, _ in listed }
    for (prefix, uris) in listed.sorted(by: { $0.key < $1.key }) {
      let beginning = prefix.isEmpty ? "" : prefix + ":"
      for uri in uris {
        prefixes[uri, default: []].append(beginning)
        if knowsSpellings, !uri.isEmpty { similar[Self.simplest(uri), default: []].append(beginning) }
      }
    }
    self.codes = codes
    self.prefixes = prefixes
    self.similar = similar
  }

  /// The case of a name, or `nil` when the format does not know it.
  @inlinable public subscript(name: XMLName, names: XMLNames) -> Name? {
    let code = names.code(of: name, vocabulary: number)
    if code > 1 { return cases[Int(code) - 2] }
    return code == 1 ? nil : resolve(name, names)
  }

  @usableFromInline func resolve(_ name: XMLName, _ names: XMLNames) -> Name? {
    let namespace = names.namespace(of: name)
    let local = names.local(of: name)
    let code = code(of: local, prefixes[namespace]) ?? code(of: local, similarTo: namespace) ?? 1
    names.note(code, for: name, vocabulary: number)
    return code > 1 ? cases[Int(code) - 2] : nil
  }

  private func code(of local: String, _ beginnings: [String]?) -> UInt16? {
    // A colon in a local name stands behind a prefix that nobody declared.
    guard let beginnings, !local.utf8.contains(UInt8(ascii: ":")) else { return nil }
    return beginnings.lazy.compactMap { codes[$0.isEmpty ? local : $0 + local] }.first
  }

  private func code(of local: String, similarTo namespace: String) -> UInt16? {
    guard !similar.isEmpty, !namespace.isEmpty else { return nil }
    return code(of: local, similar[Self.simplest(namespace)])
  }

  /// A URI in small letters, without its scheme and what ends it.
  private static func simplest(_ uri: String) -> String {
    var text = Substring(uri.lowercased())
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) { text = text.dropFirst(scheme.count) }
    while let last = text.last, last == "/" || last == "#" || last == " " { text = text.dropLast() }
    return String(text)
  }
}

/// The namespace that the prefix `xml` is always bound to.
public let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

/// Numbers for vocabularies, which index the notes in ``XMLNames``.
private enum VocabularyNumber {
  private static let counter = Atomic<Int>(0)

  static func next() -> Int { counter.add(1, ordering: .relaxed).oldValue }
}
