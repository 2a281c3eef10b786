import Glibc

/// What explanations are found from: settled series, their keys and how they were recorded.
struct ExplanationSearch: Sendable {
  /// A change of a series, and how large it is.
  struct Change: Sendable {
    /// What tells of it.
    enum Origin: Sendable {
      /// A stretch of the story that follows another one.
      case stretch
      /// The direction of a series of one stretch.
      case trend
      /// The last year beside the one before.
      case lastYear
      /// A single period, or the change of another series.
      case given
    }

    var windows: LevelWindows
    var level: LevelChange
    var origin: Origin
    /// Whether the level jumps rather than drifts.
    var isStep = true

    /// 1 for more, -1 for fewer.
    var sign: Double { level.logRatio < 0 ? -1 : 1 }
  }

  let family: SeriesFamily
  let recording: RecordingContext
  let periodsPerYear: Int
  /// How many periods two months are.
  var nearness: Int { max(0, periodsPerYear) / 6 }

  /// A last year that differs less from the one before is not looked at: readers see such differences, tested or not.
  private static let largestP = 0.3
  /// A smaller ratio is no change that wants to be explained.
  private static let smallestRatio = 1.15

  init(_ series: [LabelledSeries], _ recording: RecordingContext, periodsPerYear: Int) {
    family = SeriesFamily(series.map(\.settled))
    self.recording = recording
    self.periodsPerYear = periodsPerYear
  }

  /// The changes that a finding tells of: between its stretches, or from the first to the last third of one trend, and the last year where
  /// it differs from the one before and no stretch begins in either.
  func changes(of place: Int, _ trend: TrendFinding) -> [Change] {
    guard let story = try? trend.story.get() else { return [] }
    let series = family.series[place]
    let order = Dictionary(series.periods.enumerated().map { ($1, $0) }) { first, _ in first }
    let isClear = [.rising, .falling, .changed].contains(try? trend.direction.get())
    var changes: [Change] = []
    if isClear, story.stretches.count > 1 {
      changes = zip(story.stretches, story.stretches.dropFirst()).compactMap {
        change(of: place, from: $0, to: $1, order)
      }
    }
    let lastStart = story.stretches.last?.start.flatMap { order[$0.latest] } ?? -1
    if let year = story.lastYear, year.lastingP < Self.largestP, let first = order[year.first],
      let last = order[year.last],
      first >= periodsPerYear, first <= last, lastStart < first - periodsPerYear
    {
      let windows = LevelWindows(
        before: (first - periodsPerYear)..<first, after: first..<(last + 1),
        start: (first - periodsPerYear + 1)...last)
      changes += [change(of: place, windows, .lastYear)].compactMap(\.self)
    }
    if isClear, changes.isEmpty { changes = [trendChange(of: place, trend)].compactMap(\.self) }
    return changes
  }

  private func change(
    of place: Int, from early: Stretch, to late: Stretch, _ order: [String: Int]
  ) -> Change? {
    guard let first = order[early.first], let second = order[late.first], let last = order[late.last],
      first < second, second <= last, let start = late.start, let earliest = order[start.earliest],
      let latest = order[start.latest], earliest <= latest
    else { return nil }
    let longest = 3 * max(1, periodsPerYear)
    let windows = LevelWindows(
      before: max(first, second - longest)..<second, after: second..<min(last + 1, second + longest),
      start: earliest...latest)
    guard var change = change(of: place, windows, .stretch) else { return nil }
    change.isStep = abs(late.step.map { log($0) } ?? 0) >= abs(change.level.logRatio) / 2
    return change
  }

  /// The change from the first to the last third of a series that moves one way.
  private func trendChange(of place: Int, _ trend: TrendFinding) -> Change? {
    let values = family.values(place)
    let known = values.indices.filter { values[$0] != nil }
    guard [.rising, .falling].contains(try? trend.direction.get()), known.count >= 6,
      let first = known.first, let last = known.last
    else { return nil }
    let third = (last - first + 1) / 3
    let ends = LevelWindows(
      before: first..<(first + third), after: (last + 1 - third)..<(last + 1), start: nil)
    guard var change = change(of: place, ends, .trend) else { return nil }
    change.isStep = false
    return change
  }

  /// The change of a series between given windows; nil where it is too small to be explained.
  func change(of place: Int, _ windows: LevelWindows, _ origin: Change.Origin) -> Change? {
    windows.change(of: family.values(place)).flatMap { level in
      abs(level.logRatio) >= log(Self.smallestRatio)
        ? Change(windows: windows, level: level, origin: origin) : nil
    }
  }

  /// What explains a change by itself: sources, unknown categories, definitions and events.
  func explanations(of place: Int, _ change: Change) -> [AlternativeExplanation] {
    [sources(of: place, change), unknown(of: place, change)].compactMap(\.self)
      + definitions(of: place, change).map { .definition($0) }
      + events(of: place, change).map { .event($0) }
  }

  /// The first period after a change; nil where it is that of a trend.
  func start(_ place: Int, _ change: Change) -> String? {
    change.origin == .trend ? nil : family.series[place].periods[change.windows.first]
  }
}
