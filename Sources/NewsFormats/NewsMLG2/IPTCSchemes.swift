/// The schemes of codes that the IPTC's catalog of standards names, with their aliases.
enum IPTCSchemes {
  /// The URI of a scheme by its alias.
  static let uris: [String: String] = {
    var uris: [String: String] = [:]
    for (alias, name) in newsCodes { uris[alias] = "http://cv.iptc.org/newscodes/\(name)" }
    for alias in external { uris[alias] = "http://cvx.iptc.org/\(alias)/" }
    for (alias, uri) in elsewhere { uris[alias] = uri }
    return uris
  }()

  /// The alias of a scheme by its URI.
  static let aliases: [String: String] = Dictionary(uris.map { ($1, $0) }, uniquingKeysWith: { min($0, $1) })

  /// Schemes of the IPTC's own: the alias, and what stands in the URI behind `http://cv.iptc.org/newscodes/`.
  private static let newsCodes = [
    ("acdc", "audiocodec/"), ("altidrole", "altidrole/"), ("aoprop", "aoproperty/"), ("app", "application/"),
    ("aspfacet", "asportfacet/"), ("aspfacetvalue", "asportfacetvalue/"), ("authoritystatus", "authoritystatus/"),
    ("catinat", "catinature/"), ("chprop", "characteristicsproperty/"), ("cinat", "cinature/"),
    ("ciprol", "contactinfopartrole/"), ("colin", "colourindicator/"), ("colsp", "colorspace/"),
    ("conf", "confidence/"), ("cpnat", "cpnature/"), ("cpprole", "contentprodpartyrole/"),
    ("cptdefrole", "conceptdefinitionrole"), ("cptnoterole", "conceptnoterole/"), ("crel", "conceptrelation/"),
    ("ctech", "commtech/"), ("ctrol", "contributorrole/"), ("cwarn", "contentwarning/"),
    ("digsrctype", "digitalsourcetype/"), ("dimensionunit", "dimensionunit/"), ("drol", "descriptionrole/"),
    ("dummy", "dummy/"), ("ecirol", "eventcontactinforole/"), ("edconf", "eventdateconfirm/"),
    ("ednoterole", "ednoterole"), ("encd", "encoding/"), ("entityprop", "entityproperty/"),
    ("eocstat", "eventoccurstatus/"), ("eorol", "eventorganiserrole/"), ("eprol", "eventparticipantrole/"),
    ("eregrol", "eventregrole/"), ("erol", "edrole/"), ("fisymtype", "financialinstrumentsymboltype/"),
    ("frmt", "format/"), ("gen", "generic/"), ("genre", "genre/"), ("hashscope", "hashscope/"),
    ("hashtype", "hashtype/"), ("hatarget", "hopactiontarget/"), ("hopaction", "hopaction/"),
    ("howextr", "howextracted/"), ("howpr", "howpresent/"), ("ikos", "ikos/"), ("imgregrole", "imageregionrole/"),
    ("imgregtype", "imageregiontype/"), ("impt", "importance/"), ("irel", "itemrelation/"),
    ("irep", "itemrepresentation/"), ("isrol", "infosourcerole/"), ("ivqu", "videoqualifier/"),
    ("lbtyp", "labeltype/"), ("loctyp", "location/"), ("loutorient", "layoutorientation/"), ("lrol", "languagerole/"),
    ("medtop", "mediatopic/"), ("medtype", "mediatype1/"), ("mtyp", "mediatype/"), ("ncostat", "newscoveragestatus/"),
    ("ninat", "ninature/"), ("nityp", "newsitemtype/"), ("nmsig", "newsmsgsignal/"), ("not", "notation/"),
    ("nprod", "newsproduct/"), ("nprov", "newsprovider/"), ("nprt", "namepart/"), ("nrol", "namerole/"),
    ("oito", "ofinterestto/"), ("pgrmod", "pkggroupmode/"), ("plinat", "plinature/"), ("prio", "priority/"),
    ("prodgenre", "productgenre/"), ("prop", "property/"), ("prov", "provider/"), ("pst1", "status1/"),
    ("rcalctype", "rcalctype/"), ("rel", "relevance/"), ("riaspect", "riaspect/"), ("rightsprop", "rightsproperty/"),
    ("riscope", "riscope/"), ("rnd", "rendition/"), ("role1", "role1/"), ("rscaleunit", "rscaleunit/"),
    ("rtype", "ratertype/"), ("scn", "scene/"), ("sev", "severity/"), ("sig", "signal/"), ("sov", "videoscaling/"),
    ("squ", "subjectqualifier/"), ("stat", "pubstatusg2/"), ("subj", "subjectcode/"), ("timeunit", "timeunit/"),
    ("tone", "tone/"), ("tpctyp", "topictype/"), ("trustindicator", "trustindicator/"), ("urgy", "urgency/"),
    ("useracttype", "useractiontype/"), ("valfmt", "valueformat/"), ("vcdc", "videocodec/"),
    ("videodef", "videodefinition/"), ("why", "whypresent/"), ("wldreg", "worldregion/"),
  ]

  /// Schemes of others that the IPTC has given a URI under `http://cvx.iptc.org/`, which ends in the alias.
  private static let external = [
    "bcp47", "cusip", "figi", "gics", "googletopicsv1", "googletopicsv2", "iabadproduct10", "iabadproduct20",
    "iabaudience10", "iabcontent20", "iabcontent21", "iabcontent22", "iabcontent30", "isin", "iso3166-1a2",
    "iso3166-1a3", "iso3166-2", "iso4217a", "iso4217n", "parasport", "secst", "sedol", "ticker", "tidm",
  ]

  /// Schemes whose URIs follow no rule.
  private static let elsewhere = [
    ("a1312cat", "http://cvx.iptc.org/anpa1312-category/"), ("a1312prio", "http://cvx.iptc.org/anpa1312-priority/"),
    ("a1312svc", "http://cvx.iptc.org/anpa1312-servicelevel/"), ("a1312vers", "http://cvx.iptc.org/anpa1312-version/"),
    ("dbpedia", "http://dbpedia.org/resource/"), ("freebase", "http://www.freebase.com"),
    ("geonames", "http://sws.geonames.org/"), ("geonameshttps", "https://sws.geonames.org/"),
    ("mb-artist", "http://musicbrainz.org/artist/"), ("mb-label", "http://musicbrainz.org/label/"),
    ("mb-recording", "http://musicbrainz.org/recording/"), ("mb-release", "http://musicbrainz.org/release/"),
    ("mb-releasegroup", "http://musicbrainz.org/release-group/"), ("mb-work", "http://musicbrainz.org/work/"),
    ("mic", "http://cvx.iptc.org/iso10383-mic/"), ("plus", "http://ns.useplus.org/ldf/vocab/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"), ("wikidata", "http://www.wikidata.org/entity/"),
  ]
}
