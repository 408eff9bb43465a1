/// The version of the program.
enum Version {
  static let current = "0.1.0"
  /// The name of the program with it.
  static let program = "wirecopy \(current)"
}
