/// Last periods that look as if they were not complete, though nothing was declared.
public enum SuspectedTails {
  /// A year or a quarter in which less happens is no sign that its figures are not all in.
  private static let fewestPeriodsPerYear = 12

  /// How many periods at the end of each series look incomplete, in order; 0 for none, and where some are declared provisional.
  ///
  /// Three or more fall one after the other, to six tenths of the year before them or lower and by 3.3 standard deviations; of a
  /// total, three in four parts with five events a period end a quarter lower; a part shares the tail of its total. Years and
  /// quarters have none. A fall of crime everywhere at once looks the same until a period is no lower than the one before; what
  /// is left out for it is therefore said. O(series x parts x periods). Source: Documentation/Methods.md, "Completeness".
  public static func periods(_ series: [LabelledSeries], periodsPerYear: Int) -> [Int] {
    guard periodsPerYear >= fewestPeriodsPerYear else { return series.map { _ in 0 } }
    let search = ExplanationSearch(series, RecordingContext(), periodsPerYear: periodsPerYear)
    return series.indices.map { place in
      let one = series[place]
      guard one.provisional == 0, let tail = search.tail(of: place),
        let first = one.periods.firstIndex(of: tail.first)
      else { return 0 }
      return one.periods.count - first
    }
  }

  /// One finding a measure that has such periods, of the series with most of them.
  public static func findings(_ series: [LabelledSeries], tails: [Int]) -> [Finding] {
    CompletenessAnalysis.findings(series, periods: tails) { CompletenessFinding(suspected: $0) }
  }
}
