internal import CLanes

/// Functions of many numbers, computed in registers as wide as the processor has; results are as many as arguments.
extension Lanes {
  /// The natural logarithm of each lane; lanes are positive, finite and normal.
  static func logarithms(of values: [Lanes], into results: inout [Lanes]) {
    precondition(results.count == values.count)
    wm_logarithms(values, values.count * scalarCount, &results)
  }

  /// e to the power of each lane, times the factor at its place; powers below -708 count as -708 and above 709 as
  /// 709.
  static func exponentials(of powers: [Lanes], times factors: [Lanes], into results: inout [Lanes]) {
    precondition(factors.count == powers.count && results.count == powers.count)
    wm_exponentials(powers, factors, powers.count * scalarCount, &results)
  }

  /// The logarithm of the gamma function of each lane and its first two derivatives; lanes are positive.
  static func gammaFunctions(
    of values: [Lanes], logarithms: inout [Lanes], digammas: inout [Lanes], trigammas: inout [Lanes]
  ) {
    precondition(logarithms.count == values.count)
    precondition(digammas.count == values.count && trigammas.count == values.count)
    wm_gamma_functions(values, values.count * scalarCount, &logarithms, &digammas, &trigammas)
  }

  /// The natural logarithm of each lane; lanes are positive, finite and normal.
  var logarithm: Lanes {
    var (value, result) = (self, Lanes.zero)
    wm_logarithms(&value, scalarCount, &result)
    return result
  }

  /// e to the power of each lane, as `exponentials` gives it.
  var exponential: Lanes {
    var (power, factor, result) = (self, Lanes(repeating: 1), Lanes.zero)
    wm_exponentials(&power, &factor, scalarCount, &result)
    return result
  }

  /// The logarithm of the gamma function of each lane and its first two derivatives; lanes are positive.
  var gammaFunctions: (logarithm: Lanes, digamma: Lanes, trigamma: Lanes) {
    var (value, logarithm, digamma, trigamma) = (self, Lanes.zero, Lanes.zero, Lanes.zero)
    wm_gamma_functions(&value, scalarCount, &logarithm, &digamma, &trigamma)
    return (logarithm, digamma, trigamma)
  }
}
