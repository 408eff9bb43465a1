internal import ArticleModel
internal import XMLSyntax

/// Names and values within text.
extension NITFBodyReader {
  /// Appends an entity's text with its mark, and one more mark for each alternative code.
  func appendEntity(_ node: XMLNode, _ kind: Entity.Kind) {
    tree.markRead(node)
    let mark = buffer.open(.entity(entity(node, kind)))
    let hasElements = tree.firstChild(of: node).map { hasElement(from: $0) } ?? false
    guard hasElements else {
      appendChildren(of: node)
      buffer.close(mark)
      return
    }
    var alternatives: [Int] = []
    for child in tree.elements(of: node) where name(child) == .altCode {
      alternatives.append(buffer.open(.entity(entity(child, kind))))
      tree.markRead(child)
    }
    for child in tree.children(of: node) {
      if kind == .location, isPlacePart(name(child)) { appendRaw(child) } else { append(child) }
    }
    for alternative in alternatives { buffer.close(alternative) }
    buffer.close(mark)
  }

  private func hasElement(from first: XMLNode) -> Bool {
    !tree.isText(first) || tree.nextSibling(of: first) != nil
  }

  private func isPlacePart(_ name: NITFName?) -> Bool {
    name == .city || name == .sublocation || name == .state || name == .region || name == .country
  }

  /// A part of a place that stands for itself, as agencies write it.
  func appendPlace(_ node: XMLNode) {
    buffer.separateWords()
    appendEntity(node, .location)
    buffer.separateFromNextWord()
  }

  /// The code of an entity in its scheme, and its value.
  func entity(_ node: XMLNode, _ kind: Entity.Kind) -> Entity {
    var entity = Entity(kind)
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .value, .locationCode, .cityCode, .stateCode, .regionCode, .unit, .units:
        entity.code = tree.string(of: attribute)
      case .idsrc, .codeSource: entity.scheme = tree.string(of: attribute)
      case .isoCC:
        entity.code = tree.string(of: attribute)
        entity.scheme = isoCountryScheme
      case .norm: entity.value = isoDate(tree.string(of: attribute))
      case .startDate, .endDate:
        let date = isoDate(tree.string(of: attribute))
        entity.value = entity.value.isEmpty ? date : entity.value + "/" + date
      default: break
      }
    }
    return entity
  }

  /// Dates are ISO 8601 in the model; what is none stays as it is.
  private func isoDate(_ text: String) -> String { NewsDate(text)?.description ?? text }

  /// Appends a copyright statement, which is also one of the article's rights.
  func appendCopyright(_ node: XMLNode) {
    add(copyright(node))
    appendRaw(node)
  }

  /// A copyright statement: the notice as it is printed, and who holds it since when.
  func copyright(_ node: XMLNode) -> Rights {
    var rights = Rights(notice: aside { plainText(node) })
    for child in tree.elements(of: node) {
      switch name(child) {
      case .copyriteYear: rights.year = Int(aside { plainText(child) })
      case .copyriteHolder: rights.holder = aside { plainText(child) }
      default: break
      }
    }
    return rights
  }
}

/// The scheme of NITF's attribute of the same name: two- or three-letter codes of ISO 3166.
let isoCountryScheme = "iso-cc"
