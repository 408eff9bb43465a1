internal import ArticleModel

/// The hidden file beside an output that becomes the output when it is whole.
///
/// Its name says which output it belongs to, and whoever writes it holds a lock on it. So one that a killed run has left
/// is known for what it is: nobody holds it. The next run onto the same output takes it away.
enum TemporaryFile {
  /// Makes the file of an output in the output's directory, and locks it.
  ///
  /// It stays locked as long as the descriptor is open; it must be open until the file has its name.
  static func make(
    for fileName: String, in directory: Int32
  ) throws(SystemError) -> (name: String, descriptor: Int32) {
    var number = 1
    while true {
      let name = self.name(for: fileName, number)
      removeLeftover(name, in: directory)
      let descriptor: Int32
      do throws(SystemError) {
        descriptor = try System.create(name, in: directory)
      } catch .exists {
        // Another run onto the same output is writing it, or the file system cannot tell.
        number += 1
        continue
      }
      // Somebody may have taken it for a leftover before it was locked. Where there are no locks nobody does.
      if (try? System.lock(descriptor)) != false, isNamed(name, in: directory, descriptor) { return (name, descriptor) }
      System.close(descriptor)
    }
  }

  /// What the file of an output is called.
  static func name(for fileName: String, _ number: Int) -> String {
    ".wirecopy-\(OutputName.digest(of: fileName.utf8))-\(number).tmp"
  }

  /// Removes a file that no run is writing.
  private static func removeLeftover(_ name: String, in directory: Int32) {
    guard let descriptor = try? System.openForReading(name, in: directory) else { return }
    defer { System.close(descriptor) }
    guard (try? System.status(of: descriptor))?.kind == .regular, (try? System.lock(descriptor)) == true,
      isNamed(name, in: directory, descriptor)
    else { return }
    System.remove(name, in: directory)
  }

  /// Whether an open file still has its name.
  private static func isNamed(_ name: String, in directory: Int32, _ descriptor: Int32) -> Bool {
    guard let named = try? System.status(of: name, in: directory, followingLinks: false),
      let open = try? System.status(of: descriptor)
    else { return false }
    return named.device == open.device && named.inode == open.inode
  }
}
