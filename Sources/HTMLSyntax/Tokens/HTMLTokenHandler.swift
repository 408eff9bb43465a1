/// Receives the tokens of a fragment, in their order.
public protocol HTMLTokenHandler: AnyObject {
  /// Some text, decoded; one text may come in several pieces.
  func characters(_ text: Span<UInt8>)

  /// A start tag; it is valid during the call only.
  func startTag(_ tag: HTMLTag)

  /// An end tag; it is valid during the call only.
  func endTag(_ tag: HTMLTag)

  /// A comment, without its delimiters.
  func comment(_ text: Span<UInt8>)

  /// A document type.
  func documentType(_ type: HTMLDocumentType)
}

/// What a document type declaration says.
public struct HTMLDocumentType: Hashable, Sendable {
  /// The name, in lower case, or `nil` when there is none.
  public var name: String?
  /// The public identifier, or `nil` when there is none.
  public var publicID: String?
  /// The system identifier, or `nil` when there is none.
  public var systemID: String?
  /// Whether the declaration is broken so that browsers show the page as they did long ago.
  public var forcesQuirks = false

  /// Creates an empty declaration.
  public init() {}
}
