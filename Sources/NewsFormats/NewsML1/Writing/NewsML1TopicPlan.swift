internal import ArticleModel

/// A topic of an item: a concept that needs a name beside its code, or that no other element can name.
struct NewsML1TopicPlan {
  /// What it stands for.
  var concept: Concept
  /// The formal name of its type.
  var type: String
  /// Whether the item refers to it; else it gives a name to a code that stands elsewhere.
  var isOccurrence: Bool

  /// The topics of an article; those that give names to codes come first.
  static func topics(of article: Article) -> [NewsML1TopicPlan] {
    var topics: [NewsML1TopicPlan] = []
    var named: Set<String> = []
    for (type, concepts) in [("Subject", article.subjects), ("Genre", article.genres)] {
      for concept in concepts where !concept.name.isEmpty && !concept.code.isEmpty {
        guard named.insert(concept.code).inserted else { continue }
        topics.append(NewsML1TopicPlan(concept: concept, type: type, isOccurrence: false))
      }
    }
    for (type, concepts) in [
      ("Person", article.people), ("Organisation", article.organisations), ("Location", article.places),
      ("Event", article.events), ("Object", article.objects),
    ] {
      for concept in concepts where !concept.anyName.isEmpty {
        topics.append(NewsML1TopicPlan(concept: concept, type: type, isOccurrence: true))
      }
    }
    return topics
  }
}
