internal import ArticleModel
internal import JSONSyntax
internal import NewsFormats

/// What a worker is asked to convert.
struct WorkerRequest {
  /// The code of the error for a line that is no JSON.
  static let malformed = "request-malformed"
  /// The code of the error for a request that lacks something or says something impossible.
  static let invalid = "request-invalid"
  /// The code of what is said about members that mean nothing.
  static let unknownMember = "request-member-unknown"

  private static let members: Set<String> = ["id", "payload", "encoding", "from", "name"]

  /// The document.
  let payload: [UInt8]
  /// Whether the payload came as text, so that it is UTF-8 whatever it says of itself.
  let isText: Bool
  /// Its format, or `nil` to find out.
  let format: Format?
  /// What it is called in messages and in the articles' provenance.
  let name: String?
  /// What there is to say about the request itself.
  let warnings: [Diagnostic]

  /// Reads a request.
  ///
  /// - Parameters:
  ///   - tree: The line.
  ///   - limit: How many bytes the payload may have.
  /// - Throws: ``DocumentError`` when it cannot be answered; its place is that of the line.
  init(_ tree: JSONTree, limit: Int) throws(DocumentError) {
    let root = tree.root
    guard tree.kind(of: root) == .object else {
      throw DocumentError(WorkerRequest.invalid, "a request is a JSON object", at: tree.location(of: root))
    }
    guard let payload = tree.member("payload", of: root) else {
      throw DocumentError(WorkerRequest.invalid, "the request has no payload", at: tree.location(of: root))
    }
    guard tree.kind(of: payload) == .string else {
      throw DocumentError(WorkerRequest.invalid, "the payload is not a string", at: tree.location(of: payload))
    }
    let encoding = try WorkerRequest.text("encoding", of: tree) ?? "text"
    let text = tree.withBytes(of: payload) { [UInt8](copying: $0) }
    switch encoding {
    case "text":
      self.payload = text
      isText = true
    case "base64":
      guard let bytes = Base64.decoded(text.span) else {
        throw DocumentError(WorkerRequest.invalid, "the payload is not Base64", at: tree.location(of: payload))
      }
      self.payload = bytes
      isText = false
    default:
      throw DocumentError(
        WorkerRequest.invalid, "the encoding is neither text nor base64", at: tree.location(of: root))
    }
    guard self.payload.count <= limit else {
      throw DocumentError(
        "size-limit", "the payload has \(self.payload.count) bytes, more than the limit of \(limit)",
        at: tree.location(of: payload), hint: "raise the limit with --max-size")
    }
    format = try WorkerRequest.format(in: tree)
    name = try WorkerRequest.text("name", of: tree).flatMap { $0.isEmpty ? nil : $0 }
    warnings = tree.children(of: root).compactMap { node in
      guard let key = tree.key(of: node), !WorkerRequest.members.contains(key) else { return nil }
      return Diagnostic(
        .warning, WorkerRequest.unknownMember, "the member '\(key)' of the request means nothing",
        at: tree.location(of: node))
    }
  }

  /// A member that may be missing or `null`, and is a string otherwise.
  private static func text(_ name: StaticString, of tree: JSONTree) throws(DocumentError) -> String? {
    guard let node = tree.member(name, of: tree.root), tree.kind(of: node) != .null else { return nil }
    guard let text = tree.string(of: node) else {
      throw DocumentError(invalid, "the member '\(name)' is not a string", at: tree.location(of: node))
    }
    return text
  }

  private static func format(in tree: JSONTree) throws(DocumentError) -> Format? {
    guard let name = try text("from", of: tree) else { return nil }
    let place = tree.member("from", of: tree.root).map { tree.location(of: $0) } ?? tree.location(of: tree.root)
    guard let format = Format.named(name.lowercased()) else {
      throw DocumentError(invalid, "there is no format '\(name)'", at: place)
    }
    guard format.makeReader != nil else {
      throw DocumentError(invalid, "the format '\(format.name)' is only written", at: place)
    }
    return format
  }
}
