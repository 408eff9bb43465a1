/// The direction in which a language is written.
enum TextDirection {
  /// Whether a language is written from the right to the left: by its script where the tag states one, else by the
  /// script that is usual for it.
  static func isRightToLeft(_ language: String) -> Bool {
    let parts = language.lowercased().split(separator: "-")
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 && $0.utf8.allSatisfy { $0 >= 0x61 } }) {
      return scripts.contains(String(script))
    }
    return languages.contains(primary(language))
  }

  /// The language of a tag without script and region, in small letters.
  static func primary(_ language: String) -> String {
    String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  private static let languages: Set<String> = [
    "ar", "arc", "arz", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "mzn", "pnb", "ps", "sd", "syr", "ug", "ur",
    "yi",
  ]

  private static let scripts: Set<String> = [
    "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa",
  ]
}
