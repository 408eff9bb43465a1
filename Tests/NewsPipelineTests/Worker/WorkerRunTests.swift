import ArticleModel
import Foundation
import NewsFormats
import Testing

@testable import NewsPipeline

/// Bytes that come in small pieces.
final class PieceStream: ByteStream {
  private var bytes: [UInt8]
  private let pieceSize: Int
  private(set) var reads = 0
  /// Called before each piece is given.
  var beforeRead: () -> Void = {}

  init(_ text: String, pieceSize: Int = .max) {
    bytes = Array(text.utf8)
    self.pieceSize = pieceSize
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int {
    beforeRead()
    reads += 1
    let count = min(pieceSize, buffer.count, bytes.count)
    unsafe buffer.copyBytes(from: bytes[..<count])
    bytes.removeFirst(count)
    return count
  }
}

struct WorkerRunTests {
  private func serve(
    _ requests: String, format: Format = LineFormat.make(), pieceSize: Int = .max, skipsOthers: Bool = false,
    change: (inout ConversionOptions) -> Void = { _ in }
  ) throws -> (replies: [[String: Any]], summary: WorkerSummary, text: String) {
    var options = ConversionOptions(target: format)
    options.source = LineFormat.make()
    change(&options)
    let sent = Sent()
    let summary = WorkerRun(options, skipsOthers: skipsOthers, messages: Messages())
      .serve(PieceStream(requests, pieceSize: pieceSize), sent.take)
    let replies = try sent.text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    return (replies, summary, sent.text)
  }

  /// Keeps what is sent.
  private final class Sent {
    var text = ""
    func take(_ bytes: Span<UInt8>) throws(SystemError) {
      text += String(decoding: [UInt8](copying: bytes), as: UTF8.self)
    }
  }

  @Test(arguments: [1, 7, Int.max]) func `each request has one reply, in order`(pieceSize: Int) throws {
    let requests = (0..<50).map { #"{"id":\#($0),"payload":"a\#($0)\n"}"# }.joined(separator: "\n")
    let (replies, summary, _) = try serve(requests, pieceSize: pieceSize)
    #expect(replies.map { $0["id"] as? Int } == (0..<50).map { $0 })
    #expect(replies.map { $0["payload"] as? String } == (0..<50).map { "[a\($0)]" })
    #expect(replies.allSatisfy { $0["status"] as? String == "ok" && $0["articles"] as? Int == 1 })
    #expect(
      summary
        == {
          var all = WorkerSummary(); all.converted = 50; all.articles = 50; return all
        }())
  }

  @Test(arguments: [
    #""a\"b""#, "17", "1.50e2", "null", "true", #"{"file":"a.xml","part":[1,2]}"#, "[]", #""ä""#,
  ])
  func `an identifier comes back as it is`(id: String) throws {
    let (_, _, text) = try serve(#"{"payload":"a\n","id":\#(id)}"# + "\n" + #"{"id":\#(id)}"# + "\n")
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"id":\#(id),"status":"#) })
    #expect(try serve(#"{"payload":"a\n"}"#).text.hasPrefix(#"{"id":null,"status":"ok""#))
  }

  @Test(arguments: [
    ("nothing like it", "request-malformed", 2, 1), ("", "request-malformed", 2, 1),
    (#"{"id":1,"payload":"a"#, "request-malformed", 2, 21), (#"["a"]"#, "request-invalid", 2, 1),
    (#"{"id":1}"#, "request-invalid", 2, 1), (#"{"id":1,"payload":null}"#, "request-invalid", 2, 19),
    (#"{"id":1,"payload":7}"#, "request-invalid", 2, 19),
    (#"{"payload":"a","id":1,"id":2}"#, "request-malformed", 2, 28),
    (#"{"payload":"a","encoding":"rot13"}"#, "request-invalid", 2, 1),
    (#"{"payload":"a","encoding":7}"#, "request-invalid", 2, 27),
    (#"{"payload":"=?","encoding":"base64"}"#, "request-invalid", 2, 12),
    (#"{"payload":"a","from":"nosuch"}"#, "request-invalid", 2, 23),
    (#"{"payload":"a","name":[]}"#, "request-invalid", 2, 23),
  ])
  func `a bad line is an answer with its place, and not the end`(line: String, code: String, row: Int, column: Int)
    throws
  {
    let (replies, summary, _) = try serve(#"{"payload":"a\n"}"# + "\n\(line)\n" + #"{"id":3,"payload":"b\n"}"#)
    #expect(replies.count == 3)
    #expect(replies[1]["status"] as? String == "error")
    let error = try #require(replies[1]["error"] as? [String: Any])
    #expect(error["code"] as? String == code)
    #expect(error["line"] as? Int == row)
    #expect(error["column"] as? Int == column)
    #expect(replies[2]["payload"] as? String == "[b]")
    #expect(summary.status == .success)
    #expect(summary.failed == 1)
  }

  @Test func `a line that is too long is an answer, and its bytes are not kept`() throws {
    let long = String(repeating: "a", count: 400_000)
    let requests = #"{"id":1,"payload":"\#(long)"}"# + "\n" + #"{"id":2,"payload":"a\n"}"# + "\n"
    let (replies, _, _) = try serve(requests) { $0.reading.maximumSize = 1000 }
    #expect(replies.count == 2)
    #expect((replies[0]["error"] as? [String: Any])?["code"] as? String == "size-limit")
    #expect((replies[0]["error"] as? [String: Any])?["hint"] as? String == "raise the limit with --max-size")
    #expect(replies[1]["payload"] as? String == "[a]")
    let lines = RequestLines(PieceStream(requests, pieceSize: 1000), limit: 5000)
    #expect(try lines.next {} == .tooLong)
    #expect(lines.bytes.capacity <= 16_000)
    #expect(try lines.next {} == .line)
    #expect(lines.number == 2)
    #expect(try lines.next {} == .end)
  }

  @Test func `a payload above the limit is an error`() throws {
    let requests = #"{"id":1,"payload":"\#(String(repeating: "a", count: 2000))"}"#
    let (replies, _, _) = try serve(requests) { $0.reading.maximumSize = 1000 }
    let error = replies.first?["error"] as? [String: Any]
    #expect(error?["code"] as? String == "size-limit")
    #expect(error?["column"] as? Int == 19)
    #expect(replies.first?["id"] as? Int == 1)
  }

  @Test func `a broken payload is an error with its place and name, and the next one is well`() throws {
    let (replies, _, _) = try serve(
      #"{"id":1,"name":"day/a.txt","payload":"a\n!\n"}"# + "\n" + #"{"id":2,"payload":"b\n"}"#)
    let error = try #require(replies.first?["error"] as? [String: Any])
    #expect(error["code"] as? String == "broken")
    #expect(error["source"] as? String == "day/a.txt")
    #expect(error["line"] as? Int == 2)
    #expect(error["column"] as? Int == 1)
    #expect(replies.first?["payload"] == nil)
    #expect(replies.last?["payload"] as? String == "[b]")
  }

  @Test func `what is well beside a broken item is in the reply`() throws {
    let (replies, _, _) = try serve(#"{"payload":"a\n?\n?\nb\n"}"#)
    #expect(replies.first?["status"] as? String == "error")
    #expect(replies.first?["errors"] as? Int == 2)
    #expect(replies.first?["payload"] as? String == "[a,b]")
    #expect((replies.first?["error"] as? [String: Any])?["line"] as? Int == 2)
  }

  @Test func `a format that holds one article gives a payload for each`() throws {
    let requests = [#"{"payload":""}"#, #"{"payload":"a\n"}"#, #"{"payload":"a\nb\n"}"#, #"{"payload":"c\n"}"#]
    let (replies, _, _) = try serve(requests.joined(separator: "\n"), format: LineFormat.make(holdsMany: false))
    #expect(replies.map { $0["articles"] as? Int } == [0, 1, 2, 1])
    #expect(replies.map { $0["payload"] as? String } == [nil, "[a]", nil, "[c]"])
    #expect(replies[2]["payloads"] as? [String] == ["[a]", "[b]"])
  }

  @Test func `invalid output is an error`() throws {
    let requests = #"{"payload":"b\n"}"# + "\n" + #"{"payload":"a\n"}"#
    let (replies, _, _) = try serve(requests, format: LineFormat.make(forbidden: "b"))
    #expect((replies.first?["error"] as? [String: Any])?["code"] as? String == "output-invalid")
    #expect(replies.first?["payload"] == nil)
    #expect(replies.last?["payload"] as? String == "[a]")
    let unchecked = try serve(requests, format: LineFormat.make(forbidden: "b")) { $0.validates = false }
    #expect(unchecked.replies.first?["payload"] as? String == "[b]")
  }

  @Test func `members that mean nothing are told, not more than so many`() throws {
    let members = (0..<150).map { #""x\#($0)":1"# }.joined(separator: ",")
    let (replies, _, _) = try serve(#"{"payload":"a\n",\#(members)}"#)
    let warnings = try #require(replies.first?["warnings"] as? [[String: Any]])
    #expect(warnings.count == WorkerReply.toldWarnings)
    #expect(warnings.first?["code"] as? String == "request-member-unknown")
    #expect(replies.first?["warningCount"] as? Int == 150)
    #expect(replies.first?["status"] as? String == "ok")
  }

  @Test func `replies go out before more is waited for`() throws {
    let stream = PieceStream((0..<20).map { #"{"id":\#($0),"payload":"a\n"}"# + "\n" }.joined(), pieceSize: 30)
    let sent = Sent()
    var unanswered: [Int] = []
    stream.beforeRead = {
      unanswered.append(stream.reads * 30 / 28 - sent.text.split(separator: "\n").count)
    }
    var options = ConversionOptions(target: LineFormat.make())
    options.source = LineFormat.make()
    _ = WorkerRun(options, messages: Messages()).serve(stream, sent.take)
    #expect(sent.text.split(separator: "\n").count == 20)
    // Of the pieces that were read, no request is without its reply, but the one that is not there in whole.
    #expect(unanswered.allSatisfy { $0 <= 1 })
    #expect(unanswered.count > 10)
  }

  @Test func `output that nobody reads ends the run quietly`() throws {
    var options = ConversionOptions(target: LineFormat.make())
    options.source = LineFormat.make()
    let messages = Messages()
    let summary = WorkerRun(options, messages: messages).serve(PieceStream(#"{"payload":"a\n"}"#)) {
      _ throws(SystemError) in throw .brokenPipe
    }
    #expect(summary.status == .success)
    #expect(messages.all.isEmpty)
    let full = WorkerRun(options, messages: messages).serve(PieceStream(#"{"payload":"a\n"}"#)) {
      _ throws(SystemError) in throw .truncated
    }
    #expect(full.status == .cannotRun)
    #expect(messages.codes == ["output-not-writable"])
  }

  @Test func `a schema that cannot be read is no run`() throws {
    var options = ConversionOptions(target: LineFormat.make())
    options.schemaFile = "/nosuch.xsd"
    let messages = Messages()
    let summary = WorkerRun(options, messages: messages).serve(PieceStream(#"{"payload":"a\n"}"#)) { _ in }
    #expect(summary.status == .cannotRun)
    #expect(messages.all.first?.location.source == "/nosuch.xsd")
  }
}
