import Foundation
import Testing

@testable import HTMLSyntax

/// The tests that browsers' tokenizers are held to.
enum TokenizerSuite {
  /// `xmlViolation.test` is left out: it is about another output than a tokenizer's.
  static let files = [
    "contentModelFlags", "domjs", "entities", "escapeFlag", "namedEntities", "numericEntities", "pendingSpecChanges",
    "test1", "test2", "test3", "test4", "unicodeChars", "unicodeCharsProblematic",
  ]

  static let folder: URL = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let corpus =
      ProcessInfo.processInfo.environment["WIRECOPY_CORPUS"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared/corpus")
    return corpus.appending(path: "html5lib-tests/tokenizer")
  }()

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }
}

@Suite(
  "The tokenizer suite of html5lib",
  .enabled(if: TokenizerSuite.isPresent, "The corpus is not at ../shared/corpus; set WIRECOPY_CORPUS"))
struct TokenizerSuiteTests {
  @Test("every test passes", arguments: TokenizerSuite.files)
  func file(_ name: String) throws {
    let data = try Data(contentsOf: TokenizerSuite.folder.appending(path: name + ".test"))
    let suite = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let tests = try #require(suite["tests"] as? [[String: Any]])
    var runs = 0
    for test in tests {
      let isDoubleEscaped = test["doubleEscaped"] as? Bool ?? false
      let unescape: (String) -> String? = { isDoubleEscaped ? unescaped($0) : $0 }
      // Half of a pair of surrogates cannot be written in UTF-8.
      guard let input = (test["input"] as? String).flatMap(unescape) else { continue }
      let expected = try #require(test["output"] as? [Any]).reduce(into: [Tokens.Token]()) { tokens, item in
        guard let item = item as? [Any], let token = token(item, unescape) else { return }
        if case .characters(let text) = token, case .characters(let before) = tokens.last {
          tokens[tokens.count - 1] = .characters(before + text)
        } else {
          tokens.append(token)
        }
      }
      for state in test["initialStates"] as? [String] ?? ["Data state"] {
        let tokenizer = HTMLTokenizer()
        tokenizer.followsElements = false
        tokenizer.model = try #require(model(state), "\(state) is not known")
        tokenizer.lastStartTag = Array((test["lastStartTag"] as? String ?? "").utf8)
        let tokens = Tokens()
        tokenizer.tokenizeFurther(Array(input.utf8).span, into: tokens)
        #expect(
          tokens.tokens == expected, "\(test["description"] ?? "") in \(state): \(input.debugDescription)")
        runs += 1
      }
    }
    #expect(runs > 0)
  }

  private func model(_ state: String) -> HTMLTokenizer.ContentModel? {
    switch state {
    case "Data state": .data
    case "RCDATA state": .replaceable
    case "RAWTEXT state": .raw
    case "Script data state": .script
    case "PLAINTEXT state": .plain
    case "CDATA section state": .section
    default: nil
    }
  }

  private func token(_ item: [Any], _ unescape: @escaping (String) -> String?) -> Tokens.Token? {
    guard let kind = item.first as? String else { return nil }
    let text: (Int) -> String? = { index in
      index < item.count ? (item[index] as? String).flatMap(unescape) : nil
    }
    switch kind {
    case "Character": return .characters(text(1) ?? "")
    case "Comment": return .comment(text(1) ?? "")
    case "EndTag": return .end(text(1) ?? "")
    case "StartTag":
      let attributes = (item[2] as? [String: String] ?? [:]).map { (unescape($0) ?? $0, unescape($1) ?? $1) }
      return .start(
        text(1) ?? "", Dictionary(attributes) { first, _ in first },
        isSelfClosing: item.count > 3 && (item[3] as? Bool ?? false))
    case "DOCTYPE":
      return .documentType(text(1), text(2), text(3), forcesQuirks: !(item[4] as? Bool ?? true))
    default: return nil
    }
  }

  /// A text whose escapes are escaped once more, or `nil` when it holds half of a pair of surrogates.
  private func unescaped(_ text: String) -> String? {
    var units: [UInt16] = []
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("\\u"), let unit = UInt16(rest.dropFirst(2).prefix(4), radix: 16) {
        units.append(unit)
        rest = rest.dropFirst(6)
      } else {
        units += Array(String(first).utf16)
        rest = rest.dropFirst()
      }
    }
    return String(validating: units, as: UTF16.self)
  }
}
