import Testing

@testable import Digest

/// The examples of FIPS 180-4 as NIST publishes them.
struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `a message has the digest that NIST states`(_ message: String, _ digest: String) {
    #expect(SHA256.hexadecimal(of: Array(message.utf8).span) == digest)
  }

  @Test(arguments: [false, true])
  func `a long message in pieces has the digest that NIST states, with the processor's instructions and without`(
    _ usesInstructions: Bool
  ) {
    var hash = SHA256(usingInstructions: usesInstructions)
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
    for _ in 0..<1000 { hash.update(piece.span) }
    #expect(
      SHA256.hexadecimal(hash.finish()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: 0..<200)
  func `the processor's instructions give the same digest for a message of any length`(_ length: Int) {
    let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
    var plain = SHA256(usingInstructions: false)
    plain.update(message.span)
    #expect(SHA256.digest(of: message.span) == plain.finish())
  }
}
