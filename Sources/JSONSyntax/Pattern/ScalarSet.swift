/// A set of scalars in a pattern: ranges, Unicode properties and sets taken out whole, any of them complemented.
struct ScalarSet: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  /// Indices into the parser's properties, with a mark for those whose complement is meant.
  var properties: [(index: Int, isNegated: Bool)] = []
  var isNegated = false

  init(_ ranges: [ClosedRange<UInt32>] = [], isNegated: Bool = false) {
    self.ranges = isNegated ? ScalarSet.complement(ranges) : ranges
  }

  static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }

  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
  static let space: [ClosedRange<UInt32>] = [
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ]
  static let lineEnds: [ClosedRange<UInt32>] = [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]
}

/// A Unicode property that a pattern may ask for.
enum ScalarProperty: Hashable, Sendable {
  case category(String)
  case alphabetic, uppercase, lowercase, whitespace, ascii, any

  init?(_ name: String) {
    var name = Substring(name)
    for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) { name = name.dropFirst(prefix.count) }
    if let code = ScalarProperty.codes[String(name)] {
      self = .category(code)
      return
    }
    switch name {
    case "Alphabetic", "Alpha": self = .alphabetic
    case "Uppercase", "Upper": self = .uppercase
    case "Lowercase", "Lower": self = .lowercase
    case "White_Space", "space": self = .whitespace
    case "ASCII": self = .ascii
    case "Any": self = .any
    default: return nil
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .category(let code):
      let own = ScalarProperty.code(scalar.properties.generalCategory)
      return code == own || (code.count == 1 && own.hasPrefix(code))
        || (code == "LC" && ["Lu", "Ll", "Lt"].contains(own))
    case .alphabetic: return scalar.properties.isAlphabetic
    case .uppercase: return scalar.properties.isUppercase
    case .lowercase: return scalar.properties.isLowercase
    case .whitespace: return scalar.properties.isWhitespace
    case .ascii: return scalar.isASCII
    case .any: return true
    }
  }

  private static let codes: [String: String] = {
    let names = [
      "Lu": "Uppercase_Letter", "Ll": "Lowercase_Letter", "Lt": "Titlecase_Letter", "Lm": "Modifier_Letter",
      "Lo": "Other_Letter", "LC": "Cased_Letter", "L": "Letter", "Mn": "Nonspacing_Mark", "Mc": "Spacing_Mark",
      "Me": "Enclosing_Mark", "M": "Mark Combining_Mark", "Nd": "Decimal_Number digit", "Nl": "Letter_Number",
      "No": "Other_Number", "N": "Number", "Pc": "Connector_Punctuation", "Pd": "Dash_Punctuation",
      "Ps": "Open_Punctuation", "Pe": "Close_Punctuation", "Pi": "Initial_Punctuation", "Pf": "Final_Punctuation",
      "Po": "Other_Punctuation", "P": "Punctuation punct", "Sm": "Math_Symbol", "Sc": "Currency_Symbol",
      "Sk": "Modifier_Symbol", "So": "Other_Symbol", "S": "Symbol", "Zs": "Space_Separator", "Zl": "Line_Separator",
      "Zp": "Paragraph_Separator", "Z": "Separator", "Cc": "Control cntrl", "Cf": "Format", "Cs": "Surrogate",
      "Co": "Private_Use", "Cn": "Unassigned", "C": "Other",
    ]
    var codes: [String: String] = [:]
    for (code, aliases) in names {
      codes[code] = code
      for alias in aliases.split(separator: " ") { codes[String(alias)] = code }
    }
    return codes
  }()

  private static func code(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
