internal import ArticleModel
internal import HTMLSyntax

extension HTMLBodyReader {
  /// Takes a comment: those that texts of WordPress are structured by are kept, the others say nothing.
  func comment(_ text: Span<UInt8>) {
    guard WordPressText.isMarker(text), skip == nil, aside == nil, !isSingleText, leaf?.isPreformatted != true else {
      return
    }
    // Within a heading or a caption there is no place for it.
    guard beginBlock() else { return remove("a comment of WordPress") }
    let words = String(decoding: text.bytesOfComment, as: UTF8.self)
    let block = Block(.raw(format: WordPressText.format, value: "<!--\(words)-->"))
    let innermost = frames.count - 1
    if top == .list {
      // The comments around an item of a list go with the item.
      if WordPressText.isEnd(text), !frames[innermost].items.isEmpty {
        frames[innermost].items[frames[innermost].items.count - 1].append(block)
      } else {
        frames[innermost].blocks.append(block)
      }
    } else if top.isStructure, let outer = frames.lastIndex(where: { !$0.kind.isStructure }) {
      frames[outer].blocks.append(block)
    } else {
      append(block)
    }
  }

  /// Puts the comments that stand before an item of a list into it.
  func placeComments(ofList list: Int, inItem item: Int) {
    guard !frames[list].blocks.isEmpty else { return }
    frames[item].blocks = frames[list].blocks
    frames[list].blocks = []
  }
}

extension Span<UInt8> {
  /// A copy of the bytes.
  fileprivate var bytesOfComment: [UInt8] { unsafe withUnsafeBufferPointer { unsafe Array($0) } }
}
