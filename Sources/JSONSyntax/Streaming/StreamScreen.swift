internal import ArticleModel

/// Tells which values of a stream need not be read, for as long as looking at them is worth it.
struct StreamScreen {
  /// Looking costs a tenth of reading and validating, so that it is given up when hardly anything is let through.
  private static let patience = 64
  private static let reward = 8
  /// Preparing to look pays with some dozens of values, which must be expected.
  private static let fewValues = 16

  private let validator: JSONSchemaValidator?
  private var count = 0
  private var vainLooks = 0

  init(_ validator: JSONSchemaValidator?) { self.validator = validator }

  mutating func lets(through bytes: Span<UInt8>, _ options: JSONReader.Options) -> Bool {
    guard let validator, vainLooks < StreamScreen.patience else { return false }
    if count < StreamScreen.fewValues {
      count += 1
      return false
    }
    let isSure = validator.isSurelyValid(bytes, options: options)
    vainLooks = isSure ? max(0, vainLooks - StreamScreen.reward) : vainLooks + 1
    return isSure
  }
}
