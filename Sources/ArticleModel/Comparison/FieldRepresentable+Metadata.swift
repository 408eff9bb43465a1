// Which member comes first matters: it tells the elements of a list apart.

extension AlternativeIdentifier: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("value", value)
      $0.add("role", role)
    }
  }
}

extension CollectionReference: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("id", id)
      $0.add("title", title)
      $0.add("url", url)
    }
  }
}

extension Signal: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("code", code)
      $0.add("text", text)
    }
  }
}

extension Embargo: FieldRepresentable {
  /// An indefinite embargo has no member that says something, and is one all the same.
  var fieldValue: FieldValue {
    until == nil && text.isEmpty
      ? .text("indefinite")
      : .object {
        $0.add("until", until)
        $0.add("text", text)
      }
  }
}

extension Correction: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("text", text)
      $0.add("refersTo", refersTo)
    }
  }
}

extension Prose: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("text", content.text)
      $0.add("role", role)
      $0.add("language", language)
      $0.add("marks", content.marks)
    }
  }
}

extension Contributor: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("name", name)
      $0.add("code", code)
      $0.add("role", role)
      $0.add("jobTitle", jobTitle)
      $0.add("organisation", organisation)
      $0.add("email", email)
      $0.add("url", url)
      $0.add("scheme", scheme)
    }
  }
}

extension Dateline: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("text", text)
      $0.add("places", places)
      $0.add("date", date)
      $0.add("source", source)
      $0.add("inBody", isInBody)
    }
  }
}

extension Concept: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("uri", uri)
      $0.add("code", code)
      $0.add("name", name)
      $0.add("scheme", scheme)
      $0.add("role", role)
      $0.add("relevance", relevance)
      $0.add("confidence", confidence)
      $0.add("broader", broader)
    }
  }
}

extension Rights: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("holder", holder)
      $0.add("notice", notice)
      $0.add("usageTerms", usageTerms)
      $0.add("year", year)
      $0.add("start", start)
      $0.add("end", end)
      $0.add("links", links)
      $0.add("encoded", encoded)
    }
  }
}

extension Rights.EncodedRights: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("text", text)
      $0.add("language", language)
    }
  }
}

extension Link: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("href", href)
      $0.add("rel", rel)
      $0.add("title", title)
      $0.add("type", type)
      $0.add("language", language)
      $0.add("length", length)
    }
  }
}

extension RelatedItem: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("title", title)
      $0.add("label", label)
      $0.add("href", href)
      $0.add("id", id)
    }
  }
}

extension Media: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("id", id)
      $0.add("type", type)
      $0.add("title", title)
      $0.add("caption", caption)
      $0.add("altText", altText)
      $0.add("credit", credit)
      $0.add("copyright", copyright)
      $0.add("renditions", renditions)
    }
  }
}

extension Media.Rendition: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("href", href)
      $0.add("name", name)
      $0.add("mediaType", mediaType)
      $0.add("width", width)
      $0.add("height", height)
      $0.add("size", size)
      $0.add("duration", duration)
    }
  }
}

extension Association: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("id", id)
      $0.add("name", name)
      $0.add("role", role)
      $0.add("article", article)
    }
  }
}

extension Package: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("mode", mode)
      $0.add("groups", groups)
    }
  }
}

extension Package.Group: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("id", id)
      $0.add("role", role)
      $0.add("members", members)
    }
  }
}

extension Package.Member: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("id", id)
      $0.add("title", title)
    }
  }
}

extension Series: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("name", name)
      $0.add("part", part)
      $0.add("total", total)
    }
  }
}

extension Extension: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("anchor", anchor)
      $0.add("value", value)
      $0.add("name", name)
      $0.add("namespace", namespace)
    }
  }
}

extension Attribute: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("name", name)
      $0.add("value", value)
    }
  }
}

extension Mark: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("kind", kind.name)
      $0.add("detail", kind.detail)
      $0.add("start", start)
      $0.add("end", end)
    }
  }
}

extension ArticleCollection: FieldRepresentable {
  var fieldValue: FieldValue {
    .object {
      $0.add("id", id)
      $0.add("title", title)
      $0.add("description", description)
      $0.add("language", language)
      $0.add("updated", updated)
      $0.add("rights", rights)
      $0.add("generator", generator)
      $0.add("links", links)
      $0.add("contributors", contributors)
      $0.add("extensions", extensions)
    }
  }
}
