internal import ArticleModel
internal import CLibXML2

/// A schema plugged into a parser.
@safe final class SchemaValidation {
  private let schema: XMLSchema
  private let context: xmlSchemaValidCtxtPtr
  private var plug: xmlSchemaSAXPlugPtr?
  private var state: StatePointer?
  private let articleAttributes: [[CChar]]
  /// The local name of the only element whose attributes name the article, or empty for all elements.
  var articleElement: [CChar] = []
  private var source = ""
  private var articleID = ""
  private(set) var findings = XMLSchemaFindings()
  var maximumCount = 100

  init(_ schema: XMLSchema, articleAttributes: [String]) {
    self.schema = schema
    self.articleAttributes = articleAttributes.map { $0.utf8CString.map { $0 } }
    // As with the parser's own: only where there is no memory at all.
    guard let context = unsafe xmlSchemaNewValidCtxt(schema.schema) else { fatalError("out of memory") }
    unsafe self.context = context
  }

  deinit {
    unplug()
    unsafe xmlSchemaFreeValidCtxt(context)
  }

  /// Puts the validation between the parser and its callbacks, for one document.
  @unsafe func plug(into state: StatePointer, source: String) {
    unsafe self.state = state
    self.source = source
    articleID = ""
    findings = XMLSchemaFindings()
    let main = unsafe state.pointee.main
    unsafe wirecopySetSchemaValidCallback(
      context,
      { data, error in
        guard let data = unsafe data, let error = unsafe error else { return }
        unsafe Unmanaged<SchemaValidation>.fromOpaque(data).takeUnretainedValue().note(error.pointee)
      }, Unmanaged.passUnretained(self).toOpaque())
    unsafe plug = xmlSchemaSAXPlug(context, &main.pointee.sax, &main.pointee.userData)
    // The plug has no error callback of its own.
    if let handler = unsafe main.pointee.sax {
      unsafe wirecopySetErrorCallback(handler, { unsafe ErrorCallbacks.record($1) })
    }
  }

  /// Takes the validation out of the parser again.
  func unplug() {
    if let plug = unsafe plug { unsafe xmlSchemaSAXUnplug(plug) }
    unsafe plug = nil
  }

  /// Keeps the identifier of the article that starts.
  @unsafe func noteArticle(
    _ element: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    guard let attributes = unsafe attributes, !articleAttributes.isEmpty else { return }
    if !articleElement.isEmpty {
      let name = unsafe UnsafeRawPointer(element).assumingMemoryBound(to: CChar.self)
      guard unsafe strcmp(articleElement, name) == 0 else { return }
      articleID = ""
    }
    for index in 0..<count {
      guard let local = unsafe attributes[index * 5], unsafe attributes[index * 5 + 1] == nil,
        let value = unsafe attributes[index * 5 + 3], let end = unsafe attributes[index * 5 + 4]
      else { continue }
      let name = unsafe UnsafeRawPointer(local).assumingMemoryBound(to: CChar.self)
      for watched in articleAttributes where unsafe strcmp(watched, name) == 0 {
        articleID = unsafe String(decoding: UnsafeBufferPointer(start: value, count: end - value), as: UTF8.self)
      }
    }
  }

  private func note(_ error: xmlError) {
    guard let state = unsafe state, unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let text = unsafe ErrorMessages.trimmed(error)
    if unsafe error.code == 1818 || text.lowercased().contains("internal error") {
      guard !findings.isUndetermined else { return }
      findings.isUndetermined = true
    } else if SchemaMessages.isFalseAlarm(text) {
      return
    }
    guard findings.diagnostics.count < maximumCount else {
      findings.omittedCount += 1
      return
    }
    let place = unsafe state.pointee.lastPlace
    let location = SourceLocation(source: source, line: Int(place.line), column: Int(place.column))
    if findings.isUndetermined, unsafe error.code == 1818 || text.lowercased().contains("internal error") {
      findings.diagnostics.append(
        Diagnostic(
          .warning, "schema-undetermined",
          "a pattern in the schema is too complex for this value: "
            + SchemaMessages.readable(text), at: location, articleID: articleID))
    } else {
      findings.diagnostics.append(
        Diagnostic(.error, "schema", SchemaMessages.readable(text), at: location, articleID: articleID))
    }
  }
}
