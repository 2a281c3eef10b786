import Trends

/// What the methods that a trend stage names say, as findings.
enum MethodFindings {
  /// One finding a series, in order, and then one a measure of what is said of its series together.
  ///
  /// Without methods there is none.
  static func findings(_ requests: [TrendMethodRequest], over inputs: [TrendMethodInput]) -> [Finding] {
    let run = TrendMethodRun(requests, over: inputs)
    let each = zip(inputs, run.each).compactMap { input, results -> Finding? in
      guard !results.isEmpty else { return nil }
      return Finding(
        measure: input.series.measure, key: input.series.key, window: FindingWindow(input.series),
        family: nil, body: MethodsFinding(results: results))
    }
    return each + run.together.map { together(in: $0, of: inputs) }
  }

  private static func together(in group: TrendMethodRun.Together, of inputs: [TrendMethodInput]) -> Finding {
    let series = group.places.map { inputs[$0].series }
    var window = FindingWindow(
      firstPeriod: series.first?.periods.first ?? "", lastPeriod: series.first?.periods.last ?? "",
      basis: SeriesBasis())
    for basis in series.map(\.basis) {
      window.basis.known += basis.known
      window.basis.hidden += basis.hidden
      window.basis.missing += basis.missing
      window.basis.derived += basis.derived
    }
    return Finding(
      measure: group.measure, key: [], window: window, family: nil,
      body: MethodsFinding(results: group.results, seriesTogether: series.count))
  }
}
