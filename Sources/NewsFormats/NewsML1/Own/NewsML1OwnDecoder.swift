internal import ArticleModel
internal import XMLSyntax

/// Reads canonical fields from `Property` elements, as ``NewsML1OwnEncoder`` writes them.
struct NewsML1OwnDecoder: CanonicalDecoder {
  let tree: XMLTree
  let source: String
  /// What there is to say about it.
  private(set) var diagnostics: [Diagnostic] = []
  /// What did not fit, or is not known.
  private(set) var extensions: [Extension] = []

  init(tree: XMLTree, source: String) {
    self.tree = tree
    self.source = source
  }

  /// The names of fields, by their spelling.
  private static let names = Dictionary(uniqueKeysWithValues: CanonicalName.allCases.map { ($0.rawValue, $0) })

  /// The field that a property is named by.
  func field(_ node: XMLNode) -> CanonicalName? { Self.names[label(node)] }

  // MARK: What does not fit

  func label(_ value: XMLNode) -> String {
    tree.string(.formalName, of: value, in: NewsML1Name.vocabulary) ?? ""
  }

  mutating func refuse(_ value: XMLNode, _ message: String) {
    warn(value, message)
    keep(value)
  }

  mutating func warn(_ value: XMLNode, _ message: String) { note("canonical-value", message, at: value) }

  /// Says that a property is none that is known.
  mutating func refuseMember(_ value: XMLNode) {
    note("canonical-unknown", "\(label(value)) is not known here and becomes an extension", at: value)
    keep(value)
  }

  private mutating func note(_ code: String, _ message: String, at node: XMLNode) {
    let location = SourceLocation(source: source, line: tree.line(of: node), column: tree.column(of: node))
    diagnostics.append(Diagnostic(.warning, code, message, at: location))
  }

  private mutating func keep(_ value: XMLNode) {
    let isPlain = tree.firstChild(of: value) == nil
    extensions.append(
      Extension(
        anchor: tree.anchor(of: value), name: label(value),
        value: isPlain ? string(value) ?? "" : tree.source(of: value)))
  }

  // MARK: Values

  mutating func string(_ value: XMLNode) -> String? {
    tree.string(.value, of: value, in: NewsML1Name.vocabulary) ?? ""
  }

  mutating func integer(_ value: XMLNode) -> Int? {
    if let integer = Int((string(value) ?? "").trimmedOfSpace) { return integer }
    refuse(value, "\(label(value)) must be an integer")
    return nil
  }

  mutating func flag(_ value: XMLNode) -> Bool? {
    switch string(value) {
    case "true": return true
    case "false": return false
    default:
      refuse(value, "\(label(value)) must be true or false")
      return nil
    }
  }

  /// The properties in a property.
  private func properties(of value: XMLNode) -> [XMLNode] {
    tree.elements(of: value).filter { tree.name(of: $0, in: NewsML1Name.vocabulary) == .property }
  }

  mutating func members<Fields: CanonicalDecodable>(of value: XMLNode, into fields: inout Fields) {
    for child in properties(of: value) {
      guard let name = field(child), fields.decode(name, child, from: &self) else {
        refuseMember(child)
        continue
      }
    }
    fields.finish(value, from: &self)
  }

  mutating func elements(of value: XMLNode, _ body: (inout NewsML1OwnDecoder, XMLNode) -> Void) { body(&self, value) }

  mutating func entries<Entry: CanonicalEntry>(of value: XMLNode, into entries: inout [Entry]) {
    var key = ""
    var text = ""
    for child in properties(of: value) {
      switch field(child) {
      case .name: key = string(child) ?? ""
      case .value: text = string(child) ?? ""
      default: refuseMember(child)
      }
    }
    entries.append(Entry(key: key, value: text))
  }

  mutating func text(_ value: XMLNode, into text: inout RichText) { text.text = string(value) ?? "" }

  mutating func marks(_ value: XMLNode, into text: inout RichText) {
    let type = properties(of: value).first { field($0) == .type }.flatMap { string($0) }
    if let mark = MarkFields.read(value, type: type ?? "", from: &self) { text.marks.append(mark) }
  }

  mutating func blocks(of value: XMLNode, _ body: (inout NewsML1OwnDecoder, XMLNode, String) -> Void) {
    for child in properties(of: value) { body(&self, child, label(child)) }
  }
}

extension NewsML1ItemReader {
  /// Takes the fields that the project's own metadata states, in place of what the elements of NewsML say there.
  mutating func readOwnFields() {
    guard let node = ownMetadata else { return }
    var decoder = NewsML1OwnDecoder(tree: tree, source: context.source)
    var stated: Set<CanonicalName> = []
    for child in tree.elements(of: node) where name(child) == .property {
      if decoder.label(child) == NewsML1OwnEncoder.absent {
        if let field = CanonicalName(rawValue: decoder.string(child) ?? "") { article.clear(field) }
        continue
      }
      guard let field = decoder.field(child) else {
        decoder.refuseMember(child)
        continue
      }
      if stated.insert(field).inserted { article.clear(field) }
      if !article.decode(field, child, from: &decoder) { decoder.refuseMember(child) }
    }
    if stated.contains(.media) {
      let known = Set(article.media.map(\.id))
      article.media += html.media.filter { !known.contains($0.id) }
    }
    tree.markSubtreeRead(node)
    for diagnostic in decoder.diagnostics { context.report(diagnostic) }
    article.extensions += decoder.extensions
  }
}
