import Glibc

/// Looks beside each finding for evidence that something other than crime changed.
///
/// Rules and error rates: Documentation/Methods.md, "Other explanations".
public enum ExplanationAnalysis {
  /// The findings with their explanations, in order; those that are no trends stay as they are.
  ///
  /// - Parameters:
  ///   - findings: one a series, as `TrendAnalysis.findings` gives them for `series`; where their number differs, nothing is
  ///     explained.
  ///   - series: the series, totals and parts; events and breaks stand in them.
  ///   - recording: what is known of how they were recorded.
  ///   - periodsPerYear: the periods of a year.
  ///
  /// O(series x stretches x parts x periods).
  public static func explained(
    _ findings: [Finding], of series: [LabelledSeries], recording: RecordingContext, periodsPerYear: Int
  ) -> [Finding] {
    guard findings.count == series.count else { return findings }
    let explanations = explanations(
      series, trends: findings.map(\.trend), recording: recording, periodsPerYear: periodsPerYear)
    return zip(findings, explanations).map { finding, explanations in
      guard var trend = finding.trend, !explanations.isEmpty else { return finding }
      trend.explanations = explanations
      var explained = finding
      explained.body = trend
      return explained
    }
  }

  /// The explanations of each series, in order, the strongest first; none where there is no trend.
  public static func explanations(
    _ series: [LabelledSeries], trends: [TrendFinding?], recording: RecordingContext, periodsPerYear: Int
  ) -> [[AlternativeExplanation]] {
    let search = ExplanationSearch(series, recording, periodsPerYear: periodsPerYear)
    let changes = series.indices.map { place in trends[place].map { search.changes(of: place, $0) } ?? [] }
    let tails = series.indices.map(search.tail)
    let backlogs = series.indices.map { place in
      search.backlogs(of: place, trends[place].flatMap { try? $0.story.get() }?.exceptional ?? [])
    }
    let own = series.indices.map { place in
      changes[place].map { change in
        search.explanations(of: place, change).filter { one in
          guard case .eachSource = one else { return true }
          // What is registered late, or at once, is so in each source, too.
          return !(tails[place].map { search.reaches($0, place, change) } ?? false)
            && !backlogs[place].contains { search.holds(change, $0.period, place) }
        }
      }
    }
    let shifts = series.indices.map { place in
      let unexplained = zip(changes[place], own[place]).filter { change, found in
        !found.contains(where: Self.tellsOfRecording)
          && !(tails[place].map { search.reaches($0, place, change) } ?? false)
      }
      return search.sharedShifts(of: place, unexplained.map(\.0))
    }
    return series.indices.map { place in
      var found: [AlternativeExplanation] = search.shared(backlogs, by: place).map { .backlog($0) }
      if let tail = tails[place] { found.append(.incompleteTail(tail)) }
      for (change, explanations) in zip(changes[place], own[place]) {
        found += explanations
        guard !explanations.contains(where: Self.tellsOfRecording) else { continue }
        if let coverage = search.coverageOfTotal(own, changes, of: place, change) {
          found.append(.coverage(coverage))
        } else if let shift = search.shift(shifts, of: place, change) {
          found.append(.sharedShift(shift))
        }
      }
      if !found.contains(where: { $0.kind == "unknown" }) {
        found += search.changesOfUnknown(of: place, changes).compactMap { search.unknown(of: place, $0) }
      }
      return ordered(found)
    }
  }

  /// The explanations of what one period of each series shows beside the year before it, such as an alert, the strongest first.
  ///
  /// `places` has the place of the period on the grid, nil where nothing is to be explained.
  public static func explanations(
    _ series: [LabelledSeries], at places: [Int?], recording: RecordingContext, periodsPerYear: Int
  ) -> [[AlternativeExplanation]] {
    let search = ExplanationSearch(series, recording, periodsPerYear: periodsPerYear)
    return zip(series.indices, places).map { index, place in
      guard let place, place > 0, series[index].values.indices.contains(place) else { return [] }
      let windows = LevelWindows(
        before: max(0, place - periodsPerYear)..<place, after: place..<(place + 1), start: place...place)
      guard let change = search.change(of: index, windows, .given) else { return [] }
      let found = search.explanations(of: index, change)
      if found.contains(where: tellsOfRecording) { return ordered(found) }
      return ordered(found + search.sharedShifts(of: index, [change]).map { .sharedShift($0) })
    }
  }

  /// Whether an explanation tells already how recording changed, or that it did not: then a shift that is shared tells no more.
  private static func tellsOfRecording(_ one: AlternativeExplanation) -> Bool {
    switch one {
    case .coverage, .definition, .oneSource, .eachSource, .event: true
    case .unknown, .backlog, .incompleteTail, .sharedShift: false
    }
  }

  /// The most explanations of one kind beside a finding.
  private static let most = 3

  private static func ordered(_ found: [AlternativeExplanation]) -> [AlternativeExplanation] {
    var counts: [Int: Int] = [:]
    let latestFirst = found.enumerated().sorted {
      let (left, right) = ($0.element, $1.element)
      if left.rank != right.rank { return left.rank < right.rank }
      let (one, other) = (left.period ?? "", right.period ?? "")
      return one == other ? $0.offset < $1.offset : one > other
    }.map(\.element)
    return latestFirst.filter { one in
      counts[one.rank, default: 0] += 1
      return counts[one.rank, default: 0] <= (one.rank == 8 ? 1 : most)
    }
  }
}
