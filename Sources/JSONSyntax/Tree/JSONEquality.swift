/// Equality of JSON values: numbers by value, objects without regard to order.
enum JSONEquality {
  static func areEqual(_ a: JSONNode, in first: JSONTree, _ b: JSONNode, in second: JSONTree) -> Bool {
    let left = first.record(a)
    let right = second.record(b)
    guard left.kind == right.kind else { return false }
    switch left.kind {
    case .true, .false, .null: return true
    case .string:
      return unsafe left.length == right.length
        && ByteView(first.bytes).equals(
          Int(left.start), ByteView(second.bytes), Int(right.start), count: Int(left.length))
    case .number:
      return JSONNumber(first, left) == JSONNumber(second, right)
    case .array:
      guard left.start == right.start else { return false }
      var others = second.children(of: b)
      for element in first.children(of: a) {
        guard let other = others.next(), areEqual(element, in: first, other, in: second) else { return false }
      }
      return true
    case .object:
      guard left.start == right.start else { return false }
      var members: [String: JSONNode] = [:]
      for member in second.children(of: b) { members[second.key(of: member) ?? ""] = member }
      for member in first.children(of: a) {
        guard let other = members[first.key(of: member) ?? ""], areEqual(member, in: first, other, in: second) else {
          return false
        }
      }
      return true
    }
  }

  /// A number that equal values share.
  static func hash(_ node: JSONNode, in tree: JSONTree) -> Int {
    let record = tree.record(node)
    var hasher = Hasher()
    hasher.combine(record.kind)
    switch record.kind {
    case .true, .false, .null: break
    case .string: unsafe hasher.combine(bytes: UnsafeRawBufferPointer(tree.buffer(record)))
    case .number:
      let number = JSONNumber(tree, record)
      hasher.combine(number?.digits)
      hasher.combine(number?.exponent)
    case .array:
      for element in tree.children(of: node) { hasher.combine(hash(element, in: tree)) }
    case .object:
      var sum = 0
      for member in tree.children(of: node) {
        var inner = Hasher()
        inner.combine(tree.record(member).key)
        inner.combine(hash(member, in: tree))
        sum &+= inner.finalize()
      }
      hasher.combine(sum)
    }
    return hasher.finalize()
  }

  /// The first element of an array that equals an earlier one.
  static func firstRepeated(_ array: JSONNode, in tree: JSONTree) -> JSONNode? {
    var seen: [Int: [JSONNode]] = [:]
    for element in tree.children(of: array) {
      let hash = hash(element, in: tree)
      for earlier in seen[hash] ?? [] where areEqual(earlier, in: tree, element, in: tree) { return element }
      seen[hash, default: []].append(element)
    }
    return nil
  }
}
