import ArticleModel
import JSONSyntax
import Testing

@Suite struct JSONStreamTests {
  /// What a stream hands over, each value with its place, errors as their descriptions.
  private func items(
    _ text: String, _ shape: JSONStreamShape, chunk: Int, _ options: JSONReader.Options = .init()
  ) -> [String] {
    let stream = JSONStream(shape, source: "s", options: options)
    let bytes = Array(text.utf8)
    var items: [String] = []
    func take(_ item: JSONStreamItem) {
      switch item {
      case .value(let tree):
        let last = tree.children(of: tree.root).reversed().first ?? tree.root
        items.append("\(tree.location(of: last)) \(tree.source(of: tree.root))")
      case .failure(let error): items.append("failure \(error.diagnostic.location)")
      }
    }
    do {
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        try stream.push(Array(bytes[start..<min(start + chunk, bytes.count)]).span, take)
      }
      try stream.finish(take)
      if case .member = shape {
        let frame = stream.frame
        let last = frame.children(of: frame.root).reversed().first ?? frame.root
        items.append("frame \(frame.location(of: last)) \(frame.source(of: frame.root))")
      }
    } catch {
      items.append("error \(error.diagnostic.location) \(error.diagnostic.code)")
    }
    return items
  }

  static let chunks = [1, 2, 7, 16, 65_536]

  @Test(arguments: chunks) func `each line is a value and a bad one does not end the stream`(chunk: Int) {
    let text = "{\"a\":1}\n\n  \r\n[1,\n\"é\"\r\n{\"long\": \"text that is longer than a vector\", \"b\": 2}"
    let expected = [
      "s:1:6 {\"a\":1}", "failure s:4:4", "s:5:1 \"é\"",
      "s:6:52 {\"long\":\"text that is longer than a vector\",\"b\":2}",
    ]
    #expect(items(text, .lines, chunk: chunk) == expected)
  }

  @Test(arguments: chunks) func `records may span lines behind record separators`(chunk: Int) {
    #expect(items("\u{1E}[\n 2]\n\u{1E}3\n", .lines, chunk: chunk) == ["s:2:2 [2]", "s:3:2 3"])
    #expect(items("\u{1E}1\n\u{1E}{\n", .lines, chunk: chunk) == ["s:1:2 1", "failure s:3:1"])
  }

  @Test(arguments: chunks) func `the elements of an array are handed over`(chunk: Int) {
    let text = " [ {\"a\":\"]}\\\"\"},\n\"x,]\", 12 ,[1,\n [\" \"]],true\n]\n"
    let expected = [
      "s:1:9 {\"a\":\"]}\\\"\"}", "s:2:1 \"x,]\"", "s:2:8 12", "s:3:2 [1,[\" \"]]", "s:3:9 true",
    ]
    #expect(items(text, .elements, chunk: chunk) == expected)
    #expect(items("[]", .elements, chunk: chunk) == [])
  }

  @Test(arguments: chunks) func `broken arrays are refused with the place`(chunk: Int) {
    let cases = [
      ("[1,]", "error s:1:4 json-malformed"), ("[,1]", "error s:1:2 json-malformed"),
      ("[1 2]", "error s:1:4 json-malformed"), ("[1]x", "error s:1:4 json-malformed"),
      ("{}", "error s:1:1 json-malformed"), ("[1,\n{\"a\" 1}]", "error s:2:6 json-malformed"),
      ("[1,\n[1,", "error s:2:4 json-malformed"), ("[1,\n22", "error s:2:3 json-malformed"),
      ("[1", "error s:1:3 json-malformed"), ("", "error s:1:1 json-malformed"),
      ("[1}]", "error s:1:3 json-malformed"), ("[tru]", "error s:1:2 json-malformed"),
    ]
    for (text, expected) in cases { #expect(items(text, .elements, chunk: chunk).last == expected, "\(text)") }
  }

  @Test(arguments: chunks) func `a member's elements are handed over and its surroundings collected`(chunk: Int) {
    let text =
      "{ \"items\": 1, \"version\": {\"items\": [0]},\n \"it\\u0065ms\" : [ {\"a\":1},\n 2 ],\n \"next\": [\"items\", [3]] }"
    #expect(items(text, .member("items"), chunk: chunk).last == "error s:2:17 json-duplicate-key")
    let good = text.replacing("\"items\": 1, ", with: "")
    #expect(
      items(good, .member("items"), chunk: chunk) == [
        "s:2:24 {\"a\":1}", "s:3:2 2",
        "frame s:4:10 {\"version\":{\"items\":[0]},\"items\":[],\"next\":[\"items\",[3]]}",
      ])
    #expect(items("{\"items\":{\"items\":[1]}}", .member("items"), chunk: chunk).count == 1)
    #expect(items("{\"items\":[1],\"b\" 2}", .member("items"), chunk: chunk).last == "error s:1:18 json-malformed")
    #expect(items("[1]", .member("items"), chunk: chunk) == ["frame s:1:2 [1]"])
  }

  @Test func `what stands before the elements is known when they come`() throws {
    let stream = JSONStream(.member("items"))
    var titles: [String?] = []
    try stream.push(Array(#"{"title":"t","items":[1],"later":2}"#.utf8).span) { _ in
      titles.append(stream.frame.member("title", of: stream.frame.root).flatMap { stream.frame.string(of: $0) })
      titles.append(stream.frame.member("later", of: stream.frame.root).map { stream.frame.text(of: $0) })
    }
    #expect(titles == ["t", nil])
    try stream.finish { _ in Issue.record("there is no more value") }
    #expect(stream.frame.member("later", of: stream.frame.root) != nil)
    #expect(stream.hasFoundMember)
  }

  @Test(arguments: chunks) func `a whole input is one value`(chunk: Int) {
    #expect(items("\n{\"a\":\n1}", .whole, chunk: chunk) == ["s:3:1 {\"a\":1}"])
  }

  @Test(arguments: chunks) func `a value over the limit is refused where it begins`(chunk: Int) {
    var options = JSONReader.Options()
    options.maximumBytes = 8
    let text = "[1,\n [1,2,3,4,5,6]]"
    #expect(items(text, .elements, chunk: chunk, options) == ["s:1:2 1", "error s:2:2 size-limit"])
    #expect(items("[1,2,3,4,5,6]\n1\n", .lines, chunk: chunk, options) == ["failure s:1:1", "s:2:1 1"])
    #expect(items("{\"a\":111,\"b\":[1]}", .member("b"), chunk: chunk, options).last?.hasSuffix("size-limit") == true)
  }

  @Test(arguments: chunks, [JSONStreamShape.lines, .elements, .member("a"), .whole])
  func `values that a validator is sure of are passed over, and the others keep their places`(
    chunk: Int, shape: JSONStreamShape
  ) throws {
    let validator = JSONSchemaValidator(try JSONSchema(Array(#"{"items":{"type":"string"}}"#.utf8)))
    let stream = JSONStream(shape, passingOver: validator)
    let text: String
    switch shape {
    case .lines: text = "[\"a\"]\n[1]\n[\"b\"]\n[2,\n"
    case .elements: text = "[[\"a\"],[1],\n [2]]"
    case .member: text = "{\"a\":[[\"a\"],[1],\n [2]]}"
    case .whole: text = "[\"a\"]"
    }
    // Time and again in the same memory; it looks at values when there have been some.
    var items: [[String]] = []
    for _ in 0..<20 {
      items.append([])
      stream.restart(source: "s")
      func take(_ item: JSONStreamItem) {
        switch item {
        case .value(let tree):
          items[items.count - 1].append("\(tree.location(of: tree.root)) \(tree.source(of: tree.root))")
        case .failure(let error): items[items.count - 1].append("\(error.diagnostic.location)")
        }
      }
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        try stream.push(Array(bytes[start..<min(start + chunk, bytes.count)]).span, take)
      }
      try stream.finish(take)
    }
    switch shape {
    case .lines:
      #expect(items.first == ["s:1:1 [\"a\"]", "s:2:1 [1]", "s:3:1 [\"b\"]", "s:4:4"])
      #expect(items.last == ["s:2:1 [1]", "s:4:4"])
    case .elements:
      #expect(items.first == ["s:1:2 [\"a\"]", "s:1:8 [1]", "s:2:2 [2]"])
      #expect(items.last == ["s:1:8 [1]", "s:2:2 [2]"])
    case .member:
      #expect(items.first == ["s:1:7 [\"a\"]", "s:1:13 [1]", "s:2:2 [2]"])
      #expect(items.last == ["s:1:13 [1]", "s:2:2 [2]"])
    case .whole:
      #expect(items.first == ["s:1:1 [\"a\"]"])
      #expect(items.last == [])
    }
  }

  @Test func `a stream stops looking at values at a glance when none is let through, and still finds all`() throws {
    let validator = JSONSchemaValidator(try JSONSchema(Array(#"{"type":"string"}"#.utf8)))
    let stream = JSONStream(.lines, passingOver: validator)
    var count = 0
    try stream.push(Array((String(repeating: "1\n", count: 200) + "\"a\"\n").utf8).span) { _ in count += 1 }
    #expect(count == 201)
  }
}
