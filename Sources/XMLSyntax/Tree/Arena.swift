#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A growing buffer of plain values that keeps its memory when it is emptied.
///
/// Its owner frees it. Indices are not checked here: the callers take them from records they have written themselves.
@safe @usableFromInline struct Arena<Element: BitwiseCopyable> {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
  }

  func deallocate() { unsafe base.deallocate() }

  /// Makes room for `extra` more elements.
  @inline(__always) mutating func reserve(_ extra: Int) {
    if count &+ extra > capacity { grow(extra) }
  }

  @inline(never) private mutating func grow(_ extra: Int) {
    let larger = max(capacity * 2, count + extra)
    let renewed = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    unsafe renewed.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = renewed
    capacity = larger
  }

  @inline(__always) mutating func append(_ element: Element) {
    reserve(1)
    unsafe (base + count).initialize(to: element)
    count &+= 1
  }

  @inline(__always) mutating func append(_ source: UnsafePointer<Element>, count added: Int) {
    reserve(added)
    unsafe memcpy(base + count, source, added &* MemoryLayout<Element>.stride)
    count &+= added
  }

  /// Empties the buffer; memory beyond `keep` elements is given back.
  mutating func removeAll(keep: Int) {
    count = 0
    guard capacity > keep else { return }
    unsafe base.deallocate()
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: keep)
    capacity = keep
  }

  @inlinable subscript(index: Int) -> Element {
    @inline(__always) get { unsafe base[index] }
    @inline(__always) nonmutating set { unsafe base[index] = newValue }
  }
}
