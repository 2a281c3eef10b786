import Briefs
import Evaluations
import Language
import Statistics
import Trends

/// What an evaluation tells and cannot tell, in sentences for whoever runs `waymark evaluate`.
struct EvaluationSentences {
  private let finding: EvaluationFinding
  /// What tests at follow-ups before the latest one tell.
  private let earlier: [EarlierFollowUp]

  init(_ finding: EvaluationFinding, earlier: [EarlierFollowUp] = []) {
    self.finding = finding
    self.earlier = earlier
  }

  /// The sentences: all together, groups, comparisons, items, the test, the choice, the cascade.
  var all: [String] {
    var sentences: [String] = []
    if let evaluation = finding.evaluation {
      sentences += about(evaluation.whole) + earlier.flatMap(about)
      for group in evaluation.groups { sentences += about(group) }
      sentences += evaluation.comparisons.map(about)
      sentences += about(evaluation.items)
      sentences += evaluation.reliability.map(about)
      if let selection = evaluation.selection { sentences += about(selection) }
    }
    if let cascade = finding.cascade { sentences += about(cascade) }
    return sentences
  }

  /// For whom it is, and whom it tells apart.
  var audience: [String] {
    var sentences = [
      "internal: for the office that holds the file, and not for publication; a stage 'evaluate' of a pipeline gives what may be published, as its output 'released'"
    ]
    let told = personsTold
    if !told.isEmpty {
      sentences.append(
        "single persons, or fewer than \(EvaluationChoices.smallestThreshold), stand here or can be worked out: \(told.joined(separator: "; "))"
      )
    }
    return sentences
  }

  /// Who stands here as a single person or as one of few, or can be worked out.
  var personsTold: [String] {
    var told = finding.evaluation.map { [$0.whole] + $0.groups }.map { $0.flatMap(small) } ?? []
    if let selection = finding.evaluation?.selection,
      !(selection.zoneChosen + selection.zoneNotChosen + selection.undecided).isEmpty
    {
      told.append("participants around the cut by code")
    }
    if let cascade = finding.cascade {
      if !cascade.trainers.isEmpty { told.append("each trainer by code") }
      told += small(cascade)
    }
    return told
  }

  /// The groups of few that a group is, or is made of.
  private func small(_ group: GroupResult) -> [String] {
    let name = group.dimension.map { "\($0) \(group.code ?? "")" } ?? "all"
    let (all, paired) = (group.attendance, group.attendance.paired)
    func isSmall(_ number: Int?) -> Bool {
      number.map { (1..<EvaluationChoices.smallestThreshold).contains($0) } ?? false
    }
    func persons(_ number: Int) -> String { count(number, "person") }
    if let attended = all.attended, isSmall(attended) { return ["\(name) (\(persons(attended)))"] }
    var parts: [String] = []
    if isSmall(paired) { parts.append("\(persons(paired)) with both scores") }
    if let before = all.before, isSmall(before - paired) {
      parts.append("\(persons(before - paired)) without a score after")
    }
    if let after = all.after, isSmall(after - paired) {
      parts.append("\(persons(after - paired)) without a score before")
    }
    for (gain, what) in [
      (group.gain, ""), (group.retention, " from after to the follow-up"),
      (group.lasting, " from before to the follow-up"),
    ] {
      guard let gain else { continue }
      if !what.isEmpty, isSmall(gain.pairs) {
        parts.append("\(persons(gain.pairs)) with both scores\(what)")
        continue
      }
      for (number, did) in [(gain.rose, "rose"), (gain.stayed, "stayed"), (gain.fell, "fell")] {
        if let number, isSmall(number) { parts.append("\(persons(number)) who \(did)\(what)") }
      }
    }
    return parts.isEmpty ? [] : ["\(name) (\(parts.joined(separator: ", ")))"]
  }

  /// The sexes and agencies of few officers in sessions, or of few trainers.
  private func small(_ cascade: Cascade) -> [String] {
    let few = 1..<EvaluationChoices.smallestThreshold
    return [("sex", cascade.bySex), ("agency", cascade.byAgency)].flatMap { dimension, parts in
      parts.compactMap { part in
        few.contains(part.seats)
          ? "officers of \(dimension) \(part.code) (\(count(part.seats, "seat")))" : nil
      }
    }
  }

  // MARK: - Groups

  private func about(_ group: GroupResult) -> [String] {
    let name = group.dimension.map { "\($0) \(group.code ?? "")" } ?? "all"
    let (attendance, gain) = (group.attendance, group.gain)
    let attended =
      attendance.attended.map { "of \($0) who attended, \(attendance.paired)" } ?? "\(attendance.paired)"
    var parts = ["\(name): \(attended) \(attendance.paired == 1 ? "has" : "have") both scores"]
    parts.append(verdict(gain))
    if case .success(let median) = gain.median { parts.append("median change \(text(median))") }
    if case .success(let effect) = gain.effect { parts.append("effect \(text(effect)) standard deviations") }
    if case .success(let test) = gain.test { parts.append("p \(text(p: test.p))") }
    var sentences = [parts.joined(separator: "; ")]
    if let retention = group.retention, retention.pairs > 0 {
      sentences.append("  from after to the follow-up, \(retention.pairs) pairs: \(verdict(retention))")
    }
    if let lasting = group.lasting, lasting.pairs > 0 {
      sentences.append("  from before to the follow-up, \(lasting.pairs) pairs: \(verdict(lasting))")
    }
    if !group.limits.isEmpty {
      let scale = ScoreScale(maximum: finding.evaluation?.maximum)
      let limits = group.limits.map { text(.limit(limit: $0, scale: scale)) }
      sentences.append("  what this cannot tell: \(limits.joined(separator: " "))")
    }
    return sentences
  }

  private func about(_ earlier: EarlierFollowUp) -> [String] {
    func told(_ retention: Gain?, _ lasting: Gain?) -> String? {
      let parts = [("after", retention), ("before", lasting)].compactMap { name, gain in
        gain.flatMap { $0.pairs > 0 ? "from \(name), \($0.pairs) pairs: \(verdict($0))" : nil }
      }
      return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
    let name = "  the earlier follow-up '\(earlier.name)'"
    let whole = told(earlier.retention, earlier.lasting).map { "\(name), \($0)" }
    let groups = earlier.groups.compactMap { group in
      told(group.retention, group.lasting).map { "\(name), \(group.dimension) \(group.code), \($0)" }
    }
    return [whole].compactMap(\.self) + groups
  }

  private func verdict(_ gain: Gain) -> String {
    var change = ""
    if case .success(let mean) = gain.mean {
      change = "mean change \(text(mean)) points"
    } else if let mean = gain.change {
      change = "mean change \(text(mean)) \(abs(mean) == 1 ? "point" : "points")"
    }
    if case .success(let before) = gain.meanBefore, case .success(let after) = gain.meanAfter {
      change += "\(change.isEmpty ? "" : ", ")from \(text(before)) to \(text(after))"
    }
    let told = change.isEmpty ? "" : ", \(change)"
    switch gain.verdict {
    case .rose: return "scores rose\(told)"
    case .fell: return "scores fell\(told)"
    case .noClearChange: return "no clear change\(told)"
    case .cannotTell:
      if case .failure(let reason) = gain.test { return "no verdict (\(words(reason)))\(told)" }
      return "no verdict\(told)"
    }
  }

  /// What a page says of the same.
  private func text(_ phrase: EvaluationPhrase) -> String { PageLanguages.english.text(.evaluation(phrase)) }

  private func text(_ phrase: TrainerPhrase) -> String { PageLanguages.english.text(.trainers(phrase)) }

  private func about(_ comparison: GroupComparison) -> String {
    let name = "\(comparison.dimension) (\(comparison.codes.joined(separator: ", ")))"
    guard case .success(let test) = comparison.test else {
      if case .failure(let reason) = comparison.test {
        return "\(name): whether the groups gained alike cannot be told (\(words(reason)))"
      }
      return name
    }
    if case .success(let smallest) = comparison.smallestP, smallest >= 0.05 {
      return
        "\(name): groups of these sizes can never show a difference (the smallest possible p is \(text(p: smallest)))"
    }
    var difference = ""
    if case .success(let interval)? = comparison.difference?.wrappedValue {
      difference = ", difference of mean gains \(text(interval)) points"
    }
    if test.p < 0.05 { return "\(name): the groups gained differently (p \(text(p: test.p)))\(difference)" }
    var limit = ""
    if case .success(let detectable) = comparison.detectable {
      limit = "; only a difference of \(text(detectable)) standard deviations or more would have been seen"
    }
    return "\(name): no clear difference of gains (p \(text(p: test.p)))\(difference)\(limit)"
  }

  // MARK: - Items and test

  private func about(_ items: [ItemResult]) -> [String] {
    guard !items.isEmpty else { return [] }
    func names(_ verdict: ItemResult.Verdict) -> String? {
      let found = items.filter { $0.verdict == verdict }.map(\.name)
      return found.isEmpty ? nil : found.joined(separator: ", ")
    }
    var sentences: [String] = []
    let told: [(String, ItemResult.Verdict)] = [
      ("improved", .improved), ("got worse", .worse), ("no clear change", .noClearChange),
      ("too few changes to tell", .cannotTell),
    ]
    let parts = told.compactMap { word, verdict in names(verdict).map { "\(word): \($0)" } }
    sentences.append(
      "\(finding.evaluation?.isOfRatings == true ? "ratings by item" : "items"), adjusted over \(items.count): \(parts.joined(separator: "; "))"
    )
    for defect in ItemResult.Defect.allCases {
      let names = items.filter { $0.defects.contains(defect) }.map { LocalizedText($0.name) }
      if !names.isEmpty { sentences.append("  " + text(.defect(defect: defect, names: names))) }
    }
    return sentences
  }

  private func about(_ test: Reliability) -> String {
    let name =
      "the test \(test.occasion == .before ? "before" : test.occasion == .after ? "after" : "at the follow-up")"
    switch test.alpha {
    case .success(let alpha):
      var error = ""
      if case .success(let points) = test.standardError {
        error = ", standard error of measurement \(text(points)) points"
      }
      return
        "\(name): reliability (alpha) \(text(alpha))\(error), by \(count(test.persons, "person"))\(leftOut(of: test))"
    case .failure(let reason):
      return "\(name): reliability not estimable (\(reliability(reason)))\(leftOut(of: test))"
    }
  }

  /// Why the reliability of a test is not known.
  private func reliability(_ reason: NotEstimable) -> String {
    switch reason {
    case .constant: "all who answered every item have the same score"
    case .negativeVariance:
      "alpha is 0 or less: the items contradict each other, as where the key of some is wrong, or do not measure one thing"
    case .tooShort: "fewer than two persons answered all items, or fewer than two items tell persons apart"
    default: words(reason)
    }
  }

  /// The items of a test that tell nobody apart, and so are no part of its reliability.
  private func leftOut(of test: Reliability) -> String {
    let all = finding.evaluation?.items.count ?? 0
    let same = all - test.items
    guard same > 0 else { return "" }
    return
      "; \(count(same, "item")) of \(all), in which all who answered every item did the same, \(same == 1 ? "is" : "are") left out"
  }

  // MARK: - Trainers

  private func about(_ selection: TrainerSelection) -> [String] {
    var parts = [
      "choice of trainers: \(selection.chosen) of \(selection.candidates)"
        + (selection.basis == .declared
          ? ", as the file says" : ", the best scores \(selection.occasion.word)")
    ]
    if case .success(let lowest) = selection.lowestChosen {
      parts.append("the lowest score chosen is \(text(lowest))")
    }
    if case .success(let cut) = selection.cut, selection.basis == .declared {
      parts.append("the last of as many best scores is \(text(cut))")
    }
    parts += selection.limits.map(words)
    if case .success(let zone) = selection.tieZone {
      parts.append(
        "scores from \(text(max(0, zone.lower))) to \(text(min(zone.upper, finding.evaluation?.maximum ?? .infinity))) cannot be told from the cut: \(selection.zoneChosenCount ?? 0) chosen and \(selection.zoneNotChosenCount ?? 0) not chosen\(selection.undecidedCount.flatMap { $0 > 0 ? ", and those at the cut" : nil } ?? "")"
      )
    }
    switch selection.trulyBest {
    case .success(let share):
      let reliability = selection.reliability.map { text($0) } ?? "unknown size"
      parts.append(
        "with a reliability of \(reliability) about \(text(share.value * 100)) per cent of the chosen are expected among the truly best"
      )
    case .failure(let reason):
      let why =
        selection.reliability == nil && reason == .tooFewKnown
        ? "the reliability of the test is not known: its items or --reliability tell it" : words(reason)
      parts.append("how many are among the truly best is not estimable (\(why))")
    }
    if case .success(let fall) = selection.fall {
      parts.append(
        "on a retest the chosen \(fall < 0 ? "rise" : "fall") by \(text(abs(fall))) standard deviations")
    }
    var sentences = [parts.joined(separator: "; ")]
    for balance in selection.balance {
      var test = ""
      if case .success(let p) = balance.p { test = " (p of a blind choice \(text(p: p)))" }
      let tied = balance.undecided.flatMap { $0 > 0 ? ", \($0) at the cut" : nil } ?? ""
      sentences.append(
        "  \(balance.dimension) \(balance.code): \(balance.chosen) of \(balance.candidates) chosen\(tied)\(test)"
      )
    }
    return sentences
  }

  private func words(_ limit: TrainerSelection.Limit) -> String {
    switch limit {
    case .notFewerThanCandidates(let chosen, let scored):
      "\(chosen) cannot be chosen of \(scored) with a score"
    case .tiedAtCut(let tied, let places):
      "\(tied) share the score at the cut, for \(places) place\(places == 1 ? "" : "s"): the scores do not say who"
    case .chosenBelowZone(let count):
      "\(count) of the chosen scored below all that the test cannot tell from the cut"
    case .chosenWithoutScore(let count): "\(count) of the chosen \(count == 1 ? "has" : "have") no score"
    }
  }

  private func about(_ cascade: Cascade) -> [String] {
    let holders = cascade.trainers.filter { $0.sessions > 0 }
    let generations = Set(holders.map(\.generation)).subtracting([0]).count
    let all = cascade.trainers.count
    let sessions = range(cascade.fewestSessions, cascade.sessions, "session")
    let seats = range(cascade.fewestSeats, cascade.seats, "seat")
    let taken =
      cascade.seats == 0 && cascade.sessionsWithoutNumbers > 0
      ? "" : " with \(seats), taken by at least \(count(cascade.fewestOfficers, "different officer"))"
    var sentences = [
      "cascade: \(holders.count < all ? "\(holders.count) of " : "")\(count(all, "trainer"))\(generations > 0 ? " in " + count(generations, "generation") : "") held \(sessions)\(taken)"
    ]
    if let fewest = cascade.fewestSessions {
      sentences.append("  " + text(.courseDays(sessions: cascade.sessions, fewest: fewest)))
    }
    for generation in cascade.generations {
      let name = generation.generation == 0 ? "of unknown generation" : "generation \(generation.generation)"
      let active = generation.active.map { "\($0) of \(generation.trainers)" } ?? "\(generation.trainers)"
      sentences.append(
        "  \(name): \(active) \(generation.trainers == 1 ? "trainer" : "trainers") held \(count(generation.sessions, "session")) with \(count(generation.seats, "seat"))"
      )
    }
    let silent = cascade.trainers.filter { [.none, .noneUndated].contains($0.report) }.count
    if silent > 0 { sentences.append("  \(count(silent, "trainer")) reported no session") }
    let due = cascade.trainers.count { $0.report == .notYetDue }
    if due > 0 {
      sentences.append(
        "  \(count(due, "trainer")) reported none yet, less than six months after the own training")
    }
    if let counted = TrainerPhrase.counted(cascade) {
      let more = cascade.asOf == nil ? " --as-of DAY counts to another day." : ""
      sentences.append("  \(text(counted))\(more)")
    }
    if cascade.sessionsWithoutNumbers > 0 {
      sentences.append(
        "  of \(count(cascade.sessionsWithoutNumbers, "session")) it is not known how many were taught")
    }
    if let gain = cascade.gain, case .success(let interval) = gain.wrappedValue {
      let most = cascade.gainMaximum.map { " of \(text($0))" } ?? ""
      sentences.append(
        "  mean change of the means of \(count(cascade.sessionsWithMeans ?? 0, "session")): \(text(interval)) points\(most)"
      )
    }
    for problem in TrainerPhrase.problems(cascade.problems, codes: { $0 }) {
      sentences.append("  to be checked: \(text(problem))")
    }
    if cascade.problems.contains(where: { if case .differentScales = $0 { true } else { false } }) {
      sentences.append(
        "  write the means of sessions as 13/20 or 65 %, or with a column of what they are out of: --cascade maximum=COLUMN"
      )
    }
    return sentences
  }

  private func range(_ fewest: Int?, _ most: Int, _ word: String) -> String {
    guard let fewest, fewest < most else { return count(most, word) }
    return "\(fewest) to \(count(most, word))"
  }

  /// Why there is no value.
  private func words(_ reason: NotEstimable) -> String {
    switch reason {
    case .tooShort: "too few persons"
    case .tooFewKnown: "too few of them have both scores"
    case .constant, .zeroVarianceAfterDetrending, .tied: "all changed by the same"
    case .allZero: "no score changed"
    default: "the values do not allow it"
    }
  }

  // MARK: - Numbers

  private func text(_ number: Double) -> String { number.rounded(toDigits: 3) }

  private func text(_ interval: IntervalEstimate) -> String {
    "\(text(interval.value)) (\(text(interval.lower)) to \(text(interval.upper)))"
  }

  private func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  private func text(p: Double) -> String { p < 0.001 ? "< 0.001" : "\(p.rounded(toDigits: 3))" }
}
