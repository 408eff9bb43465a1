internal import ArticleModel
internal import NewsFormats

/// The inputs of a run, one after the other, in an order that only depends on what was named and on file names.
///
/// Directories are walked in the order of the bytes of their names. Links in them are not followed, hidden files are
/// left out, and a directory is not entered twice. Archives are walked through as they lie.
struct InputList {
  private struct Directory: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// What is still to be looked at of a directory.
  ///
  /// The names lie behind one another: a directory may have a million of them.
  private final class Listing {
    /// The path of the directory, with a slash at its end.
    let path: [UInt8]
    /// The same below the directory that was named, or empty for that one.
    let relativePath: [UInt8]
    private var names: [UInt8] = []
    private var entries: [(end: Int, kind: FileStatus.Kind?)] = []
    private var index = 0

    init(path: [UInt8], relativePath: [UInt8], entries: [DirectoryEntry]) {
      self.path = path
      self.relativePath = relativePath
      self.entries.reserveCapacity(entries.count)
      for entry in entries {
        names += entry.name
        self.entries.append((names.count, entry.kind))
      }
    }

    /// The next entry.
    func next() -> DirectoryEntry? {
      guard index < entries.count else { return nil }
      defer { index += 1 }
      let start = index == 0 ? 0 : entries[index - 1].end
      return DirectoryEntry(name: Array(names[start..<entries[index].end]), kind: entries[index].kind)
    }
  }

  private enum Place {
    case input(Input)
    case directory(Listing)
    case archive(ArchiveWalk)
  }

  /// Where there may be more inputs, the next place last.
  private var places: [Place] = []
  private var entered: Set<Directory> = []
  private let messages: any DiagnosticSink
  private let filter: InputFilter
  private let limits: ArchiveLimits
  private let opensArchives: Bool
  /// Whether there may be more than one input.
  private(set) var isMany: Bool

  /// Creates a list of what the user named.
  init(_ selection: InputSelection, messages: any DiagnosticSink) throws(RunError) {
    self.init(
      try selection.allPaths(), filter: selection.filter, limits: selection.limits,
      opensArchives: selection.opensArchives, messages: messages)
  }

  /// Creates a list of paths of files and directories, `-` for standard input.
  init(
    _ paths: [SystemPath], filter: InputFilter = InputFilter(), limits: ArchiveLimits = ArchiveLimits(),
    opensArchives: Bool = true, messages: any DiagnosticSink
  ) {
    self.messages = messages
    self.filter = filter
    self.limits = limits
    self.opensArchives = opensArchives
    let inputs = paths.map { path in
      let bytes = path.utf8
      if bytes == [UInt8(ascii: "-")] { return Input.standardInput }
      let end = bytes.lastIndex { $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? 0
      let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      return Input(path: path, relativePath: Array(bytes[start..<end]))
    }
    places = inputs.reversed().map(Place.input)
    isMany = inputs.count > 1
    guard let only = inputs.first, inputs.count == 1 else { return }
    if let path = only.path {
      isMany = (try? System.status(of: path))?.kind == .directory || isArchive(only, path)
    } else if let input = opened(only) {
      // What is at standard input shows only when some of it is read.
      places = [input]
      if case .archive = input { isMany = true }
    }
  }

  /// The next input that is no directory and no archive, or `nil` at the end.
  ///
  /// An input that is not a regular file is handed out as well; whoever opens it sees that.
  mutating func next() -> Input? {
    while let place = places.popLast() {
      switch place {
      case .archive(let walk):
        guard let input = walk.next() else { continue }
        places.append(place)
        return input
      case .directory(let listing):
        guard let entry = listing.next() else { continue }
        places.append(place)
        if let input = input(entry, in: listing) { return input }
      case .input(let input):
        guard input.path != nil else {
          guard case .file = input.content, let opened = opened(input) else { return input }
          if case .input(let input) = opened { return input }
          places.append(opened)
          continue
        }
        if let input = entered(input) { return input }
      }
    }
    return nil
  }

  /// What an entry of a directory is, or `nil` when it has been entered.
  private mutating func input(_ entry: DirectoryEntry, in listing: Listing) -> Input? {
    let path = SystemPath(bytes: listing.path + entry.name)
    guard let kind = entry.kind ?? (try? System.linkStatus(of: path))?.kind, kind != .link else { return nil }
    let input = Input(
      path: path, relativePath: listing.relativePath + entry.name, isFound: true, isDirectory: kind == .directory)
    if kind == .directory {
      if filter.entersDirectory(input.relativePath) { enter(input, path) }
      return nil
    }
    let isArchive = opensArchives && ArchiveName.promise(entry.name) != .nothing
    // What an archive holds is looked at one by one.
    guard isArchive ? filter.entersDirectory(input.relativePath) : filter.admits(input.relativePath) else { return nil }
    return isArchive ? openedArchive(input, path) : input
  }

  /// What a thing that was named is, or `nil` when it has been entered.
  private mutating func entered(_ input: Input) -> Input? {
    guard let path = input.path, let status = try? System.status(of: path) else { return input }
    if status.kind == .directory {
      enter(input, path)
      return nil
    }
    return status.kind == .regular && isArchive(input, path) ? openedArchive(input, path) : input
  }

  private func isArchive(_ input: Input, _ path: SystemPath) -> Bool {
    guard opensArchives else { return false }
    if ArchiveName.promise(input.relativePath) != .nothing { return true }
    var beginning = [UInt8](repeating: 0, count: 512)
    guard let descriptor = try? System.openForReading(path) else { return false }
    defer { System.close(descriptor) }
    guard (try? System.status(of: descriptor))?.kind == .regular else { return false }
    let count = (try? System.read(descriptor, at: 0, into: &beginning)) ?? 0
    return ArchiveName.isArchive(Array(beginning[..<count]))
  }

  /// Begins to walk through an archive; one that cannot be opened is an input that says so.
  private mutating func openedArchive(_ input: Input, _ path: SystemPath) -> Input? {
    var archive = input
    do throws(DocumentError) {
      let (descriptor, status) = try InputReader.reporting(input.name) { () throws(SystemError) in
        let descriptor = try System.openForReading(path, followingLinks: !input.isFound)
        return (descriptor, try System.status(of: descriptor))
      }
      let stream = FileStream(descriptor, name: input.name, isPipe: false)
      archive.facts.seconds = status.modificationSeconds
      archive.facts.nanoseconds = status.modificationNanoseconds
      let walk = try ArchiveWalk(archive, stream, depth: 0, filter: filter, limits: limits)
      places.append(.archive(walk))
      return nil
    } catch {
      archive.content = .failure(error)
      return archive
    }
  }

  /// Looks at the beginning of standard input.
  private func opened(_ input: Input) -> Place? {
    let stream = FileStream(System.standardInput, name: input.name, isPipe: true)
    do throws(DocumentError) {
      let (bytes, isAll) = try PrefixedStream.beginning(of: stream, count: 512)
      let whole = PrefixedStream(bytes, isAll ? nil : stream)
      guard ArchiveName.isArchive(bytes) else {
        var input = input
        input.content = .stream(whole)
        return .input(input)
      }
      return .archive(try ArchiveWalk(input, whole, depth: 0, filter: filter, limits: limits))
    } catch {
      var input = input
      input.content = .failure(error)
      return .input(input)
    }
  }

  private mutating func enter(_ input: Input, _ path: SystemPath) {
    let entries: [DirectoryEntry]
    do throws(SystemError) {
      let descriptor = try System.openForReading(path, followingLinks: !input.isFound)
      let status = try System.status(of: descriptor)
      guard entered.insert(Directory(device: status.device, inode: status.inode)).inserted else {
        System.close(descriptor)
        return
      }
      entries = try System.visibleEntries(in: descriptor)
    } catch {
      messages.report(
        Diagnostic(
          .error, "input-not-readable", "cannot be read: \(error.message)", at: SourceLocation(source: input.name)))
      return
    }
    var prefix = path.utf8
    if prefix.last != UInt8(ascii: "/") { prefix.append(UInt8(ascii: "/")) }
    places.append(
      .directory(
        Listing(
          path: prefix, relativePath: input.isFound ? input.relativePath + [UInt8(ascii: "/")] : [],
          entries: entries)))
  }
}
