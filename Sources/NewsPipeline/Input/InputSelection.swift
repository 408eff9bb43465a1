/// The inputs that the user named.
public struct InputSelection: Sendable {
  /// Paths of files and directories; `-` is standard input.
  public var paths: [String] = []
  /// A file that lists more paths, or `nil`.
  public var listFile: String?
  /// Whether NUL stands behind each path in the list, rather than a line break.
  public var isListSeparatedByNUL = false

  /// Creates a selection.
  public init(_ paths: [String] = []) { self.paths = paths }

  /// All paths, those of the list last.
  func allPaths() throws(RunError) -> [SystemPath] {
    let named = paths.map { SystemPath($0) }
    guard let listFile else { return named }
    return try named + FileListReader.paths(in: listFile, separatedByNUL: isListSeparatedByNUL)
  }
}
