internal import ArticleModel
internal import JSONSyntax

/// Reads canonical fields from a JSON tree.
struct CanonicalJSONDecoder: CanonicalDecoder {
  /// The tree at hand.
  private(set) var tree: JSONTree
  /// What there is to say about it.
  private(set) var diagnostics: [Diagnostic] = []
  /// What did not fit, or is not known.
  private(set) var extensions: [Extension] = []
  private var names = JSONVocabulary<CanonicalName>()
  /// The way from the root to the value at hand.
  private var path: [Step] = []

  /// One step of a path.
  private enum Step {
    case member(JSONNode)
    case element(Int)
  }

  init(tree: JSONTree) { self.tree = tree }

  /// Turns to another tree and forgets what was said about the one before.
  mutating func begin(_ tree: JSONTree) {
    self.tree = tree
    path.removeAll(keepingCapacity: true)
    extensions.removeAll()
    diagnostics.removeAll(keepingCapacity: true)
  }

  func label(_ value: JSONNode) -> String { tree.key(of: value) ?? "an element" }

  mutating func refuse(_ value: JSONNode, _ message: String) {
    warn(value, message)
    keep(value)
  }

  mutating func warn(_ value: JSONNode, _ message: String) {
    diagnostics.append(Diagnostic(.warning, "canonical-value", message, at: tree.location(of: value)))
  }

  private mutating func keep(_ value: JSONNode) {
    let steps = path.map { step in
      switch step {
      case .member(let node): tree.key(of: node) ?? ""
      case .element(let index): String(index)
      }
    }
    extensions.append(
      Extension(
        anchor: steps.joined(separator: "/"), name: tree.key(of: value) ?? "",
        value: tree.kind(of: value) == .string ? tree.text(of: value) : tree.source(of: value)))
  }

  /// Says that a value is of the wrong type; `null` says nothing, and so does nobody about it.
  private mutating func refuse(_ value: JSONNode, type: String) {
    guard tree.kind(of: value) != .null else { return }
    refuse(value, "\(label(value)) must be \(type)")
  }

  mutating func string(_ value: JSONNode) -> String? {
    if let string = tree.string(of: value) { return string }
    refuse(value, type: "a string")
    return nil
  }

  mutating func integer(_ value: JSONNode) -> Int? {
    if let integer = tree.integer(of: value) { return integer }
    refuse(value, type: "an integer")
    return nil
  }

  mutating func flag(_ value: JSONNode) -> Bool? {
    if let flag = tree.bool(of: value) { return flag }
    refuse(value, type: "true or false")
    return nil
  }

  mutating func members<Fields: CanonicalDecodable>(of value: JSONNode, into fields: inout Fields) {
    guard tree.kind(of: value) == .object else { return refuse(value, type: "an object") }
    let depth = path.count
    path.append(.element(0))
    for member in tree.children(of: value) {
      path[depth] = .member(member)
      guard let name = names.name(of: member, in: tree), fields.decode(name, member, from: &self) else {
        refuseMember(member)
        continue
      }
    }
    path.removeLast()
    fields.finish(value, from: &self)
  }

  /// Says that a member is not known, unless nobody has to know it.
  private mutating func refuseMember(_ member: JSONNode) {
    if tree.hasKey("derived", member) { return }
    if path.count == 1, tree.hasKey("format", member), tree.isString(member, canonicalFormat) { return }
    diagnostics.append(
      Diagnostic(
        .warning, "canonical-unknown", "\(label(member)) is not known here and becomes an extension",
        at: tree.location(of: member)))
    keep(member)
  }

  mutating func elements(of value: JSONNode, _ body: (inout CanonicalJSONDecoder, JSONNode) -> Void) {
    guard tree.kind(of: value) == .array else { return refuse(value, type: "an array") }
    let depth = path.count
    path.append(.element(0))
    for (index, element) in tree.children(of: value).enumerated() {
      path[depth] = .element(index)
      body(&self, element)
    }
    path.removeLast()
  }

  mutating func entries<Entry: CanonicalEntry>(of value: JSONNode, into entries: inout [Entry]) {
    guard tree.kind(of: value) == .object else { return refuse(value, type: "an object") }
    for member in tree.children(of: value) {
      if let string = string(member) { entries.append(Entry(key: tree.key(of: member) ?? "", value: string)) }
    }
  }

  mutating func text(_ value: JSONNode, into text: inout RichText) {
    if let string = string(value) { text.text = string }
  }

  mutating func marks(_ value: JSONNode, into text: inout RichText) {
    elements(of: value) { decoder, element in
      if let mark = MarkFields.read(element, type: decoder.type(of: element), from: &decoder) {
        text.marks.append(mark)
      }
    }
  }

  mutating func blocks(of value: JSONNode, _ body: (inout CanonicalJSONDecoder, JSONNode, String) -> Void) {
    elements(of: value) { decoder, element in body(&decoder, element, decoder.type(of: element)) }
  }

  /// The type of a block or mark, or nothing.
  private func type(of value: JSONNode) -> String {
    tree.member("type", of: value).flatMap { tree.string(of: $0) } ?? ""
  }
}
