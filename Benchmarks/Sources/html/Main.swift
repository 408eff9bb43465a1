import Foundation
import HTMLSyntax

/// Measures the tokenizer alone.
///
///     html FILE [ROUNDS]
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      FileHandle.standardError.write(Data("usage: html FILE [ROUNDS]\n".utf8))
      exit(2)
    }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[1])))
    let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5
    let tokenizer = HTMLTokenizer()
    var rates: [Double] = []
    var counter = Counter()
    for _ in 0..<rounds {
      counter = Counter()
      let start = DispatchTime.now().uptimeNanoseconds
      tokenizer.tokenize(bytes.span, into: counter)
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
      rates.append(Double(bytes.count) / 1e6 / seconds)
    }
    let rate = rates.sorted()[rates.count / 2]
    print(
      "tokenizer: \(Int(rate)) MB/s (target 300), \(counter.tags) tags and \(counter.text / 1_000_000) MB of text "
        + "in \(bytes.count / 1_000_000) MB")
  }
}

/// Counts what comes, so that nothing can be left out.
final class Counter: HTMLTokenHandler {
  var tags = 0
  var text = 0

  func characters(_ text: Span<UInt8>) { self.text += text.count }
  func startTag(_ tag: HTMLTag) { tags += 1 }
  func endTag(_ tag: HTMLTag) { tags += 1 }
  func comment(_ text: Span<UInt8>) {}
  func documentType(_ type: HTMLDocumentType) {}
}
