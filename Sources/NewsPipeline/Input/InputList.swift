internal import ArticleModel
internal import NewsFormats

/// The inputs of a run, one after the other, in an order that only depends on what was named and on file names.
///
/// Directories are walked in the order of the bytes of their names. Links in them are not followed, hidden files are
/// left out, and a directory is not entered twice.
struct InputList {
  private struct Directory: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// What is still to be looked at, the next one last.
  private var waiting: [Input] = []
  private var entered: Set<Directory> = []
  private let messages: any DiagnosticSink
  /// How many inputs could not be looked at.
  private(set) var failures = 0
  /// Whether there may be more than one input.
  let isMany: Bool

  /// Creates a list of what the user named: paths of files and directories, `-` for standard input.
  init(_ paths: [SystemPath], messages: any DiagnosticSink) {
    self.messages = messages
    waiting = paths.reversed().map { path in
      let bytes = path.utf8
      if bytes == [UInt8(ascii: "-")] { return .standardInput }
      let end = bytes.lastIndex { $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? 0
      let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      return Input(path: path, relativePath: Array(bytes[start..<end]))
    }
    isMany = paths.count > 1 || paths.contains { (try? System.status(of: $0))?.kind == .directory }
  }

  /// The next input that is no directory, or `nil` at the end.
  ///
  /// An input that is not a regular file is handed out as well; whoever opens it sees that.
  mutating func next() -> Input? {
    while let input = waiting.popLast() {
      guard let path = input.path else { return input }
      // What a directory holds has been looked at when it was listed.
      if input.isFound && !input.isDirectory { return input }
      guard let status = try? System.status(of: path), status.kind == .directory else { return input }
      enter(input, path)
    }
    return nil
  }

  private mutating func enter(_ input: Input, _ path: SystemPath) {
    let entries: [DirectoryEntry]
    let descriptor: Int32
    do throws(SystemError) {
      descriptor = try System.openForReading(path, followingLinks: !input.isFound)
      let status = try System.status(of: descriptor)
      guard entered.insert(Directory(device: status.device, inode: status.inode)).inserted else {
        System.close(descriptor)
        return
      }
      entries = try System.visibleEntries(in: descriptor)
    } catch {
      failures += 1
      messages.report(
        Diagnostic(
          .error, "input-not-readable", "cannot be read: \(error.message)", at: SourceLocation(source: input.name)))
      return
    }
    var prefix = path.utf8
    if prefix.last != UInt8(ascii: "/") { prefix.append(UInt8(ascii: "/")) }
    let relativePrefix = input.isFound ? input.relativePath + [UInt8(ascii: "/")] : []
    for entry in entries.reversed() {
      let path = SystemPath(bytes: prefix + entry.name)
      guard let kind = entry.kind ?? (try? System.linkStatus(of: path))?.kind, kind != .link else { continue }
      waiting.append(
        Input(path: path, relativePath: relativePrefix + entry.name, isFound: true, isDirectory: kind == .directory))
    }
  }
}
