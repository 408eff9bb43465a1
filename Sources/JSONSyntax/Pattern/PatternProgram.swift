/// A pattern as a nondeterministic automaton, simulated with all its states at once (Thompson).
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case set(Int, next: Int)
    case split(Int, Int)
    case assertion(PatternAssertion, next: Int)
    case match
  }

  /// What stands beside a place in the text.
  enum Neighbour: UInt8, Sendable {
    case none, word, other
  }

  private static let maximumCount = 20_000

  private(set) var instructions: [Instruction] = [.match]
  private(set) var start = 0
  let alphabet: PatternAlphabet
  /// For each set whether it holds each class.
  private let members: [[Bool]]
  private let isWord: [Bool]

  init(_ tree: PatternTree, _ sets: PatternSets) throws(PatternError) {
    let alphabet = PatternAlphabet(sets)
    self.alphabet = alphabet
    members = sets.sets.map { set in (0..<alphabet.count).map { alphabet.contains(set, $0) } }
    isWord = (0..<alphabet.count).map { alphabet.isWord($0) }
    start = try compile(tree, 0)
  }

  private mutating func add(_ instruction: Instruction) throws(PatternError) -> Int {
    guard instructions.count < PatternProgram.maximumCount else {
      throw PatternError(message: "the pattern is too large once its repetitions are counted out", offset: 0)
    }
    instructions.append(instruction)
    return instructions.count - 1
  }

  /// Compiles backwards: what is to follow is known.
  private mutating func compile(_ tree: PatternTree, _ next: Int) throws(PatternError) -> Int {
    switch tree {
    case .empty: return next
    case .set(let index): return try add(.set(index, next: next))
    case .assertion(let assertion): return try add(.assertion(assertion, next: next))
    case .sequence(let terms):
      var next = next
      for term in terms.reversed() { next = try compile(term, next) }
      return next
    case .alternatives(let branches):
      var result = try compile(branches[branches.count - 1], next)
      for branch in branches.dropLast().reversed() { result = try add(.split(try compile(branch, next), result)) }
      return result
    case .repetition(let body, let minimum, let maximum):
      var result = next
      if let maximum {
        for _ in minimum..<maximum { result = try add(.split(try compile(body, result), next)) }
      } else {
        let loop = try add(.split(next, next))
        let entry = try compile(body, loop)
        instructions[loop] = .split(entry, next)
        result = loop
      }
      for _ in 0..<minimum { result = try compile(body, result) }
      return result
    }
  }

  /// All states reached without taking a scalar, those that take one into `closed`; tells whether the pattern matched.
  func close(
    _ states: [Int32], _ before: Neighbour, _ after: Neighbour, into closed: inout [Int32], _ visited: inout [Bool]
  ) -> Bool {
    closed.removeAll(keepingCapacity: true)
    for index in visited.indices { visited[index] = false }
    var stack = states
    while let state = stack.popLast() {
      let index = Int(state)
      if visited[index] { continue }
      visited[index] = true
      switch instructions[index] {
      case .match: return true
      case .set: closed.append(state)
      case .split(let first, let second):
        stack.append(Int32(truncatingIfNeeded: second))
        stack.append(Int32(truncatingIfNeeded: first))
      case .assertion(let assertion, let next):
        if holds(assertion, before, after) { stack.append(Int32(truncatingIfNeeded: next)) }
      }
    }
    return false
  }

  private func holds(_ assertion: PatternAssertion, _ before: Neighbour, _ after: Neighbour) -> Bool {
    switch assertion {
    case .start: before == .none
    case .end: after == .none
    case .wordBoundary: (before == .word) != (after == .word)
    case .noWordBoundary: (before == .word) == (after == .word)
    }
  }

  func neighbour(_ symbol: Int) -> Neighbour { isWord[symbol] ? .word : .other }

  /// The states behind a scalar of a class; the pattern may also begin there.
  func step(_ closed: [Int32], _ symbol: Int, into states: inout [Int32]) {
    states.removeAll(keepingCapacity: true)
    for state in closed {
      if case .set(let set, let next) = instructions[Int(state)], members[set][symbol] {
        states.append(Int32(truncatingIfNeeded: next))
      }
    }
    states.append(Int32(truncatingIfNeeded: start))
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var states = [Int32(truncatingIfNeeded: start)]
    var closed: [Int32] = []
    var visited = [Bool](repeating: false, count: instructions.count)
    var before = Neighbour.none
    var index = 0
    while index < text.count {
      let symbol = unsafe alphabet.next(text, &index)
      let after = neighbour(symbol)
      if close(states, before, after, into: &closed, &visited) { return true }
      step(closed, symbol, into: &states)
      before = after
    }
    return close(states, before, .none, into: &closed, &visited)
  }
}
