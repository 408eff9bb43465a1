internal import ArticleModel
internal import NewsFormats

/// Catalogs of NewsML-G2 that the user has in files.
enum CatalogFiles {
  /// No catalog is larger than this; that of the IPTC has some seventy kilobytes.
  private static let maximumSize = 32 << 20

  /// Adds the schemes of files to a catalog.
  ///
  /// - Throws: ``RunError`` when a file cannot be read or is no catalog.
  static func add(_ paths: [String], to catalog: inout NewsCodeCatalog) throws(RunError) {
    for path in paths {
      do throws(DocumentError) {
        try catalog.add(try bytes(of: path), source: path)
      } catch {
        throw RunError(.cannotRun, error)
      }
    }
  }

  private static func bytes(of path: String) throws(DocumentError) -> [UInt8] {
    var bytes: [UInt8] = []
    try InputReader().read(Input(path: SystemPath(path), relativePath: [])) { chunk, _ throws(DocumentError) in
      guard bytes.count + chunk.count <= maximumSize else {
        throw DocumentError("catalog-too-large", "the catalog is too large", at: SourceLocation(source: path))
      }
      bytes.append(copying: chunk)
    }
    return bytes
  }
}
