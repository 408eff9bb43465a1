internal import ArticleModel
internal import NewsFormats

/// Puts articles together into documents of the target format.
///
/// What an input contributes is pending until the input has been read to its end, so that an input that turns out to
/// be broken leaves nothing behind; up to a limit, above which it streams.
final class DocumentAssembly {
  /// What makes one document.
  enum Scope {
    /// All articles of the run.
    case run
    /// All articles of an input.
    case input
    /// One article.
    case article
  }

  /// How many bytes are passed on at once of what streams.
  private static let streamed = 256 << 10

  private let target: Format
  private let scope: Scope
  /// Whether more than one input may go into the document.
  private let hasManyInputs: Bool
  private let writer: any ArticleWriter
  private let gate: DocumentGate
  private let output: any DocumentOutput
  /// Whether each document gets a place of its own.
  private let hasPlaces: Bool
  /// How much goes into one document, or `nil` when all does.
  private let split: SplitSize?
  private var sizeOfDocument = (articles: 0, bytes: 0)
  private let messages: any DiagnosticSink

  private var input = Input.standardInput
  /// What is pending of the input.
  private var pending: [UInt8] = []
  /// Where documents end in ``pending`` that hold one article each, and the identifiers of their articles.
  private var parts: [(end: Int, id: String)] = []
  private(set) var articlesOfInput = 0
  /// Whether a document has been ended because it was large enough.
  private var hasEndedDocument = false
  /// Whether some of the input has been passed on before its end.
  private var hasStreamedInput = false
  /// Collections that the document's beginning can tell.
  private var collections: [ArticleCollection] = []
  /// Collections that only its end can tell.
  private var laterCollections: [ArticleCollection] = []
  private var collectionsBeforeInput = (first: 0, later: 0)
  /// Whether the writer has begun a document and not ended it.
  private var isWriting = false
  private var acceptedArticles = 0
  private var hasAcceptedInput = false
  private var onlyArticleID = ""
  /// The reason to end the run, which the calls of a reader cannot pass on.
  private(set) var failure: RunError?

  init(
    target: Format, scope: Scope, writer: any ArticleWriter, validators: [any DocumentValidator],
    output: any DocumentOutput, split: SplitSize? = nil, hasPlaces: Bool, hasManyInputs: Bool,
    messages: any DiagnosticSink
  ) {
    self.target = target
    self.hasManyInputs = hasManyInputs
    self.scope = scope
    self.writer = writer
    gate = DocumentGate(validators: validators, output: output, messages: messages)
    self.output = output
    self.hasPlaces = hasPlaces
    self.split = split
    self.messages = messages
  }

  // MARK: Inputs

  /// Begins an input.
  func begin(_ input: Input) {
    self.input = input
    parts.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    articlesOfInput = 0
    hasStreamedInput = false
    if scope != .run {
      collections.removeAll()
      laterCollections.removeAll()
    }
    collectionsBeforeInput = (collections.count, laterCollections.count)
  }

  /// Takes what the input says about itself; a second time, it replaces what it said before.
  func add(_ found: [ArticleCollection]) {
    if isWriting && (scope == .run || articlesOfInput > 0) {
      laterCollections.removeLast(laterCollections.count - collectionsBeforeInput.later)
      laterCollections += found.filter { !collections.contains($0) }
    } else {
      collections.removeLast(collections.count - collectionsBeforeInput.first)
      collections += found
    }
  }

  /// Takes an article of the input.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - measured: A document of this article alone, if there is one already, with what the writer had to say.
  /// - Throws: ``DocumentError`` when the target cannot hold it; the others are not concerned.
  func add(
    _ article: borrowing Article, measured: (document: [UInt8], messages: [Diagnostic])? = nil
  ) throws(DocumentError) {
    guard failure == nil else { return }
    if scope == .article {
      guard hasPlaces || acceptedArticles + articlesOfInput == 0 else {
        failure = RunError(
          .wrongUsage, "several-articles",
          "there are several articles, and a document of the format \(target.name) holds one", source: input.name,
          hint: "-o DIR/ writes each into a file of its own")
        return
      }
      if let measured {
        for message in measured.messages { messages.report(message) }
        pending += measured.document
      } else {
        writer.begin(collections: collections, sink: messages)
        try writer.write(article)
        try writer.end(collections: [])
        drain()
      }
      parts.append((pending.count, article.id))
    } else {
      if !isWriting { beginDocument() }
      try writer.write(article)
      let before = pending.count
      drain()
      sizeOfDocument.articles += 1
      sizeOfDocument.bytes += pending.count - before
    }
    articlesOfInput += 1
    onlyArticleID = acceptedArticles + articlesOfInput == 1 || scope == .input && articlesOfInput == 1 ? article.id : ""
    if isDocumentFull { return endFullDocument() }
    if pending.count > (gate.isStreaming ? DocumentAssembly.streamed : DocumentGate.limit) { stream() }
  }

  private var isDocumentFull: Bool {
    guard scope == .run else { return false }
    return switch split {
    case .articles(let count): sizeOfDocument.articles >= count
    case .bytes(let count): sizeOfDocument.bytes >= count
    case nil: false
    }
  }

  /// Ends a document that is large enough; the next article begins another one.
  private func endFullDocument() {
    do throws(RunError) {
      _ = try endDocument()
    } catch {
      failure = error
    }
    sizeOfDocument = (0, 0)
    hasStreamedInput = true
    hasEndedDocument = true
    laterCollections.removeAll()
    collectionsBeforeInput = (collections.count, 0)
  }

  /// Ends an input that was read to its end.
  ///
  /// - Returns: Whether what was made from it is valid.
  func accept() throws(RunError) -> Bool {
    if let failure { throw failure }
    var isValid = true
    switch scope {
    case .run: if isWriting || !hasEndedDocument { try passOn() }
    case .input:
      if !isWriting { beginDocument() }
      isValid = try endDocument()
    case .article:
      isValid = try passOnParts()
    }
    acceptedArticles += articlesOfInput
    hasAcceptedInput = true
    return isValid
  }

  /// Ends an input that is broken: nothing of it remains.
  func reject() throws(RunError) {
    if let failure { throw failure }
    pending.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    articlesOfInput = 0
    collections.removeLast(collections.count - collectionsBeforeInput.first)
    laterCollections.removeLast(laterCollections.count - collectionsBeforeInput.later)
    if hasStreamedInput {
      if gate.isOpen { try gate.drop() }
      guard output.isRevocable && scope != .run else {
        throw RunError(.inputFailed, "output-incomplete", "output incomplete", source: input.name)
      }
      isWriting = false
      return
    }
    // What the writer has said of the document's beginning is gone with the first input: it has to begin again.
    if scope == .input || acceptedArticles == 0 {
      isWriting = false
      if gate.isOpen { try gate.drop() }
    }
  }

  /// Ends the run.
  ///
  /// - Returns: Whether the document that all inputs went into, if it is one, is valid.
  func finish() throws(RunError) -> Bool {
    var isValid = true
    if hasAcceptedInput {
      switch scope {
      case .run:
        guard isWriting || !hasEndedDocument else { break }
        if !isWriting { beginDocument() }
        isValid = try endDocument()
      case .article where !hasPlaces && gate.isOpen:
        isValid = try gate.end(inputName: input.name, articleID: onlyArticleID)
      case .input, .article: break
      }
    }
    try output.finish()
    return isValid
  }

  // MARK: Documents

  private func beginDocument() {
    if scope == .run && hasManyInputs {
      // The others are not known yet, and a document has one place for all of them: its end.
      laterCollections = collections + laterCollections
      collectionsBeforeInput = (0, collectionsBeforeInput.first + collectionsBeforeInput.later)
      collections = []
    }
    writer.begin(collections: collections, sink: messages)
    isWriting = true
  }

  private func drain() {
    writer.drain { bytes in
      pending.reserveRoom(for: bytes.count)
      pending.append(copying: bytes)
    }
  }

  private func passOn() throws(RunError) {
    if !gate.isOpen { try gate.begin(DocumentLabel(input: input)) }
    try gate.push(&pending)
  }

  private func endDocument() throws(RunError) -> Bool {
    isWriting = false
    do throws(DocumentError) {
      try writer.end(collections: laterCollections)
    } catch {
      messages.report(error.diagnostic)
      pending.removeAll(keepingCapacity: true)
      if gate.isOpen { try gate.drop() }
      return false
    }
    drain()
    try passOn()
    return try gate.end(inputName: scope == .run ? "all inputs" : input.name, articleID: onlyArticleID)
  }

  /// Writes the documents that hold one article each.
  private func passOnParts() throws(RunError) -> Bool {
    guard hasPlaces else {
      if !parts.isEmpty { try passOn() }
      return true
    }
    let isOnlyOne = articlesOfInput == 1
    var isValid = true
    var start = 0
    for (index, part) in parts.enumerated() {
      let position = articlesOfInput - parts.count + index + 1
      var document = Array(pending[start..<part.end])
      try gate.begin(DocumentLabel(input: input, articleID: part.id, position: isOnlyOne ? 0 : position))
      try gate.push(&document)
      if try !gate.end(inputName: input.name, articleID: part.id) { isValid = false }
      start = part.end
    }
    pending.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    return isValid
  }

  /// Passes on what is pending of an input that is too large to be held back.
  private func stream() {
    do throws(RunError) {
      switch scope {
      case .article where !hasPlaces || articlesOfInput == 1: return
      case .article:
        if try !passOnParts() {
          failure = RunError(.inputFailed, "output-incomplete", "output incomplete", source: input.name)
        }
      case .run, .input: try passOn()
      }
      hasStreamedInput = true
    } catch {
      failure = error
    }
  }
}
