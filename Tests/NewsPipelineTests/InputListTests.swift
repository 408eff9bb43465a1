import Foundation
import NewsFormats
import Testing

@testable import NewsPipeline

struct InputListTests {
  private func names(_ paths: [String], below root: String) -> [String] {
    let messages = Messages()
    var list = InputList(paths.map { SystemPath($0) }, messages: messages)
    var names: [String] = []
    while let input = list.next() { names.append(input.name.replacingOccurrences(of: root + "/", with: "")) }
    #expect(messages.codes.isEmpty)
    return names
  }

  @Test func `directories are walked in the order of bytes, without hidden files and links`() throws {
    let directory = try TemporaryDirectory()
    for name in ["b.xml", "a/2.xml", "a/10.xml", "B.xml", ".hidden.xml", ".wirecopy/x.xml", "é.xml", "a.xml"] {
      try directory.write("x", to: name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("link.xml"), withDestinationPath: directory.path("b.xml"))
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("a/loop"), withDestinationPath: directory.url.path)
    #expect(
      names([directory.url.path], below: directory.url.path)
        == ["B.xml", "a/10.xml", "a/2.xml", "a.xml", "b.xml", "é.xml"])
  }

  @Test func `what is named is taken in its order, links too, and a directory once`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("x", to: "d/b.xml")
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("link.xml"), withDestinationPath: directory.path("d/b.xml"))
    let paths = ["link.xml", "d", "d/", "d/b.xml"].map { directory.url.path + "/" + $0 }
    #expect(names(paths, below: directory.url.path) == ["link.xml", "d/b.xml", "d/b.xml"])
  }

  @Test func `a list has a path a line, or ends them with NUL`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("a.xml\r\n\nb c.xml\n", to: "lines")
    try directory.write("a\nb.xml\0c.xml\0", to: "nul")
    var selection = InputSelection(["first"])
    selection.listFile = directory.path("lines")
    #expect(try selection.allPaths().map(\.name) == ["first", "a.xml", "b c.xml"])
    selection.listFile = directory.path("nul")
    selection.isListSeparatedByNUL = true
    #expect(try selection.allPaths().map(\.name) == ["first", "a\nb.xml", "c.xml"])
  }

  @Test func `a path that is not UTF-8 is opened by its bytes`() throws {
    let directory = try TemporaryDirectory()
    let path = SystemPath(bytes: Array(directory.path("caf").utf8) + [0xE9])
    let name = Array(directory.path("caf").utf8) + [0xE9, 0]
    let descriptor = unsafe name.withUnsafeBytes { buffer in
      guard let address = buffer.baseAddress else { return Int32(-1) }
      return unsafe open(address.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o600)
    }
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(path.name.hasSuffix("caf\u{FFFD}"))
    #expect(try System.status(of: path).kind == .regular)
    #expect(names([directory.url.path], below: directory.url.path) == ["caf\u{FFFD}"])
  }
}
