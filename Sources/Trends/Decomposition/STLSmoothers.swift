/// The smoothers of one pattern of known values.
struct STLSmoothers {
  /// One month of the year.
  struct Phase {
    /// Its smoother, of `cycles`.
    var smoother: Int
    /// Where its known values begin in the order of phases.
    var from: Int
    /// Where the factors of its fits begin.
    var factorsAt: Int
  }

  let length: Int
  let period: Int
  /// The places of the known values on the grid.
  let known: [Int]
  /// The known values in order of phase and time, as indices of `known`.
  let order: [Int]
  let phases: [Phase]
  /// The different smoothers that months of the year need.
  let cycles: [GridLoess]
  let lowPass: GridLoess
  let trend: GridLoess
  /// The number of fits of all phases together.
  let cycleFits: Int

  /// Finds the weights; every phase has a known value, and there are two seasons of grid.
  init(known: [Int], length: Int, period: Int, options: STLOptions) {
    self.length = length
    self.period = period
    self.known = known
    var members = [[Int]](repeating: [], count: period)
    for (index, place) in known.enumerated() { members[place % period].append(index) }
    order = members.flatMap(\.self)
    var cycles: [GridLoess] = []
    var found: [Pattern: Int] = [:]
    var phases: [Phase] = []
    var (from, factorsAt) = (0, 0)
    for (phase, indices) in members.enumerated() {
      let size = (length - phase - 1) / period + 1
      let pattern = Pattern(places: indices.map { known[$0] / period }, size: size)
      let smoother = found[pattern] ?? cycles.count
      if smoother == cycles.count {
        found[pattern] = smoother
        // One season before the first and one after the last, which the low-pass filter uses up.
        cycles.append(
          GridLoess(places: pattern.places, size: size, results: -1...size, smoother: options.seasonal))
      }
      phases.append(Phase(smoother: smoother, from: from, factorsAt: factorsAt))
      from += indices.count
      factorsAt += cycles[smoother].fits
    }
    self.cycles = cycles
    self.phases = phases
    cycleFits = factorsAt
    let whole = 0...(length - 1)
    lowPass = GridLoess(places: Array(whole), size: length, results: whole, smoother: options.lowPass)
    trend = GridLoess(places: known, size: length, results: whole, smoother: options.trend)
  }

  private struct Pattern: Hashable {
    var places: [Int]
    var size: Int
  }
}
