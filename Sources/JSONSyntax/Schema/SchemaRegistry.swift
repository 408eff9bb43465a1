internal import ArticleModel

/// A place in one of the documents of a schema.
struct SchemaLocation: Hashable {
  var document: Int
  var node: JSONNode
}

/// What holds at a place in a schema: the resource it belongs to, its base address and its dialect.
struct SchemaContext {
  var resource: Int
  var base: URIReference
  var dialect: Int
}

/// The documents that a schema is made of, and the names by which their parts are known.
struct SchemaRegistry {
  typealias Resolver = (String) -> [UInt8]?

  private let resolver: Resolver
  private(set) var documents: [JSONTree] = []
  private(set) var dialects: [SchemaDialect] = SchemaDialect.all
  private(set) var contexts: [SchemaLocation: SchemaContext] = [:]
  /// The roots of resources, by resource.
  private(set) var resources: [SchemaLocation] = []
  private var addresses: [String: SchemaLocation] = [:]
  private var anchors: [String: SchemaLocation] = [:]
  /// The dynamic anchors of each resource.
  private(set) var dynamicAnchors: [(resource: Int, name: String, location: SchemaLocation)] = []
  /// The dynamic anchor that stands for `$recursiveAnchor`, which has no name.
  static let recursiveAnchor = "#"

  init(resolver: @escaping Resolver) { self.resolver = resolver }

  func error(_ message: String, at location: SchemaLocation, _ node: JSONNode? = nil) -> DocumentError {
    DocumentError(
      "json-schema-malformed", message, at: documents[location.document].location(of: node ?? location.node))
  }

  func tree(_ location: SchemaLocation) -> JSONTree { documents[location.document] }

  func dialect(_ location: SchemaLocation) -> SchemaDialect {
    dialects[contexts[location]?.dialect ?? 0]
  }

  // MARK: Loading

  /// Adds a document and everything in it that has a name.
  mutating func load(_ bytes: [UInt8], source: String, address: String, dialect: String) throws(DocumentError)
    -> SchemaLocation
  {
    var options = JSONReader.Options()
    options.illegalScalars = .keep
    let number = dialects.firstIndex { $0.address == dialect } ?? 0
    return try add(JSONReader(options: options).tree(bytes, source: source), address: address, dialect: number)
  }

  private mutating func add(
    _ tree: JSONTree, address: String, dialect: Int
  ) throws(DocumentError) -> SchemaLocation {
    documents.append(tree)
    let root = SchemaLocation(document: documents.count - 1, node: tree.root)
    resources.append(root)
    if addresses[address] == nil { addresses[address] = root }
    let context = SchemaContext(resource: resources.count - 1, base: URIReference(address), dialect: dialect)
    try register(root, context, isResource: true)
    return root
  }

  private mutating func register(
    _ location: SchemaLocation, _ outer: SchemaContext, isResource: Bool = false
  ) throws(DocumentError) {
    guard contexts[location] == nil else { return }
    let tree = tree(location)
    var context = outer
    guard tree.kind(of: location.node) == .object else {
      contexts[location] = context
      return
    }
    let isIdentified = tree.member(dialects[context.dialect].identity, of: location.node) != nil
    if isResource || isIdentified, let schema = tree.member("$schema", of: location.node) {
      context.dialect = try dialect(named: tree.string(of: schema) ?? "", at: location, schema)
    }
    let dialect = dialects[context.dialect]
    let identity = tree.member(dialect.identity, of: location.node).flatMap { tree.string(of: $0) }
    let isHidden = dialect.refStandsAlone && tree.member("$ref", of: location.node) != nil
    if let identity, !isHidden {
      let reference = URIReference(identity).resolved(against: context.base)
      if dialect.refStandsAlone, identity.hasPrefix("#") {
        anchors["\(context.base.absolute)\(identity)"] = location
      } else {
        context.base = reference
        context.base.fragment = nil
        if !isResource {
          resources.append(location)
          context.resource = resources.count - 1
        }
        addresses[reference.absolute] = location
        if dialect.refStandsAlone, let fragment = reference.fragment, !fragment.isEmpty {
          anchors["\(reference.absolute)#\(fragment)"] = location
        }
      }
    }
    contexts[location] = context
    if dialect.shapes[.anchor] != nil { name(location, context, dialect) }
    guard !isHidden else {
      // Nothing beside such a reference counts, yet definitions there can be pointed to.
      return
    }
    for member in tree.children(of: location.node) {
      guard let key = tree.key(of: member), let keyword = SchemaKeyword(named: key),
        let shape = dialect.shapes[keyword]
      else { continue }
      for child in subschemas(tree, member, shape) {
        try register(SchemaLocation(document: location.document, node: child), context)
      }
    }
  }

  private mutating func name(_ location: SchemaLocation, _ context: SchemaContext, _ dialect: SchemaDialect) {
    let tree = tree(location)
    for keyword: StaticString in ["$anchor", "$dynamicAnchor"] {
      guard let member = tree.member(keyword, of: location.node), let name = tree.string(of: member) else { continue }
      anchors["\(context.base.absolute)#\(name)"] = location
      if tree.hasKey("$dynamicAnchor", member), dialect.shapes[.dynamicAnchor] != nil {
        dynamicAnchors.append((context.resource, name, location))
      }
    }
    if dialect.shapes[.recursiveAnchor] != nil, let member = tree.member("$recursiveAnchor", of: location.node),
      tree.bool(of: member) == true
    {
      dynamicAnchors.append((context.resource, SchemaRegistry.recursiveAnchor, location))
    }
  }

  /// The schemas that stand directly in the value of a keyword.
  func subschemas(_ tree: JSONTree, _ value: JSONNode, _ shape: SchemaShape) -> [JSONNode] {
    switch shape {
    case .schema: return [value]
    case .schemaArray: return tree.kind(of: value) == .array ? Array(tree.children(of: value)) : []
    case .schemaMap: return tree.kind(of: value) == .object ? Array(tree.children(of: value)) : []
    case .schemaOrArray: return tree.kind(of: value) == .array ? Array(tree.children(of: value)) : [value]
    case .schemaOrNamesMap:
      guard tree.kind(of: value) == .object else { return [] }
      return tree.children(of: value).filter { tree.kind(of: $0) != .array }
    case .typeOrSchemas:
      let values = tree.kind(of: value) == .array ? Array(tree.children(of: value)) : [value]
      return values.filter { tree.kind(of: $0) == .object }
    default: return []
    }
  }

  /// The dialect for the address in `$schema`; one that is not known by its address is known by its vocabularies.
  private mutating func dialect(
    named address: String, at location: SchemaLocation, _ node: JSONNode
  ) throws(DocumentError) -> Int {
    let absolute = address.hasSuffix("#") ? String(address.dropLast()) : address
    if let index = dialects.firstIndex(where: { $0.address == absolute }) { return index }
    guard let bytes = resolver(absolute), let tree = try? JSONReader().tree(bytes, source: absolute) else {
      throw error("the meta-schema \(address) is not known", at: location, node)
    }
    let parent = tree.member("$schema", of: tree.root).flatMap { tree.string(of: $0) } ?? ""
    let base = SchemaDialect.named(parent) ?? SchemaDialect.standard
    var dialect = SchemaDialect(
      address: absolute, refStandsAlone: base.refStandsAlone, identity: base.identity, base.vocabularies)
    if let vocabularies = tree.member("$vocabulary", of: tree.root) {
      var names: Set<String> = []
      for member in tree.children(of: vocabularies) {
        let key = tree.key(of: member) ?? ""
        let name = key.split(separator: "/").last.map(String.init) ?? ""
        let isKnown = key.hasPrefix("https://json-schema.org/draft/")
        if !isKnown, tree.bool(of: member) == true {
          throw error("the vocabulary \(key) is required, but not known", at: location, node)
        }
        if isKnown { names.insert(name == "format-assertion" ? "format-annotation" : name) }
        if isKnown, name == "format-assertion" || (name == "format" && tree.bool(of: member) == true) {
          dialect.assertsFormats = true
        }
      }
      let asserts = dialect.assertsFormats
      dialect = dialect.restricted(to: names)
      dialect.assertsFormats = asserts
    }
    dialects.append(dialect)
    return dialects.count - 1
  }

  // MARK: References

  /// Finds what a reference at some place points to, loading the document if need be.
  ///
  /// - Returns: the place and, if the fragment is an anchor's name, that name.
  mutating func resolve(
    _ reference: String, from location: SchemaLocation, _ node: JSONNode
  ) throws(DocumentError) -> (location: SchemaLocation, anchor: String?) {
    let base = contexts[location]?.base ?? URIReference("")
    let target = URIReference(reference).resolved(against: base)
    let absolute = target.absolute
    let dialect = contexts[location]?.dialect ?? 0
    guard let root = try find(absolute, dialect) else {
      throw error("there is no schema \(absolute)", at: location, node)
    }
    let fragment = URIReference.decoded(target.fragment ?? "")
    if fragment.isEmpty { return (root, nil) }
    if fragment.hasPrefix("/") {
      guard let found = try point(from: root, fragment) else {
        throw error("there is nothing at \(reference)", at: location, node)
      }
      return (found, nil)
    }
    let owner = contexts[root]?.base.absolute ?? absolute
    guard let found = anchors["\(owner)#\(fragment)"] ?? anchors["\(absolute)#\(fragment)"] else {
      throw error("there is no anchor \(fragment)", at: location, node)
    }
    return (found, fragment)
  }

  private mutating func find(_ address: String, _ dialect: Int) throws(DocumentError) -> SchemaLocation? {
    if let known = addresses[address] { return known }
    guard let bytes = resolver(address) ?? SchemaDialect.metaschema(address) else { return nil }
    var options = JSONReader.Options()
    options.illegalScalars = .keep
    let tree = try JSONReader(options: options).tree(bytes, source: address)
    return try add(tree, address: address, dialect: dialect)
  }

  /// Follows a JSON pointer (RFC 6901).
  mutating func point(from root: SchemaLocation, _ pointer: String) throws(DocumentError) -> SchemaLocation? {
    let tree = tree(root)
    var node = root.node
    guard var context = contexts[root] else { return nil }
    for step in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let isEscaped = step.utf8.contains(UInt8(ascii: "~"))
      let name = isEscaped ? step.replacing("~1", with: "/").replacing("~0", with: "~") : step
      switch tree.kind(of: node) {
      case .object:
        guard let member = tree.member(named: String(name), of: node) else { return nil }
        node = member
      case .array:
        guard let index = Int(name), index >= 0, index < tree.count(of: node) else { return nil }
        for (position, element) in tree.children(of: node).enumerated() where position == index { node = element }
      default: return nil
      }
      context = contexts[SchemaLocation(document: root.document, node: node)] ?? context
    }
    let location = SchemaLocation(document: root.document, node: node)
    // A place that no keyword makes a schema becomes one by being referred to.
    try register(location, context)
    return location
  }
}
