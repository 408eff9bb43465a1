extension ScreenRun {
  func object(_ start: Int, _ number: Int32, _ level: Level) -> Int {
    guard level.depth < maximumDepth else { return ScreenRun.held }
    var index = afterSpace(start + 1)
    var object = unsafe objects.baseAddress.unsafelyUnwrapped + Int(number)
    if unsafe object.pointee.choice >= 0 {
      guard let chosen = unsafe choose(index, program.choices[Int(object.pointee.choice)]) else {
        return ScreenRun.held
      }
      unsafe object = objects.baseAddress.unsafelyUnwrapped + Int(chosen)
    }
    var inner = Level(depth: level.depth &+ 1, stranger: level.stranger)
    var seen: UInt128 = 0
    if text[index] != 0x7D {
      while true {
        let nameEnd = name(index)
        guard nameEnd != ScreenRun.held else { return nameEnd }
        let length = nameEnd &- index &- 1
        var node: Int32
        if let known = unsafe find(index &+ 1, length, in: object.pointee.names) {
          guard unsafe seen & known.pointee.bit == 0 else { return ScreenRun.held }
          unsafe seen |= known.pointee.bit
          unsafe node = known.pointee.node
        } else {
          node = unsafe object.pointee.strangers
          guard node >= 0, add(ScreenKey(text, index &+ 1, length), index &+ 1, level.stranger, &inner) else {
            return ScreenRun.held
          }
        }
        index = afterSpace(nameEnd &+ 1)
        guard text[index] == 0x3A else { return ScreenRun.held }
        let end = value(afterSpace(index &+ 1), node, inner)
        guard end != ScreenRun.held else { return end }
        index = afterSpace(end)
        if text[index] == 0x2C {
          index = afterSpace(index &+ 1)
          continue
        }
        guard text[index] == 0x7D else { return ScreenRun.held }
        break
      }
    }
    let strangers = Int(inner.stranger &- level.stranger)
    return unsafe isComplete(object, seen, strangers) ? index &+ 1 : ScreenRun.held
  }

  @inline(__always) private func isComplete(
    _ object: UnsafePointer<ScreenObject>, _ seen: UInt128, _ strangers: Int
  ) -> Bool {
    guard unsafe object.pointee.required & ~seen == 0 else { return false }
    if unsafe object.pointee.isCounted {
      let count = seen.nonzeroBitCount + strangers
      guard unsafe count >= Int(object.pointee.minCount), unsafe count <= Int(object.pointee.maxCount) else {
        return false
      }
    }
    let sets = unsafe object.pointee.alternatives
    if sets.count == 0 { return true }
    for set in Int(sets.start)..<Int(sets.start &+ sets.count) where unsafe program.alternatives[set] & ~seen == 0 {
      return true
    }
    return false
  }

  /// The end of the name that begins here, at its quotation mark.
  @inline(__always) private func name(_ start: Int) -> Int {
    guard text[start] == 0x22 else { return ScreenRun.held }
    return stringEnd(start &+ 1, mayEscape: false)
  }

  /// The object that the first member decides for.
  private func choose(_ start: Int, _ choice: ScreenChoice) -> Int32? {
    let nameEnd = name(start)
    guard nameEnd != ScreenRun.held, unsafe find(start + 1, nameEnd - start - 1, in: choice.name) != nil else {
      return nil
    }
    var index = afterSpace(nameEnd &+ 1)
    guard text[index] == 0x3A else { return nil }
    index = afterSpace(index &+ 1)
    guard text[index] == 0x22 else { return nil }
    let end = stringEnd(index &+ 1, mayEscape: false)
    guard end != ScreenRun.held else { return nil }
    let variant = unsafe find(index &+ 1, end - index - 1, in: choice.variants)?.pointee.node ?? choice.otherwise
    let node = unsafe nodes[Int(variant)]
    // A variant has no choices left.
    return node.kinds.contains(.object) ? node.object : nil
  }

  /// Notes a name that the schema does not know, unless the object has it already.
  private func add(_ key: ScreenKey, _ start: Int, _ first: Int32, _ level: inout Level) -> Bool {
    guard level.stranger < ScreenRun.maximumStrangers, level.stranger - first < ScreenRun.maximumStrangersInObject
    else {
      return false
    }
    for index in Int(first)..<Int(level.stranger) {
      let other = unsafe strangers[index]
      if other.first == key.first, Int(other.length) == key.length,
        text.equals(start, text, Int(other.start), count: key.length)
      {
        return false
      }
    }
    let stranger = ScreenStranger(
      first: key.first, start: Int32(truncatingIfNeeded: start), length: Int32(truncatingIfNeeded: key.length))
    unsafe (strangers + Int(level.stranger)).initialize(to: stranger)
    level.stranger &+= 1
    return true
  }
}
