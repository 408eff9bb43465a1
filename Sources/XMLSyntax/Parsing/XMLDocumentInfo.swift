/// What the prolog of a document says.
public struct XMLDocumentInfo: Hashable, Sendable {
  /// The version of XML, `1.0` when the document does not say.
  public var version = "1.0"
  /// The encoding that the document declares, or empty.
  public var declaredEncoding = ""
  /// The encoding that the document was read in.
  public var encoding = "UTF-8"
  /// Whether the document declares to be standalone, `nil` when it does not say.
  public var standalone: Bool?
  /// The name of the root element in the document type declaration, or empty when there is none.
  public var documentType = ""
  /// The public identifier of the document type, or empty.
  public var publicID = ""
  /// The system identifier of the document type, or empty.
  public var systemID = ""

  /// Creates the information of a document without a prolog.
  public init() {}
}
