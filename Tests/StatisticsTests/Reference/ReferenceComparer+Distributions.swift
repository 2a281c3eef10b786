import Statistics

extension ReferenceComparer {
  /// Compares distributions and special functions, a function and its arguments a case.
  static func distributions(_ item: ReferenceCase) -> Outcome {
    let name = item.fields["fn"] as? String ?? ""
    let arguments = (item.fields["args"] as? [Any] ?? []).compactMap { $0 as? Double }
    guard let theirs = item.fields["expected"] as? Double else {
      return .different("\(item.id): no expected number")
    }
    guard let ours = distributionFunction(name, arguments) else { return .missing }
    let tolerance = item.fields["tolerance"] as? Double ?? 1e-12
    // Near its root digamma is compared absolutely; below the normal numbers there are fewer digits.
    var floor = 2 * Double.leastNonzeroMagnitude
    if name == "digamma" { floor = 1e-14 }
    if name.hasSuffix("_cdf"), theirs > 0.5 { floor = 1e-14 }
    guard abs(ours - theirs) <= max(tolerance * abs(theirs), floor) else {
      return .different("\(item.id): \(name)\(arguments) \(ours), peer \(theirs)")
    }
    return .equal
  }

  /// The value of a function by the name that the file has for it, or nil where it is not built.
  private static func distributionFunction(_ name: String, _ arguments: [Double]) -> Double? {
    let x = arguments.first ?? .nan
    let first = arguments.count > 1 ? arguments[1] : .nan
    let second = arguments.count > 2 ? arguments[2] : .nan
    let parts = name.split(separator: "_")
    if let value = specialFunction(name, x, first, second) { return value }
    guard let last = parts.last else { return nil }
    switch name.dropLast(last.count + 1) {
    case "normal":
      return switch last {
      case "cdf": NormalDistribution.cumulative(x)
      case "sf": NormalDistribution.survival(x)
      case "quantile": NormalDistribution.quantile(x)
      case "logcdf": NormalDistribution.logCumulative(x)
      default: nil
      }
    case "t_two_sided": return StudentTDistribution(degreesOfFreedom: first)?.twoSidedP(x)
    case "t": return value(of: StudentTDistribution(degreesOfFreedom: first), last, x)
    case "chi2": return value(of: ChiSquareDistribution(degreesOfFreedom: first), last, x)
    case "gamma": return value(of: GammaDistribution(shape: first), last, x)
    case "beta": return value(of: BetaDistribution(a: first, b: second), last, x)
    case "nct":
      return value(of: NoncentralTDistribution(degreesOfFreedom: first, noncentrality: second), last, x)
    case "f":
      return value(
        of: FDistribution(numeratorDegreesOfFreedom: first, denominatorDegreesOfFreedom: second), last, x)
    case "poisson": return value(of: PoissonDistribution(mean: first), last, x)
    case "nbinom_mu": return value(of: NegativeBinomialDistribution(mean: first, size: second), last, x)
    case "binom": return value(of: BinomialDistribution(trials: first, success: second), last, x)
    default: return nil
    }
  }

  private static func specialFunction(
    _ name: String, _ x: Double, _ first: Double, _ second: Double
  ) -> Double? {
    switch name {
    case "lgamma": logGamma(x)
    case "digamma": digamma(x)
    case "trigamma": trigamma(x)
    case "gamma_inc_lower": regularisedIncompleteGamma(shape: first, x).lower
    case "gamma_inc_upper": regularisedIncompleteGamma(shape: first, x).upper
    case "beta_inc_reg": regularisedIncompleteBeta(x, a: first, b: second).lower
    case "beta_inc_reg_upper": regularisedIncompleteBeta(x, a: first, b: second).upper
    default: nil
    }
  }

  private static func value(
    of distribution: (some ContinuousDistribution)?, _ what: Substring, _ x: Double
  ) -> Double? {
    switch what {
    case "cdf": distribution?.cumulative(x)
    case "sf": distribution?.survival(x)
    case "pdf": distribution?.density(x)
    case "quantile": distribution?.quantile(x)
    case "isf": distribution?.upperQuantile(x)
    default: nil
    }
  }

  private static func value(
    of distribution: (some DiscreteDistribution)?, _ what: Substring, _ count: Double
  ) -> Double? {
    switch what {
    case "cdf": distribution?.cumulative(count)
    case "sf": distribution?.survival(count)
    case "pmf": distribution?.probability(count)
    case "quantile": distribution?.quantile(count)
    case "isf": distribution?.upperQuantile(count)
    default: nil
    }
  }
}
