internal import ArticleModel
internal import XMLSyntax

/// Turns NITF markup into blocks and rich text, wherever the NITF stands: in a document of its own or within another
/// format.
///
/// One reader serves one worker's tree: ``begin()`` for each item, then any of the reading methods for parts of it. What it
/// reads it marks as read; attributes and elements that it has no place for are left to be extensions.
final class NITFBodyReader {
  /// The tree, which holds one item after the other.
  let tree: XMLTree
  let context: XMLItemContext
  let vocabulary = NITFName.vocabulary
  /// Gathers the text at hand.
  let buffer = RichTextBuffer()
  /// Whether the text at hand is to have no marks.
  var isPlain = false
  private let names: NITFNameTable
  /// Media that were met, in the order of the document.
  private(set) var media: [Media] = []
  /// What has a name and a value of its own in the source: metadata of media.
  private(set) var extensions: [Extension] = []
  /// Copyright statements within the text.
  private(set) var rights: [Rights] = []
  /// What bibliographies name.
  private(set) var related: [RelatedItem] = []
  /// Attributes of the last block; most blocks of an article have the same.
  private var recentAttributes: [Attribute] = []

  /// Creates a reader of a tree.
  init(_ tree: XMLTree, context: XMLItemContext) {
    self.tree = tree
    self.context = context
    names = NITFNameTable(tree.names)
  }

  /// Begins another item, and forgets what was found in the one before.
  func begin() {
    names.begin()
    media = []
    extensions = []
    rights = []
    related = []
  }

  // MARK: Finds

  func add(_ medium: Media) { media.append(medium) }

  func add(_ found: Extension) { extensions.append(found) }

  func add(_ item: RelatedItem) { related.append(item) }

  func add(_ statement: Rights) {
    if !rights.contains(statement) { rights.append(statement) }
  }

  /// An identifier for the next medium that has none.
  var nextMediaID: String {
    var number = media.count + 1
    while media.contains(where: { $0.id == "media-\(number)" }) { number += 1 }
    return "media-\(number)"
  }

  // MARK: Nodes

  @inline(__always) func name(_ node: XMLNode) -> NITFName? { names[tree.name(of: node)] }

  @inline(__always) func name(_ attribute: XMLAttribute) -> NITFName? { names[attribute.name] }

  /// Lets `body` gather another text, because the one at hand is not complete.
  func aside<Result>(_ body: () -> Result) -> Result {
    let outer = buffer.suspend()
    defer { buffer.resume(outer) }
    return body()
  }

  // MARK: Attributes

  /// The identifier, language and other attributes of a block, all of them marked as read.
  struct Frame {
    var id = ""
    var language = ""
    var attributes: [Attribute] = []

    func block(_ content: Block.Content) -> Block {
      Block(content, id: id, language: language, attributes: attributes)
    }
  }

  /// The frame of a block; `take` sees each attribute first and returns whether it has used it.
  @inline(__always)
  func frame(_ node: XMLNode, _ take: (NITFName?, XMLAttribute) -> Bool = { _, _ in false }) -> Frame {
    tree.markRead(node)
    var frame = Frame()
    for attribute in tree.attributes(of: node) {
      let name = name(attribute)
      if take(name, attribute) { continue }
      switch name {
      case .id: frame.id = tree.string(of: attribute)
      case .xmlLang, .lang: frame.language = tree.string(of: attribute)
      default: append(attribute, to: &frame.attributes)
      }
    }
    return frame
  }

  private func append(_ attribute: XMLAttribute, to attributes: inout [Attribute]) {
    // Attributes of other namespaces would lose theirs here: they are left to be extensions.
    guard name(attribute) != nil || tree.names.namespace(of: attribute.name).isEmpty else { return }
    let value = tree.string(of: attribute)
    if attributes.isEmpty {
      let local = tree.names.local(of: attribute.name)
      if recentAttributes.count != 1 || recentAttributes[0].value != value || recentAttributes[0].name != local {
        recentAttributes = [Attribute(name: local, value: value)]
      }
      attributes = recentAttributes
    } else {
      attributes.append(Attribute(name: tree.names.local(of: attribute.name), value: value))
    }
  }

  /// A whole number in an attribute; anything else is kept as an extension.
  func integer(_ attribute: XMLAttribute, of node: XMLNode) -> Int? {
    let value = tree.string(of: attribute)
    if let number = Int(value) { return number }
    if !value.isEmpty { keep(attribute, value, of: node) }
    return nil
  }

  /// Keeps the value of an attribute that turned out to be of no use.
  func keep(_ attribute: XMLAttribute, _ value: String, of node: XMLNode) {
    let local = tree.names.local(of: attribute.name)
    add(Extension(anchor: tree.anchor(of: node) + "@" + local, name: local, value: value))
  }
}
