internal import ArticleModel

/// The directory in which a run keeps what must outlive it: the lock, the journal and temporary files.
final class StateDirectory {
  /// The name of the directory of temporary files.
  private static let temporaryName = "tmp"

  let name: String
  /// The open directory.
  let descriptor: Int32
  /// The open directory of temporary files.
  let temporaryFiles: Int32
  private let lock: Int32
  let journal: Journal

  /// Makes the directory where it is missing, and holds it for this run.
  ///
  /// - Parameters:
  ///   - name: Its name below `parent`.
  ///   - parent: The open directory in which it is.
  ///   - path: Its path, for messages.
  ///   - isFresh: Whether what the journal says is forgotten.
  /// - Throws: With the status 75 when another run holds it.
  init(_ name: String, in parent: Int32, path: String, isFresh: Bool) throws(RunError) {
    self.name = name
    var open: [Int32] = []
    do throws(SystemError) {
      try System.makeDirectory(name, in: parent)
      let descriptor = try System.openDirectory(name, in: parent, followingLinks: false)
      open.append(descriptor)
      let lock = try System.openForAppending("lock", in: descriptor)
      open.append(lock)
      guard try System.lock(lock) else { throw .held }
      try System.makeDirectory(StateDirectory.temporaryName, in: descriptor)
      let temporary = try System.openDirectory(StateDirectory.temporaryName, in: descriptor, followingLinks: false)
      open.append(temporary)
      // What a run that was killed has left.
      for file in try System.entries(of: StateDirectory.temporaryName, in: descriptor) {
        System.remove(file, in: temporary)
      }
      journal = try Journal(in: descriptor, isFresh: isFresh)
      self.descriptor = descriptor
      self.lock = lock
      temporaryFiles = temporary
    } catch {
      for file in open { System.close(file) }
      guard error != .held else {
        throw RunError(
          .held, "output-held", "another run is writing here", source: path,
          hint: "wait for it, or write to another place")
      }
      throw RunError(writing: path, error)
    }
  }

  deinit {
    System.close(temporaryFiles)
    System.close(descriptor)
    System.close(lock)
  }

  /// Removes the directory with all that belongs in it; the run is over.
  func remove(from parent: Int32) {
    for file in (try? System.entries(of: StateDirectory.temporaryName, in: descriptor)) ?? [] {
      System.remove(file, in: temporaryFiles)
    }
    System.removeDirectory(StateDirectory.temporaryName, in: descriptor)
    // The journal last: as long as it is there, a run that goes on knows the outputs for its own.
    for file in [PieceStore.piecesName, "lock", Journal.fileName] { System.remove(file, in: descriptor) }
    System.removeDirectory(name, in: parent)
  }
}
