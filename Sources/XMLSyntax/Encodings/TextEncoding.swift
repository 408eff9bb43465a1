/// The encodings that documents may be in.
///
/// A list of what is allowed: iconv would also take UTF-7 and EBCDIC, in which markup hides from every other reader.
struct TextEncoding: Hashable, Sendable {
  /// How bytes become characters.
  enum Kind: Hashable, Sendable {
    case utf8, ascii, windows1252, utf16, utf32
    /// Through iconv, under this name.
    case converted(String)
  }

  /// The name as it is usually written.
  var name: String
  var kind: Kind
  /// For UTF-16 and UTF-32: whether the low byte comes first; `nil` when only a byte order mark can tell.
  var isLittleEndian: Bool?

  static let utf8 = TextEncoding(name: "UTF-8", kind: .utf8)

  /// The encoding that a label stands for, or `nil` when it is none that may be used.
  init?(label: String) {
    var key = ""
    for scalar in label.unicodeScalars where !" -_".unicodeScalars.contains(scalar) {
      key.unicodeScalars.append(
        scalar.value >= 0x41 && scalar.value <= 0x5A ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
    }
    guard let found = Self.labels[key] else { return nil }
    self = found
  }

  init(name: String, kind: Kind, isLittleEndian: Bool? = nil) {
    self.name = name
    self.kind = kind
    self.isLittleEndian = isLittleEndian
  }

  /// Whether text that is all ASCII looks the same in it.
  var isASCIICompatible: Bool { kind != .utf16 && kind != .utf32 }

  /// Labels without hyphens and the like, in lower case.
  private static let labels: [String: TextEncoding] = {
    var labels: [String: TextEncoding] = [:]
    func add(_ name: String, _ kind: Kind, _ names: String, isLittleEndian: Bool? = nil) {
      for label in names.split(separator: " ") {
        labels[String(label)] = TextEncoding(name: name, kind: kind, isLittleEndian: isLittleEndian)
      }
    }
    add("UTF-8", .utf8, "utf8 unicode11utf8")
    add("US-ASCII", .ascii, "ascii usascii ansix3.41968 iso646us us cp367 ibm367")
    add("ISO-8859-1", .windows1252, "iso88591 iso88591:1987 latin1 l1 cp819 ibm819")
    add("windows-1252", .windows1252, "windows1252 cp1252 xcp1252")
    add("UTF-16", .utf16, "utf16 u16 ucs2 iso10646ucs2")
    add("UTF-16LE", .utf16, "utf16le ucs2le", isLittleEndian: true)
    add("UTF-16BE", .utf16, "utf16be ucs2be", isLittleEndian: false)
    add("UTF-32", .utf32, "utf32 u32 ucs4 iso10646ucs4")
    add("UTF-32LE", .utf32, "utf32le ucs4le", isLittleEndian: true)
    add("UTF-32BE", .utf32, "utf32be ucs4be", isLittleEndian: false)
    for part in [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16] {
      add("ISO-8859-\(part)", .converted("ISO-8859-\(part)"), "iso8859\(part)")
    }
    for (label, part) in [
      ("latin2", 2), ("latin3", 3), ("latin4", 4), ("latin5", 9), ("latin9", 15), ("cyrillic", 5), ("greek", 7),
    ] {
      add("ISO-8859-\(part)", .converted("ISO-8859-\(part)"), label)
    }
    for page in [1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258] {
      add("windows-\(page)", .converted("CP\(page)"), "windows\(page) cp\(page) xcp\(page)")
    }
    for page in [437, 850, 852, 855, 857, 862, 866] {
      add("IBM\(page)", .converted("CP\(page)"), "cp\(page) ibm\(page)")
    }
    add("windows-874", .converted("CP874"), "windows874 cp874 tis620 iso885911")
    add("KOI8-R", .converted("KOI8-R"), "koi8r koi8")
    add("KOI8-U", .converted("KOI8-U"), "koi8u")
    add("macintosh", .converted("MACINTOSH"), "macintosh mac macroman")
    add("Shift_JIS", .converted("CP932"), "shiftjis sjis xsjis mskanji cp932 windows31j ms932")
    add("EUC-JP", .converted("EUC-JP"), "eucjp xeucjp")
    add("ISO-2022-JP", .converted("ISO-2022-JP"), "iso2022jp")
    // As browsers do: what is called GB 2312 is really its superset.
    add("GB18030", .converted("GB18030"), "gb18030 gbk gb2312 gb231280 euccn cp936 xgbk chinese")
    add("Big5", .converted("BIG5-HKSCS"), "big5 big5hkscs cnbig5 xxbig5 cp950")
    add("EUC-KR", .converted("CP949"), "euckr cp949 uhc ksc56011987 ksc5601 windows949 korean")
    add("EUC-TW", .converted("EUC-TW"), "euctw")
    return labels
  }()
}
