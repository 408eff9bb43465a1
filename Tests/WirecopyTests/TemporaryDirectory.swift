import Foundation

/// A directory that goes away with the test.
final class TemporaryDirectory {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("wirecopy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of something in the directory.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file, with the directories that it needs.
  func write(_ text: String, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The text of a file, or `nil` when there is none.
  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The paths of all files, in order, without what runs keep for themselves.
  var files: [String] {
    let paths = FileManager.default.enumerator(atPath: url.path)?.allObjects as? [String] ?? []
    return paths.filter { path in
      var isDirectory: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: self.path(path), isDirectory: &isDirectory)
        && !isDirectory.boolValue && !path.contains(".wirecopy/")
    }.sorted()
  }
}
