internal import ArticleModel
internal import XMLSyntax

/// NITF that another format carries as text, with its markup escaped.
struct NITFInText {
  /// Its blocks.
  private(set) var blocks: [Block] = []
  /// The media that they show.
  private(set) var media: [Media] = []
  /// What bibliographies name.
  private(set) var related: [RelatedItem] = []
  /// Copyright statements within the text.
  private(set) var rights: [Rights] = []
  /// What was not read.
  private(set) var extensions: [Extension] = []

  /// Whether a text begins with the root element of NITF.
  static func isNITF(_ text: [UInt8]) -> Bool {
    let beginning = String(decoding: text.prefix(1_000), as: UTF8.self)
    return beginning.contains("<nitf>") || beginning.contains("<nitf ")
  }

  /// Reads a text, or returns `nil` when it is not well-formed.
  init?(_ text: [UInt8], options: ReadingOptions) {
    var limits = XMLLimits()
    limits.itemBytes = options.maximumSize
    let collector = Collector(options)
    let parser = XMLParser(handler: collector, limits: limits)
    // Several blocks may stand beside one another, but not in a document.
    let isDocument = Self.isNITF(text)
    do throws(DocumentError) {
      try parser.begin(source: "")
      if !isDocument { try parser.push(Array("<body.content>".utf8).span) }
      try parser.push(Array(text.drop { $0 <= 0x20 }).span)
      if !isDocument { try parser.push(Array("</body.content>".utf8).span) }
      try parser.finish()
    } catch {
      return nil
    }
    self = collector.found
  }

  private init() {}

  /// Takes the document.
  private final class Collector: XMLItemHandler {
    var found = NITFInText()
    private let context: XMLItemContext

    init(_ options: ReadingOptions) { context = XMLItemContext(options: options) }

    func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool { depth == 1 }

    func item(_ tree: XMLTree, frame: XMLTree) {
      let body = NITFBodyReader(tree, context: context)
      body.begin()
      for attribute in tree.attributes(of: tree.root) {
        // They say which NITF it is.
        switch body.name(attribute) {
        case .version, .changeDate, .changeTime: tree.markRead(attribute)
        default: break
        }
      }
      found.blocks = body.embeddedBlocks(tree.root)
      found.media = body.media
      found.related = body.related
      found.rights = body.rights
      found.extensions = body.extensions
      tree.appendUnread(to: &found.extensions)
    }

    func end(frame: XMLTree) {}

    func report(_ diagnostic: Diagnostic) {}
  }
}
