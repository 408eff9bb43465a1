internal import ArticleModel
internal import XMLSyntax

/// `Identification` and `NewsManagement`.
extension NewsML1ItemWriter {
  mutating func writeIdentification(_ article: Article, _ mandatory: NewsML1Mandatory, _ plan: NewsML1Plan) {
    xml.start("Identification")
    xml.start("NewsIdentifier")
    text("ProviderId", mandatory.providerID)
    text("DateId", mandatory.dateID)
    text("NewsItemId", mandatory.itemID)
    xml.start("RevisionId", isMixed: true)
    xml.attribute("PreviousRevision", article.previousVersion.isEmpty ? "0" : article.previousVersion)
    xml.attribute("Update", "N")
    xml.text(plan.revision)
    xml.end()
    text("PublicIdentifier", mandatory.id)
    xml.end()
    for label in article.newsML1Labels {
      switch label.role {
      case "nameLabel": text("NameLabel", label.value)
      case "dateLabel": text("DateLabel", label.value)
      default:
        xml.start("Label")
        xml.start("LabelType")
        xml.attribute("FormalName", label.role)
        xml.end()
        text("LabelText", label.value)
        xml.end()
      }
    }
    xml.end()
  }

  mutating func writeManagement(_ article: Article, _ mandatory: NewsML1Mandatory, _ plan: NewsML1Plan) {
    xml.start("NewsManagement")
    formal("NewsItemType", "News")
    date("FirstCreated", mandatory.firstCreated)
    date("ThisRevisionCreated", mandatory.versionCreated)
    formal("Status", plan.status)
    change(to: "Usable", article.embargo?.until)
    change(to: "Canceled", article.expires)
    if let urgency = article.urgency { formal("Urgency", String(urgency)) }
    for relation in ["revisionHistory", "derivedFrom", "associatedWith"] {
      for (index, link) in article.links.filter({ $0.rel == relation && !$0.href.isEmpty }).enumerated() {
        write(link, isFirst: index == 0)
      }
    }
    for signal in article.signals { formal("Instruction", signal.code.isEmpty ? signal.text : signal.code) }
    xml.end()
  }

  private mutating func change(to status: String, _ date: NewsDate?) {
    guard let date else { return }
    xml.start("StatusWillChange")
    formal("FutureStatus", status)
    self.date("DateAndTime", date)
    xml.end()
  }

  private mutating func write(_ link: Link, isFirst: Bool) {
    switch link.rel {
    case "revisionHistory":
      // There is one at most.
      guard isFirst else { return }
      xml.start("RevisionHistory")
      xml.attribute("Href", link.href)
    case "derivedFrom":
      xml.start("DerivedFrom")
      xml.attribute("NewsItem", link.href)
    default:
      xml.start("AssociatedWith")
      xml.attribute("NewsItem", link.href)
    }
    xml.end()
  }
}
