internal import CLibXML2

/// The names that one parser has met, numbered.
///
/// Numbers stay the same from document to document until the parser renews the table, which then has another
/// ``generation``. A table belongs to one worker.
@safe public final class XMLNames {
  /// One name as the parser gives it: pointers into the parser's own dictionary, where equal texts are one pointer.
  private struct Slot: BitwiseCopyable {
    var local: UInt
    var namespace: UInt
    var id: UInt32
  }

  /// Changes whenever the names are numbered anew.
  public private(set) var generation = 0

  private var slots: Arena<Slot>
  private var mask: Int
  private var locals: [String] = [""]
  private var namespaceOf: [UInt32] = [0]
  private var namespaces: [String] = [""]
  private var namespaceNumbers: [String: UInt32] = ["": 0]
  /// For each vocabulary a row with one code per name: 0 not yet looked up, 1 not in it, 2 and more its case.
  @usableFromInline var rows = Arena<VocabularyRow>(capacity: 16)
  private var rowCapacity = 256

  /// Creates an empty table.
  init() {
    slots = Arena(capacity: 1024)
    mask = 1023
    unsafe slots.base.initialize(repeating: Slot(local: 0, namespace: 0, id: 0), count: 1024)
  }

  deinit {
    removeRows()
    rows.deallocate()
    slots.deallocate()
  }

  /// How many names there are.
  public var count: Int { locals.count - 1 }

  /// The namespace URI of a name, empty for none.
  public func namespace(of name: XMLName) -> String {
    let index = Int(name.id)
    guard index < namespaceOf.count else { return "" }
    return namespaces[Int(namespaceOf[index])]
  }

  /// The local part of a name.
  public func local(of name: XMLName) -> String {
    let index = Int(name.id)
    return index < locals.count ? locals[index] : ""
  }

  /// The number of a name that the parser's dictionary holds.
  @inline(__always) func id(local: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?) -> UInt32 {
    let key = UInt(bitPattern: local)
    let space = UInt(bitPattern: namespace)
    var index = Int(truncatingIfNeeded: (key ^ (space &<< 7)) &* 0x9E37_79B9_7F4A_7C15 &>> 20) & mask
    while true {
      let slot = slots[index]
      if slot.local == key, slot.namespace == space { return slot.id }
      if slot.id == 0 { return unsafe add(local: local, namespace: namespace, at: index) }
      index = (index &+ 1) & mask
    }
  }

  @inline(never)
  private func add(local: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?, at index: Int) -> UInt32 {
    let id = UInt32(truncatingIfNeeded: locals.count)
    let uri = if let namespace = unsafe namespace { unsafe String(cString: namespace) } else { "" }
    let number: UInt32
    if let known = namespaceNumbers[uri] {
      number = known
    } else {
      number = UInt32(truncatingIfNeeded: namespaces.count)
      namespaces.append(uri)
      namespaceNumbers[uri] = number
    }
    locals.append(unsafe String(cString: local))
    namespaceOf.append(number)
    slots[index] = Slot(local: UInt(bitPattern: local), namespace: UInt(bitPattern: namespace), id: id)
    if locals.count * 2 > mask { growSlots() }
    if locals.count > rowCapacity { growRows() }
    return id
  }

  private func growSlots() {
    let old = slots
    let size = (mask + 1) * 2
    slots = Arena(capacity: size)
    unsafe slots.base.initialize(repeating: Slot(local: 0, namespace: 0, id: 0), count: size)
    let former = mask
    mask = size - 1
    for position in 0...former where old[position].id != 0 {
      let slot = old[position]
      var index = Int(truncatingIfNeeded: (slot.local ^ (slot.namespace &<< 7)) &* 0x9E37_79B9_7F4A_7C15 &>> 20) & mask
      while slots[index].id != 0 { index = (index &+ 1) & mask }
      slots[index] = slot
    }
    old.deallocate()
  }

  private func growRows() {
    let larger = rowCapacity * 2
    for index in 0..<rows.count {
      guard let row = unsafe rows[index].codes else { continue }
      let renewed = UnsafeMutablePointer<UInt16>.allocate(capacity: larger)
      unsafe renewed.initialize(repeating: 0, count: larger)
      unsafe renewed.update(from: row, count: rowCapacity)
      unsafe row.deallocate()
      rows[index] = unsafe VocabularyRow(codes: renewed)
    }
    rowCapacity = larger
  }

  private func removeRows() {
    for index in 0..<rows.count {
      if let row = unsafe rows[index].codes { unsafe row.deallocate() }
    }
    rows.count = 0
  }

  /// Forgets all names: the dictionary they point into is gone.
  func renew() {
    generation += 1
    unsafe slots.base.initialize(repeating: Slot(local: 0, namespace: 0, id: 0), count: mask + 1)
    locals = [""]
    namespaceOf = [0]
    namespaces = [""]
    namespaceNumbers = ["": 0]
    removeRows()
  }

  /// The code that a vocabulary has noted for a name, 0 when it has not looked it up yet.
  @inlinable func code(of name: XMLName, vocabulary: Int) -> UInt16 {
    guard vocabulary < rows.count, let row = unsafe rows[vocabulary].codes, name.id < UInt32(truncatingIfNeeded: names)
    else { return 0 }
    return unsafe row[Int(name.id)]
  }

  /// One more than the largest number in use.
  @usableFromInline var names: Int { locals.count }

  /// Notes the code that a vocabulary has for a name.
  func note(_ code: UInt16, for name: XMLName, vocabulary: Int) {
    guard name.id < UInt32(truncatingIfNeeded: locals.count) else { return }
    while rows.count <= vocabulary { rows.append(unsafe VocabularyRow(codes: nil)) }
    if unsafe rows[vocabulary].codes == nil {
      let row = UnsafeMutablePointer<UInt16>.allocate(capacity: rowCapacity)
      unsafe row.initialize(repeating: 0, count: rowCapacity)
      rows[vocabulary] = unsafe VocabularyRow(codes: row)
    }
    if let row = unsafe rows[vocabulary].codes { unsafe row[Int(name.id)] = code }
  }
}

/// The codes that one vocabulary has noted, one for each name.
@safe @usableFromInline struct VocabularyRow: BitwiseCopyable {
  @usableFromInline var codes: UnsafeMutablePointer<UInt16>?
}
