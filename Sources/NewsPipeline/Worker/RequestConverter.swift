internal import ArticleModel
internal import NewsFormats

/// Converts the payloads of requests, with readers, a writer and validators that are made once.
final class RequestConverter {
  /// Formats and the two kinds of payloads, which each need readers of their own.
  private struct ReaderKey: Hashable {
    var isText: Bool
    var format: String?
  }

  let shape: WorkerReply.Shape
  private let options: ConversionOptions
  private let schema: SchemaFile?
  private let skipsOthers: Bool
  private let messages = ReplyMessages()
  private let output = ReplyDocuments()
  private var conversion: Conversion
  private var readers: [ReaderKey: ReaderCache] = [:]

  /// Makes what is needed.
  ///
  /// `skipsOthers`: whether payloads that are no articles are passed over instead of being errors.
  init(_ options: ConversionOptions, skipsOthers: Bool) throws(RunError) {
    var options = options
    shape = [Format.json.name, Format.ndjson.name].contains(options.target.name) ? .articles : .document
    if shape == .articles { options.target = .ndjson }
    try CatalogFiles.add(options.catalogFiles, to: &options.reading.catalog)
    schema = try SchemaFile.named(options.schemaFile)
    self.options = options
    self.skipsOthers = skipsOthers
    conversion = try RequestConverter.makeConversion(options, schema, output, messages)
  }

  /// How many bytes a payload may have.
  var limit: Int { options.reading.maximumSize }

  /// Converts a payload.
  func reply(to request: WorkerRequest) throws(RunError) -> WorkerReply {
    for warning in request.warnings { messages.report(warning) }
    let path = request.name.map { SystemPath($0) }
    var input = Input(path: path, relativePath: Array((request.name ?? "stdin").utf8))
    input.content = .bytes(request.payload)
    input.isFound = skipsOthers
    conversion.begin(input)
    let cache = readers(for: request)
    var error: DocumentError?
    do throws(DocumentError) {
      try cache.read(input, sink: conversion) { [conversion] in conversion.isStopped }
    } catch let caught {
      error = caught
    }
    var outcome = InputOutcome.failed
    do throws(RunError) {
      outcome = try conversion.end(error)
    } catch {
      if let status = Interruption.status { throw RunError(quietly: status) }
      // What ends a run elsewhere ends a request here; nothing of it has been seen.
      if messages.reply.error == nil, let diagnostic = error.diagnostic { messages.report(diagnostic) }
      _ = output.take()
      output.discard()
      conversion = try RequestConverter.makeConversion(options, schema, output, messages)
    }
    var reply = messages.take()
    reply.outcome = outcome
    // What was finished before a broken payload showed what it is does not remain.
    let documents = output.take()
    reply.documents = error == nil ? documents : []
    reply.articles =
      options.target.holdsManyArticles
      ? reply.documents.isEmpty ? 0 : conversion.articlesOfInput : reply.documents.count
    return reply
  }

  private func readers(for request: WorkerRequest) -> ReaderCache {
    let format = request.format ?? options.source
    let key = ReaderKey(isText: request.isText, format: format?.name)
    if let known = readers[key] { return known }
    var reading = options.reading
    if request.isText { reading.encoding = "UTF-8" }
    let cache = ReaderCache(source: format, options: reading)
    readers[key] = cache
    return cache
  }

  private static func makeConversion(
    _ options: ConversionOptions, _ schema: SchemaFile?, _ output: ReplyDocuments, _ messages: ReplyMessages
  ) throws(RunError) -> Conversion {
    guard let makeWriter = options.target.makeWriter else {
      throw RunError(
        .wrongUsage, "format-not-written", "the format \(options.target.name) is only read", source: "wirecopy")
    }
    let tally = MessageTally(messages)
    let holdsMany = options.target.holdsManyArticles
    let assembly = DocumentAssembly(
      target: options.target, scope: holdsMany ? .input : .article, writer: makeWriter(options.writing),
      validators: try options.makeValidators(schema), output: output, hasPlaces: true, hasManyInputs: true,
      messages: tally)
    let losses = LossGate(
      options, report: nil, assembly: LossGate.AssemblyFacts(makesOneDocument: false, hasManyInputs: true))
    return Conversion(options: options, assembly: assembly, losses: losses, duplicates: nil, messages: tally)
  }
}
