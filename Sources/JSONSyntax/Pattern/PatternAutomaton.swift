/// A pattern as a deterministic automaton: one look-up for each scalar.
///
/// Made when the schema is compiled, unless it would become large; then the program is simulated instead.
struct PatternAutomaton: Sendable {
  private struct State: Hashable {
    var states: [Int32]
    var before: PatternProgram.Neighbour
  }

  private static let accept: UInt16 = 0
  private static let reject: UInt16 = 1
  private static let maximumStates = 2000
  private static let maximumWork = 4_000_000

  /// The next state for each state and class.
  private let transitions: [UInt16]
  /// Whether each state matches at the end of the text.
  private let matchesAtEnd: [Bool]
  private let start: UInt16
  private let width: Int

  init?(_ program: PatternProgram) {
    let width = program.alphabet.count
    var transitions = [UInt16](repeating: PatternAutomaton.accept, count: width)
    transitions += [UInt16](repeating: PatternAutomaton.reject, count: width)
    var matchesAtEnd = [true, false]
    var numbers: [State: UInt16] = [:]
    var queue: [State] = []
    var closed: [Int32] = []
    var next: [Int32] = []
    var visited = [Bool](repeating: false, count: program.instructions.count)

    func number(_ states: [Int32], _ before: PatternProgram.Neighbour) -> UInt16 {
      let state = State(states: states.sorted(), before: before)
      if let known = numbers[state] { return known }
      let number = UInt16(truncatingIfNeeded: queue.count + 2)
      numbers[state] = number
      queue.append(state)
      return number
    }

    start = number([Int32(truncatingIfNeeded: program.start)], .none)
    var work = 0
    var index = 0
    while index < queue.count {
      let state = queue[index]
      index += 1
      work += width * (state.states.count + 1) + 3 * program.instructions.count
      guard queue.count <= PatternAutomaton.maximumStates, work <= PatternAutomaton.maximumWork else { return nil }
      matchesAtEnd.append(program.close(state.states, state.before, .none, into: &closed, &visited))
      var isMatch: [PatternProgram.Neighbour: (Bool, [Int32])] = [:]
      for neighbour in [PatternProgram.Neighbour.word, .other] {
        isMatch[neighbour] = (program.close(state.states, state.before, neighbour, into: &closed, &visited), closed)
      }
      for symbol in 0..<width {
        let after = program.neighbour(symbol)
        guard let (isAccepted, closed) = isMatch[after] else { return nil }
        if isAccepted {
          transitions.append(PatternAutomaton.accept)
          continue
        }
        program.step(closed, symbol, into: &next)
        transitions.append(number(next, after))
      }
    }
    self.transitions = transitions
    self.matchesAtEnd = matchesAtEnd
    self.width = width
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>, _ alphabet: PatternAlphabet) -> Bool {
    var state = Int(start)
    var index = 0
    while index < text.count {
      let symbol = unsafe alphabet.next(text, &index)
      state = Int(transitions[state * width + symbol])
      if state == 0 { return true }
    }
    return matchesAtEnd[state]
  }
}
