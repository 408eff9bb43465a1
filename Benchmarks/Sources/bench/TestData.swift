import Foundation

/// The inputs of the measures: made once for a seed and a number of files, reused after that.
struct TestData {
  let nitf: String
  let nitfPart: String
  let one: String
  let html: String
  let output: String

  init(at folder: String, files: Int, seed: Int) throws {
    let root = "\(folder)/\(files)-\(seed)"
    nitf = "\(root)/nitf"
    nitfPart = "\(root)/nitf-part"
    one = "\(root)/one.xml"
    html = "\(root)/bodies.html"
    // Creating files where thousands were deleted before is many times slower, so each run writes somewhere new.
    output = "\(root)/out-\(UInt64(Date().timeIntervalSince1970))"
    guard !FileManager.default.fileExists(atPath: "\(root)/complete-2") else { return }
    try? FileManager.default.removeItem(atPath: root)
    for path in [nitf, nitfPart] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    var generator = NITFData(seed: UInt64(seed))
    for number in 0..<files {
      let article = Data(generator.article(number).utf8)
      let name = String(format: "%06d.xml", number)
      try article.write(to: URL(fileURLWithPath: "\(nitf)/\(name)"))
      if number < files / 4 { try article.write(to: URL(fileURLWithPath: "\(nitfPart)/\(name)")) }
      if number == 0 { try article.write(to: URL(fileURLWithPath: one)) }
    }
    let bodies = (0..<files / 2).map { generator.htmlBody($0) }.joined()
    try Data(bodies.utf8).write(to: URL(fileURLWithPath: html))
    try Data().write(to: URL(fileURLWithPath: "\(root)/complete-2"))
  }
}
