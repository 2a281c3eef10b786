/// A scale from zero to a round number, with at most five grid lines.
struct LinearScale {
  let top: Double
  let step: Double
  let start: Double
  let end: Double

  /// A scale for values up to `maximum` that maps zero to `start` and its top to `end`.
  init(maximum: Double, start: Double, end: Double) {
    self.start = start
    self.end = end
    guard maximum > 1e-9 else {
      // Nothing was recorded: one is enough to say so.
      (top, step) = (1, 1)
      return
    }
    // Beyond this a count is a mistake of its source; the axis stays one that can be drawn.
    let goal = min(maximum, 1e15)
    var power = 1.0
    while power * 10 <= goal / 4 { power *= 10 }
    while power > goal / 4 { power /= 10 }
    let factor = [1.0, 2, 2.5, 5, 10].first { $0 * power * 4 >= goal * 0.9999999 } ?? 10
    step = factor * power
    top = step * max(1, (goal / step - 1e-9).rounded(.up))
  }

  var ticks: [Double] {
    let count = Int((top / step).rounded())
    return (0...max(1, count)).map { Double($0) * step }
  }

  /// Decimals that tick labels need.
  var decimals: Int {
    step >= 1 && step == step.rounded() ? 0 : (step * 10 == (step * 10).rounded() ? 1 : 2)
  }

  func position(_ value: Double) -> Double { start + (end - start) * value / top }
}
