internal import ArticleModel

extension SchemaRun {
  /// Whether a value satisfies a schema, without a word if not.
  mutating func isQuietlyValid(_ index: UInt32, _ schema: Int32, _ marks: Int) -> Bool {
    quiet += 1
    defer { quiet -= 1 }
    return validate(index, schema, marks)
  }

  /// Whether a value satisfies a branch; only if so, the children that it evaluated are noted.
  private mutating func branch(_ index: UInt32, _ schema: Int32, _ marks: Int) -> Bool {
    guard marks >= 0 else { return isQuietlyValid(index, schema, marks) }
    let count = addMarksNeeded(index)
    let own = addMarks(count)
    defer { scratch.marks.removeLast(scratch.marks.count - own) }
    guard isQuietlyValid(index, schema, own) else { return false }
    copyMarks(own, to: marks, count)
    return true
  }

  /// The schemas that hold for the same value.
  mutating func inPlace(
    _ index: UInt32, _ record: JSONRecord, _ node: UnsafePointer<SchemaNode>, _ marks: Int
  ) -> Bool {
    inPlaceDepth += 1
    defer { inPlaceDepth -= 1 }
    var isValid = true
    if unsafe node.pointee.reference >= 0, unsafe !validate(index, node.pointee.reference, marks) {
      if !Mode.reports || quiet > 0 { return false }
      isValid = false
    }
    if unsafe node.pointee.dynamicReference >= 0,
      unsafe !validate(index, dynamicTarget(Int(node.pointee.dynamicReference)), marks)
    {
      if !Mode.reports || quiet > 0 { return false }
      isValid = false
    }
    let allOf = unsafe node.pointee.allOf
    for entry in Int(allOf.start)..<Int(allOf.start + allOf.count) where unsafe !validate(index, lists[entry], marks) {
      if !Mode.reports || quiet > 0 { return false }
      isValid = false
    }
    if unsafe node.pointee.anyOf.count > 0, unsafe !anyOf(index, node.pointee.anyOf, marks) { isValid = false }
    if !isValid, !Mode.reports || quiet > 0 { return false }
    if unsafe node.pointee.oneOf.count > 0, unsafe !oneOf(index, node.pointee.oneOf, marks) { isValid = false }
    if !isValid, !Mode.reports || quiet > 0 { return false }
    if unsafe node.pointee.not >= 0, unsafe isQuietlyValid(index, node.pointee.not, SchemaRun.noMarks) {
      guard fail(index, { _ in "is of a kind that is not allowed" }) else { return false }
      isValid = false
    }
    if unsafe node.pointee.condition >= 0 {
      let isMet = unsafe branch(index, node.pointee.condition, marks)
      let next = unsafe isMet ? node.pointee.then : node.pointee.otherwise
      if next >= 0, !validate(index, next, marks) { isValid = false }
    }
    let dependent = unsafe node.pointee.dependentSchemas
    if dependent.count > 0, record.kind == .object {
      for pair in stride(from: Int(dependent.start), to: Int(dependent.start + dependent.count), by: 2)
      where unsafe hasMember(index, record, lists[pair]) {
        if unsafe !validate(index, lists[pair + 1], marks) { isValid = false }
      }
    }
    return isValid
  }

  private mutating func anyOf(_ index: UInt32, _ list: SchemaList, _ marks: Int) -> Bool {
    var isMatched = false
    for entry in Int(list.start)..<Int(list.start + list.count) where unsafe branch(index, lists[entry], marks) {
      isMatched = true
      // The others matter only to those who ask what was evaluated.
      if marks < 0 { break }
    }
    return isMatched || reportBranches(index, list)
  }

  private mutating func oneOf(_ index: UInt32, _ list: SchemaList, _ marks: Int) -> Bool {
    var matches = 0
    for entry in Int(list.start)..<Int(list.start + list.count) where unsafe branch(index, lists[entry], marks) {
      matches += 1
      if matches > 1 {
        return fail(index, { _ in "matches several alternatives of which it must match one only" }) && false
      }
    }
    return matches == 1 || reportBranches(index, list)
  }

  /// Says why no alternative matches: by the one that comes nearest, if one comes nearer than the others.
  private mutating func reportBranches(_ index: UInt32, _ list: SchemaList) -> Bool {
    guard Mode.reports, quiet == 0 else { return false }
    var best: [(count: Int, depth: Int, diagnostics: SchemaRun)] = []
    for entry in Int(list.start)..<Int(list.start + list.count) {
      var run = self
      run.diagnostics = []
      _ = unsafe run.validate(index, lists[entry], SchemaRun.noMarks)
      // A branch whose departures lie below the value is of the right kind.
      let place = tree.location(of: JSONNode(Int(index)))
      let below = run.diagnostics.allSatisfy { $0.location != place }
      best.append((run.diagnostics.count, below ? 1 : 0, run))
    }
    let candidates = best.filter { $0.depth == 1 }
    if candidates.count == 1 {
      diagnostics += candidates[0].diagnostics.diagnostics
    } else if best.count == 1 {
      diagnostics += best[0].diagnostics.diagnostics
    } else {
      _ = fail(index, { run in "\(run.quoted(index)) matches none of the \(list.count) alternatives" })
    }
    return false
  }

  /// What a dynamic reference means here: the outermost resource with such an anchor decides.
  private func dynamicTarget(_ number: Int) -> Int32 {
    let reference = program.dynamicReferences[number]
    guard reference.anchor >= 0 else { return reference.target }
    for resource in scratch.scope {
      let target = program.dynamicTargets[Int(resource) * program.dynamicAnchorCount + Int(reference.anchor)]
      if target >= 0 { return target }
    }
    return reference.target
  }
}
