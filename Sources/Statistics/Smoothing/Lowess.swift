/// Smooths values over places by robust locally weighted regression (LOWESS).
///
/// `x` are finite places in rising order, equal ones allowed; `y` finite values of the same number. Gaps
/// are left out before, and the true places kept. Each fit is a straight line through the `span` share of
/// all values that lies nearest (at least two), with tricube weights; `iterations` rounds with bisquare
/// weights follow, fewer once the residuals are rounding. A place within `delta` of the last fit is
/// interpolated. The result has one value a place, in units of `y`. No value, places that do not rise or
/// other arrays than these are `tooShort`; an overflow is `noConvergence`. A constant series stays as it
/// is. O(n^2 * span * iterations) with `delta` 0. Source: Cleveland (1979, 1981); R's `stats::lowess`.
public func lowess(
  x: [Double], y: [Double], span: Double = 2.0 / 3, iterations: Int = 3, delta: Double = 0
) -> Estimate<[Double]> {
  guard !y.isEmpty, x.count == y.count, x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite),
    zip(x, x.dropFirst()).allSatisfy({ $0 <= $1 })
  else { return .failure(.tooShort) }
  guard y.count > 1 else { return .success(y) }
  let (step, unit) = (powerOfTwoScale(of: x) * 4, powerOfTwoScale(of: y))
  let share = span.isFinite ? min(max(span, 0), 1) : 1
  let smoother = LocalLines(
    x: x.map { $0 / step }, y: y.map { $0 / unit },
    neighbours: min(max(Int(share * Double(y.count) + 1e-7), 2), y.count),
    delta: delta.isFinite ? max(delta, 0) / step : 0)
  let rounding = 16 * Double.ulpOfOne * smoother.y.reduce(0) { max($0, abs($1)) }
  var fits = smoother.fits(robustness: nil)
  for _ in 0..<max(iterations, 0) {
    let residuals = zip(smoother.y, fits).map { abs($0 - $1) }
    let limit = sixMedians(residuals)
    // Residuals of which most are rounding say nothing of outliers.
    guard limit > rounding, limit >= 1e-7 * (residuals.reduce(0, +) / Double(residuals.count)) else { break }
    fits = smoother.fits(robustness: residuals.map { bisquareWeight($0, limit: limit) })
  }
  let result = fits.map { $0 * unit }
  return result.allSatisfy(\.isFinite) ? .success(result) : .failure(.noConvergence)
}

/// The local lines of one series.
private struct LocalLines {
  let x: [Double]
  let y: [Double]
  let neighbours: Int
  let delta: Double

  /// One fit a place, with weights of the values or without.
  func fits(robustness: [Double]?) -> [Double] {
    let last = x.count - 1
    var result = y
    var done = -1
    var place = 0
    var start = 0
    while true {
      while start + neighbours <= last, x[place] - x[start] > x[start + neighbours] - x[place] { start += 1 }
      result[place] = fit(at: place, from: start, robustness: robustness) ?? y[place]
      if done >= 0, done < place - 1 { interpolate(&result, between: done, and: place) }
      done = place
      // The next fit stands at the last place within delta, or at the next one; ties share a fit.
      let reach = x[done] + delta
      var next = done + 1
      while next <= last, x[next] <= reach {
        if x[next] == x[done] {
          result[next] = result[done]
          done = next
        }
        next += 1
      }
      if done >= last { return result }
      place = max(done + 1, next - 1)
    }
  }

  private func interpolate(_ result: inout [Double], between first: Int, and second: Int) {
    for place in first + 1..<second {
      let share = (x[place] - x[first]) / (x[second] - x[first])
      result[place] = share * result[second] + (1 - share) * result[first]
    }
  }

  /// The line around a place at that place; nil where no neighbour has weight.
  private func fit(at place: Int, from start: Int, robustness: [Double]?) -> Double? {
    let here = x[place]
    let reach = max(here - x[start], x[start + neighbours - 1] - here)
    var weights: [Double] = []
    weights.reserveCapacity(neighbours)
    var total = 0.0
    // Ties of the farthest neighbour may lie beyond the window.
    for index in start..<x.count {
      let distance = abs(x[index] - here)
      var weight = 0.0
      if distance <= 0.999 * reach {
        let share = distance > 0.001 * reach ? distance / reach : 0
        let rest = 1 - share * share * share
        weight = rest * rest * rest * (robustness?[index] ?? 1)
      } else if x[index] > here {
        break
      }
      weights.append(weight)
      total += weight
    }
    guard total > 0 else { return nil }
    var mean = 0.0
    for (offset, weight) in weights.enumerated() { mean += weight / total * (x[start + offset] - here) }
    var spread = 0.0
    for (offset, weight) in weights.enumerated() {
      let distance = x[start + offset] - here - mean
      spread += weight / total * distance * distance
    }
    let tilt = spread.squareRoot() > 0.001 * (x[x.count - 1] - x[0]) ? -mean / spread : 0
    var sum = 0.0
    for (offset, weight) in weights.enumerated() {
      sum += weight / total * (1 + tilt * (x[start + offset] - here - mean)) * y[start + offset]
    }
    return sum
  }
}
