/// Collects an object without the elements of one of its members.
struct FrameScanner {
  enum Step {
    case more
    /// The bracket that opens the streamed array has been taken.
    case elements
    /// The object has ended.
    case end
  }

  let name: [UInt8]
  private(set) var bytes: [UInt8] = []
  /// Where the bytes go on behind the elements.
  private(set) var places: [Place] = []
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var expectsKey = false
  private var keyStart = 0
  private var isNamed = false

  init(name: String) { self.name = Array(name.utf8) }

  mutating func resume(at place: Place) {
    places = [place]
    isNamed = false
    // The bracket that closes the elements comes next.
    depth += 1
  }

  mutating func push(_ byte: UInt8) -> Step {
    bytes.append(byte)
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x22 {
        isInString = false
        if depth == 1, expectsKey { endKey() }
      }
      return .more
    }
    switch byte {
    case 0x22:
      isInString = true
      keyStart = bytes.count - 1
    case 0x5B where depth == 1 && isNamed && places.isEmpty:
      return .elements
    case 0x7B, 0x5B:
      depth += 1
      expectsKey = depth == 1 && byte == 0x7B
      isNamed = false
    case 0x7D, 0x5D:
      depth -= 1
      if depth <= 0 { return .end }
    case 0x2C where depth == 1:
      expectsKey = true
      isNamed = false
    case 0x20, 0x0A, 0x0D, 0x09, 0x3A:
      break
    default:
      // A word or number at the top, which the reader judges.
      if depth == 0, byte < 0x80 { return .end }
      isNamed = false
    }
    return .more
  }

  private mutating func endKey() {
    expectsKey = false
    let key = bytes[keyStart...]
    if key.contains(0x5C) {
      guard let tree = try? JSONReader().tree(Array(key)) else { return }
      isNamed = tree.string(of: tree.root).map { Array($0.utf8) } == name
    } else {
      isNamed = key.dropFirst().dropLast().elementsEqual(name)
    }
  }
}
