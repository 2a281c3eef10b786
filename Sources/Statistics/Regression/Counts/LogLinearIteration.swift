/// Newton's method for log-linear models of counts, four series at a time on one design.
///
/// Steps use the observed information and are halved where the likelihood falls. All scratch space is
/// taken once; a lane that is done, or empty, keeps its numbers while the others go on.
/// Source: McCullagh and Nelder (1989), sections 2.5 and 6.2; Lawless (1987) for the shape.
struct LogLinearIteration {
  /// How the variance of a count depends on its mean.
  enum Variance: Sendable, Hashable {
    /// It is the mean.
    case poisson
    /// It is the mean plus its square over the shape, which is given.
    case negativeBinomial
    /// The same, the shape found by maximum likelihood.
    case estimatedNegativeBinomial
  }

  /// The columns.
  let basis: LogLinearBasis
  /// The coefficients of the scaled columns.
  var coefficients: [Lanes]
  /// The shape of the negative binomial.
  var shape = Lanes(repeating: 1)
  /// The second derivative of the likelihood by the shape, times -1.
  var shapeInformation = Lanes.zero
  /// The means, 0 where a period does not enter.
  var means: [Lanes]
  /// Lanes that settled.
  var isSettled = LaneMask.none
  /// Lanes whose columns depend on each other over the periods that enter.
  var isDependent = LaneMask.none
  /// The factor of the information.
  var factor: LaneCholesky

  /// The logarithms of the means.
  var predictors: [Lanes]
  /// What each period adds to the information and to the score, and to the cross derivative by the
  /// logarithm of the shape.
  var weights: [Lanes]
  var residuals: [Lanes]
  var crossings: [Lanes]
  /// What functions are taken of, period by period, and what they give.
  var arguments: [Lanes]
  var logarithms: [Lanes]
  var digammas: [Lanes]
  var trigammas: [Lanes]
  /// Sums over the periods of each class, as they are and times the trend.
  var sums: [Lanes]
  var trendSums: [Lanes]
  /// Sums over the periods.
  var information: [Lanes]
  var score: [Lanes]
  var cross: [Lanes]
  var logLikelihood = Lanes.zero
  /// The sum of all means.
  var total = Lanes.zero
  /// First and second derivative of the likelihood by the logarithm of the shape.
  var shapeScore = Lanes.zero
  var shapeCurvature = Lanes.zero
  /// The coefficients before a step, and the step.
  var last: [Lanes]
  var step: [Lanes]
  var crossStep: [Lanes]

  /// Takes the space for fits on one basis.
  init(basis: LogLinearBasis) {
    self.basis = basis
    let rows = [Lanes](repeating: .zero, count: basis.rows)
    let terms = [Lanes](repeating: .zero, count: basis.size)
    (means, predictors, weights, residuals, crossings) = (rows, rows, rows, rows, rows)
    (arguments, logarithms, digammas, trigammas) = (rows, rows, rows, rows)
    (coefficients, score, cross, last, step, crossStep) = (terms, terms, terms, terms, terms, terms)
    sums = [Lanes](repeating: .zero, count: basis.classes)
    trendSums = sums
    information = [Lanes](repeating: .zero, count: basis.size * (basis.size + 1) / 2)
    factor = LaneCholesky(size: basis.size)
  }
}
