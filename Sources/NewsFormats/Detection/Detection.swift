/// What a document was found to be.
public struct Detection: Hashable, Sendable {
  /// The version of the format, as the document states it, or empty.
  public var version: String
  /// How sure the finding is, from 0 to 1; the registry takes the surest, and the first of equals.
  public var confidence: Double
  /// What the finding rests on, in a few words.
  public var evidence: String
  /// Whether the root element alone tells it, so that nothing behind its start tag can make it another format.
  public var isSettled = false

  /// Creates a finding.
  public init(version: String = "", confidence: Double = 1, evidence: String, isSettled: Bool = false) {
    self.version = version
    self.confidence = confidence
    self.evidence = evidence
    self.isSettled = isSettled
  }
}
