/// Ends every reference case as one of four, and says what differs.
enum ReferenceComparer {
  enum Outcome: Equatable {
    case equal
    case deviation(String)
    case outOfScope
    case missing
    case different(String)
  }

  /// The comparer of each reference file, by its name without extension; a file without one is missing.
  private static let comparers: [String: @Sendable (ReferenceCase) -> Outcome] = [
    "changepoints_ruptures": penalisedChangePoints,
    "diagnostics": diagnostics,
    "distributions": distributions,
    "distributions_wide": distributions,
    "glm_python": countModelsOfStatsmodels,
    "glm_r": countModelsOfR,
    "joinpoint": joinpointModels,
    "lowess_r": lowessOfR,
    "mann_kendall": mannKendallFamily,
    "mann_kendall_ar1": mannKendallWithAR1,
    "multiple_testing": multipleTesting,
    "nowcast_chainladder": chainLadders,
    "offset_exact": offsetExact,
    "ols_exact": exactLeastSquares,
    "ols_wls": regressions,
    "paired_tests_python": pairedTestsOfPython,
    "pattern_categories": patternCategories,
    "robust_slopes": robustSlopes,
    "sandwich_r": sandwiches,
    "segmented_r": segmentedLines,
    "stl_forecast_r": decompositionOfR,
    "stl_python": decompositionOfPython,
    "strucchange_r": structuralChange,
    "surveillance_r": surveillance,
    "tests_r": namedTestsOfR,
  ]

  static func outcome(_ item: ReferenceCase) -> Outcome {
    comparers[item.file]?(item) ?? .missing
  }

  /// Compares named numbers, each relative to the peer's; the first that differs is named.
  static func compare(
    _ item: ReferenceCase, _ ours: [(name: String, value: Double, tolerance: Double)]
  ) -> Outcome {
    for (name, value, tolerance) in ours {
      guard let theirs = item.expected[name] as? Double else {
        return .different("\(item.id): the case has no number '\(name)'")
      }
      let isEqual = value == theirs || abs(value - theirs) <= tolerance * abs(theirs)
      if !isEqual { return .different("\(item.id): \(name) \(value), peer \(theirs)") }
    }
    return .equal
  }
}
