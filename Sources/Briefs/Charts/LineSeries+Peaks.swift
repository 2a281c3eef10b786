public import Tables

extension ChartPoint {
  /// The value where it can be drawn.
  var drawnValue: Double? { value.flatMap { $0.isFinite ? $0 : nil } }

  /// The highest that is drawn of it.
  var drawnTop: Double? { drawnValue ?? range?.upperBound }
}

extension LineSeries {
  /// How many times as high as the rest a peak is that would flatten the rest.
  static let peakRatio = 5.0

  /// Whether there are known values, all of them zero, and none is hidden: a panel of it shows nothing.
  public var isAllZero: Bool {
    let known = points.compactMap(\.value)
    return !known.isEmpty && known.allSatisfy { $0 == 0 } && !points.contains { $0.kind == .suppressed }
  }

  /// From the first to the last known point: a trend says nothing beyond them.
  public var knownRange: ClosedRange<Int>? {
    guard let first = points.firstIndex(where: { $0.drawnValue != nil }),
      let last = points.lastIndex(where: { $0.drawnValue != nil })
    else { return nil }
    return first...last
  }

  /// The first of the highest known points; nil where nothing is known.
  public var peak: (period: Period, value: Double)? {
    var peak: (period: Period, value: Double)?
    for point in points {
      if let value = point.drawnValue, value > peak?.value ?? -.infinity { peak = (point.period, value) }
    }
    return peak
  }

  /// The highest value that is not a peak that flattens the others; nil where there is no such peak.
  public var highestBelowPeaks: Double? { Self.highestBelowPeaks(of: points.compactMap(\.drawnValue)) }

  /// The highest of values that is not a peak that flattens the others; nil where there is no such peak.
  ///
  /// A peak is more than five times the 95th percentile of the values above zero (nearest rank, the highest never
  /// counted in, at least five of them): a long series has to reach far above nearly all of itself, a short one
  /// above all but one. Zeros stay at zero on any scale, so they say nothing.
  static func highestBelowPeaks(of values: [Double]) -> Double? {
    let known = values.filter { $0 > 0 }.sorted()
    guard known.count >= 5, let highest = known.last else { return nil }
    let usual = known[min((known.count * 95 + 99) / 100, known.count - 1) - 1]
    return highest > peakRatio * usual ? known.last { $0 <= peakRatio * usual } : nil
  }

  /// Which of several series need a scale of their own, since their peak is more than five times the next lower one.
  ///
  /// The numbers of the series, the highest peak first; at least one series keeps the common scale.
  public static func ownScales(of series: [LineSeries]) -> [Int] {
    let peaks = series.enumerated().compactMap { number, one in one.peak.map { (number, $0.value) } }
      .filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    // Down to the lowest step of more than five times: all above it have scales of their own.
    let steps = zip(peaks, peaks.dropFirst()).prefix { $0.1 > peakRatio * $1.1 }
    return steps.map(\.0.0)
  }
}
