import Statistics

extension ReferenceComparer {
  /// Compares a polynomial trend with exact rational arithmetic, at the tolerances of its file.
  static func exactLeastSquares(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    let degree = Int(item.fields["degree"] as? Double ?? 0)
    guard case .success(let fit) = ordinaryLeastSquares(index: index, values: values, degree: degree) else {
      return .different("\(item.id): not estimable")
    }
    let total = fit.standardDeviation * fit.standardDeviation * Double(values.count - 1)
    let size = values.map(abs).max() ?? 0
    let reach = index.last ?? 1
    var floor = 1e-9 * size
    let coefficients = item.expected["coef"] as? [Any] ?? []
    guard coefficients.count == degree + 1 else { return .different("\(item.id): no coefficients") }
    for (ours, theirs) in zip(fit.coefficients, coefficients) {
      guard let theirs = theirs as? Double, isNear(ours, theirs, 1e-9, floor: floor) else {
        return .different("\(item.id): coef \(ours), peer \(theirs)")
      }
      floor /= reach
    }
    let kinds: [(String, CoefficientCovariance)] = [
      ("se", .classical), ("HC0_se", .hc0), ("HC3_se", .hc3), ("NW4_se", .neweyWest(lags: 4)),
    ]
    for (name, kind) in kinds {
      // The file leaves Newey-West out where four lags are too many, robust errors out of long series.
      guard let listed = item.expected[name] as? [Any] else {
        if name == "se" { return .different("\(item.id): no \(name)") }
        continue
      }
      let theirs = listed.compactMap { $0 as? Double }
      guard case .success(let ours) = fit.standardErrors(kind), ours.count == theirs.count,
        zip(ours, theirs).allSatisfy({ isNear($0, $1, 1e-8) })
      else { return .different("\(item.id): \(name), peer \(theirs)") }
    }
    let scalars = [
      ("sse", fit.residualSumOfSquares, 1e-18 * total), ("sigma2", fit.residualVariance, 1e-18 * total),
      ("mean", fit.mean, 0), ("sd", fit.standardDeviation, 0),
    ]
    for (name, ours, floor) in scalars {
      guard let theirs = item.expected[name] as? Double,
        isNear(ours, theirs, 1e-8, floor: theirs == 0 ? floor : 0)
      else { return .different("\(item.id): \(name) \(ours)") }
    }
    switch fit.determination {
    case .success(let ours):
      guard let theirs = item.expected["r2"] as? Double, isNear(ours, theirs, 1e-8) else {
        return .different("\(item.id): r2 \(ours)")
      }
      return .equal
    case .failure(let reason):
      guard reason == .constant, item.expected["r2"] as? String == "NaN" else {
        return .different("\(item.id): r2 \(reason)")
      }
      return .deviation("a share of no variance is notEstimable(constant), where the peer has NaN")
    }
  }

  private static func isNear(_ ours: Double, _ theirs: Double, _ tolerance: Double, floor: Double = 0) -> Bool
  {
    abs(ours - theirs) <= max(tolerance * abs(theirs), floor)
  }
}
