import Statistics
import Trends

/// A finding as stored: canonical JSON, where a value that could not be estimated is its reason.
struct FindingRecord: Codable {
  /// A value or the reason why there is none.
  enum Outcome<Value: Codable & Sendable>: Codable {
    case value(Value)
    case notEstimable(NotEstimable)

    private enum CodingKeys: String, CodingKey { case value, notEstimable }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if let reason = try container.decodeIfPresent(NotEstimable.self, forKey: .notEstimable) {
        self = .notEstimable(reason)
      } else {
        self = .value(try container.decode(Value.self, forKey: .value))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .value(let value): try container.encode(value, forKey: .value)
      case .notEstimable(let reason): try container.encode(reason, forKey: .notEstimable)
      }
    }

    init(_ estimate: Estimate<Value>) {
      switch estimate {
      case .success(let value): self = .value(value)
      case .failure(let reason): self = .notEstimable(reason)
      }
    }

    var estimate: Estimate<Value> {
      switch self {
      case .value(let value): .success(value)
      case .notEstimable(let reason): .failure(reason)
      }
    }
  }

  var measure: String
  var key: [TrendFinding.KeyPart]
  /// Nil where a version of Waymark stored it that counted the known values alone.
  var basis: SeriesBasis?
  var count: Int
  var firstPeriod: String
  var lastPeriod: String
  var isDeseasonalised: Bool
  var test: Outcome<TrendFinding.MannKendallEvidence>
  var slopePerYear: Outcome<IntervalEstimate>
  var percentPerYear: Outcome<IntervalEstimate>
  var rateRatioPerYear: Outcome<IntervalEstimate>
  var dispersion: Outcome<Double>
  var rateModel: RateModel
  var isPerExposure: Bool
  var pattern: Outcome<PatternCategory>
  var adjustedP: Outcome<Double>
  var direction: Outcome<TrendFinding.Direction>
  /// Nil where nothing is hidden.
  var directionAtLow: Outcome<TrendFinding.Direction>?
  /// Nil where nothing is hidden.
  var directionAtHigh: Outcome<TrendFinding.Direction>?
  var family: String
  /// Nil where a version of Waymark stored it that said the rule in the family, if it was not the usual one.
  var multiplicity: Multiplicity?

  init(_ finding: TrendFinding) {
    measure = finding.measure
    key = finding.key
    basis = finding.basis
    count = finding.count
    firstPeriod = finding.firstPeriod
    lastPeriod = finding.lastPeriod
    isDeseasonalised = finding.isDeseasonalised
    test = Outcome(finding.test)
    slopePerYear = Outcome(finding.slopePerYear)
    percentPerYear = Outcome(finding.percentPerYear)
    rateRatioPerYear = Outcome(finding.rateRatioPerYear)
    dispersion = Outcome(finding.dispersion)
    rateModel = finding.rateModel
    isPerExposure = finding.isPerExposure
    pattern = Outcome(finding.pattern)
    adjustedP = Outcome(finding.adjustedP)
    direction = Outcome(finding.direction)
    if finding.basis.hidden > 0 {
      directionAtLow = Outcome(finding.directionAtBounds.low)
      directionAtHigh = Outcome(finding.directionAtBounds.high)
    }
    family = finding.family
    multiplicity = finding.multiplicity
  }

  var finding: TrendFinding {
    TrendFinding(
      measure: measure, key: key, basis: basis ?? SeriesBasis(known: count), firstPeriod: firstPeriod,
      lastPeriod: lastPeriod,
      isDeseasonalised: isDeseasonalised, test: test.estimate, slopePerYear: slopePerYear.estimate,
      percentPerYear: percentPerYear.estimate, rateRatioPerYear: rateRatioPerYear.estimate,
      dispersion: dispersion.estimate, rateModel: rateModel, isPerExposure: isPerExposure,
      pattern: pattern.estimate, adjustedP: adjustedP.estimate,
      direction: direction.estimate,
      directionAtBounds: TrendFinding.Bounds(
        low: (directionAtLow ?? direction).estimate, high: (directionAtHigh ?? direction).estimate),
      family: family,
      multiplicity: multiplicity ?? .benjaminiHochberg)
  }
}
