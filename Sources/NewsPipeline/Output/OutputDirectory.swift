/// The directories below the root of an output, of which the last one that was used stays open.
///
/// Links below the root are not followed.
final class OutputDirectory {
  private let synchronizes: Bool
  /// The open root.
  let root: Int32
  /// The directory of the last file, which mostly is that of the one before.
  private var current: Int32 = -1
  private var parts: [String] = []
  private var isChanged = false

  /// Makes the root where it is missing, and opens it.
  ///
  /// `synchronizes`: whether new names are brought to the disk.
  init(_ path: String, synchronizes: Bool) throws(SystemError) {
    self.synchronizes = synchronizes
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += part
      if !made.isEmpty { try System.makeDirectory(made, in: System.workingDirectory) }
      made += "/"
    }
    root = try System.openDirectory(path, in: System.workingDirectory, followingLinks: true)
  }

  deinit {
    if current >= 0 && current != root { System.close(current) }
    System.close(root)
  }

  /// Opens a directory below the root, and makes it where it is missing.
  func enter(_ path: [String]) throws(SystemError) -> Int32 {
    guard current < 0 || parts != path else { return current }
    try leave()
    var open = root
    for part in path {
      let next: Int32
      do throws(SystemError) {
        if try System.makeDirectory(part, in: open), synchronizes { try System.synchronize(open) }
        next = try System.openDirectory(part, in: open, followingLinks: false)
      } catch {
        if open != root { System.close(open) }
        throw error
      }
      if open != root { System.close(open) }
      open = next
    }
    current = open
    parts = path
    return open
  }

  /// Says that a name in the directory that was entered last is new.
  func noteChange() { isChanged = true }

  /// Leaves the directory that was entered last: new names are brought to the disk, once for all of them.
  func leave() throws(SystemError) {
    guard current >= 0 else { return }
    let directory = current
    let isChanged = isChanged
    current = -1
    self.isChanged = false
    defer { if directory != root { System.close(directory) } }
    if synchronizes && isChanged { try System.synchronize(directory) }
  }
}
