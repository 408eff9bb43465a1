internal import ArticleModel
internal import NewsFormats

/// A list of paths in a file, as `--files-from` takes it.
enum FileListReader {
  /// Reads the paths in a file, or from standard input when it is called `-`.
  ///
  /// `separatedByNUL`: whether NUL stands behind each path, rather than a line break.
  static func paths(in file: String, separatedByNUL: Bool) throws(RunError) -> [SystemPath] {
    var bytes: [UInt8] = []
    let input = file == "-" ? Input.standardInput : Input(path: SystemPath(file), relativePath: [])
    do throws(DocumentError) {
      try InputReader().read(input) { chunk, _ throws(DocumentError) in bytes.append(copying: chunk) }
    } catch {
      throw RunError(.cannotRun, error.diagnostic.code, error.diagnostic.message, source: file)
    }
    let separator: UInt8 = separatedByNUL ? 0 : 0x0A
    return bytes.split(separator: separator).compactMap { line in
      let path = !separatedByNUL && line.last == 0x0D ? line.dropLast() : line
      return path.isEmpty ? nil : SystemPath(bytes: Array(path))
    }
  }
}
