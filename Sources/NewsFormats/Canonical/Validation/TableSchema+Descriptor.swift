internal import ArticleModel
internal import JSONSyntax
internal import TableSyntax

extension TableSchema {
  /// Reads a schema from its JSON descriptor, as Frictionless Table Schema has it.
  ///
  /// - Throws: What the JSON reader throws, or `table-schema-malformed` with its place.
  init(descriptor: [UInt8], source: String) throws(DocumentError) {
    let tree = try JSONReader().tree(descriptor, source: source)
    guard let list = tree.member("fields", of: tree.root), tree.kind(of: list) == .array else {
      throw DocumentError(
        "table-schema-malformed", "a table schema must have fields", at: tree.location(of: tree.root))
    }
    var fields: [TableField] = []
    for node in tree.children(of: list) { fields.append(try TableField(node, in: tree)) }
    self.init(fields: fields)
    if let match = tree.text("fieldsMatch", of: tree.root), let known = FieldsMatch(rawValue: match) {
      fieldsMatch = known
    }
    if let missing = tree.texts("missingValues", of: tree.root) { missingValues = missing }
    if let key = tree.texts("primaryKey", of: tree.root) { primaryKey = key }
  }
}

extension TableField {
  fileprivate init(_ node: JSONNode, in tree: JSONTree) throws(DocumentError) {
    guard let name = tree.text("name", of: node) else {
      throw DocumentError("table-schema-malformed", "a field must have a name", at: tree.location(of: node))
    }
    let type = tree.text("type", of: node) ?? "string"
    guard let kind = Kind(rawValue: type) else {
      throw DocumentError(
        "table-schema-malformed", "there is no type “\(type)”", at: tree.location(of: node))
    }
    self.init(name: name, kind: kind)
    format = tree.text("format", of: node) ?? "default"
    title = tree.text("title", of: node) ?? ""
    description = tree.text("description", of: node) ?? ""
    guard let limits = tree.member("constraints", of: node) else { return }
    constraints.isRequired = tree.member("required", of: limits).flatMap { tree.bool(of: $0) } ?? false
    constraints.isUnique = tree.member("unique", of: limits).flatMap { tree.bool(of: $0) } ?? false
    constraints.minimumLength = tree.member("minLength", of: limits).flatMap { tree.integer(of: $0) }
    constraints.maximumLength = tree.member("maxLength", of: limits).flatMap { tree.integer(of: $0) }
    constraints.minimum = tree.text("minimum", of: limits)
    constraints.maximum = tree.text("maximum", of: limits)
    constraints.pattern = tree.text("pattern", of: limits)
    constraints.allowedValues = tree.texts("enum", of: limits)
  }
}

extension JSONTree {
  /// A string, or a number as it is spelled.
  fileprivate func text(_ name: StaticString, of node: JSONNode) -> String? {
    member(name, of: node).map { text(of: $0) }
  }

  fileprivate func texts(_ name: StaticString, of node: JSONNode) -> [String]? {
    member(name, of: node).map { list in children(of: list).map { text(of: $0) } }
  }
}
