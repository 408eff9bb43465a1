import Foundation
import Testing

/// Archives as inputs: the same articles as from the files in them, and nothing worse from hostile ones.
@Suite struct ArchiveTests {
  let directory: TemporaryDirectory
  let fixture: ArchiveFixture

  init() throws {
    directory = try TemporaryDirectory()
    fixture = try ArchiveFixture(in: directory, count: 30)
  }

  private func convert(_ arguments: [String]) throws -> Command.Outcome {
    try Command.run(["convert"] + arguments, in: directory.url)
  }

  /// The articles of an output without what says where they come from, in an order of their own.
  private func articles(_ lines: String) throws -> [String] {
    try lines.split(separator: "\n").map { line in
      var article = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      article["provenance"] = nil
      return String(
        decoding: try JSONSerialization.data(withJSONObject: article, options: .sortedKeys), as: UTF8.self)
    }.sorted()
  }

  @Test(arguments: [
    ("a.tar", ["tar", "cf"]), ("a.tar.gz", ["tar", "czf"]), ("a.tgz", ["tar", "czf"]), ("a.tar.bz2", ["tar", "cjf"]),
    ("a.tar.xz", ["tar", "cJf"]), ("a.tar.zst", ["tar", "--zstd", "-cf"]), ("a.zip", ["zip", "-qr"]),
  ])
  func `an archive and its files unpacked give the same articles`(name: String, command: [String]) throws {
    // Not every system has every program.
    guard try fixture.pack(command + [name, "in"]) else { return }
    let unpacked = try convert(["in", "-t", "ndjson"])
    let expected = try articles(unpacked.output)
    #expect(expected.count == 28)
    for workers in ["1", "3"] {
      let packed = try convert([name, "-t", "ndjson", "-j", workers])
      #expect(packed.status == 1)
      #expect(try articles(packed.output) == expected)
      #expect(packed.messages.contains("\(name)/in/0/5.json:1:"))
    }
    #expect(try convert([name, "-t", "nitf", "-o", "packed/"]).status == 1)
    #expect(try convert(["in", "-t", "nitf", "-o", "unpacked/in/"]).status == 1)
    let trees = ["packed", "unpacked"].map { tree in
      directory.contents(beginning: tree + "/").keys.map { String($0.dropFirst(tree.count)) }.sorted()
    }
    #expect(trees[0] == trees[1])
  }

  @Test func `archives in directories and one archive in another are opened, and no deeper`() throws {
    try #require(try fixture.pack(["tar", "cf", "inner.tar", "in/0"]))
    try #require(try fixture.pack(["tar", "czf", "outer.tgz", "inner.tar", "in/1"]))
    try #require(try fixture.pack(["tar", "cf", "outermost.tar", "outer.tgz"]))
    try FileManager.default.createDirectory(atPath: directory.path("box"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: directory.path("outer.tgz"), toPath: directory.path("box/outer.tgz"))
    let outcome = try convert(["box", "-t", "ndjson", "-o", "out/"])
    #expect(outcome.messages.contains("inputs: 11 converted, 1 failed"))
    #expect(directory.text("out/outer.tgz/inner.tar/in/0/10.ndjson")?.contains("urn:example:10") == true)
    #expect(directory.text("out/outer.tgz/in/1/1.ndjson")?.contains("urn:example:1") == true)
    let deep = try convert(["outermost.tar", "-t", "ndjson"])
    #expect(deep.status == 1)
    #expect(
      deep.messages.hasPrefix(
        "outermost.tar/outer.tgz/inner.tar: error: is an archive in an archive in an archive, which is not opened "
          + "[archive-nested]"))
  }

  @Test func `a compressed file is one input, also at standard input`() throws {
    try #require(try fixture.pack(["gzip", "-k", "in/0/0.json"]))
    let outcome = try convert(["in/0/0.json.gz", "-t", "ndjson"])
    #expect(outcome.status == 0)
    #expect(try articles(outcome.output) == (try articles(convert(["in/0/0.json", "-t", "ndjson"]).output)))
    try #require(try fixture.pack(["tar", "czf", "a.tgz", "in"]))
    let piped = Process()
    piped.executableURL = URL(fileURLWithPath: "/bin/sh")
    piped.arguments = ["-c", "\"$0\" convert - -t ndjson <a.tgz >piped 2>/dev/null", try Command.url().path]
    piped.currentDirectoryURL = directory.url
    try piped.run()
    piped.waitUntilExit()
    #expect(try articles(directory.text("piped") ?? "").count == 29)
  }

  @Test func `records of web archives that hold feeds or articles are read`() throws {
    let article = "{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"urn:a\"}]}"
    let chunked =
      "5\r\n" + article.prefix(5) + "\r\n\(String(article.count - 5, radix: 16))\r\n" + article.dropFirst(5)
      + "\r\n0\r\n\r\n"
    func record(_ type: String, _ uri: String, _ mediaType: String, _ block: String) -> String {
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(uri)\r\nContent-Type: \(mediaType)\r\n"
        + "Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }
    func response(_ type: String, _ body: String, _ more: String = "") -> String {
      "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\(more)\r\n\(body)"
    }
    let http = "application/http; msgtype=response"
    let text =
      record("warcinfo", "", "application/warc-fields", "software: x\r\n")
      + record("response", "https://news.example/a?b=1", http, response("application/json", article))
      + record("request", "https://news.example/a", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n")
      + record("response", "https://news.example/page", http, response("text/html", "<html></html>"))
      + record(
        "resource", "file:///b.json", "application/json", article.replacingOccurrences(of: "urn:a", with: "urn:b"))
      + record(
        "response", "https://news.example/c", http,
        response("application/json", chunked, "Transfer-Encoding: chunked\r\n"))
      + record("response", "https://news.example/gone", http, "HTTP/1.1 404 Not Found\r\n\r\ngone")
    try directory.write(text, to: "crawl.warc")
    try #require(try fixture.pack(["gzip", "-k", "crawl.warc"]))
    for name in ["crawl.warc", "crawl.warc.gz"] {
      let outcome = try convert([name, "-t", "ndjson"])
      #expect(outcome.status == 0, "\(outcome.messages)")
      let ids = try articles(outcome.output).compactMap { $0.firstMatch(of: /"id":"(urn:.)"/)?.1 }
      #expect(ids == ["urn:a", "urn:a", "urn:b"])
      #expect(outcome.messages.contains("no articles: 1 text\\/html") || outcome.messages.contains("1 text/html"))
    }
    try directory.write(String(text.dropLast(60)), to: "torn.warc")
    let torn = try convert(["torn.warc", "-t", "ndjson"])
    #expect(torn.status == 1)
    #expect(torn.messages.contains("torn.warc"))
  }

  @Test func `a torn archive is an error, what was read before it is not lost`() throws {
    try #require(try fixture.pack(["tar", "cf", "a.tar", "in"]))
    let whole = try Data(contentsOf: URL(fileURLWithPath: directory.path("a.tar")))
    try whole.prefix(whole.count / 2 + 100).write(to: URL(fileURLWithPath: directory.path("torn.tar")))
    let outcome = try convert(["torn.tar", "-t", "ndjson"])
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("torn.tar: error: the archive cannot be read on:"))
    #expect(try !articles(outcome.output).isEmpty)
    try directory.write("this is no zip", to: "fake.zip")
    let fake = try convert(["fake.zip", "-t", "ndjson"])
    #expect(fake.status == 1)
    #expect(fake.messages.hasPrefix("fake.zip: error: is not what its name says"))
  }

  @Test func `hostile names and links lead nowhere`() throws {
    let script = """
      import io, tarfile
      text = b'{"format":"wirecopy/1","articles":[{"id":"urn:x"}]}\\n'
      with tarfile.open("hostile.tar", "w") as archive:
        for name in ["../escape.json", "/absolute.json", "a/../../b.json", "good.json", "good.json"]:
          entry = tarfile.TarInfo(name); entry.size = len(text); archive.addfile(entry, io.BytesIO(text))
        entry = tarfile.TarInfo("link.json"); entry.type = tarfile.SYMTYPE; entry.linkname = "/etc/passwd"
        archive.addfile(entry)
      """
    guard try fixture.pack(["python3", "-c", script]) else { return }
    let outcome = try convert(["hostile.tar", "-t", "ndjson", "-o", "safe/out/"])
    #expect(outcome.status == 1)
    #expect(directory.files.filter { $0.hasPrefix("safe") || $0.contains("escape") } == ["safe/out/good.ndjson"])
    #expect(outcome.messages.components(separatedBy: "[archive-name]").count == 4)
    #expect(outcome.messages.contains("good.json: error: is in the archive twice"))
    #expect(outcome.messages.contains("link.json: warning: is a link or a device"))
  }

  @Test func `a bomb is stopped at the limits, which options raise`() throws {
    let text = String(repeating: " ", count: 40 << 20)
    try directory.write("{\"format\":\"wirecopy/1\",\"articles\":[{\"id\":\"a\"}\(text)]}", to: "bomb/b.json")
    try #require(try fixture.pack(["tar", "czf", "bomb.tgz", "bomb"]))
    let outcome = try convert(["bomb.tgz", "-t", "ndjson"])
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("more than 200 times its size"))
    #expect(outcome.messages.contains("--max-ratio"))
    #expect(try convert(["bomb.tgz", "-t", "ndjson", "--max-ratio", "10000"]).status == 0)
    #expect(try convert(["bomb.tgz", "-t", "ndjson", "--max-unpacked", "1M"]).messages.contains("[archive-size]"))
    try #require(try fixture.pack(["tar", "cf", "many.tar", "in"]))
    let many = try convert(["many.tar", "-t", "ndjson", "--max-members", "5"])
    #expect(many.status == 1)
    #expect(many.messages.contains("the archive has more than 5 members [archive-members]"))
  }
}
