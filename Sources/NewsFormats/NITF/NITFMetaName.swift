/// The names of `head/meta` for fields of the model that NITF has no place for.
enum NITFMetaName {
  /// What they begin with, so that nobody else's names are taken for them.
  static let prefix = "wirecopy-"
}
