extension LogLinearIteration {
  /// After so many passes a lane that has not settled never will.
  private static let passes = 100
  /// Steps end when the next would raise the likelihood by less than this.
  private static let smallestGain = 1e-16
  /// Or by less than this share of all counts, which rounding alone can do.
  private static let smallestShare = 1e-24
  /// How much of the likelihood rounding may take away.
  private static let roundingShare = 1e-11
  /// The shape is held below this; what is of interest lies far lower.
  private static let shapeBounds = (lower: Lanes(repeating: 1e-8), upper: Lanes(repeating: 1e6))

  /// Where the coefficients start from.
  enum Start: Sendable, Hashable {
    /// The logarithms of the counts.
    case counts
    /// What they are.
    case present
  }

  /// Fits the lanes of `data`.
  ///
  /// Afterwards means, likelihood and the factor of the expected information belong to the solution.
  /// Lanes that did not settle have numbers without meaning.
  mutating func fit(_ data: CountLanes, variance: Variance, from start: Start = .counts) {
    var isActive = LaneMask(repeating: true)
    var best = Lanes(repeating: -.infinity)
    var lastShape = shape
    isDependent = .none
    if start == .counts {
      best = startFromCounts(data, variance)
      isActive = .!isDependent
    }
    isSettled = .none
    for _ in 0..<Self.passes {
      predict(data)
      weigh(data, variance)
      let isFirst = best .== -Double.infinity
      let slack = (best.magnitude + 1) * Self.roundingShare
      let isBetter = isActive .& (isFirst .| (logLikelihood .>= best - slack))
      let isWorse = isActive .& .!isBetter
      accumulate()
      factor.factorise(information)
      isActive = isActive .& .!(isBetter .& factor.isSingular)
      let (gain, factorOfShape) = solve(variance)
      for place in coefficients.indices {
        let present = coefficients[place]
        coefficients[place].replace(with: (present + last[place]) * 0.5, where: isWorse)
        coefficients[place].replace(with: present + step[place], where: isBetter)
        last[place].replace(with: present, where: isBetter)
      }
      let present = shape
      shape.replace(with: (present * lastShape).squareRoot(), where: isWorse)
      shape.replace(with: present * factorOfShape, where: isBetter)
      shape.clamp(lowerBound: Self.shapeBounds.lower, upperBound: Self.shapeBounds.upper)
      lastShape.replace(with: present, where: isBetter)
      best.replace(with: logLikelihood, where: isBetter)
      let limit = pointwiseMax(total * Self.smallestShare, Lanes(repeating: Self.smallestGain))
      let isDone = isActive .& isBetter .& (gain .<= limit)
      isSettled = isSettled .| isDone
      isActive = isActive .& .!isDone
      if (.!isActive).isAll { break }
    }
    predict(data)
    weigh(data, variance)
    if variance != .poisson { expectWeights() }
    accumulate()
    factor.factorise(information)
    isSettled = isSettled .& .!factor.isSingular
  }

  /// Starts from the counts; gives the likelihood of a level alone, below which no step may fall.
  private mutating func startFromCounts(_ data: CountLanes, _ variance: Variance) -> Lanes {
    var (counts, exposures) = (Lanes.zero, Lanes.zero)
    for row in 0..<basis.rows {
      counts += data.counts[row]
      exposures += data.exposures[row]
    }
    for term in coefficients.indices { coefficients[term] = .zero }
    guard basis.hasIntercept else {
      startFromRaisedCounts(data)
      return Lanes(repeating: -.infinity)
    }
    let rate = counts / exposures
    coefficients[0] = rate.logarithm
    for row in 0..<basis.rows {
      predictors[row] = coefficients[0] + data.offsets[row]
      means[row] = rate * data.exposures[row]
    }
    weigh(data, variance)
    let level = logLikelihood
    startFromRaisedCounts(data)
    return level
  }

  /// One weighted least-squares fit to the logarithms of the counts plus a tenth; the coefficients
  /// before it are those to return to.
  mutating func startFromRaisedCounts(_ data: CountLanes) {
    for term in coefficients.indices { last[term] = coefficients[term] }
    for row in 0..<basis.rows { arguments[row] = data.counts[row] + 0.1 }
    Lanes.logarithms(of: arguments, into: &logarithms)
    for row in 0..<basis.rows {
      let weight = arguments[row] * data.known[row]
      weights[row] = weight
      residuals[row] = weight * (logarithms[row] - data.offsets[row]) - 0.1 * data.known[row]
    }
    accumulate()
    factor.factorise(information)
    isDependent = factor.isSingular
    for term in step.indices { step[term] = score[term] }
    factor.solve(&step)
    for term in coefficients.indices { coefficients[term] = step[term] }
  }

  /// Weights, residuals and likelihood at the present coefficients.
  mutating func weigh(_ data: CountLanes, _ variance: Variance) {
    switch variance {
    case .poisson: weighPoisson(data)
    case .negativeBinomial: weighNegativeBinomial(data)
    case .estimatedNegativeBinomial:
      weighNegativeBinomial(data)
      weighShape(data)
      accumulateCrossings()
    }
  }

  /// Newton's step of the coefficients, the likelihood it gains to first order (times 2), and the
  /// factor by which the shape changes.
  private mutating func solve(_ variance: Variance) -> (gain: Lanes, factorOfShape: Lanes) {
    for term in step.indices { step[term] = score[term] }
    factor.solve(&step)
    var gain = Lanes.zero
    guard variance == .estimatedNegativeBinomial else {
      for term in step.indices { gain += score[term] * step[term] }
      return (gain, Lanes(repeating: 1))
    }
    for term in crossStep.indices { crossStep[term] = cross[term] }
    factor.solve(&crossStep)
    var (slope, curvature) = (shapeScore, shapeCurvature)
    for term in step.indices {
      slope += cross[term] * step[term]
      curvature -= cross[term] * crossStep[term]
    }
    let isConcave = curvature .> 1e-6 * shapeCurvature.magnitude
    let bound = Lanes(repeating: 1)
    let upward = Lanes(repeating: 0.5).replacing(with: -0.5, where: slope .< 0)
    let isAtEnd =
      ((shape .>= Self.shapeBounds.upper) .& (slope .> 0))
      .| ((shape .<= Self.shapeBounds.lower) .& (slope .< 0))
    let shift = (slope / curvature).replacing(with: upward, where: .!isConcave)
      .clamped(lowerBound: -bound, upperBound: bound).replacing(with: 0, where: isAtEnd)
    for term in step.indices {
      step[term] += crossStep[term] * shift
      gain += score[term] * step[term]
    }
    gain += shapeScore * shift
    return (gain.replacing(with: 1, where: .!isConcave .& .!isAtEnd), shift.exponential)
  }
}
