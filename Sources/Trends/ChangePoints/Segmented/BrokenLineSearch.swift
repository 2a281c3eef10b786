/// The breaks of the best continuous broken line, from free lines that cross and breaks on observations.
struct BrokenLineSearch {
  private let x: [Double]
  private let y: [Double]
  private let sums: RunningMoments

  /// Places and values scaled to about 1.
  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
    sums = RunningMoments(x, y)
  }

  /// The best single break; nil where no arrangement leaves two observations a piece.
  func one() -> [Double]? {
    let n = x.count
    var best = Best()
    for kink in stride(from: 1, through: n - 2, by: 1) {
      if let hinge = sums.hinge(through: n - 1, kink: kink) { best.take(hinge.squares, [x[kink]]) }
    }
    for last in stride(from: 1, through: n - 3, by: 1) {
      let (left, right) = (sums.line(0..<(last + 1)), sums.line((last + 1)..<n))
      guard let place = crossing(left, right, after: last) else { continue }
      best.take(left.squares + right.squares, [place])
    }
    return best.kinks
  }

  /// The best pair of breaks; nil as for one.
  func two() -> [Double]? {
    let n = x.count
    var best = pairOnObservations()
    for first in stride(from: 1, through: n - 5, by: 1) {
      let left = sums.line(0..<(first + 1))
      for second in stride(from: first + 2, through: n - 3, by: 1) {
        let right = sums.line((second + 1)..<n)
        let middle = sums.line((first + 1)..<(second + 1))
        let squares = left.squares + middle.squares + right.squares
        guard squares < best.squares, let low = crossing(left, middle, after: first),
          let high = crossing(middle, right, after: second)
        else { continue }
        best.take(squares, [low, high])
      }
    }
    for (squares, kinks) in oneOnObservation() { best.take(squares, kinks) }
    let mirrored = BrokenLineSearch(x: x.reversed().map { -$0 }, y: y.reversed())
    for (squares, kinks) in mirrored.oneOnObservation() { best.take(squares, kinks.reversed().map { -$0 }) }
    return best.kinks
  }

  /// Arrangements whose first break is an observation and whose second lies between two.
  private func oneOnObservation() -> [(squares: Double, kinks: [Double])] {
    let n = x.count
    var best = Best()
    for second in stride(from: 2, through: n - 3, by: 1) {
      let right = sums.line((second + 1)..<n)
      for kink in 1..<second {
        guard let hinge = sums.hinge(through: second, kink: kink),
          hinge.squares + right.squares < best.squares,
          let place = crossing(hinge, right, after: second)
        else { continue }
        best.take(hinge.squares + right.squares, [x[kink], place])
      }
    }
    return best.kinks.map { [(best.squares, $0)] } ?? []
  }

  private struct Best {
    var squares = Double.infinity
    var kinks: [Double]?

    mutating func take(_ squares: Double, _ kinks: [Double]) {
      guard squares < self.squares else { return }
      self.squares = squares
      self.kinks = kinks
    }
  }

  /// Both breaks on observations: O(n^3), of which all but O(n^2) is one product of matrices.
  private func pairOnObservations() -> Best {
    var best = Best()
    guard let grid = JoinpointSearch(x: x, roots: nil, toEnd: 1, between: 0),
      let set = grid.best(of: [y], upTo: 2)?.first, set.count > 2
    else { return best }
    best.take(set[2].sumOfSquares, set[2].observations.map { x[$0] })
    return best
  }

  /// Where two lines cross, if between an observation and the next one.
  private func crossing(_ left: RunningMoments.Line, _ right: RunningMoments.Line, after last: Int) -> Double?
  {
    let place = (right.start - left.start) / (left.slope - right.slope)
    return place >= x[last] && place <= x[last + 1] ? place : nil
  }
}

/// Running sums of places and values, from which the line through any range of observations follows.
struct RunningMoments {
  /// A line and its residual sum of squares.
  struct Line {
    /// The line at place 0.
    var start: Double
    var slope: Double
    var squares: Double
  }

  private let x: [Double]
  private var sx = [0.0]
  private var sy = [0.0]
  private var sxx = [0.0]
  private var sxy = [0.0]
  private var syy = [0.0]

  init(_ x: [Double], _ y: [Double]) {
    self.x = x
    for (place, value) in zip(x, y) {
      sx.append(sx[sx.count - 1] + place)
      sy.append(sy[sy.count - 1] + value)
      sxx.append(sxx[sxx.count - 1] + place * place)
      sxy.append(sxy[sxy.count - 1] + place * value)
      syy.append(syy[syy.count - 1] + value * value)
    }
  }

  /// The least-squares line of a range of at least two observations.
  func line(_ range: Range<Int>) -> Line {
    let (a, b) = (range.lowerBound, range.upperBound)
    let n = Double(b - a)
    let (x, y) = ((sx[b] - sx[a]) / n, (sy[b] - sy[a]) / n)
    let spread = sxx[b] - sxx[a] - n * x * x
    let product = sxy[b] - sxy[a] - n * x * y
    let total = syy[b] - syy[a] - n * y * y
    let slope = spread > 0 ? product / spread : 0
    return Line(start: y - slope * x, slope: slope, squares: n > 2 ? max(total - slope * product, 0) : 0)
  }

  /// The last piece of a line that breaks at observation `kink`, fitted to the observations up to `last`.
  func hinge(through last: Int, kink: Int) -> Line? {
    let (b, k) = (last + 1, kink + 1)
    let n = Double(b)
    let c = x[kink]
    let m = Double(b - k)
    // Sums of h = max(x - c, 0), of its square and of its products.
    let h = sx[b] - sx[k] - m * c
    let hh = sxx[b] - sxx[k] - 2 * c * (sx[b] - sx[k]) + m * c * c
    let hx = sxx[b] - sxx[k] - c * (sx[b] - sx[k])
    let hy = sxy[b] - sxy[k] - c * (sy[b] - sy[k])
    let (mx, my, mh) = (sx[b] / n, sy[b] / n, h / n)
    let cxx = sxx[b] - n * mx * mx
    let chh = hh - n * mh * mh
    let chx = hx - n * mh * mx
    let cxy = sxy[b] - n * mx * my
    let chy = hy - n * mh * my
    let cyy = syy[b] - n * my * my
    guard cxx > 0 else { return nil }
    let rest = chh - chx * chx / cxx
    guard rest > 1e-12 * chh else { return nil }
    let turn = (chy - chx * cxy / cxx) / rest
    let slope = (cxy - turn * chx) / cxx
    let start = my - slope * mx - turn * mh
    return Line(
      start: start - turn * c, slope: slope + turn,
      squares: b > 3 ? max(cyy - slope * cxy - turn * chy, 0) : 0)
  }
}
