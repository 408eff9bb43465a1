/// A part of an article that has a place of its own in a text.
enum TextPiece: Hashable {
  case slugline
  case takeKey
  case embargo
  case headline(Int)
  case title
  case byline
  case contributors
  case creditLine
  case summary(Int)
  case dateline
  case block(Int)
  case media(Int)
  case correction(Int)
  case rights(Int)
  case relatedLabel(Int)
  case relatedTitle(Int)
  case relatedAddress(Int)
  case note(Int)

  /// The path of the part in the model, such as `body/3`.
  var path: String {
    switch self {
    case .slugline: "slugline"
    case .takeKey: "takeKey"
    case .embargo: "embargo"
    case .headline(let index): "headlines/\(index)"
    case .title: "title"
    case .byline: "byline"
    case .contributors: "contributors"
    case .creditLine: "creditLine"
    case .summary(let index): "summaries/\(index)"
    case .dateline: "dateline"
    case .block(let index): "body/\(index)"
    case .media(let index): "media/\(index)"
    case .correction(let index): "corrections/\(index)"
    case .rights(let index): "rights/\(index)"
    case .relatedLabel(let index): "related/\(index)/label"
    case .relatedTitle(let index): "related/\(index)/title"
    case .relatedAddress(let index): "related/\(index)/href"
    case .note(let index): "editorialNotes/\(index)"
    }
  }

  /// The part with this path, or `nil` when there is none.
  init?(path: Substring) {
    let names = path.split(separator: "/")
    let index = names.count > 1 ? Int(names[1]) : nil
    switch (names.first, index, names.count > 2 ? names[2] : "") {
    case ("slugline", nil, _): self = .slugline
    case ("takeKey", nil, _): self = .takeKey
    case ("embargo", nil, _): self = .embargo
    case ("title", nil, _): self = .title
    case ("byline", nil, _): self = .byline
    case ("contributors", nil, _): self = .contributors
    case ("creditLine", nil, _): self = .creditLine
    case ("dateline", nil, _): self = .dateline
    case ("headlines", let index?, _): self = .headline(index)
    case ("summaries", let index?, _): self = .summary(index)
    case ("body", let index?, _): self = .block(index)
    case ("media", let index?, _): self = .media(index)
    case ("corrections", let index?, _): self = .correction(index)
    case ("rights", let index?, _): self = .rights(index)
    case ("related", let index?, "label"): self = .relatedLabel(index)
    case ("related", let index?, "title"): self = .relatedTitle(index)
    case ("related", let index?, "href"): self = .relatedAddress(index)
    case ("editorialNotes", let index?, _): self = .note(index)
    default: return nil
    }
  }
}
