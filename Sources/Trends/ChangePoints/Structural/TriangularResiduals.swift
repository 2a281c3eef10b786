/// The residual sums of squares of all segments of a series, each from the one before by one recursive
/// residual.
///
/// Segments are told by their length and start. Places are consecutive, so the factors of an update depend
/// on the length alone and all starts of one length are updated together.
/// Source: Brown, Durbin and Evans (1975); Bai and Perron (2003), section 3.
struct TriangularResiduals {
  /// The number of values.
  let count: Int
  /// The residual sums of squares by length, from `shortest` on, and start.
  private let squares: [[Double]]
  /// The shortest segment that is kept.
  let shortest: Int

  /// Computes all segments of at least `shortest` values; O(n^2).
  init(_ values: [Double], model: BreakpointModel, shortest: Int) {
    let n = values.count
    count = n
    self.shortest = shortest
    var kept: [[Double]] = []
    kept.reserveCapacity(max(n - shortest + 1, 0))
    var means = values
    var slopes = [Double](repeating: 0, count: n)
    var sums = [Double](repeating: 0, count: n)
    if shortest <= 1, n > 0 { kept.append(sums) }
    for length in stride(from: 1, to: n, by: 1) {
      // Adds the value that follows each segment of this length; the centre of the places lies `reach` before
      // it.
      let size = Double(length)
      let reach = (size + 1) / 2
      let spread = size * (size * size - 1) / 12
      let share = 1 / (size + 1)
      let leverage = model == .line && length > 1 ? reach * reach / spread : 0
      // Two values lie on a line, so the second one of a line leaves no residual.
      let weight = model == .line && length == 1 ? 0 : 1 / (1 + 1 / size + leverage)
      let turn = size * share * reach / (spread + size * share * reach * reach)
      for start in 0..<(n - length) {
        let residual = values[start + length] - means[start] - slopes[start] * reach
        sums[start] += residual * residual * weight
        if model == .line {
          // The mean of the segment, and the slope through its own centre.
          let difference = values[start + length] - means[start]
          slopes[start] += residual * turn
          means[start] += difference * share
        } else {
          means[start] += residual * share
        }
      }
      if length + 1 >= shortest { kept.append(Array(sums[0..<(n - length)])) }
    }
    squares = kept
  }

  /// The residual sums of squares of all segments of a length, by start; at least `shortest`, at most
  /// `count`.
  func ofLength(_ length: Int) -> [Double] { squares[length - shortest] }

  /// The residual sum of squares of a segment.
  func callAsFunction(_ segment: Range<Int>) -> Double {
    squares[segment.count - shortest][segment.lowerBound]
  }
}
