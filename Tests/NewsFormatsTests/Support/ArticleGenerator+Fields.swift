import ArticleModel

extension ArticleGenerator {
  mutating func fillIdentity(of article: inout Article) {
    article.id = word()
    article.version = word()
    article.previousVersion = word()
    article.altIDs = list(2) { AlternativeIdentifier(role: $0.word(), value: $0.word()) }
    article.type = word()
    article.profile = word()
    article.language = word()
    article.status = word()
    article.signals = list(2) { Signal(code: $0.word(), text: $0.text()) }
    article.urgency = maybe { $0.number(1...9) }
    article.priority = maybe { $0.number(1...9) }
    article.firstCreated = maybe { $0.date() }
    article.versionCreated = maybe { $0.date() }
    article.contentCreated = maybe { $0.date() }
    article.contentModified = maybe { $0.date() }
    article.published = maybe { $0.date() }
    article.sent = maybe { $0.date() }
    article.expires = maybe { $0.date() }
    article.embargo = maybe { generator in Embargo(until: generator.maybe { $0.date() }, text: generator.word()) }
  }

  mutating func fillTitles(of article: inout Article) {
    article.headlines = list(3) { $0.prose() }
    article.title = text()
    article.slugline = word()
    article.takeKey = word()
    article.byline = text()
    article.creditLine = text()
    article.contributors = list(2) { $0.contributor() }
    article.dateline = maybe { generator in
      Dateline(
        text: generator.word(), places: generator.list(2) { $0.concept() }, date: generator.maybe { $0.date() },
        source: generator.word(), isInBody: generator.chance(50))
    }
    article.summaries = list(2) { $0.prose() }
  }

  mutating func fillSubjects(of article: inout Article) {
    article.keywords = list(3) { $0.word() }
    article.subjects = list(3) { $0.concept() }
    article.people = list(2) { $0.concept() }
    article.organisations = list(2) { $0.concept() }
    article.places = list(2) { $0.concept() }
    article.events = list(2) { $0.concept() }
    article.objects = list(2) { $0.concept() }
    article.genres = list(2) { $0.concept() }
    article.categories = list(2) { $0.concept() }
    article.audiences = list(2) { $0.concept() }
    article.provider = maybe { $0.concept() }
    article.services = list(2) { $0.concept() }
    article.sources = list(2) { $0.concept() }
    article.distributor = word()
    article.generator = word()
  }

  mutating func fillRights(of article: inout Article) {
    article.rights = list(2) { generator in
      Rights(
        holder: generator.word(), notice: generator.text(), usageTerms: generator.text(),
        year: generator.maybe { $0.number(1900...2100) }, start: generator.maybe { $0.date() },
        end: generator.maybe { $0.date() }, links: generator.list(2) { $0.link() },
        encoded: generator.maybe { Rights.EncodedRights(language: $0.word(), text: $0.text()) })
    }
    article.editorialNotes = list(2) { $0.prose() }
    article.corrections = list(2) { Correction(text: $0.text(), refersTo: $0.word()) }
    article.url = word()
    article.externalURL = word()
    article.links = list(2) { $0.link() }
    article.related = list(2) { RelatedItem(label: $0.word(), title: $0.text(), href: $0.word(), id: $0.word()) }
  }

  mutating func fillStructure(of article: inout Article) {
    article.package = maybe { generator in
      Package(
        mode: generator.word(),
        groups: generator.list(2) { generator in
          Package.Group(
            id: generator.word(), role: generator.word(),
            members: generator.list(2) { Package.Member(id: $0.word(), title: $0.text()) })
        })
    }
    article.series = maybe { generator in
      Series(
        name: generator.word(), part: generator.maybe { $0.number(1...9) }, total: generator.maybe { $0.number(1...9) })
    }
    article.collection = maybe { CollectionReference(id: $0.word(), title: $0.text(), url: $0.word()) }
    article.wordCount = maybe { $0.number(0...9999) }
    article.extensions = list(2) { $0.extension() }
    article.provenance = maybe { $0.provenance() } ?? Provenance()
  }

  mutating func prose() -> Prose { Prose(richText(), role: word(), language: word()) }

  mutating func concept(depth: Int = 0) -> Concept {
    Concept(
      name: word(), code: word(), scheme: word(), uri: word(), role: word(), relevance: maybe { $0.number(0...100) },
      confidence: maybe { $0.number(0...100) }, broader: depth < 2 ? list(1) { $0.concept(depth: depth + 1) } : [])
  }

  mutating func contributor() -> Contributor {
    Contributor(
      name: word(), role: word(), jobTitle: word(), organisation: word(), email: word(), url: word(), code: word(),
      scheme: word())
  }

  mutating func link() -> Link {
    Link(
      rel: word(), href: word(), title: word(), type: word(), language: word(), length: maybe { $0.number(0...99_999) })
  }

  mutating func medium() -> Media {
    Media(
      id: word(), type: word(), title: word(), caption: text(), altText: text(), credit: word(), copyright: word(),
      renditions: list(2) { generator in
        Media.Rendition(
          name: generator.word(), href: generator.word(), mediaType: generator.word(),
          width: generator.maybe { $0.number(0...4000) }, height: generator.maybe { $0.number(0...4000) },
          size: generator.maybe { $0.number(0...9_999_999) }, duration: generator.maybe { $0.number(0...9999) })
      })
  }

  mutating func `extension`() -> Extension {
    Extension(anchor: word(), namespace: word(), name: word(), value: text())
  }

  private mutating func provenance() -> Provenance {
    var provenance = Provenance()
    provenance.format = word()
    provenance.formatVersion = word()
    provenance.source = word()
    provenance.encoding = word()
    provenance.line = maybe { $0.number(1...9999) }
    provenance.inferred = list(2) { Provenance.Inference(path: $0.word(), rule: $0.word()) }
    var paths: Set<String> = []
    provenance.spellings = list(2) { Provenance.Spelling(path: $0.word(), text: $0.word()) }
      .filter { paths.insert($0.path).inserted }
    provenance.repairs = list(2) { $0.word() }
    return provenance
  }
}
