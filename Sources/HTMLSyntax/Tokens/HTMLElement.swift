/// The elements of HTML, old ones too.
///
/// A case has the name of its element, so that ``init(name:)`` can be made from the cases alone.
public enum HTMLElement: UInt8, CaseIterable, Hashable, Sendable {
  /// An element that is none of HTML's.
  case other
  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed
  case fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins, isindex
  case kbd, keygen
  case label, legend, li, link, listing
  case main, map, mark, marquee, math, menu, meta, meter
  case nav, nobr, noembed, noframes, noscript
  case object, ol, optgroup, option, output
  case p, param, picture, plaintext, pre, progress
  case q
  case rb, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, slot, small, source, span, strike, strong, style, sub, summary, sup,
    svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul
  case `var`, video
  case wbr
  case xmp

  /// The element of a name in any case; ``other`` when it is none of HTML's.
  public init(name: String) {
    var name = name
    self = name.withUTF8 { unsafe ElementTable.shared.element($0) }
  }

  /// The element of a name in UTF-8, in any case; ``other`` when it is none of HTML's.
  public init(name: Span<UInt8>) {
    self = unsafe name.withUnsafeBufferPointer { unsafe ElementTable.shared.element($0) }
  }
}

/// The elements by their names.
struct ElementTable: Sendable {
  static let shared = ElementTable()

  /// A name in lower case: its first 16 bytes, padded with zeros, and how many it has.
  struct Key: Equatable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var count = 0

    @inline(__always)
    init() {}

    @inline(__always)
    init(_ name: UnsafeBufferPointer<UInt8>) {
      for index in name.indices { append(unsafe name[index]) }
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      let lowered = UInt64(ASCII.lowered(byte))
      if count < 8 {
        first |= lowered &<< UInt64(8 &* count)
      } else if count < 16 {
        second |= lowered &<< UInt64(8 &* (count &- 8))
      }
      count &+= 1
    }

    /// Where it is looked for first, as one of 1024 places.
    @inline(__always)
    var slot: Int { Int(truncatingIfNeeded: ((first ^ second &* 31) &* 0x9E37_79B9_7F4A_7C15) &>> 54) }
  }

  /// For each place an element, or ``HTMLElement/other`` where there is none.
  private var slots: [HTMLElement]
  /// The names of the elements, in the order of these.
  private var keys: [Key]
  private init() {
    slots = Array(repeating: .other, count: 1024)
    keys = []
    for element in HTMLElement.allCases {
      var name = String(describing: element)
      let key = name.withUTF8 { unsafe Key($0) }
      keys.append(key)
      guard element != .other else { continue }
      var slot = key.slot
      while slots[slot] != .other { slot = (slot + 1) & 1023 }
      slots[slot] = element
    }
  }

  /// The element of a name.
  @inline(__always)
  func element(_ key: Key) -> HTMLElement {
    var slot = key.slot
    while true {
      let element = slots[slot]
      if element == .other || keys[Int(element.rawValue)] == key { return element }
      slot = (slot &+ 1) & 1023
    }
  }

  /// The element of a name.
  func element(_ name: UnsafeBufferPointer<UInt8>) -> HTMLElement {
    name.count <= 16 ? element(unsafe Key(name)) : .other
  }
}
