import Foundation
import Testing

/// Converting to NewsML-G2 from the command line.
struct NewsMLG2ConvertTests {
  private let story = """
    {"format":"wirecopy/1","articles":[
    {"id":"urn:a","body":[{"type":"paragraph","text":"One"}]},
    {"id":"urn:b","body":[{"type":"paragraph","text":"Two"}]}]}
    """

  @Test func `an article that lacks what an item must say is refused with the option that gives it`() throws {
    let outcome = try Command.run(["convert", "-t", "newsml-g2"], input: story)
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.contains("must have a provider (provider), and the article states none"))
    #expect(outcome.messages.contains("--provider NAME gives it one"))
  }

  @Test func `options give what articles lack, and several articles make a message`() throws {
    let options = ["--provider", "Example", "--set", "versionCreated=2024-05-06T07:08:09Z"]
    let outcome = try Command.run(["convert", "-t", "newsml-g2"] + options, input: story)
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output.contains("<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\">"))
    #expect(outcome.output.contains("<sent>2024-05-06T07:08:09Z</sent>"))
    #expect(outcome.output.contains("guid=\"urn:b\""))
  }

  @Test(arguments: [("nitf", "application/nitf+xml"), ("xhtml", "application/xhtml+xml")])
  func `the markup of the text is an option`(markup: String, type: String) throws {
    let options = ["--provider", "Example", "--set", "versionCreated=2024-05-06T07:08:09Z", "--g2-body", markup]
    let outcome = try Command.run(["convert", "-t", "newsml-g2"] + options, input: story)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("contenttype=\"\(type)\""))
  }
}
