extension SchemaRun {
  /// `enum` and `const`.
  mutating func constants(_ index: UInt32, _ record: JSONRecord, _ node: UnsafePointer<SchemaNode>) -> Bool {
    var isValid = true
    if unsafe node.pointee.constant >= 0, unsafe !equals(index, record, Int(node.pointee.constant)) {
      guard fail(index, { run in unsafe "\(run.quoted(index)) must be \(run.constant(Int(node.pointee.constant)))" })
      else { return false }
      isValid = false
    }
    if unsafe node.pointee.hasEnumeration {
      let first = unsafe Int(node.pointee.enumeration.start)
      let end = unsafe first + Int(node.pointee.enumeration.count)
      var candidate = first
      while candidate < end, !equals(index, record, candidate) { candidate += 1 }
      if candidate == end {
        let isReported = fail(
          index,
          { run in
            "\(run.quoted(index)) is not one of "
              + (first..<min(end, first + 20)).map { run.constant($0) }.joined(separator: ", ")
              + (end - first > 20 ? ", …" : "")
          })
        guard isReported else { return false }
        isValid = false
      }
    }
    return isValid
  }

  private func constant(_ number: Int) -> String {
    let constant = unsafe program.constants[number]
    return program.documents[constant.document].source(of: constant.node)
  }

  @inline(__always) private func equals(_ index: UInt32, _ record: JSONRecord, _ number: Int) -> Bool {
    let constant = unsafe program.constants[number]
    guard constant.kind == record.kind else { return false }
    if record.kind == .string {
      return unsafe constant.length == Int(record.length)
        && bytes.equals(Int(record.start), ByteView(constant.text), 0, count: constant.length)
    }
    return JSONEquality.areEqual(
      JSONNode(Int(index)), in: tree, constant.node, in: program.documents[constant.document])
  }

  /// `minLength`, `maxLength`, `pattern` and `format`.
  mutating func string(_ index: UInt32, _ record: JSONRecord, _ node: UnsafePointer<SchemaNode>) -> Bool {
    var isValid = true
    let text = unsafe tree.buffer(record)
    let minimum = unsafe Int(node.pointee.minLength)
    let maximum = unsafe Int(node.pointee.maxLength)
    // A scalar has one to four bytes, so that most lengths need not be counted.
    if text.count > maximum || (text.count + 3) / 4 < minimum {
      let length = unsafe SchemaRun.scalarCount(text)
      if length > maximum {
        guard fail(index, { _ in "has \(length) characters, more than the maximum \(maximum)" }) else { return false }
        isValid = false
      }
      if length < minimum {
        guard fail(index, { _ in "has \(length) characters, fewer than the minimum \(minimum)" }) else { return false }
        isValid = false
      }
    }
    if unsafe node.pointee.pattern >= 0 {
      let number = unsafe Int(node.pointee.pattern)
      if unsafe !program.patterns[number].matches(text) {
        guard
          fail(
            index, { run in "\(run.quoted(index)) does not match the pattern \(run.program.patterns[number].source)" })
        else {
          return false
        }
        isValid = false
      }
    }
    if unsafe node.pointee.format != .none, unsafe !node.pointee.format.matches(text) {
      guard fail(index, { run in unsafe "\(run.quoted(index)) is not \(node.pointee.format.words)" }) else {
        return false
      }
      isValid = false
    }
    return isValid
  }

  private static func scalarCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for index in text.indices where unsafe text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// `minimum`, `maximum`, their exclusive forms and `multipleOf`.
  mutating func number(_ index: UInt32, _ record: JSONRecord, _ node: UnsafePointer<SchemaNode>) -> Bool {
    let number = unsafe Int(node.pointee.limits)
    let quick = unsafe program.integerLimits[number]
    if quick.isInteger, record.flags & JSONRecord.integerFlag != 0, record.length <= 18 {
      let value = unsafe SchemaRun.integer(tree.buffer(record))
      if value >= quick.lower, value <= quick.upper, quick.divisor == 0 || value % quick.divisor == 0 { return true }
    }
    guard let value = JSONNumber(tree, record) else { return true }
    let limits = program.limits[number]
    var isValid = true
    if let bound = limits.minimum, value < bound {
      guard fail(index, { run in "\(run.quoted(index)) is below the minimum \(bound.spelling)" }) else { return false }
      isValid = false
    }
    if let bound = limits.exclusiveMinimum, value <= bound {
      guard fail(index, { run in "\(run.quoted(index)) must be above \(bound.spelling)" }) else { return false }
      isValid = false
    }
    if let bound = limits.maximum, value > bound {
      guard fail(index, { run in "\(run.quoted(index)) is above the maximum \(bound.spelling)" }) else { return false }
      isValid = false
    }
    if let bound = limits.exclusiveMaximum, value >= bound {
      guard fail(index, { run in "\(run.quoted(index)) must be below \(bound.spelling)" }) else { return false }
      isValid = false
    }
    if let divisor = limits.multipleOf, !value.isMultiple(of: divisor) {
      guard fail(index, { run in "\(run.quoted(index)) is not a multiple of \(divisor.spelling)" }) else {
        return false
      }
      isValid = false
    }
    return isValid
  }

  /// The value of an integer's spelling of at most 18 bytes.
  @inline(__always) static func integer(_ spelling: UnsafeBufferPointer<UInt8>) -> Int {
    var value = 0
    let isNegative = unsafe spelling[0] == 0x2D
    for index in (isNegative ? 1 : 0)..<spelling.count { value = unsafe value &* 10 &+ Int(spelling[index] & 0x0F) }
    return isNegative ? -value : value
  }
}

extension JSONNumber {
  /// The value in digits, for messages.
  var spelling: String {
    if digits.isEmpty { return "0" }
    let sign = isNegative ? "-" : ""
    let text = String(decoding: digits, as: UTF8.self)
    if isInteger, exponent <= 20 { return sign + text + String(repeating: "0", count: exponent - digits.count) }
    if exponent > 0, exponent <= 20 { return sign + text.prefix(exponent) + "." + text.dropFirst(exponent) }
    if exponent <= 0, exponent > -10 { return sign + "0." + String(repeating: "0", count: -exponent) + text }
    return "\(sign)0.\(text)e\(exponent)"
  }
}
