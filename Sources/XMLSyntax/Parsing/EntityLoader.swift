internal import CLibXML2
internal import Synchronization

/// The loader of external entities for the whole process: it opens nothing and tells the parser's owner.
///
/// Only a schema that is being compiled gets what it refers to, from where its owner says.
enum EntityLoader {
  /// Installs the loader, once.
  static let installed: Bool = {
    xmlInitParser()
    unsafe xmlSetExternalEntityLoader { url, _, context in unsafe EntityLoader.load(url, context) }
    return true
  }()

  private static func load(_ url: UnsafePointer<CChar>?, _ context: xmlParserCtxtPtr?) -> xmlParserInputPtr? {
    if let state = unsafe SAXCallbacks.state(context) {
      // Declarations that a document type takes from elsewhere are not needed as long as nothing refers to them; a
      // reference to what they declare is an error of its own.
      if let context = unsafe context, unsafe context.pointee.inSubset != 0 { return nil }
      let name = if let url = unsafe url { unsafe String(cString: url) } else { "" }
      unsafe Failure.externalEntity(name).record(state, Place.current(state))
      return nil
    }
    return unsafe SchemaCompilation.load(url, context)
  }
}
