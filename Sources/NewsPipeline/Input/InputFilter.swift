/// Which of the files that are met in directories and archives are inputs.
public struct InputFilter: Hashable, Sendable {
  /// Patterns of which a path must fit one, unless there are none.
  public var included: [GlobPattern] = []
  /// Patterns of which a path must fit none.
  public var excluded: [GlobPattern] = []

  /// Creates a filter that lets everything through.
  public init() {}

  /// Whether a file is an input.
  ///
  /// `path`: where it stands below the directory or archive that was named.
  func admits(_ path: [UInt8]) -> Bool {
    if excluded.contains(where: { $0.matches(path) }) { return false }
    return included.isEmpty || included.contains { $0.matches(path) }
  }

  /// Whether a directory may hold inputs.
  func entersDirectory(_ path: [UInt8]) -> Bool { !excluded.contains { $0.matches(path) } }
}
