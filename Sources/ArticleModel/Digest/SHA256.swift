/// SHA-256 as FIPS 180-4 defines it.
public struct SHA256: Sendable {
  private var state: [8 of UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var block = [64 of UInt8](repeating: 0)
  private var filled = 0
  private var count: UInt64 = 0

  /// Begins a message.
  public init() {}

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
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Takes the next bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    count &+= UInt64(bytes.count)
    for index in bytes.indices {
      block[filled] = bytes[index]
      filled += 1
      if filled == 64 { compress() }
    }
  }

  /// Ends the message and gives its digest, 32 bytes; nothing more may be added then.
  public mutating func finish() -> [UInt8] {
    let length = count &* 8
    block[filled] = 0x80
    filled += 1
    if filled > 56 {
      while filled < 64 { pad() }
      compress()
    }
    while filled < 56 { pad() }
    for shift in stride(from: 56, through: 0, by: -8) {
      block[filled] = UInt8(truncatingIfNeeded: length >> UInt64(shift))
      filled += 1
    }
    compress()
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

  private mutating func compress() {
    var words = [64 of UInt32](repeating: 0)
    for index in 0..<16 {
      let pair = (UInt32(block[index * 4]) << 8 | UInt32(block[index * 4 + 1])) << 16
      words[index] = pair | UInt32(block[index * 4 + 2]) << 8 | UInt32(block[index * 4 + 3])
    }
    for index in 16..<64 {
      let a = words[index - 15]
      let b = words[index - 2]
      let low = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3
      let high = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10
      words[index] = words[index - 16] &+ low &+ words[index - 7] &+ high
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = e & f ^ ~e & g
      let spread = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = h &+ spread &+ choice &+ SHA256.constants[index] &+ words[index]
      let majority = a & b ^ a & c ^ b & c
      let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
      h = g
      g = f
      f = e
      e = d &+ first
      d = c
      c = b
      b = a
      a = first &+ second
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
    filled = 0
  }

  private func rotate(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

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
