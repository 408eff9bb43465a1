/// Links from one file to another, which stay good when both are moved together.
struct RelativeLink {
  /// The parts of the absolute path of the directory that links start from.
  private let directory: [Substring]

  /// Creates links from a file.
  init(from path: String) { directory = RelativeLink.parts(of: path).dropLast() }

  /// The link to a file, percent-encoded, or `nil` when there is none of this name.
  ///
  /// Of a member of an archive, the link leads to the archive.
  func address(of source: String) -> String? {
    guard let file = RelativeLink.file(of: source) else { return nil }
    let parts = RelativeLink.parts(of: file)
    let common = zip(directory, parts).prefix { $0 == $1 }.count
    let steps = [Substring](repeating: "..", count: directory.count - common) + parts[common...]
    return ValidationReport.percentEncoded(steps.joined(separator: "/"))
  }

  /// The file that a name leads to: the longest beginning of it that is one.
  private static func file(of source: String) -> String? {
    var end = source.endIndex
    while end > source.startIndex {
      let path = String(source[..<end])
      guard let status = try? System.status(of: SystemPath(path)) else {
        end = source[..<end].lastIndex(of: "/") ?? source.startIndex
        continue
      }
      let isWhole = end == source.endIndex
      return status.kind == .regular || isWhole && status.kind == .directory ? path : nil
    }
    return nil
  }

  /// The parts of a path as seen from the root, without those that lead nowhere.
  private static func parts(of path: String) -> [Substring] {
    var parts: [Substring] = []
    let whole = path.hasPrefix("/") ? path : "\(System.workingDirectoryPath)/\(path)"
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
