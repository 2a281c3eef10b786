/// Categories that hold what others of their column hold: what they would add is counted already.
extension CountsRecognition {
  /// Of which calendar the periods of a column are that are not read, as a part of a sentence; nothing where that is not the reason.
  private func unreadCalendar(_ index: Int) -> String {
    let texts = surveys[index].values
    func areAll(_ calendar: HeadingCalendar) -> Bool {
      texts.allSatisfy { HeadingCalendar(HeadingWords($0)) == calendar }
    }
    if texts.isEmpty { return "" }
    if areAll(.ethiopian) {
      return
        " (years of the Ethiopian calendar, 7 to 8 behind the common era, are not converted: write those of the common era into a column of their own)"
    }
    if areAll(.bikramSambat) {
      return
        " (years of Bikram Sambat, 56 to 57 ahead of the common era, are not converted: write those of the common era into a column of their own)"
    }
    return texts.allSatisfy(PeriodHint.isOfOtherCalendar)
      ? " (of other calendars than that of the common era days, months and years are read, and no other parts of years)"
      : ""
  }

  /// Finds subtotals, sets of categories that divide one whole twice, totals that are more than their parts, and tellings of one thing.
  ///
  /// What is certain enough is left out by a rule, of the rest nothing is added.
  func settleOverlaps(
    _ index: Int, _ column: inout FirstContract.Column, _ texts: inout [String], among dimensions: [Int],
    _ sums: FigureSums
  ) {
    guard !measures.isEmpty else { return }
    if surveys[index].heading.mention(HeadingVocabulary.time), surveys[index].list == nil {
      leaveUnadded(
        &column,
        "it is called one of time, and its texts tell no period that is read\(unreadCalendar(index)): there is no trend, and nothing is added over them"
      )
      return
    }
    if let reason = CategoryKinds.reason(surveys[index].values, surveys[index].heading) {
      leaveUnadded(&column, reason)
      return
    }
    for text in surveys[index].values where CategoryKinds.isOfAnother(text) {
      column.furtherTotals.append(text)
      column.doubts.append("'\(text)' is a part of another category, and a rule leaves its rows out")
    }
    if settleCountryGroups(index, &column, &texts, among: dimensions, sums) { return }
    let unnamed = column
    if settleNames(index, &column, &texts, among: dimensions, sums) { return }
    let areNamesSilent = column.total == unnamed.total && column.furtherTotals == unnamed.furtherTotals
    var apart = Set([column.total].compactMap(\.self) + column.furtherTotals)
    let countries = surveys[index].list.flatMap { $0.list == "countries" ? $0.codes : nil } ?? [:]
    // Words of most lists are categories of which none holds another; and what names tell, figures of few groups do not tell better.
    if areNamesSilent, surveys[index].list == nil || !countries.isEmpty,
      let found = sums.nesting(of: index, among: dimensions, without: apart)
    {
      settleNesting(found, &column, &texts, countries)
      return
    }
    for found in sums.subtotals(of: index, among: dimensions, without: apart)
    where countries[found.text] == nil {
      column.furtherTotals.append(found.text)
      column.doubts.append(
        "'\(found.text)' is the sum of \(found.parts) of the others in \(found.groups) groups, is taken as their total, and a rule leaves its rows out"
      )
      apart.insert(found.text)
    }
    // Words of a list are categories of which none holds another.
    guard surveys[index].list == nil else { return }
    if let (first, second) = sums.divisions(of: index, among: dimensions, without: apart) {
      leaveUnadded(
        &column,
        "\(quoted(first)) are as many together as \(quoted(second)): they divide the same figures, and nothing is added"
      )
      return
    }
    guard column.total == nil, !surveys[index].texts.contains(where: ColumnSurvey.isBlank) else { return }
    let named = surveys[index].values.filter { text in
      !apart.contains(text)
        && (DisguisedTotals.mayMeanTotal(text)
          || namesTheWhole(text, of: surveys[index].values.filter { $0 != text && !apart.contains($0) }))
    }
    let wholes = named.filter { sums.holdsOthers($0, of: index, among: dimensions, without: apart) }
    if let whole = wholes.first, wholes.count == 1 {
      column.total = whole
      column.codes[whole] = "_T"
      texts.removeAll { $0 == whole }
      column.doubts.append(
        "'\(whole)' is at least the sum of the others nearly everywhere, and is taken as their total")
      return
    }
    if let found = sums.nearTotal(of: index, among: dimensions, without: apart) {
      let evidence =
        "'\(found.text)' is the sum of the others, or up to a quarter more, in nearly all of \(found.groups) groups"
      if found.equal >= 3, found.equal * 3 >= found.groups {
        column.total = found.text
        column.codes[found.text] = "_T"
        texts.removeAll { $0 == found.text }
        column.evidence += evidence
        column.doubts.append("\(evidence), and is taken as their total")
      } else {
        leaveUnadded(&column, "\(evidence): as it may be their total, nothing is added")
      }
      return
    }
    if let likeness = sums.likeness(of: index, among: dimensions), likeness >= 0.9 {
      leaveUnadded(
        &column,
        "its categories have nearly the same figures in \(Int(likeness * 100)) per cent of groups: as they may be tellings of one thing, nothing is added"
      )
    }
  }

  /// Chances above which a table of few groups that is in the order of totals and parts may be so by chance.
  private static let mostChance = 1.0 / 400

  /// Takes the totals of a table of few groups for such, or adds nothing where figures may agree by chance.
  private func settleNesting(
    _ found: FigureSums.Nesting, _ column: inout FirstContract.Column, _ texts: inout [String],
    _ countries: [String: String]
  ) {
    let all = found.subtotals + [found.total].compactMap(\.self)
    // A country is no total of others.
    guard !all.contains(where: { countries[$0] != nil }) else { return }
    let groups = found.groups == 1 ? "the one group" : "all \(found.groups) groups"
    guard found.chance <= Self.mostChance else {
      leaveUnadded(
        &column,
        "\(quoted(all)) \(all.count == 1 ? "is the sum" : "are sums") of the others in \(groups): as that may be chance, nothing is added"
      )
      return
    }
    if let total = found.total {
      if column.total == nil {
        column.total = total
        column.codes[total] = "_T"
        texts.removeAll { $0 == total }
        column.doubts.append(
          "'\(total)' is taken as the total of the others, since it equals their sum in \(groups)")
      } else {
        column.furtherTotals.append(total)
        column.doubts.append(
          "'\(total)' is the sum of the others in \(groups), is taken as a further total, and a rule leaves its rows out"
        )
      }
    }
    for text in found.subtotals {
      column.furtherTotals.append(text)
      column.doubts.append(
        "'\(text)' is the sum of others beside it in \(groups), is taken as their total, and a rule leaves its rows out"
      )
    }
  }

  private func leaveUnadded(_ column: inout FirstContract.Column, _ doubt: String) {
    column.neverAdd()
    column.doubts.append(doubt)
  }

  private func quoted(_ texts: [String]) -> String { texts.map { "'\($0)'" }.joined(separator: ", ") }

  /// Whether a text is a country, and the others are none: they are parts of it.
  private func namesTheWhole(_ text: String, of others: [String]) -> Bool {
    // Short texts are codes of countries and of much else.
    guard text.count > 3, let countries = recognition.library["countries"],
      countries.code(matching: text) != nil
    else {
      return false
    }
    return others.count { $0.count > 3 && countries.code(matching: $0) != nil } * 5 <= others.count
  }
}
