/// The names of `head/meta` for fields of the model that NITF has no place for.
///
/// Behind the prefix stands the field's name: `version` (one that is no name token), `previous-version`, `alt-id` (role
/// and value), `type` (other than text), `profile`, `signal` (code and text), `priority`, `content-created` (where the
/// dateline has another date), `content-modified`, `published`, `sent`, `embargo` (where neither the status nor
/// `date.release` tells it), `credit-line`, `dateline-source`, `dateline-in-body`, `audience`, `url`, `external-url` and
/// `link` (relation and address).
enum NITFMetaName {
  /// What they begin with, so that nobody else's names are taken for them.
  static let prefix = "wirecopy-"
}
