internal import ArticleModel

/// Walks through an archive, and through archives in it, and hands out what is in them as inputs.
///
/// Names of members are never taken for paths: one that leads out of the archive, or that another member has had
/// before, is an error and not read; links and devices are passed over.
final class ArchiveWalk {
  /// Members up to this size are taken out of the archive at once, so that the next one can be looked for.
  private static let held = 8 << 20

  private enum Content {
    case members(ArchiveReader)
    case records(WebArchiveReader)
  }

  private let content: Content
  /// The archive itself as an input: its names are the beginnings of the members' names.
  private let archive: Input
  private let depth: Int
  private let filter: InputFilter
  private let limits: ArchiveLimits
  private var promise: ArchiveName.Promise
  private var names = NameSet()
  private var nested: ArchiveWalk?
  private var isOver = false

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - archive: The archive as an input.
  ///   - stream: Its bytes.
  ///   - depth: How many archives it lies in.
  ///   - filter: Which members are inputs.
  ///   - limits: What it may hold.
  /// - Throws: When it is not what its name says, or cannot be read.
  init(
    _ archive: Input, _ stream: any ByteStream, depth: Int, filter: InputFilter, limits: ArchiveLimits
  ) throws(DocumentError) {
    self.archive = archive
    self.depth = depth
    self.filter = filter
    self.limits = limits
    promise = ArchiveName.promise(archive.relativePath)
    let (beginning, _) = try PrefixedStream.beginning(of: stream, count: 5)
    if beginning == Array("WARC/".utf8) {
      content = .records(WebArchiveReader(PrefixedStream(beginning, stream), name: archive.name))
      return
    }
    guard !beginning.isEmpty else {
      throw DocumentError("archive-corrupt", "the archive is empty", at: SourceLocation(source: archive.name))
    }
    let source: any ByteStream
    if let file = stream as? FileStream, file.rewind() {
      source = file
    } else {
      source = PrefixedStream(beginning, stream)
    }
    content = .members(try ArchiveReader(source, name: archive.name, limits: limits))
  }

  /// The next input, or `nil` at the end; an archive that is broken ends with an input that says so.
  func next() -> Input? {
    while !isOver {
      if let nested {
        if let input = nested.next() { return input }
        self.nested = nil
      }
      do throws(DocumentError) {
        switch content {
        case .members(let reader):
          guard let member = try reader.next() else { return nil }
          if let input = try input(of: member, in: reader) { return input }
        case .records(let reader):
          guard let record = try reader.next() else { return nil }
          if let input = try input(of: record, in: reader) { return input }
        }
      } catch {
        isOver = true
        return failed(archive, error)
      }
    }
    return nil
  }

  private func failed(_ input: Input, _ error: DocumentError) -> Input {
    var input = input
    input.content = .failure(error)
    input.isFound = true
    return input
  }

  private func failed(_ input: Input, _ code: String, _ message: String) -> Input {
    failed(input, DocumentError(code, message, at: SourceLocation(source: input.name)))
  }

  // MARK: Members

  private func input(of member: ArchiveReader.Member, in reader: ArchiveReader) throws(DocumentError) -> Input? {
    if reader.isSingle { return try single(member, in: reader) }
    if member.kind == .directory { return nil }
    let input = self.member(named: member.name)
    if let problem = ArchiveWalk.problem(of: member.name) {
      return failed(input, "archive-name", "is not read: \(problem)")
    }
    guard member.kind == .regular else {
      return failed(input, InputReader.notRegular, "is a link or a device and no file in the archive")
    }
    let path = normalized(member.name)
    guard filter.admits(archive.isNamed ? path : input.relativePath) else { return nil }
    guard names.insert(String(decoding: path, as: UTF8.self)) else {
      return failed(input, "archive-duplicate", "is in the archive twice; only the first one is read")
    }
    guard !member.isEncrypted else { return failed(input, "archive-encrypted", "is encrypted") }
    return try self.input(input, from: reader, seconds: member.seconds, nanoseconds: member.nanoseconds)
  }

  /// An input with its bytes, or none when it is an archive that is walked through as well.
  private func input(
    _ named: Input, from stream: any ByteStream, seconds: Int = 0, nanoseconds: Int = 0
  ) throws(DocumentError) -> Input? {
    var input = named
    if ArchiveName.promise(input.relativePath) != .nothing {
      guard depth == 0 else {
        return failed(input, "archive-nested", "is an archive in an archive in an archive, which is not opened")
      }
      do throws(DocumentError) {
        nested = try ArchiveWalk(input, stream, depth: depth + 1, filter: filter, limits: limits)
        return nil
      } catch {
        return failed(input, error)
      }
    }
    let (bytes, isAll) = try PrefixedStream.beginning(of: stream, count: ArchiveWalk.held)
    input.facts = InputFacts(size: isAll ? bytes.count : -1, seconds: seconds, nanoseconds: nanoseconds)
    input.content = isAll ? .bytes(bytes) : .stream(PrefixedStream(bytes, stream))
    return input
  }

  /// What is in a compressed file.
  private func single(_ member: ArchiveReader.Member, in reader: ArchiveReader) throws(DocumentError) -> Input? {
    guard promise != .members, reader.isCompressed else {
      throw DocumentError(
        "archive-corrupt", "is not what its name says: neither an archive nor a compressed file",
        at: SourceLocation(source: archive.name))
    }
    let (beginning, isAll) = try PrefixedStream.beginning(of: reader, count: 5)
    let stream = PrefixedStream(beginning, isAll ? nil : reader)
    var input = archive
    input.isFound = archive.isFound
    if beginning == Array("WARC/".utf8) {
      nested = try ArchiveWalk(input, stream, depth: depth, filter: filter, limits: limits)
      return nil
    }
    input.relativePath = ArchiveName.uncompressed(archive.relativePath)
    return try self.input(input, from: stream, seconds: archive.facts.seconds, nanoseconds: archive.facts.nanoseconds)
  }

  // MARK: Records

  private func input(of record: WebArchiveReader.Record, in reader: WebArchiveReader) throws(DocumentError) -> Input? {
    let input = member(named: record.address)
    guard filter.admits(archive.isNamed ? record.address : input.relativePath) else { return nil }
    let type = record.mediaType
    let mayHoldArticles =
      type.isEmpty || type.contains("xml") && type != "application/xhtml+xml" || type.contains("json")
      || type == "application/octet-stream"
    guard mayHoldArticles else { return failed(input, FileKind.error(type, input.name)) }
    guard ["", "identity"].contains(record.contentEncoding) else {
      return failed(input, "archive-encoding", "has a payload in the encoding \(record.contentEncoding)")
    }
    // The same address may have been archived any number of times.
    _ = names.insert(String(decoding: record.address, as: UTF8.self))
    return try self.input(input, from: reader)
  }

  // MARK: Names

  private func member(named name: [UInt8]) -> Input {
    let path = normalized(name)
    var input = Input(
      path: SystemPath(bytes: archive.identity + [UInt8(ascii: "/")] + path.map { $0 == 0 ? 0x3F : $0 }),
      relativePath: archive.isNamed ? path : archive.relativePath + [UInt8(ascii: "/")] + path)
    if case .records = content {
      // An address is one name, not a path of directories.
      let prefix = archive.isNamed ? [] : archive.relativePath + [UInt8(ascii: "/")]
      input.relativePath = prefix + path.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ":") : $0 }
    }
    input.isFound = true
    return input
  }

  /// A name without what says nothing: `./` and doubled slashes.
  private func normalized(_ name: [UInt8]) -> [UInt8] {
    if case .records = content { return name }
    return Array(
      name.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual([UInt8(ascii: ".")]) }
        .joined(separator: [UInt8(ascii: "/")]))
  }

  /// Why a name cannot be that of something in an archive, or `nil` when it can.
  private static func problem(of name: [UInt8]) -> String? {
    if name.isEmpty { return "it has no name" }
    if name.first == UInt8(ascii: "/") { return "its name begins at the root of a file system" }
    let parts = name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    if parts.contains(where: { $0.elementsEqual("..".utf8) }) { return "its name leads out of the archive" }
    if name.count > 1, name[1] == UInt8(ascii: ":"), name.contains(UInt8(ascii: "\\")) {
      return "its name begins with a drive"
    }
    return name.count > 4096 ? "its name is too long" : nil
  }
}

extension FileStream {
  /// Goes back to the beginning, where that is possible.
  func rewind() -> Bool { System.rewind(descriptor) }
}
