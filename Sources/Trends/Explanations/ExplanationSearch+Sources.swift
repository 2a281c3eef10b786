import Glibc

extension ExplanationSearch {
  /// Whether a change is there without sources that joined or ended, without each single one, and in each alone.
  ///
  /// A change is gone where less than a quarter of its logarithm is left (four tenths, without sources that joined or ended).
  /// nil where the series is no total over two or more sources, or where nothing can be told.
  func sources(of place: Int, _ change: Change) -> AlternativeExplanation? {
    guard let dimension = recording.sourceDimension,
      let index = family.series[place].key.firstIndex(where: { $0.dimension == dimension })
    else { return nil }
    let parts = family.parts(of: place, along: index)
    guard parts.count >= 2 else { return nil }
    let values = parts.map(family.values)
    let whole = family.values(place)
    let passing = parts.indices.compactMap { part in
      presence(values[part], of: whole).flatMap { presence in
        change.windows.isAtStart(presence.place, within: 1)
          ? (part: part, presence: presence) : nil
      }
    }
    if !passing.isEmpty {
      let without = rest(of: whole, values, leaving: passing.map(\.part))
      if let left = change.windows.change(of: without), isGone(left, of: change, share: 0.4) {
        return coverage(place, passing.map { (parts[$0.part], $0.presence) }, index, change, left)
      }
    }
    return constant(place, parts, values, whole, index, change)
  }

  private func coverage(
    _ place: Int, _ passing: [(part: Int, presence: Presence)], _ index: Int, _ change: Change,
    _ left: LevelChange
  ) -> AlternativeExplanation {
    let periods = family.series[place].periods
    let sources = passing.map { part, presence in
      CoverageChange.Source(
        code: family.series[part].key[index].code, event: presence.event,
        period: periods[presence.event == .joined ? presence.place : presence.place - 1])
    }
    return .coverage(
      CoverageChange(
        dimension: family.series[place].key[index].dimension,
        sources: sources.sorted { ($0.period, $0.code) < ($1.period, $1.code) },
        ratio: change.level.ratio, ratioWithout: left.ratio))
  }

  /// The change of coverage of a total of a series at the time of a change the same way; nil where there is none, or where the
  /// series itself is known by source.
  func coverageOfTotal(
    _ explanations: [[[AlternativeExplanation]]], _ changes: [[Change]], of place: Int, _ change: Change
  ) -> CoverageChange? {
    let one = family.series[place]
    guard let source = one.key.firstIndex(where: { $0.dimension == recording.sourceDimension }),
      one.key[source].code == SeriesFamily.margin, family.parts(of: place, along: source).isEmpty
    else { return nil }
    for total in totals(of: place) {
      for (other, found) in zip(changes[total], explanations[total])
      where other.sign == change.sign && change.windows.isAtStart(other.windows.first, within: 1) {
        for case .coverage(var coverage) in found {
          coverage.scope = .total
          return coverage
        }
      }
    }
    return nil
  }

  /// What sources that were there all the time say.
  private func constant(
    _ place: Int, _ parts: [Int], _ values: [[Double?]], _ whole: [Double?], _ index: Int, _ change: Change
  ) -> AlternativeExplanation? {
    let dimension = family.series[place].key[index].dimension
    let size = abs(change.level.logRatio)
    var isInEach = true
    var (alone, share): (AlternativeExplanation?, Double) = (nil, 0)
    for part in parts.indices {
      guard let own = change.windows.change(of: values[part]),
        let left = change.windows.change(of: rest(of: whole, values, leaving: [part]))
      else {
        isInEach = false
        continue
      }
      isInEach =
        isInEach && change.sign * own.logRatio > 0.3 * size && change.sign * left.logRatio > 0.5 * size
      let difference = change.sign * (own.logRatio - left.logRatio)
      let error = (own.error * own.error + left.error * left.error).squareRoot()
      if isGone(left, of: change, share: 0.25), difference > 3 * error, difference > share {
        share = difference
        alone = .oneSource(
          OneSource(
            dimension: dimension, code: family.series[parts[part]].key[index].code,
            start: start(place, change), ratio: change.level.ratio, ratioWithout: left.ratio))
      }
    }
    if let alone { return alone }
    guard isInEach else { return nil }
    return .eachSource(
      EachSource(dimension: dimension, sources: parts.count, start: start(place, change)))
  }

  private func isGone(_ left: LevelChange, of change: Change, share: Double) -> Bool {
    change.sign * left.logRatio < share * abs(change.level.logRatio)
  }

  /// The total less some of its parts; nil where the total, or nothing of it, is known.
  private func rest(of whole: [Double?], _ values: [[Double?]], leaving parts: [Int]) -> [Double?] {
    whole.indices.map { place in
      whole[place].map { total in
        max(0, parts.reduce(total) { $0 - (values[$1].indices.contains(place) ? values[$1][place] ?? 0 : 0) })
      }
    }
  }

  /// A source that was not there all the time: the first place of what changed.
  struct Presence {
    var event: CoverageChange.Source.Event
    /// The first place with anything from it, or the first one without.
    var place: Int
  }

  /// Whether a source joined, or ended, while the total went on; nil where chance may have it silent at either end.
  ///
  /// It is silent for half a year or longer at one end, six or more events would be expected there by the two years next to it, and so many
  /// zeros in a row are rarer than 1 in 200. Of one that did both, that it joined.
  private func presence(_ values: [Double?], of whole: [Double?]) -> Presence? {
    guard let start = whole.firstIndex(where: { $0 != nil }),
      let end = whole.lastIndex(where: { $0 != nil }),
      let first = values.firstIndex(where: { ($0 ?? 0) > 0 }),
      let last = values.lastIndex(where: { ($0 ?? 0) > 0 }), start <= first, last <= end
    else { return nil }
    let years = 2 * max(1, periodsPerYear)
    func isSilent(_ length: Int, beside places: Range<Int>) -> Bool {
      let known = values[places.clamped(to: values.indices)].compactMap(\.self)
      guard length >= max(3, periodsPerYear / 2), !known.isEmpty else { return false }
      let number = Double(known.count)
      let mean = known.reduce(0) { $0 + $1 / number }
      let zeros = Double(known.count { $0 == 0 }) / number
      return Double(length) * mean >= 6 && pow(zeros, Double(length)) < 0.005
    }
    if isSilent(first - start, beside: first..<(first + years)) {
      return Presence(event: .joined, place: first)
    }
    if isSilent(end - last, beside: max(0, last + 1 - years)..<(last + 1)) {
      return Presence(event: .ended, place: last + 1)
    }
    return nil
  }
}
