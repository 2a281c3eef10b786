import Statistics

/// The answers of all to all items.
struct ItemTable {
  let papers: [TestPaper]
  let names: [String]
  let level: Double

  /// How each item did.
  var results: [ItemResult] {
    let drafts = names.indices.map { draft(of: $0) }
    let adjusted = benjaminiHochberg(drafts.map { draft in (try? draft.test.get())?.p })
    let discrimination = discriminations
    return zip(drafts.indices, drafts).map { item, draft in
      var result = draft
      if let p = adjusted[item] { result.adjustedP = .success(p) }
      result.discrimination = discrimination.correlations[item]
      result.verdict = verdict(of: result)
      if isNegative(result.discrimination, persons: discrimination.persons) {
        result.defects.append(.negativeDiscrimination)
      } else if isBelowGuessing(result, place: item) {
        result.defects.append(.belowGuessing)
      }
      return result
    }
  }

  /// How reliable the test was on an occasion; nil without answers on it.
  func reliability(_ occasion: Occasion) -> Reliability? {
    guard papers.contains(where: { $0.answers[occasion] != nil }) else { return nil }
    let complete = papers.filter { $0.completeAnswers(occasion) != nil }
    let rows = complete.compactMap { $0.completeAnswers(occasion) }
    let varied = names.indices.filter { item in rows.contains { $0[item] != rows[0][item] } }
    // An alpha of 0 or less is no reliability: the items do not measure one thing, or the persons are few.
    let alpha = cronbachAlpha(rows.map { row in varied.map { row[$0] } }, level: level).flatMap {
      $0.value > 0 ? .success($0) : Estimate<IntervalEstimate>.failure(.negativeVariance)
    }
    let deviation = sampleDeviation(complete.compactMap { $0.scores[occasion] })
    return Reliability(
      occasion: occasion, persons: complete.count, items: varied.count, alpha: alpha,
      standardError: alpha.flatMap { alpha in deviation.map { $0 * (1 - alpha.value).squareRoot() } })
  }

  /// An item but for what depends on the others.
  private func draft(of item: Int) -> ItemResult {
    let pairs = papers.compactMap { paper -> (before: Double, after: Double)? in
      guard let before = paper.answers[.before]?[item], let after = paper.answers[.after]?[item] else {
        return nil
      }
      return (before, after)
    }
    // Where nobody has both, what is known of each occasion.
    let before = pairs.isEmpty ? papers.compactMap { $0.answers[.before]?[item] } : pairs.map(\.before)
    let after = pairs.isEmpty ? papers.compactMap { $0.answers[.after]?[item] } : pairs.map(\.after)
    let gained = pairs.count { $0.after > $0.before }
    let lost = pairs.count { $0.after < $0.before }
    var defects: [ItemResult.Defect] = []
    if !before.isEmpty, before.allSatisfy({ $0 == 1 }) { defects.append(.everyoneRightBefore) }
    if !after.isEmpty, after.allSatisfy({ $0 == 0 }) { defects.append(.nobodyRightAfter) }
    let test = mcNemarTest(gained: gained, lost: lost)
    return ItemResult(
      name: names[item], pairs: pairs.count, before: sampleMean(before), after: sampleMean(after),
      gained: gained, lost: lost, test: test, adjustedP: test.map(\.p), discrimination: .failure(.tooShort),
      verdict: .cannotTell, defects: defects)
  }

  /// Nothing can be said where so few changed that even all one way could come by chance, before the other items count.
  private func verdict(of result: ItemResult) -> ItemResult.Verdict {
    let (gained, lost) = (result.gained ?? 0, result.lost ?? 0)
    guard case .success(let smallest) = smallestSignedRankP(changes: gained + lost),
      smallest < EvaluationSettings.significance, case .success(let p) = result.adjustedP
    else { return .cannotTell }
    guard p < EvaluationSettings.significance else { return .noClearChange }
    return gained > lost ? .improved : .worse
  }

  /// The correlations with the rest of the test after, or before where nobody answered all after.
  private var discriminations: (persons: Int, correlations: [Estimate<Double>]) {
    for occasion in [Occasion.after, .before] {
      let rows = papers.compactMap { $0.completeAnswers(occasion) }
      if !rows.isEmpty { return (rows.count, correctedItemTotalCorrelations(rows)) }
    }
    return (0, names.map { _ in .failure(.tooShort) })
  }

  /// Whether a correlation is below 0 by more than chance: one-sided by the t test of a correlation, so that an item is not called
  /// broken by the noise of few persons; never by fewer than twenty.
  private func isNegative(_ correlation: Estimate<Double>, persons: Int) -> Bool {
    guard persons >= Self.fewestForDefect, case .success(let r) = correlation, r < 0,
      let student = StudentTDistribution(degreesOfFreedom: Double(persons - 2))
    else { return false }
    let t = r * (Double(persons - 2) / max(1 - r * r, .ulpOfOne)).squareRoot()
    return student.tails(t).lower < EvaluationSettings.significance
  }

  /// The fewest persons by whom an item is called broken.
  private static let fewestForDefect = 20
  /// The share right of those who guess among four answers.
  private static let guessing = 0.25

  /// Whether fewer had an item right after than guessing among four answers would give, one-sided by the binomial distribution, while it
  /// does not go with the rest of the test.
  ///
  /// What was only hard is right more often with those who know more.
  private func isBelowGuessing(_ result: ItemResult, place: Int) -> Bool {
    let after = papers.compactMap { $0.answers[.after]?[place] }
    // Nobody right after has a defect of its own; credit in parts is not guessed.
    guard after.count >= Self.fewestForDefect, after.allSatisfy({ $0 == 0 || $0 == 1 }),
      !result.defects.contains(.nobodyRightAfter), case .success(let r) = result.discrimination, r <= 0,
      let guessed = BinomialDistribution(trials: Double(after.count), success: Self.guessing)
    else { return false }
    return guessed.cumulative(Double(after.count { $0 == 1 })) < EvaluationSettings.significance
  }
}
