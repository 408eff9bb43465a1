/// A start or end tag.
///
/// The tokenizer makes one and fills it anew for each tag.
public final class HTMLTag {
  /// The name in lower case.
  public var name: String { "" }

  init() {}
}
