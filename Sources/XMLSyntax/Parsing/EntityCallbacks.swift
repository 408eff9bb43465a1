internal import CLibXML2

/// Serves entities: those that the document declares, then HTML's named characters.
enum EntityCallbacks {
  /// The entity of a name, or nothing, which the parser then reports as an error or (wrongly) as a warning.
  static func entity(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?) -> xmlEntityPtr? {
    guard let state = unsafe SAXCallbacks.state(context), let name = unsafe name else { return nil }
    guard let entity = unsafe xmlSAX2GetEntity(context, name) else {
      return unsafe state.pointee.parser.takeUnretainedValue().entities.entity(named: String(cString: name))
    }
    if unsafe entity.pointee.etype == XML_INTERNAL_GENERAL_ENTITY {
      unsafe state.pointee.amplified += Int(entity.pointee.length)
      unsafe checkAmplification(state, Place.current(state))
      if let content = unsafe entity.pointee.content,
        unsafe StartTagGate.holdsLargeTag(content, Int(entity.pointee.length), state.pointee.limits)
      {
        unsafe Failure.startTag.record(state, Place.current(state))
      }
      if unsafe state.pointee.hasFailed {
        if let context = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self) { unsafe xmlStopParser(context) }
        return nil
      }
    }
    return unsafe entity
  }

  /// The same for parameter entities, which only declared ones can be.
  static func parameterEntity(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?) -> xmlEntityPtr? {
    let entity = unsafe xmlSAX2GetParameterEntity(context, name)
    guard let state = unsafe SAXCallbacks.state(context), let found = unsafe entity else { return unsafe entity }
    unsafe state.pointee.amplified += Int(found.pointee.length)
    unsafe checkAmplification(state, Place.current(state))
    return unsafe state.pointee.hasFailed ? nil : entity
  }

  /// Fails when entities add more to a document than its own size and the limit.
  static func checkAmplification(_ state: StatePointer, _ place: Place) {
    if unsafe state.pointee.amplified > state.pointee.limits.amplificationBytes + state.pointee.pushed {
      unsafe Failure.amplification.record(state, place)
    }
  }
}

/// HTML's named characters as entities of libxml2, made when first used.
final class EntityTable {
  private var entities: [String: NamedEntity] = [:]

  /// The entity for a named character of HTML.
  @unsafe func entity(named name: String) -> xmlEntityPtr? {
    if let known = entities[name] { return unsafe known.pointer }
    guard let scalar = NamedCharacters.scalars[name] else { return nil }
    let entity = NamedEntity(scalar)
    entities[name] = entity
    return unsafe entity.pointer
  }
}

/// One entity of libxml2 that stands for one character.
@safe private final class NamedEntity {
  let pointer = xmlEntityPtr.allocate(capacity: 1)

  init(_ scalar: Unicode.Scalar) {
    let content = unsafe xmlStrdup(Array(String(scalar).utf8) + [0])
    unsafe pointer.initialize(to: xmlEntity())
    unsafe pointer.pointee.type = XML_ENTITY_DECL
    // As a predefined entity, attributes would get only the first byte of the character.
    unsafe pointer.pointee.etype = XML_INTERNAL_GENERAL_ENTITY
    unsafe pointer.pointee.name = UnsafePointer(content)
    unsafe pointer.pointee.content = content
    unsafe pointer.pointee.length = Int32(xmlStrlen(content))
  }

  deinit {
    unsafe wirecopyFree(pointer.pointee.content)
    unsafe pointer.deinitialize(count: 1)
    unsafe pointer.deallocate()
  }
}
