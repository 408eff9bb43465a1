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

  /// A name of at most 16 bytes in two words, in lower case, padded with zeros.
  private struct Key: Equatable {
    var first: UInt64 = 0
    var second: UInt64 = 0

    @inline(__always)
    init(_ name: UnsafeBufferPointer<UInt8>) {
      for index in name.indices {
        let byte = unsafe UInt64(ASCII.lowered(name[index]))
        if index < 8 { first |= byte &<< UInt64(8 &* index) } else { second |= byte &<< UInt64(8 &* (index &- 8)) }
      }
    }

    var slot: Int { Int(truncatingIfNeeded: ((first ^ second &* 31) &* 0x9E37_79B9_7F4A_7C15) &>> 54) }
  }

  private var keys: [Key?]
  private var elements: [HTMLElement]

  private init() {
    keys = Array(repeating: nil, count: 1024)
    elements = Array(repeating: .other, count: 1024)
    for element in HTMLElement.allCases where element != .other {
      var name = String(describing: element)
      let key = name.withUTF8 { unsafe Key($0) }
      var slot = key.slot
      while keys[slot] != nil { slot = (slot + 1) & 1023 }
      keys[slot] = key
      elements[slot] = element
    }
  }

  /// The element of a name.
  func element(_ name: UnsafeBufferPointer<UInt8>) -> HTMLElement {
    guard name.count <= 16 else { return .other }
    let key = unsafe Key(name)
    var slot = key.slot
    while let found = keys[slot] {
      if found == key { return elements[slot] }
      slot = (slot + 1) & 1023
    }
    return .other
  }
}
