extension TrendMethod {
  /// What `waymark trend --method help` warns of; nil where the method holds, or says nothing that could be false.
  ///
  /// A method is warned of that finds a trend or a change in more than one tenth of series without any, where 5 % are meant.
  var warning: String? {
    guard let share = Self.falseFindings[name], share > 10 else { return nil }
    return "beware: finds something in \(share) % of series of nothing but months that depend on each other"
  }

  /// The per cent of series without trend or change in which each method finds one at a nominal 5 %, where each value goes
  /// on from the one before (AR(0.6), 120 months); from the committed run of `make calibrate`, to which a test holds it.
  ///
  /// Of methods that choose a number of changes it is the per cent in which they choose any.
  static let falseFindings: [String: Int] = [
    "aveF": 52, "baiPerron": 73, "breuschPagan": 15, "cumulativeResiduals": 12, "davies": 43, "expF": 64,
    "firthPoissonRegression": 44, "jarqueBera": 5, "joinpoint": 68, "kendallTauB": 32, "levelChanges": 15,
    "mannKendall": 32, "mannKendallAR1": 6, "mannKendallCorrelatedSeasonal": 5, "mannKendallExact": 32,
    "mannKendallHamedRao": 19, "mannKendallPreWhitened": 5, "mannKendallSeasonal": 29,
    "mannKendallSeasonalAR1": 5, "mannKendallTrendFreePreWhitened": 42, "mannKendallYueWang": 15, "mosum": 77,
    "negativeBinomialRegression": 35, "olsCusum": 56, "ordinaryLeastSquares": 34,
    "penalisedSegmentation": 100, "pettitt": 57, "poissonJoinpoint": 76, "poissonRegression": 44,
    "quasiPoissonRegression": 34, "recursiveCusum": 48, "reset": 47, "scoreCusum": 52,
    "seasonalKruskalWallis": 3, "slopeScore": 34, "spearman": 33, "supF": 65,
  ]
}
