import Statistics

/// Whether counts of persons by what they did are told.
enum ReleasedCounts {
  case shown, withheld
}

extension Attendance {
  /// Who was there, of all together: a count is told where neither it nor what it leaves of another is small.
  func released(threshold: Int) -> Attendance {
    var result = releasedOfGroup
    guard let attended, let before, let after, let without else { return result }
    if (attended - paired).isSmall(threshold) {
      result.fewerMissingThan = threshold
      return result
    }
    result.attended = attended
    let differences = [
      attended - before, attended - after, before - paired, after - paired,
      attended - before - after + paired,
      without,
    ]
    guard differences.allSatisfy({ !$0.isSmall(threshold) }) else { return result }
    (result.before, result.after, result.without) = (before, after, without)
    result.missingAfterDifference = missingAfterDifference.map {
      StoredEstimate(wrappedValue: $0.wrappedValue.map { $0.rounded(digits: 2) })
    }
    return result
  }

  /// Shows how many have a score at the follow-up, where neither they nor those beside them are few.
  mutating func showFollowUp(of whole: GroupResult, beside pairs: [Int], threshold: Int) {
    guard let attended, let count = whole.attendance.followUp,
      ([count, attended - count] + pairs.map { count - $0 }).allSatisfy({ !$0.isSmall(threshold) })
    else { return }
    followUp = count
  }

  /// Who was there, of a group: those with both scores alone.
  var releasedOfGroup: Attendance {
    Attendance(
      attended: nil, before: nil, after: nil, paired: paired, followUp: nil, without: nil,
      missingAfterDifference: nil)
  }
}

extension ItemResult {
  /// An item with shares in whole per cents; nil where fewer than twenty answered it, of whom a per cent would tell too much.
  ///
  /// A share of fewer persons than the threshold, right or wrong, is hidden: a whole per cent of so few tells how many they are.
  func released(paired: Int, threshold: Int) -> ItemResult? {
    guard pairs >= max(20, 2 * threshold) else { return nil }
    var result = self
    if pairs != paired {
      result.pairs = Self.rounded(Double(pairs), to: threshold)
      result.roundedTo = threshold
    }
    result.before = share(before, threshold: threshold)
    result.after = share(after, threshold: threshold)
    (result.gained, result.lost) = (nil, nil)
    result.test = .failure(.hiddenValues)
    result.adjustedP = .failure(.hiddenValues)
    result.discrimination = discrimination.map { ($0 * 10).rounded() / 10 }
    return result
  }

  private func share(_ share: Estimate<Double>, threshold: Int) -> Estimate<Double> {
    share.flatMap { share in
      isOfFew(share, threshold: threshold) ? .failure(.hiddenValues) : .success((share * 100).rounded() / 100)
    }
  }

  /// Whether so few had it right, or wrong, that the share tells how many.
  private func isOfFew(_ share: Double, threshold: Int) -> Bool {
    let right = share * Double(pairs)
    return min(right, Double(pairs) - right) < Double(threshold) - 1e-9
  }

  /// Hides a second share of an occasion where one alone is hidden, the one nearest to an end: the mean score less the shares that are
  /// told would give it.
  static func hideSecond(_ items: inout [ItemResult], of share: WritableKeyPath<ItemResult, Estimate<Double>>)
  {
    let hidden = items.count { $0[keyPath: share] == .failure(.hiddenValues) }
    guard hidden == 1 else { return }
    let told = items.indices.compactMap { place in
      (try? items[place][keyPath: share].get()).map { (place: place, distance: min($0, 1 - $0)) }
    }
    guard let nearest = told.min(by: { ($0.distance, $0.place) < ($1.distance, $1.place) }) else { return }
    items[nearest.place][keyPath: share] = .failure(.hiddenValues)
  }

  fileprivate static func rounded(_ count: Double, to multiple: Int) -> Int {
    guard count.isFinite, count < 1e15 else { return multiple }
    return Int((count / Double(multiple)).rounded()) * multiple
  }
}

extension Reliability {
  /// A reliability with the persons rounded; nil where they are few.
  func released(threshold: Int) -> Reliability? {
    guard persons >= threshold else { return nil }
    var result = self
    result.persons = persons / threshold * threshold
    result.alpha = alpha.map { $0.rounded(digits: 2) }
    result.standardError = standardError.map { $0.rounded(digits: 2) }
    return result
  }
}

extension TrainerSelection {
  /// A choice without what is said of single persons; the balance of dimensions that are told, where no count or rest is small.
  ///
  /// Where so few more or fewer are candidates than have both scores or attended, their number is rounded.
  func released(of evaluation: Evaluation, threshold: Int) -> TrainerSelection {
    var result = self
    let attendance = evaluation.whole.attendance
    let others = [attendance.paired, attendance.attended, attendance.before, attendance.after].compactMap(
      \.self)
    if others.contains(where: { abs($0 - candidates).isSmall(threshold) }) {
      result.candidates = ItemResult.rounded(Double(candidates), to: threshold)
      result.candidatesRoundedTo = threshold
    }
    result.cut = cut.flatMap { _ in .failure(.hiddenValues) }
    result.lowestChosen = lowestChosen.flatMap { _ in .failure(.hiddenValues) }
    result.tieZone = tieZone.flatMap { _ in .failure(.hiddenValues) }
    (result.zoneChosen, result.zoneNotChosen, result.undecided) = ([], [], [])
    (result.zoneChosenCount, result.zoneNotChosenCount) = (nil, nil)
    (result.undecidedCount, result.undecidedPlaces, result.chosenWithoutScore) = (nil, nil, nil)
    result.scored = nil
    result.limits = limits.filter {
      if case .notFewerThanCandidates = $0 { true } else { false }
    }
    result.reliability = reliability.map { $0.rounded(digits: 2) }
    result.standardError = standardError.map { $0.rounded(digits: 2) }
    result.trulyBest = trulyBest.map { $0.rounded(digits: 2) }
    result.fall = fall.map { $0.rounded(digits: 2) }
    result.fallInPoints = fallInPoints.map { $0.rounded(digits: 2) }
    if (undecidedCount ?? 0) > 0 {
      result.fall = .failure(.hiddenValues)
      result.fallInPoints = .failure(.hiddenValues)
    }
    let sizes = Dictionary(grouping: evaluation.groups) { $0.dimension ?? "" }
    result.balance = balance.filter { row in
      let siblings = balance.filter { $0.dimension == row.dimension }
      return sizes[row.dimension] != nil
        && siblings.allSatisfy { sibling in
          let pairs = sizes[row.dimension]?.first { $0.code == sibling.code }?.gain.pairs ?? 0
          return [sibling.chosen, sibling.candidates - sibling.chosen, abs(sibling.candidates - pairs)]
            .allSatisfy { !$0.isSmall(threshold) }
        }
    }.map { row in
      var row = row
      row.undecided = nil
      row.p = row.p.map { $0.rounded(digits: 2) }
      return row
    }
    return result
  }
}
