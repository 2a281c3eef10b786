import Glibc
import Statistics

/// The best stretches of a series, one candidate for each number of stretches.
///
/// Dynamic programming over all first places under each of a few models of the noise (Jackson et al. 2005; Auger and
/// Lawrence 1989) gives candidates; every candidate is then judged under every model, with the variance estimated anew.
/// O(values^2 x stretches + stretches x models x values).
struct StretchSearch {
  /// One way of cutting a series into stretches.
  struct Candidate: Sendable {
    /// The index of the first value of each stretch, among the known ones.
    var starts: [Int]
    var shapes: [StretchFit.Shape]
    /// The place of the model in the grid.
    var model: Int
    var variance: Double
    /// Twice the negative logarithm of the likelihood, up to a constant, with what its lines and short stretches cost.
    var cost: Double
    /// The same with the mean of the likelihood over all models of the noise.
    var averagedCost: Double
    /// The mean of the logarithm of the inflation, each model weighted by its likelihood.
    var dependence: Double
  }

  /// What a line costs on top of a level, in units of twice the logarithm of the likelihood.
  static let lineCost = 6.0

  /// The models under which stretches are looked for.
  private static let pilots = [(0.0, 1.0), (0.5, 1.0), (0.8, 0.65), (0.9, 1.0)].map {
    DependenceGrid.place(coefficient: $0.0, share: $0.1)
  }

  /// A number for each count of stretches, and the place where the last of them begins.
  private typealias Lanes = SIMD16<Double>
  private typealias Places = SIMD16<Int64>

  let points: StoryPoints
  let rules: StoryRules
  /// The least variance that noise can have.
  let leastVariance: Double
  /// The largest long-run variance that still counts as noise; more is history.
  ///
  /// What jumps from value to value drifts far by chance, too. The past that alerts are judged by has the cap without it.
  let cap: Double
  /// The variance of the noise, from differences of neighbours.
  private let noise: Double
  let mostStretches: Int
  private var fits: [StretchFit] = []

  init(_ points: StoryPoints, rules: StoryRules, leastVariance: Double, mostStretches: Int) {
    self.points = points
    self.rules = rules
    self.leastVariance = leastVariance
    self.mostStretches = mostStretches
    noise = Self.neighbourVariance(points.values)
    let usual = 0.0055 * Double(max(points.count, 120))
    cap = rules.exceptional == .runs ? max(usual, 10 * noise) : usual
  }

  /// The best candidate of each number of stretches, from one on; numbers that the length does not allow are left out.
  mutating func candidates() -> [Candidate] {
    var best = [Candidate?](repeating: nil, count: mostStretches)
    for pilot in Self.pilots {
      let model = DependenceGrid.models[pilot]
      let variance = max(leastVariance, noise / (1 - model.share * model.coefficient))
      let lineCost = Self.lineCost * variance
      for (index, starts) in cuts(model, lineCost: lineCost).enumerated() {
        guard let starts else { continue }
        let shapes = shapes(starts, pilot: pilot, lineCost: lineCost)
        for shapes in index == 0 ? [[.level], [.line]] : [shapes] {
          if index == 0, shapes == [.line], points.count < rules.shortestLine { continue }
          let candidate = judged(starts, shapes)
          if best[index].map({ candidate.cost < $0.cost }) ?? true { best[index] = candidate }
        }
      }
    }
    return best.prefix { $0 != nil }.compactMap(\.self)
  }

  /// The variance of the noise, from differences of neighbours: of the median or, where more, a quarter of the mean's.
  private static func neighbourVariance(_ values: [Double]) -> Double {
    let differences = zip(values, values.dropFirst()).map { abs($1 - $0) }
    let mean = differences.reduce(0, +) / Double(max(1, differences.count)) / 0.7979
    let middle = (median(differences) ?? 0) / 0.6745
    return max(middle * middle, 0.25 * mean * mean) / 2
  }

  /// The cheapest starts for each number of stretches under one model; nil where there are none.
  private func cuts(_ model: DependenceGrid.Model, lineCost: Double) -> [[Int]?] {
    let count = points.count
    let costs = PilotCosts(points, model: model, lineCost: lineCost, shortestLine: rules.shortestLine)
    let shortCost = lineCost / Self.lineCost * StoryRules.shortCost
    // Lane k of place j: the cost of the first j values in k + 1 stretches, and the start of the last of them.
    var total = [Lanes](repeating: Lanes(repeating: .infinity), count: count + 1)
    var back = [Places](repeating: .zero, count: count + 1)
    var row = [Double](repeating: .infinity, count: count)
    costs.fill(&row, from: 0, shortest: 1)
    for end in rules.shortest..<max(rules.shortest, count) { total[end][0] = row[end - 1] }
    total[count][0] = row[count - 1]
    for start in stride(from: rules.shortest, through: count - rules.shortestLast, by: 1) {
      var before = Lanes(repeating: .infinity)
      for lane in 1..<Lanes.scalarCount { before[lane] = total[start][lane - 1] }
      costs.fill(&row, from: start, shortest: rules.shortestLast)
      let place = Places(repeating: Int64(start))
      for end in stride(from: start + rules.shortestBetween, to: count - rules.shortestLast + 1, by: 1) {
        let cost = row[end - 1] + (end - start < rules.shortest ? shortCost : 0)
        Self.keep(&total[end], &back[end], before + cost, place)
      }
      Self.keep(&total[count], &back[count], before + row[count - 1], place)
    }
    return (0..<mostStretches).map { lane in
      guard total[count][lane] < .infinity else { return nil }
      var (starts, end) = ([Int](repeating: 0, count: lane + 1), count)
      for index in stride(from: lane, to: 0, by: -1) {
        starts[index] = Int(back[end][index])
        end = starts[index]
      }
      return starts
    }
  }

  @inline(__always)
  private static func keep(
    _ total: inout Lanes, _ back: inout Places, _ cost: Lanes, _ place: Places
  ) {
    let better = cost .< total
    total.replace(with: cost, where: better)
    back.replace(with: place, where: better)
  }

  private mutating func shapes(_ starts: [Int], pilot: Int, lineCost: Double) -> [StretchFit.Shape] {
    starts.indices.map { index in
      let last = lastValue(index, starts)
      guard last - starts[index] + 1 >= rules.shortestLine else { return .level }
      let fit = fit(starts[index], last)
      let (group, lane) = (pilot / 8, pilot % 8)
      return fit.squares(.line, group)[lane] + lineCost < fit.squares(.level, group)[lane] ? .line : .level
    }
  }

  private func lastValue(_ index: Int, _ starts: [Int]) -> Int {
    (index + 1 < starts.count ? starts[index + 1] : points.count) - 1
  }

  /// How many stretches between two others are shorter than others.
  private func shortStretches(_ starts: [Int]) -> Int {
    zip(starts.dropFirst(), starts.dropFirst(2)).count { $1 - $0 < rules.shortest }
  }

  /// The filter over a stretch; candidates share many.
  mutating func fit(_ first: Int, _ last: Int) -> StretchFit {
    if let known = fits.first(where: { $0.first == first && $0.last == last }) { return known }
    let fit = StretchFit(points, first: first, last: last)
    fits.append(fit)
    return fit
  }

  /// A candidate under the model that makes it most likely, the first of several.
  private mutating func judged(_ starts: [Int], _ shapes: [StretchFit.Shape]) -> Candidate {
    var squares = [DependenceGrid.Lane](repeating: .zero, count: DependenceGrid.groups)
    var logarithms = squares
    for index in starts.indices {
      let fit = fit(starts[index], lastValue(index, starts))
      for group in 0..<DependenceGrid.groups {
        squares[group] += fit.squares(shapes[index], group)
        logarithms[group] += fit.logarithms[group]
      }
    }
    let count = Double(points.count)
    let lines = Self.lineCost * Double(shapes.count { $0 == .line })
    let short = StoryRules.shortCost * Double(shortStretches(starts))
    var best = Candidate(
      starts: starts, shapes: shapes, model: 0, variance: 0, cost: .infinity, averagedCost: .infinity,
      dependence: 0)
    var costs: [Double] = []
    for model in 0..<DependenceGrid.count {
      let (group, lane) = (model / 8, model % 8)
      let variance = variance(squares[group][lane] / count, model: model)
      let cost =
        count * log(variance) + squares[group][lane] / variance + logarithms[group][lane] + lines + short
      costs.append(cost)
      if cost < best.cost { (best.model, best.variance, best.cost) = (model, variance, cost) }
    }
    let likelihoods = costs.map { exp((best.cost - $0) / 2) }
    let sum = likelihoods.reduce(0, +)
    best.averagedCost = best.cost - 2 * log(sum / Double(DependenceGrid.count))
    best.dependence =
      zip(likelihoods, DependenceGrid.models).reduce(0) { $0 + $1.0 * log($1.1.inflation) } / sum
    return best
  }

  /// A variance within what noise can have: the long-run variance of dependent noise is capped.
  private func variance(_ mean: Double, model: Int) -> Double {
    let noise = DependenceGrid.models[model]
    let most =
      noise.coefficient == 0
      ? .infinity : cap * (1 - noise.coefficient) / (1 + noise.coefficient) / noise.share
    return max(leastVariance, min(mean, most))
  }
}
