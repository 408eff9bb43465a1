/// A word to the receiver about what kind of version this is.
public struct Signal: Hashable, Sendable {
  /// The kind: `correction`, `update`, `kill`, or the source's own code.
  public var code: String
  /// What is said about it.
  public var text: String

  /// Creates a signal.
  public init(code: String, text: String = "") {
    self.code = code
    self.text = text
  }
}

/// A ban on publishing.
public struct Embargo: Hashable, Sendable {
  /// The instant at which the ban ends, or `nil` when it is indefinite, as NewsML-G2's empty `embargoed` says.
  public var until: NewsDate?
  /// The embargo in the source's own words.
  public var text: String

  /// Creates an embargo; without a date it is indefinite.
  public init(until: NewsDate? = nil, text: String = "") {
    self.until = until
    self.text = text
  }
}

/// What a version corrects.
public struct Correction: Hashable, Sendable {
  /// The correction as it is printed.
  public var text: String
  /// The identifier of the article that is corrected.
  public var refersTo: String

  /// Creates a correction.
  public init(text: String = "", refersTo: String = "") {
    self.text = text
    self.refersTo = refersTo
  }
}
