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
    result.missingAfterDifference = missingAfterDifference
    return result
  }

  /// Who was there, of a group: those with both scores alone.
  var releasedOfGroup: Attendance {
    Attendance(
      attended: nil, before: nil, after: nil, paired: paired, followUp: nil, without: nil,
      missingAfterDifference: nil)
  }
}

extension Gain {
  /// A gain without what is said of few persons.
  func released(threshold: Int, counts: ReleasedCounts) -> Gain {
    var result = self
    if pairs < 4 * threshold { result.median = .failure(.hiddenValues) }
    if counts == .withheld || [rose, stayed, fell].contains(where: { ($0 ?? 0).isSmall(threshold) }) {
      (result.rose, result.stayed, result.fell) = (nil, nil, nil)
    }
    func shown(_ count: Int?) -> Int? {
      guard counts == .shown, let count, !count.isSmall(threshold), !(pairs - count).isSmall(threshold) else {
        return nil
      }
      return count
    }
    result.atMaximumBefore = shown(atMaximumBefore)
    result.atMaximumAfter = shown(atMaximumAfter)
    return result
  }
}

extension ItemResult {
  /// An item with rounded counts; nil where too few answered it for that.
  func released(paired: Int, threshold: Int) -> ItemResult? {
    guard pairs >= 2 * threshold else { return nil }
    var result = self
    result.pairs = pairs == paired ? pairs : Self.rounded(Double(pairs), to: threshold)
    result.before = before.map { Self.roundedShare($0, of: result.pairs, to: threshold) }
    result.after = after.map { Self.roundedShare($0, of: result.pairs, to: threshold) }
    (result.gained, result.lost) = (nil, nil)
    result.test = .failure(.hiddenValues)
    result.adjustedP = .failure(.hiddenValues)
    result.roundedTo = threshold
    return result
  }

  /// The share whose count is a multiple, neither none nor all unless it is so.
  private static func roundedShare(_ share: Double, of pairs: Int, to multiple: Int) -> Double {
    if share <= 0 { return 0 }
    if share >= 1 { return 1 }
    let count = rounded(share * Double(pairs), to: multiple)
    return Double(min(max(count, multiple), pairs - multiple)) / Double(pairs)
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
    result.tieZone = tieZone.flatMap { _ in .failure(.hiddenValues) }
    (result.zoneChosen, result.zoneNotChosen, result.undecided) = ([], [], [])
    (result.zoneChosenCount, result.zoneNotChosenCount, result.undecidedCount) = (0, 0, 0)
    (result.undecidedPlaces, result.chosenWithoutScore) = (0, 0)
    if undecidedCount > 0 {
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
    }
    return result
  }
}
