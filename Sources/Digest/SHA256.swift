internal import CDigest

/// SHA-256 as FIPS 180-4 defines it, with the processor's own instructions where it has them.
public struct SHA256: Sendable {
  private static let hasInstructions = wirecopy_sha256_is_available()

  private var state: [8 of UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var block = [64 of UInt8](repeating: 0)
  private var filled = 0
  private var count: UInt64 = 0
  private let usesInstructions: Bool

  /// Begins a message.
  public init() { self.init(usingInstructions: true) }

  /// Begins a message; without instructions when they are not wanted, or not there.
  init(usingInstructions: Bool) { usesInstructions = usingInstructions && SHA256.hasInstructions }

  /// The digest of some bytes: 32 bytes.
  public static func digest(of bytes: Span<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of some bytes as 64 lower-case hexadecimal digits.
  public static func hexadecimal(of bytes: Span<UInt8>) -> String { hexadecimal(digest(of: bytes)) }

  /// Bytes as lower-case hexadecimal digits.
  public static func hexadecimal(_ digest: [UInt8]) -> String {
    unsafe String(unsafeUninitializedCapacity: 2 * digest.count) { buffer in
      for (index, byte) in digest.enumerated() {
        unsafe buffer[2 * index] = digit(byte >> 4)
        unsafe buffer[2 * index + 1] = digit(byte & 15)
      }
      return 2 * digest.count
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  /// Takes the next bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    count &+= UInt64(bytes.count)
    var index = 0
    while filled > 0, index < bytes.count {
      block[filled] = bytes[index]
      filled += 1
      index += 1
      if filled == 64 { compressBlock() }
    }
    // Whole blocks are taken where they stand.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let blocks = (buffer.count - index) / 64
      unsafe compress(base + index, blocks)
      index += 64 * blocks
    }
    while index < bytes.count {
      block[filled] = bytes[index]
      filled += 1
      index += 1
    }
  }

  /// Ends the message and gives its digest, 32 bytes; nothing more may be added then.
  public mutating func finish() -> [UInt8] {
    let length = count &* 8
    block[filled] = 0x80
    filled += 1
    if filled > 56 {
      while filled < 64 { pad() }
      compressBlock()
    }
    while filled < 56 { pad() }
    for shift in stride(from: 56, through: 0, by: -8) {
      block[filled] = UInt8(truncatingIfNeeded: length >> UInt64(shift))
      filled += 1
    }
    compressBlock()
    var digest: [UInt8] = []
    for index in 0..<8 {
      for shift in stride(from: 24, through: 0, by: -8) {
        digest.append(UInt8(truncatingIfNeeded: state[index] >> UInt32(shift)))
      }
    }
    return digest
  }

  private mutating func pad() {
    block[filled] = 0
    filled += 1
  }

  private mutating func compressBlock() {
    let bytes = block
    unsafe bytes.span.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe compress(base, 1) }
    }
    filled = 0
  }

  /// Takes blocks of 64 bytes.
  private mutating func compress(_ blocks: UnsafePointer<UInt8>, _ count: Int) {
    guard count > 0 else { return }
    if usesInstructions {
      var words = state.mutableSpan
      unsafe words.withUnsafeMutableBufferPointer { words in
        if let words = words.baseAddress { unsafe wirecopy_sha256(words, blocks, count, SHA256.constants) }
      }
    } else {
      for index in 0..<count { unsafe compress(UnsafeRawPointer(blocks + 64 * index)) }
    }
  }

  /// Takes a block of 64 bytes.
  private mutating func compress(_ block: UnsafeRawPointer) {
    unsafe SHA256.constants.withUnsafeBufferPointer { constants in
      guard let constants = constants.baseAddress else { return }
      // Only the last sixteen words of the schedule are ever needed.
      var words = [16 of UInt32](repeating: 0)
      for index in 0..<16 {
        words[index] = unsafe UInt32(bigEndian: block.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      var index = 0
      while true {
        // Instead of moving eight values on, each round names them anew.
        for half in 0..<2 {
          let place = half &* 8
          unsafe SHA256.round(a, b, c, &d, e, f, g, &h, words[place] &+ constants[index &+ place])
          unsafe SHA256.round(h, a, b, &c, d, e, f, &g, words[place &+ 1] &+ constants[index &+ place &+ 1])
          unsafe SHA256.round(g, h, a, &b, c, d, e, &f, words[place &+ 2] &+ constants[index &+ place &+ 2])
          unsafe SHA256.round(f, g, h, &a, b, c, d, &e, words[place &+ 3] &+ constants[index &+ place &+ 3])
          unsafe SHA256.round(e, f, g, &h, a, b, c, &d, words[place &+ 4] &+ constants[index &+ place &+ 4])
          unsafe SHA256.round(d, e, f, &g, h, a, b, &c, words[place &+ 5] &+ constants[index &+ place &+ 5])
          unsafe SHA256.round(c, d, e, &f, g, h, a, &b, words[place &+ 6] &+ constants[index &+ place &+ 6])
          unsafe SHA256.round(b, c, d, &e, f, g, h, &a, words[place &+ 7] &+ constants[index &+ place &+ 7])
        }
        index &+= 16
        guard index < 64 else { break }
        for place in 0..<16 {
          let (early, late) = (words[(place &+ 1) & 15], words[(place &+ 14) & 15])
          let low = SHA256.rotate(early, 7) ^ SHA256.rotate(early, 18) ^ early >> 3
          let high = SHA256.rotate(late, 17) ^ SHA256.rotate(late, 19) ^ late >> 10
          words[place] = words[place] &+ low &+ words[(place &+ 9) & 15] &+ high
        }
      }
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
      state[4] &+= e
      state[5] &+= f
      state[6] &+= g
      state[7] &+= h
    }
  }

  /// One round of section 6.2.2, after which `d` is the new `e` and `h` the new `a`.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
    _ word: UInt32
  ) {
    let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (g ^ (e & (f ^ g))) &+ word
    d = d &+ first
    h = first &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ bits: UInt32) -> UInt32 { word &>> bits | word &<< (32 &- bits) }

  private static let constants: [UInt32] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]
}
