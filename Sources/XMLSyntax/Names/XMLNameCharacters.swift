/// The characters that names may have: XML 1.0 (fifth edition), section 2.3.
enum XMLNameCharacters {
  static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isStart(scalar)
    }
  }

  /// Whether a text is a name, or two names with a colon between.
  static func isQualifiedName(_ text: String) -> Bool {
    let parts = text.unicodeScalars.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in part.first.map(isStart) == true && part.allSatisfy(isPart) }
  }

  /// A name with `_` in place of what a name cannot have.
  static func repaired(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if name.isEmpty, isPart(scalar), !isStart(scalar) { name.append("_") }
      name.append(isPart(scalar) ? scalar : "_")
    }
    return name.isEmpty ? "_" : String(name)
  }
}
