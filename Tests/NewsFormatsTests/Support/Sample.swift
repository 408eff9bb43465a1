import Foundation
import NewsFormats
import Testing

/// A small file of the project's own in the folder of its format, with what is made of it beside it:
/// `story.txt.golden.json` is what `story.txt` becomes as `json`.
struct Sample: Sendable, CustomTestStringConvertible {
  let path: String
  let format: Format
  /// The formats whose goldens are there; `json` always has to be.
  let targets: [String]

  var testDescription: String { name }
  /// The path below `Samples`.
  var name: String { path.split(separator: "/").suffix(2).joined(separator: "/") }

  func goldenPath(_ target: String) -> String { "\(path).golden.\(target)" }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples").path

  static let all: [Sample] = {
    let manager = FileManager.default
    let formats = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    return formats.sorted().flatMap { name -> [Sample] in
      guard let format = Format.named(name), format.makeReader != nil else { return [] }
      let files = ((try? manager.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []).sorted()
      return files.filter { !$0.contains(".golden.") && !$0.hasPrefix(".") }.map { file in
        let goldens = files.filter { $0.hasPrefix("\(file).golden.") }.map { String($0.dropFirst(file.count + 8)) }
        return Sample(
          path: "\(folder)/\(name)/\(file)", format: format, targets: Set(goldens).union(["json"]).sorted())
      }
    }
  }()
}
