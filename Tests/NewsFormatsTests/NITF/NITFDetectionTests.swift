import NewsFormats
import Testing

struct NITFDetectionTests {
  @Test(arguments: [
    (#"<nitf version="-//IPTC//DTD NITF 3.6//EN"></nitf>"#, "3.6"),
    ("\u{FEFF}<?xml version='1.0'?>\n<!-- <x> --><!DOCTYPE nitf [<!ENTITY a '>'>]><nitf>", ""),
    ("<n:nitf xmlns:n='http://iptc.org/std/NITF/2006-10-18/'/>", ""),
  ])
  func `The root element tells`(document: String, version: String) {
    #expect(Format.nitf.detect(Sniff(bytes: Array(document.utf8), isWhole: true))?.version == version)
  }

  @Test(arguments: ["", "nitf", "<html>", "<!-- <nitf>", "<nitfs/>", "<?xml version='1.0'?>", "{\"nitf\": 1}"])
  func `Other documents are not NITF`(document: String) {
    #expect(Format.nitf.detect(Sniff(bytes: Array(document.utf8), isWhole: true)) == nil)
  }
}
