/// A pattern as it is written.
indirect enum PatternTree: Sendable {
  case empty
  /// One scalar of a set, by its index.
  case set(Int)
  case assertion(PatternAssertion)
  case sequence([PatternTree])
  case alternatives([PatternTree])
  case repetition(PatternTree, minimum: Int, maximum: Int?)
}

/// A condition on a place in the text.
enum PatternAssertion: Sendable {
  case start, end, wordBoundary, noWordBoundary
}

/// The sets and properties that a pattern mentions.
struct PatternSets: Sendable {
  var sets: [ScalarSet] = []
  var properties: [ScalarProperty] = []
  var hasWordBoundary = false
}

/// Reads the regular expressions of ECMA-262, section 22.2.1, without what no automaton can match.
struct PatternParser {
  private static let maximumDepth = 128
  private static let maximumCount = 10_000

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private(set) var sets = PatternSets()

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  mutating func parse() throws(PatternError) -> PatternTree {
    let tree = try alternatives()
    guard position == scalars.count else { throw error("there is no ( for this )") }
    return tree
  }

  private func error(_ message: String, at offset: Int? = nil) -> PatternError {
    PatternError(message: message, offset: offset ?? position)
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func alternatives() throws(PatternError) -> PatternTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= PatternParser.maximumDepth else { throw error("groups are nested too deeply") }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternTree {
    var terms: [PatternTree] = []
    while let scalar = current, scalar != "|", scalar != ")" { terms.append(try term()) }
    return terms.count == 1 ? terms[0] : .sequence(terms)
  }

  private mutating func term() throws(PatternError) -> PatternTree {
    let start = position
    let atom = try atom()
    guard let (minimum, maximum) = try quantifier() else { return atom }
    if case .assertion = atom { throw error("nothing to repeat", at: start) }
    _ = take("?")
    return .repetition(atom, minimum: minimum, maximum: maximum)
  }

  private mutating func quantifier() throws(PatternError) -> (Int, Int?)? {
    let start = position
    switch current {
    case "*": position += 1; return (0, nil)
    case "+": position += 1; return (1, nil)
    case "?": position += 1; return (0, 1)
    case "{":
      position += 1
      guard let minimum = number() else { break }
      var maximum: Int? = minimum
      if take(",") { maximum = current == "}" ? nil : number() ?? -1 }
      guard take("}"), maximum != -1 else { break }
      if let maximum, maximum < minimum { throw error("the bounds of a repetition are the wrong way round", at: start) }
      guard max(minimum, maximum ?? 0) <= PatternParser.maximumCount else {
        throw error("a repetition is counted further than \(PatternParser.maximumCount)", at: start)
      }
      return (minimum, maximum)
    default: break
    }
    position = start
    return nil
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = current, scalar.value >= 0x30, scalar.value <= 0x39 {
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1 << 30)
      position += 1
    }
    return value
  }

  private mutating func atom() throws(PatternError) -> PatternTree {
    let start = position
    guard let scalar = current else { return .empty }
    position += 1
    switch scalar {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case ".": return set(ScalarSet(ScalarSet.lineEnds, isNegated: true))
    case "(": return try group(start)
    case "[": return set(try characterClass(start))
    case "*", "+", "?": throw error("nothing to repeat", at: start)
    case "\\":
      if take("b") {
        sets.hasWordBoundary = true
        return .assertion(.wordBoundary)
      }
      if take("B") {
        sets.hasWordBoundary = true
        return .assertion(.noWordBoundary)
      }
      return set(try escape(start))
    default: return set(ScalarSet([scalar.value...scalar.value]))
    }
  }

  private mutating func set(_ set: ScalarSet) -> PatternTree {
    sets.sets.append(set)
    return .set(sets.sets.count - 1)
  }

  private mutating func group(_ start: Int) throws(PatternError) -> PatternTree {
    if take("?"), !take(":") {
      guard take("<"), let next = current, next != "=", next != "!" else {
        throw error("look-around is not supported, as it does not allow matching in linear time", at: start)
      }
      while let scalar = current, scalar != ">" {
        guard scalar.properties.isXIDContinue || scalar == "$" else { throw error("the name of a group is malformed") }
        position += 1
      }
      guard take(">") else { throw error("the name of a group is malformed") }
    }
    let tree = try alternatives()
    guard take(")") else { throw error("a group is not closed", at: start) }
    return tree
  }

  private mutating func characterClass(_ start: Int) throws(PatternError) -> ScalarSet {
    var result = ScalarSet()
    let isNegated = take("^")
    while !take("]") {
      guard current != nil else { throw error("a character class is not closed", at: start) }
      let itemStart = position
      let first = try classItem()
      guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]",
        let lower = single(first)
      else {
        result.ranges += first.ranges
        result.properties += first.properties
        continue
      }
      position += 1
      let second = try classItem()
      if let upper = single(second) {
        guard lower <= upper else { throw error("the bounds of a range are the wrong way round", at: itemStart) }
        result.ranges.append(lower...upper)
      } else {
        result.ranges += first.ranges + second.ranges + [0x2D...0x2D]
        result.properties += second.properties
      }
    }
    result.isNegated = isNegated
    return result
  }

  private func single(_ set: ScalarSet) -> UInt32? {
    guard set.properties.isEmpty, set.ranges.count == 1, let range = set.ranges.first, range.count == 1 else {
      return nil
    }
    return range.lowerBound
  }

  private mutating func classItem() throws(PatternError) -> ScalarSet {
    let start = position
    guard let scalar = current else { throw error("a character class is not closed") }
    position += 1
    guard scalar == "\\" else { return ScalarSet([scalar.value...scalar.value]) }
    if take("b") { return ScalarSet([8...8]) }
    return try escape(start)
  }

  /// Reads an escape behind its backslash.
  private mutating func escape(_ start: Int) throws(PatternError) -> ScalarSet {
    guard let scalar = current else { throw error("there is nothing behind a backslash", at: start) }
    position += 1
    func one(_ value: UInt32) -> ScalarSet { ScalarSet([value...value]) }
    switch scalar {
    case "d": return ScalarSet(ScalarSet.digits)
    case "D": return ScalarSet(ScalarSet.digits, isNegated: true)
    case "w": return ScalarSet(ScalarSet.word)
    case "W": return ScalarSet(ScalarSet.word, isNegated: true)
    case "s": return ScalarSet(ScalarSet.space)
    case "S": return ScalarSet(ScalarSet.space, isNegated: true)
    case "t": return one(0x09)
    case "n": return one(0x0A)
    case "v": return one(0x0B)
    case "f": return one(0x0C)
    case "r": return one(0x0D)
    case "0": return one(0)
    case "c":
      guard let letter = current, letter.isASCII, letter.properties.isAlphabetic else {
        throw error("\\c must be followed by a letter", at: start)
      }
      position += 1
      return one(letter.value & 0x1F)
    case "x": return one(try hexadecimal(2, start))
    case "u": return one(try codePoint(start))
    case "p", "P": return try property(scalar == "P", start)
    case "1"..."9", "k":
      throw error("back references are not supported, as they do not allow matching in linear time", at: start)
    default:
      let isIdentity = scalar.isASCII && !scalar.properties.isAlphabetic && scalar.value > 0x20
      guard isIdentity else { throw error("there is no escape \\\(scalar)", at: start) }
      return one(scalar.value)
    }
  }

  private mutating func hexadecimal(_ count: Int, _ start: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = current.flatMap({ Character($0).hexDigitValue }) else {
        throw error("hexadecimal digits are missing", at: start)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private mutating func codePoint(_ start: Int) throws(PatternError) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      var count = 0
      while let digit = current.flatMap({ Character($0).hexDigitValue }), value <= 0x10FFFF {
        value = value << 4 | UInt32(digit)
        position += 1
        count += 1
      }
      guard count > 0, take("}"), value <= 0x10FFFF else { throw error("a code point is malformed", at: start) }
      return value
    }
    let value = try hexadecimal(4, start)
    guard value & 0xFC00 == 0xD800, position + 1 < scalars.count, scalars[position] == "\\",
      scalars[position + 1] == "u"
    else { return value }
    let rest = position
    position += 2
    let low = try hexadecimal(4, start)
    if low & 0xFC00 == 0xDC00 { return 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF }
    position = rest
    return value
  }

  private mutating func property(_ isNegated: Bool, _ start: Int) throws(PatternError) -> ScalarSet {
    guard take("{"), let end = scalars[position...].firstIndex(of: "}") else {
      throw error("\\p must be followed by a property in braces", at: start)
    }
    var name = ""
    name.unicodeScalars.append(contentsOf: scalars[position..<end])
    guard let property = ScalarProperty(name) else {
      throw error("the Unicode property \(name) is not supported", at: start)
    }
    position = end + 1
    let index = sets.properties.firstIndex(of: property) ?? sets.properties.count
    if index == sets.properties.count {
      guard index < 6 else { throw error("a pattern may name six Unicode properties at most", at: start) }
      sets.properties.append(property)
    }
    var set = ScalarSet()
    set.properties = [(index, isNegated)]
    return set
  }
}
