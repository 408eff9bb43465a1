/// A place in an input.
///
/// Prints as `wire/a.xml:2:12`, as editors and compilers do.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The name of the input as the user knows it: a path, `-` for standard input, or a path into an archive.
  public var source: String
  /// The line, from 1, or 0 when it is not known.
  public var line: Int
  /// The column in characters, from 1, or 0 when it is not known.
  public var column: Int

  /// Creates a location; a line or column of 0 is not known.
  public init(source: String, line: Int = 0, column: Int = 0) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// `source:line:column`, without the parts that are not known.
  public var description: String {
    guard line > 0 else { return source }
    guard column > 0 else { return "\(source):\(line)" }
    return "\(source):\(line):\(column)"
  }
}
