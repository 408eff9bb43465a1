extension SchemaDialect {
  /// The text of a meta-schema, described from the table of keywords, or `nil` if the address is no dialect's.
  ///
  /// Takes the address of a dialect or, where it has them, of one of its vocabularies' meta-schemas.
  static func metaschema(_ address: String) -> [UInt8]? {
    for dialect in all {
      if address == dialect.address { return dialect.whole() }
      for vocabulary in dialect.vocabularies where address == dialect.address(of: vocabulary.name) {
        return dialect.part(vocabulary)
      }
    }
    return nil
  }

  private var usesAnchors: Bool { shapes[.dynamicAnchor] != nil }
  private var folder: String { String(address.dropLast("schema".count)) }
  private func address(of vocabulary: String) -> String { "\(folder)meta/\(vocabulary)" }

  private func begin(_ writer: inout JSONWriter, _ address: String) {
    writer.beginObject()
    writer.key("$schema")
    writer.string(self.address)
    writer.key(named: identity.description)
    writer.string(address)
    if usesAnchors {
      writer.key("$dynamicAnchor")
      writer.string("meta")
    } else if shapes[.recursiveAnchor] != nil {
      writer.key("$recursiveAnchor")
      writer.bool(true)
    }
    writer.key("type")
    writer.raw(shapes[.oldID] == nil ? "[\"object\",\"boolean\"]" : "\"object\"")
  }

  private func whole() -> [UInt8] {
    var writer = JSONWriter()
    begin(&writer, address)
    if vocabularies.count == 1 {
      properties(&writer, vocabularies[0])
    } else {
      writer.key("$vocabulary")
      writer.beginObject()
      for vocabulary in vocabularies {
        writer.key(named: "\(folder)vocab/\(vocabulary.name)")
        writer.bool(true)
      }
      writer.endObject()
      writer.key("allOf")
      writer.beginArray()
      for vocabulary in vocabularies { writer.raw("{\"$ref\":\"meta/\(vocabulary.name)\"}") }
      writer.endArray()
    }
    writer.endObject()
    return writer.take()
  }

  private func part(_ vocabulary: Vocabulary) -> [UInt8] {
    var writer = JSONWriter()
    begin(&writer, address(of: vocabulary.name))
    properties(&writer, vocabulary)
    writer.endObject()
    return writer.take()
  }

  private func properties(_ writer: inout JSONWriter, _ vocabulary: Vocabulary) {
    writer.key("properties")
    writer.beginObject()
    for (keyword, shape) in vocabulary.keywords {
      writer.key(named: keyword.name)
      writer.raw(description(of: shape))
    }
    writer.endObject()
  }

  private func description(of shape: SchemaShape) -> String {
    let schema =
      usesAnchors
      ? "{\"$dynamicRef\":\"#meta\"}" : shapes[.recursiveRef] != nil ? "{\"$recursiveRef\":\"#\"}" : "{\"$ref\":\"#\"}"
    let array = "{\"type\":\"array\",\"minItems\":1,\"items\":\(schema)}"
    let names = "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"uniqueItems\":true}"
    let types = "{\"enum\":[\"array\",\"boolean\",\"integer\",\"null\",\"number\",\"object\",\"string\"]}"
    if shapes[.oldID] != nil, shape == .positiveNumber {
      return "{\"type\":\"number\",\"minimum\":0,\"exclusiveMinimum\":true}"
    }
    // Draft-03 says by types what others say by alternatives.
    let union = shapes[.anyOf] == nil ? "type" : "anyOf"
    switch shape {
    case .schema: return schema
    case .schemaArray: return array
    case .schemaMap: return "{\"type\":\"object\",\"additionalProperties\":\(schema)}"
    case .schemaOrArray: return "{\"\(union)\":[\(schema),\(array)]}"
    case .schemaOrNamesMap: return "{\"type\":\"object\",\"additionalProperties\":{\"\(union)\":[\(schema),\(names)]}}"
    case .typeOrSchemas:
      return "{\"type\":[\"string\",\"array\",{\"$ref\":\"#\"}],\"items\":{\"type\":[\"string\",{\"$ref\":\"#\"}]}}"
    case .number: return "{\"type\":\"number\"}"
    case .positiveNumber: return "{\"type\":\"number\",\"exclusiveMinimum\":0}"
    case .count: return "{\"type\":\"integer\",\"minimum\":0}"
    case .boolean: return "{\"type\":\"boolean\"}"
    case .string: return "{\"type\":\"string\"}"
    case .uri: return "{\"type\":\"string\",\"format\":\"uri\"}"
    case .reference: return "{\"type\":\"string\",\"format\":\"uri-reference\"}"
    case .anchor: return "{\"type\":\"string\",\"pattern\":\"^[A-Za-z_][-A-Za-z0-9._]*$\"}"
    case .regularExpression: return "{\"type\":\"string\",\"format\":\"regex\"}"
    case .names: return names
    case .namesMap: return "{\"type\":\"object\",\"additionalProperties\":\(names)}"
    case .type:
      return "{\"anyOf\":[\(types),{\"type\":\"array\",\"items\":\(types),\"minItems\":1,\"uniqueItems\":true}]}"
    case .array: return "{\"type\":\"array\"}"
    case .any: return "true"
    case .vocabularies: return "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"}}"
    }
  }
}
