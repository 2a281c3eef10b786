import Statistics

/// The stretches of a count series, with the season and the noise they were told from.
struct StorySegmentation: Sendable {
  var points: StoryPoints
  /// The indices of values that no stretch follows.
  var exceptional: [Int]
  /// What each period of a season adds, by place modulo the season; zeros without one.
  var effects: [Double]
  /// The chosen stretches.
  var choice: StretchSearch.Candidate
  /// The best single stretch, whose noise holds the movements too.
  var whole: StretchSearch.Candidate
  var rules: StoryRules
  /// The least variance that noise can have.
  var leastVariance: Double

  private static let fewestPeriodsWithEvents = 6

  /// Cuts known counts, in order, with the places of their periods on the grid.
  ///
  /// At least one value is needed; none may be negative. `season` is the number of periods of a season, 1 for none;
  /// a season is allowed for from three of them on. Where there are breaks, its effects are estimated anew from what the
  /// stretches leave, and the search is run once more, so that months do not pass for a stretch nor a stretch for months.
  init(counts: [Double], places: [Int], season: Int, rules: StoryRules) {
    self.rules = rules
    let scaled = counts.map(CountScale.scaled)
    let number = Double(counts.count)
    let zeros = Double(counts.count { $0 == 0 }) / number
    let least = CountScale.leastVariance(mean: counts.reduce(0) { $0 + $1 / number })
    leastVariance = least
    let length = (places.last ?? 0) - (places.first ?? 0) + 1
    // A handful of events stands out of the zeros beside it wherever it falls.
    let isBare = counts.count(where: { $0 > 0 }) < Self.fewestPeriodsWithEvents
    let most = isBare || counts.count < 2 * rules.valuesPerStretch ? 1 : rules.mostStretches(of: counts.count)
    let isSeasonal = season > 1 && season <= length / 3 && counts.count / 2 > season
    effects = [Double](repeating: 0, count: isSeasonal ? season : 1)
    if isSeasonal {
      let rest = SeasonEffects.detrended(scaled, at: places, season: season)
      effects = SeasonEffects.effects(rest, at: places, season: season)
    }
    var first = Self.search(
      scaled, places, effects, rules: rules, least: least, most: most, zeros: zeros)
    if isSeasonal, first.choice.starts.count > 1 {
      let fitted = Self.fitted(first)
      let rest = zip(scaled, fitted).map { $0 - $1 }
      effects = SeasonEffects.effects(rest, at: places, season: season)
      first = Self.search(
        scaled, places, effects, rules: rules, least: least, most: most, zeros: zeros)
    }
    (points, exceptional, choice, whole) = (first.points, first.exceptional, first.choice, first.whole)
  }

  private typealias Found = (
    points: StoryPoints, exceptional: [Int], choice: StretchSearch.Candidate, whole: StretchSearch.Candidate
  )

  private static func search(
    _ scaled: [Double], _ places: [Int], _ effects: [Double], rules: StoryRules, least: Double, most: Int,
    zeros: Double
  ) -> Found {
    let level = zip(scaled, places).map { $0 - effects[$1 % effects.count] }
    let (values, exceptional) = ExceptionalPeriods.replaced(level, rules, least: least.squareRoot())
    let points = StoryPoints(places: places, values: values)
    var search = StretchSearch(points, rules: rules, leastVariance: least, mostStretches: most)
    let candidates = search.candidates()
    let choice = StretchCount.choice(candidates, count: scaled.count, zeros: zeros)
    return (points, exceptional, candidates[choice], candidates[0])
  }

  /// The values that the chosen stretches give.
  private static func fitted(_ found: Found) -> [Double] {
    var fitted: [Double] = []
    for (index, start) in found.choice.starts.enumerated() {
      let end = index + 1 < found.choice.starts.count ? found.choice.starts[index + 1] : found.points.count
      let line = StretchFit(found.points, first: start, last: end - 1)
        .line(found.choice.shapes[index], model: found.choice.model)
      let origin = found.points.places[start]
      for place in start..<end { fitted.append(line.value(at: Double(found.points.places[place] - origin))) }
    }
    return fitted
  }

  /// The index of the first value after a stretch.
  func end(_ stretch: Int) -> Int {
    stretch + 1 < choice.starts.count ? choice.starts[stretch + 1] : points.count
  }

  /// What a place has of the season, on the scale of counts.
  func effect(at place: Int) -> Double { effects[place % effects.count] }

  /// The fit of a stretch under every model.
  func fit(_ stretch: Int) -> StretchFit {
    StretchFit(points, first: choice.starts[stretch], last: end(stretch) - 1)
  }

  /// The fit of a stretch under the chosen model.
  func line(_ stretch: Int) -> StretchFit.Line {
    fit(stretch).line(choice.shapes[stretch], model: choice.model)
  }
}
