import Foundation

/// A small archive of articles, good and bad ones, in directories, made anew for a test.
struct ArchiveFixture {
  /// How many files there are.
  let count: Int
  let directory: TemporaryDirectory

  /// Makes `count` files below `in`.
  init(in directory: TemporaryDirectory, count: Int) throws {
    self.directory = directory
    self.count = count
    for index in 0..<count {
      let id = "urn:example:\(index)"
      let text = String(repeating: "Words of the article number \(index). ", count: 3 + index * 7 % 40)
      let json =
        "{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"\(id)\",\"headlines\":[{\"text\":\"Number \(index)\"}],"
        + "\"body\":[{\"type\":\"paragraph\",\"text\":\"\(text)\"}]}]}\n"
      let isBad = index % 17 == 5
      try directory.write(isBad ? String(json.dropLast(9)) : json, to: "in/\(index % 5)/\(index).json")
    }
  }

  /// Packs the files with a program of the system; returns whether there is such a program.
  func pack(_ arguments: [String]) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = directory.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

extension TemporaryDirectory {
  /// The contents of all files whose paths begin like this, by those, without what runs keep for themselves.
  func contents(beginning prefix: String) -> [String: Data] {
    var contents: [String: Data] = [:]
    for file in files where file.hasPrefix(prefix) {
      contents[file] = FileManager.default.contents(atPath: path(file))
    }
    return contents
  }
}
