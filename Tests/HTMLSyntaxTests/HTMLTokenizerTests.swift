import HTMLSyntax
import Testing

@Suite struct HTMLTokenizerTests {
  @Test func `a declaration begins empty`() { #expect(HTMLDocumentType().name == nil) }
}
