/// A format that is told from others, whether it is read or not.
///
/// These rules hold for formats that are not read yet: as soon as ``Format/all`` has a reader of the same name, the rule
/// of that format counts. A rule can be used there as it is.
public struct KnownFormat: Sendable {
  /// Its name on the command line.
  public let name: String
  /// What people call it.
  public let title: String
  /// Tells whether the beginning of a document is of this format.
  public let detect: @Sendable (_ beginning: Sniff) -> Detection?

  init(_ name: String, _ title: String, detect: @escaping @Sendable (_ beginning: Sniff) -> Detection?) {
    self.name = name
    self.title = title
    self.detect = detect
  }

  /// All rules, in the order in which they are asked; the surest finding wins, and the first of equals.
  public static let all: [KnownFormat] = containers + wires + xmlFormats + jsonFormats
}
