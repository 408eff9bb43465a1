internal import ArticleModel

/// Turns HTML fragments into blocks and rich text.
///
/// One reader serves one worker: ``begin(base:)`` for each article, then any of the reading methods. Only elements,
/// attributes and schemes of addresses that the body model knows are kept, with the words of everything else but
/// scripts, styles and the like.
final class HTMLBodyReader {
  /// Media that were met, in the order of the text.
  private(set) var media: [Media] = []
  /// What was left out because it is no text and may do harm, such as `script`; each is named once.
  private(set) var removals: [String] = []
  private var base: URIReference?

  /// Begins another article, and forgets what was found in the one before.
  ///
  /// - Parameter base: The address that relative ones are resolved against, or an empty text to leave them.
  func begin(base: String = "") {
    media = []
    removals = []
    self.base = base.isEmpty ? nil : URIReference(base)
  }

  /// Reads a fragment as blocks.
  ///
  /// - Parameters:
  ///   - html: The fragment; any text is one.
  ///   - isXML: Whether it is XHTML, where a tag that ends in `/>` has no content whatever its name.
  func blocks(of html: String, isXML: Bool = false) -> [Block] {
    let words = MarkupWords.words(in: html)
    return words.isEmpty ? [] : [Block(.paragraph(RichText(words), role: ""))]
  }

  /// Reads a fragment as one text: a title with markup in it.
  func text(of html: String, isXML: Bool = false) -> RichText { RichText(MarkupWords.words(in: html)) }

  /// An address as it is seen from the base.
  func resolved(_ address: String) -> String {
    guard let base, !address.isEmpty else { return address }
    return URIReference(address).resolved(against: base).text
  }
}
