/// Tells NITF by its root element.
enum NITFDetection {
  static func detect(_ beginning: Sniff) -> Detection? {
    guard let root = beginning.xmlRoot, root.localName == "nitf" else { return nil }
    let isUsual = root.namespace.isEmpty || root.namespace.hasPrefix("http://iptc.org/std/NITF/")
    var version = nitfVersion(in: root.attribute("version") ?? "")
    if version.isEmpty { version = nitfVersion(in: beginning.xml?.publicID ?? "") }
    return XMLRules.found(root, version: version, confidence: isUsual ? 1 : 0.8, isSettled: isUsual)
  }
}

/// The number in a public identifier such as `-//IPTC//DTD NITF 3.6//EN` or a file name such as `nitf-3-2.dtd`, or empty.
func nitfVersion(in text: String) -> String {
  let bytes = Array(text.utf8)
  var position = 0
  while position + 2 < bytes.count {
    let separator = bytes[position + 1]
    let isStart = position == 0 || !(0x30...0x39).contains(bytes[position - 1])
    if isStart, (0x31...0x39).contains(bytes[position]), (0x30...0x39).contains(bytes[position + 2]),
      separator == UInt8(ascii: ".") || separator == UInt8(ascii: "-"),
      position + 3 == bytes.count || !(0x30...0x39).contains(bytes[position + 3])
    {
      return String(decoding: [bytes[position], UInt8(ascii: "."), bytes[position + 2]], as: UTF8.self)
    }
    position += 1
  }
  return ""
}
