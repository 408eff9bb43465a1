/// The name of an element or attribute: a namespace and a local name, as a small integer.
///
/// Two names of the same ``XMLNames`` table are equal exactly when namespace and local name are. Which prefix a document
/// used plays no role.
public struct XMLName: Hashable, Sendable {
  /// The number of the name in its table, from 1.
  public let id: UInt32

  @inlinable init(id: UInt32) { self.id = id }
}
