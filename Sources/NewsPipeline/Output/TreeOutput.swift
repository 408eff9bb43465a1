/// Writes each document into a file of its own below a directory.
///
/// Links below the directory are not followed.
final class TreeOutput: DocumentOutput {
  /// What is to become of a document.
  enum Placement: Hashable {
    /// It is written under the name that was found for it.
    case write
    /// There is such a file already, and it stays.
    case skip
    /// There is such a file already, which is an error.
    case exists
  }

  private let root: String
  private let fileExtension: String
  private let existing: ExistingOutput
  private let synchronizes: Bool
  private let isDryRun: Bool
  private var rootDirectory: Int32 = -1
  /// The directory of the current document, which mostly is that of the one before.
  private var directory: Int32 = -1
  private var directoryParts: [String] = []
  private var isDirectoryChanged = false
  private var parts: [String] = []
  private var fileName = ""
  private var serial = 0
  private var file: AtomicFile?
  private var buffer = OutputBuffer()
  /// The outputs that this run has given out.
  private var taken: Set<String> = []

  init(_ root: String, fileExtension: String, existing: ExistingOutput, synchronizes: Bool, isDryRun: Bool) {
    self.root = root.hasSuffix("/") ? root : root + "/"
    self.fileExtension = fileExtension
    self.existing = existing
    self.synchronizes = synchronizes
    self.isDryRun = isDryRun
  }

  deinit {
    file = nil
    if directory >= 0 && directory != rootDirectory { System.close(directory) }
    if rootDirectory >= 0 { System.close(rootDirectory) }
  }

  var name: String { root + parts.map { $0 + "/" }.joined() + fileName }

  /// Finds a name for the next document.
  ///
  /// - Parameters:
  ///   - directories: The directories below the root, as safe names.
  ///   - stem: What the file is called after.
  ///   - identity: What tells it from others of the same stem.
  /// - Returns: What is to become of the document.
  /// - Throws: When the place cannot be looked at.
  func place(in directories: [String], stem: [UInt8], identity: [UInt8]) throws(RunError) -> Placement {
    parts = directories
    let plain = OutputName.safe(stem)
    fileName = plain + "." + fileExtension
    if !taken.insert(name).inserted {
      let distinct = plain + "-" + OutputName.digest(of: identity)
      fileName = distinct + "." + fileExtension
      var number = 2
      while !taken.insert(name).inserted {
        fileName = "\(distinct)-\(number).\(fileExtension)"
        number += 1
      }
    }
    guard existing != .replace else { return .write }
    do throws(SystemError) {
      guard try System.status(of: name, in: System.workingDirectory, followingLinks: false) != nil else {
        return .write
      }
    } catch {
      throw RunError(writing: name, error)
    }
    return existing == .skip ? .skip : .exists
  }

  func write(_ bytes: Span<UInt8>) throws(RunError) {
    if isDryRun { return }
    do throws(SystemError) {
      try open()
      try buffer.append(bytes, to: send)
    } catch {
      throw RunError(writing: name, error)
    }
  }

  func commit() throws(RunError) {
    if isDryRun { return }
    do throws(SystemError) {
      try open()
      try buffer.flush(to: send)
      if let file = file.take() {
        try file.commit(as: fileName, replacing: existing == .replace, synchronizing: synchronizes)
      }
      isDirectoryChanged = true
    } catch {
      throw RunError(writing: name, error)
    }
  }

  func discard() {
    buffer.removeAll()
    file = nil
  }

  func finish() throws(RunError) {
    discard()
    do throws(SystemError) {
      try leaveDirectory()
    } catch {
      throw RunError(writing: root, error)
    }
  }

  private func open() throws(SystemError) {
    guard file == nil else { return }
    try enterDirectory()
    serial += 1
    file = try AtomicFile(in: directory, serial: serial)
  }

  private func enterDirectory() throws(SystemError) {
    if rootDirectory < 0 {
      try makeRoot()
      rootDirectory = try System.openDirectory(root, in: System.workingDirectory, followingLinks: true)
    }
    guard directory < 0 || directoryParts != parts else { return }
    try leaveDirectory()
    var current = rootDirectory
    for part in parts {
      let next: Int32
      do throws(SystemError) {
        try System.makeDirectory(part, in: current)
        next = try System.openDirectory(part, in: current, followingLinks: false)
      } catch {
        if current != rootDirectory { System.close(current) }
        throw error
      }
      if current != rootDirectory { System.close(current) }
      current = next
    }
    directory = current
    directoryParts = parts
  }

  /// New names are brought to the disk once for all documents that follow each other in a directory.
  private func leaveDirectory() throws(SystemError) {
    guard directory >= 0 else { return }
    if synchronizes && isDirectoryChanged { try System.synchronize(directory) }
    isDirectoryChanged = false
    if directory != rootDirectory { System.close(directory) }
    directory = -1
  }

  private func makeRoot() throws(SystemError) {
    var path = ""
    for part in root.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      path += part
      if !path.isEmpty { try System.makeDirectory(path, in: System.workingDirectory) }
      path += "/"
    }
  }

  private func send(_ bytes: Span<UInt8>) throws(SystemError) {
    try file?.write(bytes)
  }
}
