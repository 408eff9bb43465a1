internal import ArticleModel
internal import CLibXML2
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One schema that is being compiled.
///
/// libxml2 does not say for which schema a document is loaded, so one schema is compiled at a time, and only the thread
/// that compiles it is answered.
final class SchemaCompilation {
  private static let lock = Mutex<Void>(())
  private static let thread = Atomic<UInt>(0)
  nonisolated(unsafe) private static var current: SchemaCompilation?

  private let name: String
  private let resolve: (String) -> [UInt8]?
  private var failure: DocumentError?
  private var denied: [String] = []

  init(name: String, resolve: @escaping (String) -> [UInt8]?) {
    self.name = name
    self.resolve = resolve
  }

  func compile(_ bytes: [UInt8]) throws(DocumentError) -> xmlSchemaPtr {
    try checkWellFormed(bytes, name)
    let schema = unsafe Self.lock.withLock { _ in
      Self.thread.store(Self.threadNumber, ordering: .sequentiallyConsistent)
      unsafe Self.current = self
      defer {
        Self.thread.store(0, ordering: .sequentiallyConsistent)
        unsafe Self.current = nil
      }
      return unsafe UnsafeSendable(parse(bytes))
    }
    guard let compiled = unsafe schema.value, failure == nil else {
      unsafe xmlSchemaFree(schema.value)
      var error =
        failure
        ?? DocumentError("schema-invalid", "the schema cannot be compiled", at: SourceLocation(source: name))
      if let missing = denied.first {
        error.diagnostic.hint = "the schema refers to '\(missing)', which is not available"
      }
      throw error
    }
    return unsafe compiled
  }

  private func parse(_ bytes: [UInt8]) -> xmlSchemaPtr? {
    let data = unsafe Unmanaged.passUnretained(self).toOpaque()
    let callback: WirecopyErrorCallback = { data, error in
      guard let data = unsafe data, let error = unsafe error else { return }
      unsafe Unmanaged<SchemaCompilation>.fromOpaque(data).takeUnretainedValue().note(error.pointee)
    }
    unsafe wirecopySetThreadCallback(callback, data)
    defer { unsafe wirecopySetThreadCallback({ _, _ in }, nil) }
    return unsafe bytes.withUnsafeBytes { buffer -> xmlSchemaPtr? in
      guard
        let context = unsafe xmlSchemaNewMemParserCtxt(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      else { return nil }
      defer { unsafe xmlSchemaFreeParserCtxt(context) }
      unsafe wirecopySetSchemaParserCallback(context, callback, data)
      return unsafe xmlSchemaParse(context)
    }
  }

  private func note(_ error: xmlError) {
    guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue, failure == nil else { return }
    var source = name
    if let file = unsafe error.file {
      let text = unsafe String(cString: file)
      if text != "in_memory_buffer" { source = text }
    }
    failure = unsafe DocumentError(
      "schema-invalid", SchemaMessages.readable(ErrorMessages.trimmed(error)),
      at: SourceLocation(source: source, line: Int(error.line)))
  }

  /// Parses a schema document with the safe profile, so that its document type can open nothing.
  private func checkWellFormed(_ bytes: [UInt8], _ name: String) throws(DocumentError) {
    let parser = XMLParser(IgnoringHandler(), XMLLimits(), nil, buildsTrees: false)
    try parser.begin(source: name)
    try parser.push(bytes.span)
    try parser.finish()
  }

  // MARK: Loading

  private static var threadNumber: UInt {
    #if canImport(Darwin)
      UInt(bitPattern: pthread_self())
    #else
      UInt(pthread_self())
    #endif
  }

  /// Answers the process's loader, on behalf of the schema that this thread compiles.
  @unsafe static func load(_ url: UnsafePointer<CChar>?, _ context: xmlParserCtxtPtr?) -> xmlParserInputPtr? {
    guard let url = unsafe url, let context = unsafe context,
      thread.load(ordering: .sequentiallyConsistent) == threadNumber, let compilation = unsafe current
    else { return nil }
    return unsafe compilation.load(String(cString: url), context)
  }

  @unsafe private func load(_ url: String, _ context: xmlParserCtxtPtr) -> xmlParserInputPtr? {
    guard let bytes = resolve(url) else {
      denied.append(url)
      return nil
    }
    do throws(DocumentError) {
      try checkWellFormed(bytes, url)
    } catch {
      if failure == nil { failure = error }
      return nil
    }
    let buffer = unsafe bytes.withUnsafeBytes { bytes in
      unsafe xmlParserInputBufferCreateMem(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), XML_CHAR_ENCODING_NONE)
    }
    guard let buffer = unsafe buffer,
      let input = unsafe xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE)
    else { return nil }
    let name = unsafe xmlStrdup(Array(url.utf8) + [0])
    unsafe input.pointee.filename = UnsafePointer(UnsafeMutableRawPointer(name)?.assumingMemoryBound(to: CChar.self))
    return unsafe input
  }
}

/// Carries a pointer out of a lock.
@unsafe private struct UnsafeSendable: @unchecked Sendable {
  let value: xmlSchemaPtr?

  init(_ value: xmlSchemaPtr?) { unsafe self.value = value }
}

/// Takes nothing: for documents that are only checked.
final class IgnoringHandler: XMLItemHandler {
  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool { false }
  func item(_ tree: XMLTree, frame: XMLTree) {}
  func end(frame: XMLTree) {}
  func report(_ diagnostic: Diagnostic) {}
}
