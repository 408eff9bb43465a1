/// Why a regular expression is refused.
public struct PatternError: Error, Hashable, Sendable {
  /// What is wrong, in words.
  public var message: String
  /// Where, in scalars from 0.
  public var offset: Int
}

/// A regular expression of ECMA-262 that takes time linear in the text, whatever its author had in mind.
///
/// Patterns come from strangers. What no automaton can match (back references, look-around) is refused. The pattern may
/// match anywhere in the text, as JSON Schema has it; scalars are its characters, as with the flag `u`.
public struct Pattern: Sendable {
  /// The pattern as it is spelled.
  public let source: String
  private let program: PatternProgram
  private let automaton: PatternAutomaton?

  /// Compiles a pattern.
  public init(_ source: String) throws(PatternError) {
    self.source = source
    var parser = PatternParser(source)
    let tree = try parser.parse()
    program = try PatternProgram(tree, parser.sets)
    automaton = PatternAutomaton(program)
  }

  /// Whether the pattern matches some part of a text.
  public func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { unsafe matches($0) }
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if let automaton { return unsafe automaton.matches(text, program.alphabet) }
    return unsafe program.matches(text)
  }
}
