internal import ArticleModel
internal import CLibArchive

/// The functions of libarchive, which is opened with the first archive.
@safe struct ArchiveLibrary: @unchecked Sendable {
  let functions: WirecopyArchiveFunctions
  /// Why it cannot be used, or empty.
  private let problem: String

  private static let shared: ArchiveLibrary = {
    var functions = WirecopyArchiveFunctions()
    let problem = unsafe wirecopyOpenArchiveLibrary(&functions)
    return unsafe ArchiveLibrary(functions: functions, problem: problem.map { unsafe String(cString: $0) } ?? "")
  }()

  /// The library.
  ///
  /// - Throws: When it is not there, as an error about `name`.
  static func open(for name: String) throws(DocumentError) -> ArchiveLibrary {
    guard shared.problem.isEmpty else {
      throw DocumentError(
        "archive-library", "archives cannot be opened: \(shared.problem)", at: SourceLocation(source: name),
        hint: "install the package libarchive13")
    }
    return shared
  }
}
