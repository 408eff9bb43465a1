internal import ArticleModel

/// The elements that rights are written as, each by what is read from it.
struct NewsML1RightsPlan {
  /// `CopyrightLine` and `RightsLine`.
  var lines: [Rights] = []
  /// `Copyright`.
  var copyrights: [Rights] = []
  /// `UsageRights`.
  var usages: [Rights] = []
}

extension Article {
  /// The elements that say what the rights do; they say all of it when what is read from them is the same.
  var newsML1Rights: NewsML1RightsPlan {
    var plan = NewsML1RightsPlan()
    for rights in rights {
      if !rights.notice.isEmpty { plan.lines.append(Rights(notice: rights.notice)) }
      let isUsage = rights.start != nil || rights.end != nil
      let isCopyright = rights.year != nil || !rights.holder.isEmpty && rights.usageTerms.isEmpty && !isUsage
      if isCopyright {
        plan.copyrights.append(Rights(holder: rights.holder, year: rights.year))
      }
      let holder = isCopyright ? "" : rights.holder
      if !rights.usageTerms.isEmpty, holder.isEmpty, !isUsage {
        plan.lines.append(Rights(usageTerms: rights.usageTerms))
      } else if !rights.usageTerms.isEmpty || isUsage {
        plan.usages.append(
          Rights(holder: holder, usageTerms: rights.usageTerms, start: rights.start, end: rights.end))
      }
    }
    return plan
  }
}
