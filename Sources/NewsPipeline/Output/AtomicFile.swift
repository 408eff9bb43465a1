/// A file that appears whole or not at all: written under another name, brought to the disk, then renamed.
struct AtomicFile: ~Copyable {
  private let directory: Int32
  private let temporaryName: String
  private var descriptor: Int32

  /// Makes the temporary file.
  ///
  /// `directory`: the open directory in which the file is to be; it must stay open.
  init(in directory: Int32, serial: Int) throws(SystemError) {
    self.directory = directory
    temporaryName = ".wirecopy-\(System.processID)-\(serial).tmp"
    descriptor = try System.create(temporaryName, in: directory)
  }

  /// A file that was not committed is removed.
  deinit {
    guard descriptor >= 0 else { return }
    System.close(descriptor)
    System.remove(temporaryName, in: directory)
  }

  /// Writes more.
  func write(_ bytes: Span<UInt8>) throws(SystemError) {
    try System.write(bytes, to: descriptor)
  }

  /// Lets the file appear.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - replacing: Whether a file of that name may be replaced; else it is an error.
  ///   - synchronizing: Whether the bytes have to be on the disk before.
  /// - Throws: The error of the operating system; the temporary file is removed then.
  consuming func commit(as name: String, replacing: Bool, synchronizing: Bool) throws(SystemError) {
    if synchronizing { try System.synchronize(descriptor) }
    try System.move(temporaryName, in: directory, to: name, in: directory, replacing: replacing)
    // Renamed: there is nothing to remove any more.
    System.close(descriptor)
    descriptor = -1
  }
}
