internal import XMLSyntax

/// The names of NITF's elements and attributes, versions 2.5 to 3.6, and of the XHTML that agencies mix into it.
///
/// Elements without a namespace, and those of NewsML and XHTML where NITF is carried by them, count as NITF: agencies
/// write all of these.
enum NITFName: String, CaseIterable, Sendable {
  // The document.
  case nitf, head, body, bodyHead = "body.head", bodyContent = "body.content", bodyEnd = "body.end"
  case version, uno, baselang, changeDate = "change.date", changeTime = "change.time"
  case id, style, lang, xmlLang = "xml:lang", `class`, dir

  // The head.
  case title, meta, name, content, httpEquiv = "http-equiv"
  case tobject, tobjectType = "tobject.type"
  case tobjectProperty = "tobject.property", tobjectPropertyType = "tobject.property.type"
  case tobjectSubject = "tobject.subject", subjectAuthority = "tobject.subject.ipr"
  case subjectNumber = "tobject.subject.refnum", subjectType = "tobject.subject.type"
  case subjectMatter = "tobject.subject.matter", subjectDetail = "tobject.subject.detail"
  case iim, ds, num, value
  case pubdata, itemLength = "item-length", unitOfMeasure = "unit-of-measure"
  case datePublication = "date.publication"
  case revisionHistory = "revision-history", function, norm

  // The data about the document.
  case docdata, managementStatus = "management-status"
  case correction, info, idString = "id-string"
  case evloc, isoCC = "iso-cc", stateProvince = "state-prov", countyDistrict = "county-dist", city
  case docID = "doc-id", regsrc
  case delList = "del-list", fromSource = "from-src", sourceName = "src-name", levelNumber = "level-number"
  case urgency, edUrg = "ed-urg"
  case fixture, fixID = "fix-id"
  case dateIssue = "date.issue", dateRelease = "date.release", dateExpire = "date.expire"
  case docScope = "doc-scope", scope
  case series, seriesName = "series.name", seriesPart = "series.part", seriesTotal = "series.totalpart"
  case edMessage = "ed-msg", messageType = "msg-type"
  case duKey = "du-key", key
  case docCopyright = "doc.copyright", year, holder
  case docRights = "doc.rights", owner, startdate, enddate, limitations, type
  case keyList = "key-list", keyword
  case identifiedContent = "identified-content"

  // The head of the body.
  case hedline, hl1, hl2, note, noteclass, rights
  case rightsOwner = "rights.owner", rightsStart = "rights.startdate", rightsEnd = "rights.enddate"
  case rightsType = "rights.type", rightsLimitations = "rights.limitations"
  case byline, byttl, distributor, dateline, storyDate = "story.date", abstract

  // Blocks.
  case block, p, lede, summary, optionalText = "optional-text"
  case table, caption, col, colgroup, thead, tbody, tfoot, tr, th, td, colspan, rowspan, align
  case nitfTable = "nitf-table", nitfTableMetadata = "nitf-table-metadata", customTable = "custom-table"
  case tableReference = "table-reference"
  case media, mediaType = "media-type", mediaReference = "media-reference", mediaCaption = "media-caption"
  case mediaProducer = "media-producer", mediaMetadata = "media-metadata", mediaObject = "media-object"
  case source, mimeType = "mime-type", alternateText = "alternate-text", sourceCredit = "source-credit", copyright
  case dataLocation = "data-location", height, width, time, timeUnit = "time-unit-of-measure"
  case ol, ul, li, dl, dt, dd, seqnum
  case bq, quoteSource = "quote-source", credit, fn, pre, hr, datasource, tagline, bibliography

  // Within text.
  case a, href, rel, br, em, person, org, location, sublocation, state, region, country, event, money, chron
  case objectTitle = "object.title", virtloc, postaddr, copyrite, pronounce, phonetic, q, sub, sup
  case copyriteYear = "copyrite.year", copyriteHolder = "copyrite.holder"
  case frac, numer, fracSeparator = "frac-sep", denom, classifier, altCode = "alt-code"
  case addressee, postcode, careOf = "care.of", deliveryPoint = "delivery.point", deliveryOffice = "delivery.office"
  case nameGiven = "name.given", nameFamily = "name.family"
  case idsrc, locationCode = "location-code", codeSource = "code-source"
  case cityCode = "city-code", stateCode = "state-code", regionCode = "region-code"
  case unit, units, startDate = "start-date", endDate = "end-date"
  case ruby, rb, rt, rp, rbc, rtc

  // XHTML.
  case b, strong, i, u, s, strike, del, code, tt, span, small, ins
  case h1, h2, h3, h4, h5, h6, blockquote, div, section, article

  /// What the names mean, for all workers.
  static let vocabulary = XMLVocabulary<NITFName>([
    "": [
      "", "http://iptc.org/std/NITF/2006-10-18/", "http://iptc.org/std/nar/2006-10-01/", "http://www.w3.org/1999/xhtml",
      "http://iptc.org/std/NewsML/2003-10-10/",
    ]
  ])
}

extension NITFName {
  /// Whether an element stands within a line of text.
  var isInline: Bool {
    switch self {
    case .a, .br, .em, .person, .org, .location, .city, .sublocation, .state, .region, .country, .event, .money, .chron,
      .num, .function, .objectTitle, .virtloc, .postaddr, .copyrite, .lang, .pronounce, .q, .sub, .sup, .frac,
      .classifier, .altCode, .nameGiven, .nameFamily, .copyriteYear, .copyriteHolder, .ruby, .rb, .rt, .rp, .rbc, .rtc,
      .numer, .denom, .fracSeparator, .b, .strong, .i, .u, .s, .strike, .del, .code, .tt, .span, .small, .ins, .byttl,
      .storyDate, .addressee, .postcode, .careOf, .deliveryPoint, .deliveryOffice:
      true
    default: false
    }
  }
}

extension NITFName {
  /// Whether an element within text adds nothing but a mark to it.
  var isOnlyMark: Bool {
    switch self {
    case .br, .altCode, .ruby, .rt, .rp, .denom, .copyrite: false
    default: isInline
    }
  }

  /// Whether an element is a part of a name, a place or an address, which agencies write without space between them.
  var isPart: Bool {
    switch self {
    case .city, .sublocation, .state, .region, .country, .nameGiven, .nameFamily, .addressee, .postcode, .careOf,
      .deliveryPoint, .deliveryOffice, .copyriteYear, .copyriteHolder:
      true
    default: false
    }
  }
}
