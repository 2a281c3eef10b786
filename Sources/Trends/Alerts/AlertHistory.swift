import Glibc
import Statistics

/// The past of a series as its story without the periods that are watched tells it.
struct AlertHistory: Sendable {
  private let places: [Int]
  private let counts: [Double]
  /// All known values on the scale of counts, season taken out.
  private let points: StoryPoints
  private let segmentation: StorySegmentation
  private let rules: AlertRules
  /// The last stretch and, where it is young, a level over the periods before it as well.
  private let windows: [(first: Int, shape: StretchFit.Shape)]
  /// The variance over the mean within stretches of small counts.
  private let clumping: Double

  /// Takes known values of the past, nil where one is missing; `season` as for a story.
  static func of(
    _ periods: [String], _ values: [Double?], season: Int, rules: AlertRules
  ) -> Estimate<AlertHistory> {
    var recent = values
    if let window = rules.window {
      for place in 0..<max(0, recent.count - window) { recent[place] = nil }
    }
    return StoryDraft.draft(periods, recent, season: rules.season ?? season, rules: rules.story).flatMap {
      draft in
      guard draft.counts.count >= rules.fewest else { return .failure(.tooShort) }
      return .success(AlertHistory(draft, rules: rules))
    }
  }

  private init(_ draft: StoryDraft, rules: AlertRules) {
    (places, counts, self.rules) = (draft.places, draft.counts, rules)
    segmentation = draft.segmentation
    let silent = draft.silence.before
    let moving = draft.segmentation.points
    let zeros = [Double](repeating: 0, count: silent)
    points = StoryPoints(
      places: draft.places, values: zeros + moving.values + [Double](repeating: 0, count: draft.silence.after)
    )
    let choice = draft.segmentation.choice
    let last = choice.starts.count - 1
    let first = silent + choice.starts[last]
    var windows = [(first: first, shape: choice.shapes[last])]
    if counts.count - first < rules.young, first > 0 {
      windows.append((max(0, counts.count - 2 * rules.young), .level))
    }
    self.windows = windows
    var (squares, chance, freedom) = (0.0, 0.0, 0.0)
    for stretch in choice.starts.indices {
      let moments = CountMoments(
        counts[(silent + choice.starts[stretch])..<(silent + draft.segmentation.end(stretch))])
      guard moments.mean < Self.smallest else { continue }
      squares += moments.squares
      chance += max(0, moments.number - 1) * moments.mean
      freedom += max(0, moments.number - 1)
    }
    clumping = chance > 0 ? max(1, squares / chance - (2 / freedom).squareRoot()) : 1
  }

  /// What is to be expected at a place of the grid after the past, one prediction for each way of reading it.
  func predictions(at place: Int) -> [CountPrediction] {
    windows.map { prediction(at: place, from: $0.first, $0.shape) }
  }

  private func prediction(at place: Int, from first: Int, _ shape: StretchFit.Shape) -> CountPrediction {
    let choice = segmentation.choice
    let last = points.count - 1
    let line = StretchFit(points, first: first, last: last).line(shape, model: choice.model)
    let origin = places[first]
    var filter = StretchFilter(DependenceGrid.models[choice.model])
    var squares = 0.0
    for index in first...last {
      let time = Double(places[index] - origin)
      filter.take(
        points.values[index], at: time, after: index > first ? places[index] - places[index - 1] : 0)
      let rest = points.values[index] - line.value(at: time)
      squares += rest * rest
    }
    let ahead = filter.predicted(after: place - places[last])
    let time = Double(place - origin)
    let length = Double(last - first + 1)
    let variance = max(choice.variance, squares / max(1, length - (shape == .line ? 2 : 1)))
    let effects = segmentation.effects
    let isSeasonal = effects.contains { $0 != 0 }
    let middle =
      line.value(at: time) + ahead.value - line.start * ahead.one - line.slope * ahead.time
      + effects[place % effects.count]
    let season = isSeasonal ? Double(effects.count) / Double(segmentation.points.count) : 0
    let spread = variance * (ahead.variance + line.variance(at: time) + season)
    return prediction(middle: middle, variance: spread, from: first, weight: weight(of: place, from: first))
  }

  /// What the season makes of the mean count of a stretch in one period.
  private func weight(of place: Int, from first: Int) -> Double {
    let effects = segmentation.effects
    let sum = places[first...].reduce(0) { $0 + exp(effects[$1 % effects.count]) }
    return exp(effects[place % effects.count]) * Double(places.count - first) / sum
  }

  private static let smallest = 10.0

  private func prediction(
    middle: Double, variance: Double, from first: Int, weight: Double
  ) -> CountPrediction {
    let moments = CountMoments(counts[first...])
    let raw = moments.raw * weight
    let scaled = CountScale.count(middle)
    if max(scaled, raw) >= Self.smallest, let counts = mixed(scaled, variance: variance) {
      return .mixed(counts)
    }
    let beyond = max(moments.beyond * weight, moments.mean * (clumping - 1)) * weight + moments.pair
    func side(_ mean: Double) -> (mean: Double, excess: Double) {
      let mean = max(mean, 1e-6)
      let spread = variance * mean * (1 / CountScale.overdispersion + mean) - mean
      let level = mean / (moments.mean * moments.number + 0.5) * mean
      return (mean, max(spread, level + beyond))
    }
    return .small(higher: side(max(scaled, raw)), lower: side(min(scaled, raw)))
  }

  /// Chance around a rate: what the prediction varies by beyond chance, and a part of the standard error of the noise, in which
  /// some of it may hide.
  ///
  /// The season counts as so many values as it was told from noise by, twice: once for the noise that its effects took, once for their
  /// own error. Constants are chosen on simulations (Documentation/Methods.md, "Alerts").
  private func mixed(_ middle: Double, variance: Double) -> MixedCounts? {
    let number = Double(counts.count)
    let own = max(1, number - seasonWeight)
    let relative = variance * CountScale.relativeVariance(at: middle) * (number / own) * (number / own)
    let freedom = min(40, max(6, own - Double(segmentation.choice.starts.count)))
    let hidden = Self.hiddenShare * relative * (2 / freedom).squareRoot()
    return MixedCounts(
      middle: middle, deviation: (max(0, relative - 1 / middle) + hidden).squareRoot(), freedom: freedom)
  }

  /// The part of a standard error of the noise that counts as noise.
  private static let hiddenShare = 0.3

  /// How many values the effects of the season are worth: one less than they are where they were told from noise, 0 where not.
  private var seasonWeight: Double {
    let season = Double(segmentation.effects.count)
    guard season > 1 else { return 0 }
    let spread = segmentation.effects.reduce(0) { $0 + $1 * $1 } / (season - 1)
    // `SeasonEffects` shrank them by the share that noise explains; this undoes it.
    let noise = segmentation.choice.variance * season / (0.85 * Double(counts.count))
    let raw = (spread.squareRoot() + (spread + 4 * noise).squareRoot()) / 2
    return raw > 0 ? (season - 1) * spread.squareRoot() / raw : 0
  }
}
