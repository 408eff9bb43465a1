/// The failures that this module finds itself while the parser is running.
enum Failure {
  case depth, attributes, startTag, declaredAttributes, size, frameSize, amplification
  case entity(String)
  case externalEntity(String)

  /// Ends the parsing of the document; the first failure is the one that counts.
  @unsafe func record(_ state: StatePointer, _ place: Place) {
    unsafe state.pointee.parser.takeUnretainedValue().fail(
      code, message(unsafe state.pointee.limits), at: place, hint: hint)
  }

  private var code: String {
    switch self {
    case .depth: "xml-depth"
    case .attributes, .startTag, .declaredAttributes: "xml-start-tag"
    case .size, .frameSize: "size-limit"
    case .amplification: "xml-amplification"
    case .entity: "xml-entity"
    case .externalEntity: "xml-external-entity"
    }
  }

  private func message(_ limits: XMLLimits) -> String {
    switch self {
    case .depth: "elements are nested more than \(limits.depth) deep"
    case .attributes: "an element has more than \(limits.attributes) attributes"
    case .startTag:
      "a start tag in an entity has more than \(limits.attributes) attributes or \(limits.startTagBytes) bytes"
    case .declaredAttributes:
      "the document type declares more than \(limits.attributes * 10) attributes"
    case .size: "the article is larger than \(limits.itemBytes) bytes"
    case .frameSize: "what stands outside the articles is larger than \(limits.itemBytes) bytes"
    case .amplification: "entities add more than \(limits.amplificationBytes) bytes to the document"
    case .entity(let name): "the entity '\(name)' is not declared"
    case .externalEntity(let name): "the external entity '\(name)' is not read"
    }
  }

  private var hint: String {
    switch self {
    case .size, .frameSize: "--max-size sets another limit"
    case .externalEntity: "put its text into the document"
    default: ""
    }
  }
}
