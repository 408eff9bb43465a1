internal import CLibXML2

extension TreeStorage {
  /// Notes that `prefix` stands for `uri` on an element and in it.
  mutating func declare(prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?, on node: UInt32) {
    var record = NamespaceRecord(node: node, prefixStart: 0, prefixLength: 0, uriStart: 0, uriLength: 0)
    if let prefix = unsafe prefix {
      let length = unsafe Int(xmlStrlen(prefix))
      record.prefixStart = unsafe appendValue(prefix, count: length)
      record.prefixLength = UInt32(truncatingIfNeeded: length)
    }
    if let uri = unsafe uri {
      let length = unsafe Int(xmlStrlen(uri))
      record.uriStart = unsafe appendValue(uri, count: length)
      record.uriLength = UInt32(truncatingIfNeeded: length)
    }
    namespaces.append(record)
  }
}
