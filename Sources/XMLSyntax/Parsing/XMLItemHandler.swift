public import ArticleModel

/// What a parser gives its items to.
///
/// Calls come on the thread that pushes. Trees are valid only during the call.
public protocol XMLItemHandler: AnyObject {
  /// Says whether an element starts an item.
  ///
  /// Asked for every start tag outside items.
  ///
  /// - Parameters:
  ///   - name: The element's name.
  ///   - parent: The name of the element around it, `nil` for the root.
  ///   - depth: 1 for the root.
  ///   - names: The table of the names.
  /// - Returns: Whether it does.
  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool

  /// Takes one item whose end tag was read; `frame` holds what stood outside the items so far.
  ///
  /// The document may still turn out not to be well-formed.
  func item(_ tree: XMLTree, frame: XMLTree)

  /// Ends a document that was complete and well-formed; the frame holds everything that stood outside its items.
  func end(frame: XMLTree)

  /// Takes a warning, such as a wrong declaration of the encoding.
  func report(_ diagnostic: Diagnostic)
}
