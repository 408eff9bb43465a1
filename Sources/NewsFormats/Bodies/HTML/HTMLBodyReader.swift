internal import ArticleModel
internal import HTMLSyntax

/// Turns HTML fragments into blocks and rich text.
///
/// One reader serves one worker: ``begin(base:)`` for each article, then any of the reading methods. Only elements,
/// attributes and schemes of addresses that the body model knows are kept, with the words of everything else but
/// scripts, styles and the like.
///
/// The fragment is never made a tree: containers stand on a stack while they are open, text goes into one buffer, and
/// what formats text stays open across blocks, as browsers have it. Time is linear in the length of the fragment, because
/// the stack and the open formats have a limit; what is nested deeper keeps its words and loses its structure.
final class HTMLBodyReader: HTMLTokenHandler {
  /// How many containers (lists, items, tables, rows, cells and the like) may lie within each other.
  ///
  /// Canonical JSON needs two levels for each and canonical XML one, so that both can be read again.
  static let maximumDepth = 100

  /// Media that were met, in the order of the text.
  var media: [Media] = []
  /// What was left out because it is no text and may do harm, such as `script`; each is named once.
  private(set) var removals: [String] = []
  /// The title of the last fragment, when it was a whole page.
  private(set) var title = ""
  /// The address that relative ones are resolved against.
  private var base = ""
  /// The base taken apart, once an address needs it.
  private var parsedBase: URIReference?

  private let tokenizer = HTMLTokenizer()
  /// Gathers the text at hand.
  let buffer = RichTextBuffer()
  /// The containers that are open, the innermost one last; the first is the fragment itself.
  var frames: [HTMLFrame] = []
  /// The text that is open.
  var leaf: HTMLLeaf?
  /// What formats text and is open.
  var marks: [HTMLOpenMark] = []
  /// Whether some open mark does not stand in the text at hand yet.
  var hasWaitingMarks = false
  /// Line breaks that wait for text behind them.
  var pendingBreaks = 0
  /// Whether preformatted text has begun and nothing of it was met.
  var isAtStartOfPreformatted = false
  /// What is passed over until it ends.
  var skip: HTMLSkip?
  /// How many drawings and formulas are open.
  var foreignDepth = 0
  /// What is shown within the text at hand and comes behind it.
  var pendingEmbeds: [Block] = []
  /// A piece of text beside the one at hand: the reading of a ruby, the credit of a picture.
  var aside: HTMLAside?
  /// How many elements of a kind are open that count for nothing, by ``HTMLElement``.
  var ignored = [UInt32](repeating: 0, count: 256)
  /// The media by their first address.
  var mediaByAddress: [String: Int] = [:]
  /// Whether the fragment is XHTML.
  var isXML = false
  /// Whether the fragment is read as one text.
  var isSingleText = false

  /// Begins another article, and forgets what was found in the one before.
  ///
  /// - Parameter base: The address that relative ones are resolved against, or an empty text to leave them.
  func begin(base: String = "") {
    if !media.isEmpty {
      media = []
      mediaByAddress.removeAll(keepingCapacity: true)
    }
    if !removals.isEmpty { removals = [] }
    title = ""
    rebase(base)
  }

  /// Resolves relative addresses against another one from here on; an empty text leaves them as they are.
  func rebase(_ base: String) {
    self.base = base
    parsedBase = nil
  }

  /// Reads a fragment as blocks.
  ///
  /// - Parameters:
  ///   - html: The fragment; any text is one.
  ///   - isXML: Whether it is XHTML, where a tag that ends in `/>` has no content whatever its name.
  /// - Returns: The blocks; what they show is in ``media``.
  func blocks(of html: String, isXML: Bool = false) -> [Block] {
    var html = html
    return html.withUTF8 { bytes in unsafe blocks(of: bytes.span, isXML: isXML) }
  }

  /// Reads a fragment, as UTF-8, as blocks.
  func blocks(of html: Span<UInt8>, isXML: Bool = false) -> [Block] {
    start(isXML: isXML, isSingleText: false)
    // A guess, so that the blocks of a usual body are moved but once or twice while it grows.
    if html.count > 512 { frames[0].blocks.reserveCapacity(min(html.count / 256, 64)) }
    read(html)
    while frames.count > 1 { popFrame() }
    endText()
    return frames.removeLast().blocks
  }

  /// Reads a fragment as one text: a title with markup in it.
  func text(of html: String, isXML: Bool = false) -> RichText {
    var html = html
    return html.withUTF8 { bytes in unsafe text(of: bytes.span, isXML: isXML) }
  }

  /// Reads a fragment as one text: a title with markup in it.
  func text(of html: Span<UInt8>, isXML: Bool = false) -> RichText {
    start(isXML: isXML, isSingleText: true)
    openLeaf(HTMLLeaf(.single))
    read(html)
    endAside()
    closeMarksInText()
    leaf = nil
    return buffer.finish()
  }

  /// An address as it is seen from the base.
  func resolved(_ address: String) -> String {
    guard !base.isEmpty, !address.isEmpty else { return address }
    if URIReference.hasScheme(address), !URIReference.hasDots(address) { return address }
    let reference = parsedBase ?? URIReference(base)
    parsedBase = reference
    return URIReference(address).resolved(against: reference).text
  }

  /// Notes that something was left out.
  func remove(_ what: String) {
    if !removals.contains(what) { removals.append(what) }
  }

  private func start(isXML: Bool, isSingleText: Bool) {
    self.isXML = isXML
    self.isSingleText = isSingleText
    frames.removeAll(keepingCapacity: true)
    frames.append(HTMLFrame(.root, .other))
    leaf = nil
    marks.removeAll(keepingCapacity: true)
    hasWaitingMarks = false
    pendingBreaks = 0
    skip = nil
    aside = nil
    foreignDepth = 0
    pendingEmbeds = []
    for index in ignored.indices { ignored[index] = 0 }
  }

  private func read(_ html: Span<UInt8>) {
    tokenizer.isXML = isXML
    // What stands in a frame for those who cannot see it is text as well.
    tokenizer.readsFallback = true
    tokenizer.endsOpenComments = true
    tokenizer.tokenize(html, into: self)
    endSkip()
  }

  /// Ends what is passed over.
  func endSkip() {
    guard let skip else { return }
    self.skip = nil
    switch skip.purpose {
    case .title: if title.isEmpty { title = skip.words }
    case .file(let index): media[index].title = skip.words
    case .player, .nothing: break
    }
  }
}
