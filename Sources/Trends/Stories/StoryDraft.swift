import Glibc
import Statistics

/// The story of values that are all known or missing.
struct StoryDraft {
  private let periods: [String]
  private let values: [Double?]
  private let rules: StoryRules
  /// The places of known values on the grid, and these values.
  let places: [Int]
  let counts: [Double]
  /// How many of the known values at either end are zeros that are a stretch of their own.
  let silence: (before: Int, after: Int)
  let segmentation: StorySegmentation
  /// The known values that stand out; among many zeros every count does.
  private let exceptional: [Int]

  /// Cuts a series; values that are not finite are missing.
  static func draft(
    _ periods: [String], _ values: [Double?], season: Int, rules: StoryRules
  ) -> Estimate<StoryDraft> {
    let places = values.indices.filter { values[$0]?.isFinite ?? false }
    let counts = places.compactMap { values[$0] }
    guard counts.allSatisfy({ $0 >= 0 }) else { return .failure(.negativeValues) }
    guard counts.count >= rules.shortestLine, let first = places.first, let last = places.last else {
      return .failure(.tooShort)
    }
    guard counts.contains(where: { $0 > 0 }) else { return .failure(.allZero) }
    guard 4 * counts.count >= 3 * (last - first + 1) else { return .failure(.tooFewKnown) }
    return .success(StoryDraft(periods, values, places, counts, season: season, rules: rules))
  }

  private init(
    _ periods: [String], _ values: [Double?], _ places: [Int], _ counts: [Double], season: Int,
    rules: StoryRules
  ) {
    (self.periods, self.values, self.rules) = (periods, values, rules)
    (self.places, self.counts) = (places, counts)
    let before = Self.silence(counts, rules: rules)
    let after = Self.silence(counts.dropFirst(before).reversed(), rules: rules)
    silence = (before, after)
    let segmentation = StorySegmentation(
      counts: Array(counts.dropFirst(before).dropLast(after)),
      places: Array(places.dropFirst(before).dropLast(after)), season: season, rules: rules)
    self.segmentation = segmentation
    exceptional =
      5 * counts.count(where: { $0 == 0 }) < counts.count ? segmentation.exceptional.map { before + $0 } : []
  }

  /// The number of zeros with which counts begin, where chance does not explain them; else 0.
  ///
  /// By the counts that follow, six or more events are expected in them, and so many zeros in a row are rarer than 1 in 200.
  private static func silence(_ counts: some Collection<Double>, rules: StoryRules) -> Int {
    let length = counts.prefix { $0 == 0 }.count
    let rest = Array(counts.dropFirst(length))
    guard length >= rules.shortestSilence, !rest.isEmpty else { return 0 }
    let number = Double(rest.count)
    let mean = rest.reduce(0) { $0 + $1 / number }
    let zeros = Double(rest.count { $0 == 0 }) / number
    return Double(length) * mean >= 6 && pow(zeros, Double(length)) < 0.005 ? length : 0
  }

  /// The story.
  var story: SeriesStory {
    let last = counts.count - silence.after
    let extremes = extremes
    return SeriesStory(
      stretches: silentStart + movingStretches + silentEnd,
      exceptional: exceptional.map { periods[places[$0]] },
      peak: extremes.peak, trough: extremes.trough,
      firstSeen: silence.before > 0 ? periods[places[silence.before]] : nil,
      lastSeen: silence.after > 0 ? periods[places[last - 1]] : nil,
      lastYear: StoryYears(
        periods: periods, values: values, usual: usual, segmentation: segmentation,
        end: places[places.count - 1] + 1
      ).comparison)
  }

  /// What exceptional values would be at the level of those beside them, by their places on the grid.
  private var usual: [Int: Double] {
    var usual: [Int: Double] = [:]
    for index in exceptional {
      let level = segmentation.points.values[index - silence.before] + segmentation.effect(at: places[index])
      usual[places[index]] = CountScale.count(level)
    }
    return usual
  }

  private var extremes: (peak: DatedValue, trough: DatedValue) {
    (extreme(0..<counts.count) { $0 > $1 }, extreme(0..<counts.count) { $0 < $1 })
  }

  /// The first known value among some that no other one beats.
  private func extreme(_ range: Range<Int>, _ beats: (Double, Double) -> Bool) -> DatedValue {
    var best = range.lowerBound
    for index in range where beats(counts[index], counts[best]) { best = index }
    return DatedValue(period: periods[places[best]], value: ValueBounds(counts[best]))
  }

  private var silentStart: [Stretch] {
    guard silence.before > 0 else { return [] }
    return [silent(from: places[0], to: places[silence.before] - 1, start: nil)]
  }

  private var silentEnd: [Stretch] {
    guard silence.after > 0 else { return [] }
    let first = places[counts.count - silence.after - 1] + 1
    let latest = min(
      places[counts.count - 1], first + wait(stretchMean(segmentation.choice.starts.count - 1)))
    let start = Stretch.StartInterval(earliest: periods[first], latest: periods[latest])
    return [silent(from: first, to: places[counts.count - 1], start: start)]
  }

  private func silent(from first: Int, to last: Int, start: Stretch.StartInterval?) -> Stretch {
    let zero = ValueBounds(0)
    return Stretch(
      first: periods[first], last: periods[last], start: start, direction: .nothingRecorded, mean: zero,
      from: zero, to: zero, peak: DatedValue(period: periods[first], value: zero))
  }

  /// How many periods without an event are no surprise at 5 % where so many are expected in each.
  private func wait(_ mean: Double) -> Int {
    mean > 0 ? Int(min(3 / mean, Double(periods.count))) : periods.count
  }

  /// The mean of what follows a stretch: a level with one month of 9,000 in it has no month near the mean of all.
  private func stretchMean(_ stretch: Int) -> Double {
    let usual = indices(stretch).filter { !exceptional.contains($0) }.map { counts[$0] }
    return usual.reduce(0) { $0 + $1 / Double(usual.count) }
  }

  /// The known values of a moving stretch.
  private func indices(_ stretch: Int) -> Range<Int> {
    (silence.before + segmentation.choice.starts[stretch])..<(silence.before + segmentation.end(stretch))
  }

  private var movingStretches: [Stretch] {
    var before: Stretch?
    // One stretch has no step to tell.
    let noise = segmentation.choice.starts.count > 1 ? StretchNoise(segmentation) : nil
    return segmentation.choice.starts.indices.map { number in
      let range = indices(number)
      let line = segmentation.line(number)
      let end = Double(places[range.upperBound - 1] - places[range.lowerBound])
      var stretch = described(number, range, line, end: end)
      if let before, let noise {
        let step = StretchStep(
          segmentation, noise, into: number, before: before.to.low, after: stretch.from.low)
        (stretch.step, stretch.stepInterval) = (step?.ratio, step?.interval)
      }
      before = stretch
      return stretch
    }
  }

  private func described(
    _ number: Int, _ range: Range<Int>, _ line: StretchFit.Line, end: Double
  ) -> Stretch {
    let mean = stretchMean(number)
    let error = (segmentation.choice.variance * line.slopeVariance).squareRoot()
    let moves = abs(line.slope) > 2.5 * error && abs(line.slope) * end > log(1.2) && line.slope != 0
    let direction: Stretch.Direction = !moves ? .level : line.slope > 0 ? .rising : .falling
    let (least, most) = (counts[range].min() ?? mean, counts[range].max() ?? mean)
    func fitted(_ place: Double) -> Double {
      moves ? min(max(CountScale.count(line.value(at: place)), least), most) : mean
    }
    let (from, to) = (fitted(0), fitted(end))
    let next = range.upperBound < counts.count - silence.after ? range.upperBound : nil
    return Stretch(
      first: periods[places[range.lowerBound]],
      last: periods[next.map { places[$0] - 1 } ?? places[range.upperBound - 1]], start: start(number),
      direction: direction, mean: ValueBounds(mean), from: ValueBounds(from), to: ValueBounds(to),
      ratioPerYear: moves && min(from, to) >= 20 && end + 1 >= Double(rules.periodsPerYear)
        ? ratio(from: from, to: to, in: end) : nil,
      peak: extreme(range) { $0 > $1 })
  }

  private func start(_ number: Int) -> Stretch.StartInterval? {
    if number > 0 {
      let interval = segmentation.startInterval(number)
      return Stretch.StartInterval(
        earliest: periods[places[silence.before + interval.lowerBound]],
        latest: periods[places[silence.before + interval.upperBound]])
    }
    guard silence.before > 0 else { return nil }
    // Nothing was recorded for a while after a quiet beginning, too.
    let first = places[silence.before]
    let earliest = max(places[0] + 1, first - wait(stretchMean(0)))
    return Stretch.StartInterval(earliest: periods[earliest], latest: periods[first])
  }

  /// The ratio a year that leads from one fitted number to another in so many periods.
  private func ratio(from: Double, to: Double, in periods: Double) -> ValueBounds? {
    let ratio = pow(to / from, Double(rules.periodsPerYear) / periods)
    return ratio.isFinite && ratio > 0 ? ValueBounds(ratio) : nil
  }
}
