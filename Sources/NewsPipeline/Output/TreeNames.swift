internal import ArticleModel

/// Gives the documents of a run their names below the output directory, no name twice.
struct TreeNames {
  /// A place below the output directory.
  struct Place: Hashable {
    /// The directories, as safe names.
    var directories: [String]
    /// The name of the file.
    var fileName: String

    /// The path below the output directory.
    var path: String { directories.map { $0 + "/" }.joined() + fileName }

    init(directories: [String], fileName: String) {
      self.directories = directories
      self.fileName = fileName
    }

    /// Creates a place from its path.
    init(path: String) {
      let parts = path.split(separator: "/").map(String.init)
      directories = parts.dropLast()
      fileName = parts.last ?? ""
    }
  }

  private let fileExtension: String
  private var taken = NameSet()

  init(fileExtension: String) { self.fileExtension = fileExtension }

  /// The place of a document where nothing else is called like it.
  func usualPlace(_ label: DocumentLabel) -> Place {
    let (directories, stem) = OutputName.mirrored(label.input.relativePath)
    return Place(directories: directories, fileName: "\(plainName(label, stem)).\(fileExtension)")
  }

  private func plainName(_ label: DocumentLabel, _ stem: [UInt8]) -> String {
    if label.position == 0 { return OutputName.safe(stem) }
    return OutputName.safe(
      label.articleID.isEmpty ? stem + Array("-\(label.position)".utf8) : Array(label.articleID.utf8))
  }

  /// The place of a document, which is taken then.
  mutating func place(_ label: DocumentLabel) -> Place {
    let (directories, stem) = OutputName.mirrored(label.input.relativePath)
    let plain = plainName(label, stem)
    var place = Place(directories: directories, fileName: "\(plain).\(fileExtension)")
    guard !taken.insert(place.path) else { return place }
    let suffix = label.position == 0 ? [] : Array("#\(label.position)".utf8)
    let distinct = plain + "-" + OutputName.digest(of: label.input.identity + suffix)
    place.fileName = "\(distinct).\(fileExtension)"
    var number = 2
    while !taken.insert(place.path) {
      place.fileName = "\(distinct)-\(number).\(fileExtension)"
      number += 1
    }
    return place
  }

  /// Takes a name that an earlier run has given.
  mutating func take(_ path: String) { _ = taken.insert(path) }

  /// Whether a name is taken.
  func isTaken(_ place: Place) -> Bool { taken.contains(place.path) }
}
