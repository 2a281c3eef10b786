/// The counts of a series that can enter surveillance, with their exposures.
struct KnownCounts {
  /// The counts; nil where none is known, or no exposure.
  let counts: [Double?]
  /// The exposures, above 0 wherever a count is known; nil where all are alike.
  let exposures: [Double]?

  /// Takes finite counts with finite exposures above 0.
  init(_ counts: [Double?], exposure: [Double?]? = nil) {
    let sizes = exposure.map { exposure in
      counts.indices.map { place -> Double in
        let size = place < exposure.count ? exposure[place] ?? 0 : 0
        return size.isFinite && size > 0 ? size : 0
      }
    }
    exposures = sizes
    self.counts = counts.indices.map { place in
      counts[place].flatMap { $0.isFinite && sizes?[place] ?? 1 > 0 ? $0 : nil }
    }
  }

  /// Whether any of them is no count.
  var hasNegative: Bool { counts.contains { $0 ?? 0 < 0 } }
}
