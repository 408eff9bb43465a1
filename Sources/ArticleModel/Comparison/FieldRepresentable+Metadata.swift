// Which member comes first matters: it tells the elements of a list apart.

extension AlternativeIdentifier: FieldRepresentable {
  var fieldValue: FieldValue { .object(["value": value, "role": role]) }
}

extension CollectionReference: FieldRepresentable {
  var fieldValue: FieldValue { .object(["id": id, "title": title, "url": url]) }
}

extension Signal: FieldRepresentable {
  var fieldValue: FieldValue { .object(["code": code, "text": text]) }
}

extension Embargo: FieldRepresentable {
  /// An indefinite embargo has no member that says something, and is one all the same.
  var fieldValue: FieldValue {
    until == nil && text.isEmpty ? .text("indefinite") : .object(["until": until, "text": text])
  }
}

extension Correction: FieldRepresentable {
  var fieldValue: FieldValue { .object(["text": text, "refersTo": refersTo]) }
}

extension Prose: FieldRepresentable {
  var fieldValue: FieldValue {
    .object(["text": content.text, "role": role, "language": language, "marks": content.marks])
  }
}

extension Contributor: FieldRepresentable {
  var fieldValue: FieldValue {
    .object([
      "name": name, "code": code, "role": role, "jobTitle": jobTitle, "organisation": organisation, "email": email,
      "url": url, "scheme": scheme,
    ])
  }
}

extension Dateline: FieldRepresentable {
  var fieldValue: FieldValue {
    .object(["text": text, "places": places, "date": date, "source": source, "inBody": isInBody])
  }
}

extension Concept: FieldRepresentable {
  var fieldValue: FieldValue {
    .object([
      "uri": uri, "code": code, "name": name, "scheme": scheme, "role": role, "relevance": relevance,
      "confidence": confidence, "broader": broader,
    ])
  }
}

extension Rights: FieldRepresentable {
  var fieldValue: FieldValue {
    .object([
      "holder": holder, "notice": notice, "usageTerms": usageTerms, "year": year, "start": start, "end": end,
      "links": links, "encoded": encoded,
    ])
  }
}

extension Rights.EncodedRights: FieldRepresentable {
  var fieldValue: FieldValue { .object(["text": text, "language": language]) }
}

extension Link: FieldRepresentable {
  var fieldValue: FieldValue {
    .object(["href": href, "rel": rel, "title": title, "type": type, "language": language, "length": length])
  }
}

extension RelatedItem: FieldRepresentable {
  var fieldValue: FieldValue { .object(["title": title, "label": label, "href": href, "id": id]) }
}

extension Media: FieldRepresentable {
  var fieldValue: FieldValue {
    .object([
      "id": id, "type": type, "title": title, "caption": caption, "altText": altText, "credit": credit,
      "copyright": copyright, "renditions": renditions,
    ])
  }
}

extension Media.Rendition: FieldRepresentable {
  var fieldValue: FieldValue {
    .object([
      "href": href, "name": name, "mediaType": mediaType, "width": width, "height": height, "size": size,
      "duration": duration,
    ])
  }
}

extension Association: FieldRepresentable {
  var fieldValue: FieldValue { .object(["id": id, "name": name, "role": role, "article": article]) }
}

extension Package: FieldRepresentable {
  var fieldValue: FieldValue { .object(["mode": mode, "groups": groups]) }
}

extension Package.Group: FieldRepresentable {
  var fieldValue: FieldValue { .object(["id": id, "role": role, "members": members]) }
}

extension Package.Member: FieldRepresentable {
  var fieldValue: FieldValue { .object(["id": id, "title": title]) }
}

extension Series: FieldRepresentable {
  var fieldValue: FieldValue { .object(["name": name, "part": part, "total": total]) }
}

extension Extension: FieldRepresentable {
  var fieldValue: FieldValue { .object(["anchor": anchor, "value": value, "name": name, "namespace": namespace]) }
}

extension Attribute: FieldRepresentable {
  var fieldValue: FieldValue { .object(["name": name, "value": value]) }
}

extension Mark: FieldRepresentable {
  var fieldValue: FieldValue { .object(["kind": kind.name, "detail": kind.detail, "start": start, "end": end]) }
}
