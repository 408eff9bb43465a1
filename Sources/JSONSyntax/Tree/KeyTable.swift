/// The member names that a tree has met, each with a small number.
///
/// Numbers are given in the order of first appearance. The table lives as long as its tree, so that the names of the
/// thousandth article cost a look-up each; it is emptied between texts when strangers have made it large.
@safe struct KeyTable {
  private struct Entry {
    var offset: Int
    var length: Int
    var hash: UInt64
    /// The object in which the key was last seen, for finding duplicates.
    var lastObject: UInt32
  }

  static let none = UInt32.max
  private static let maximumCount = 16_384
  private static let maximumBytes = 1 << 20

  private(set) var count = 0
  /// Changes whenever the numbers given so far lose their meaning.
  private(set) var generation: UInt64
  private let seed: UInt64
  private var entries: UnsafeMutablePointer<Entry>
  private var entryCapacity = 256
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCount = 0
  private var byteCapacity = 4096
  private var slots: UnsafeMutablePointer<UInt32>
  private var slotMask = 1023

  init() {
    // The seed keeps strangers from choosing names that collide; nothing that is written depends on it.
    seed = UInt64.random(in: .min ... .max) | 1
    generation = UInt64.random(in: .min ... .max)
    unsafe entries = .allocate(capacity: entryCapacity)
    unsafe bytes = .allocate(capacity: byteCapacity)
    unsafe slots = .allocate(capacity: slotMask + 1)
    unsafe slots.initialize(repeating: KeyTable.none, count: slotMask + 1)
  }

  func deallocate() {
    unsafe entries.deallocate()
    unsafe bytes.deallocate()
    unsafe slots.deallocate()
  }

  /// Forgets all keys if there are more of them than a format has; called between texts.
  mutating func trim() {
    guard count > KeyTable.maximumCount || byteCount > KeyTable.maximumBytes else { return }
    count = 0
    byteCount = 0
    generation &+= 1
    unsafe slots.update(repeating: KeyTable.none, count: slotMask + 1)
  }

  mutating func clearObjects() {
    for index in 0..<count { unsafe entries[index].lastObject = KeyTable.none }
  }

  /// Notes that an object has a key, and tells whether it had it already.
  @inline(__always) mutating func isRepeated(_ key: UInt32, in object: UInt32) -> Bool {
    let entry = unsafe entries + Int(key)
    if unsafe entry.pointee.lastObject == object { return true }
    unsafe entry.pointee.lastObject = object
    return false
  }

  @inline(__always) func buffer(of key: UInt32) -> UnsafeBufferPointer<UInt8> {
    let entry = unsafe entries[Int(key)]
    return unsafe UnsafeBufferPointer(start: bytes + entry.offset, count: entry.length)
  }

  func string(of key: UInt32) -> String { unsafe String(decoding: buffer(of: key), as: UTF8.self) }

  /// Finds or adds a key.
  @inline(__always) mutating func intern(_ view: ByteView, _ start: Int, _ length: Int) -> UInt32 {
    let hash = hash(view, start, length)
    let found = find(view, start, length, hash)
    return found != KeyTable.none ? found : add(view, start, length, hash)
  }

  /// Finds a key, or tells `none`.
  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let base = unsafe bytes.baseAddress ?? UnsafePointer(self.bytes)
    return unsafe find(ByteView(base), 0, bytes.count, hash(ByteView(base), 0, bytes.count))
  }

  @inline(__always) private func find(_ view: ByteView, _ start: Int, _ length: Int, _ hash: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: hash >> 32) & slotMask
    while true {
      let candidate = unsafe slots[slot]
      if candidate == KeyTable.none { return candidate }
      let entry = unsafe entries[Int(candidate)]
      if entry.hash == hash, entry.length == length,
        view.equals(start, unsafe ByteView(bytes), entry.offset, count: length)
      {
        return candidate
      }
      slot = (slot + 1) & slotMask
    }
  }

  @inline(__always) private func hash(_ view: ByteView, _ start: Int, _ length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length)
    var index = 0
    while index + 8 <= length {
      hash = mix(hash ^ view.word(at: start + index))
      index += 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while index < length {
      tail |= UInt64(view[start + index]) << shift
      shift += 8
      index += 1
    }
    return finish(mix(hash ^ tail))
  }

  @inline(__always) private func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  @inline(__always) private func finish(_ value: UInt64) -> UInt64 { value ^ (value << 32) }

  @inline(never) private mutating func add(_ view: ByteView, _ start: Int, _ length: Int, _ hash: UInt64) -> UInt32 {
    if count == entryCapacity { growEntries() }
    if byteCount + length > byteCapacity { growBytes(by: length) }
    if (count + 1) * 2 > slotMask { growSlots() }
    unsafe (bytes + byteCount).update(from: view.base + start, count: length)
    let entry = Entry(offset: byteCount, length: length, hash: hash, lastObject: KeyTable.none)
    unsafe (entries + count).initialize(to: entry)
    byteCount += length
    let key = UInt32(truncatingIfNeeded: count)
    count += 1
    place(key, hash)
    return key
  }

  private mutating func place(_ key: UInt32, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash >> 32) & slotMask
    while unsafe slots[slot] != KeyTable.none { slot = (slot + 1) & slotMask }
    unsafe slots[slot] = key
  }

  private mutating func growEntries() {
    let grown = UnsafeMutablePointer<Entry>.allocate(capacity: entryCapacity * 2)
    unsafe grown.moveInitialize(from: entries, count: count)
    unsafe entries.deallocate()
    unsafe entries = grown
    entryCapacity *= 2
  }

  private mutating func growBytes(by length: Int) {
    let capacity = byteCapacity * 2 + length
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe grown.moveInitialize(from: bytes, count: byteCount)
    unsafe bytes.deallocate()
    unsafe bytes = grown
    byteCapacity = capacity
  }

  private mutating func growSlots() {
    unsafe slots.deallocate()
    slotMask = slotMask * 2 + 1
    unsafe slots = .allocate(capacity: slotMask + 1)
    unsafe slots.initialize(repeating: KeyTable.none, count: slotMask + 1)
    for key in 0..<count { unsafe place(UInt32(truncatingIfNeeded: key), entries[key].hash) }
  }
}
