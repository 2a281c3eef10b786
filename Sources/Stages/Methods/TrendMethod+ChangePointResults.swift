import Statistics
import Trends

/// How the results of change-point methods are told: a new level by its first period, a bend by the period nearest to it.
extension TrendMethod {
  static func joinpointResult(_ estimate: Estimate<JoinpointFit>, _ input: TrendMethodInput) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let fit):
      let model = fit.model
      var result = MethodResult([
        "joinpoints": Double(model.joinpoints.count), "intercept": model.intercept,
        "discrepancy": model.sumOfSquares, "degreesOfFreedom": Double(model.degreesOfFreedom),
      ])
      result.setPeriods("joinpointPeriods", model.positions.map { input.period(near: $0) })
      // What is said of a piece stands at the period it begins with.
      let begins = model.segments.map { input.period(near: $0.start) }
      result.setDated("slopes", begins, model.segments.map(\.slope.value))
      result.setDated("slopeErrors", begins, model.segments.map(\.standardError))
      result.setDated("slopeP", begins, model.segments.map(\.p))
      let changes = model.segments.compactMap { try? $0.percentChange.get() }
      if changes.count == model.segments.count {
        result.setDated("percentChange", begins, changes.map(\.value))
        result.setDated("percentChangeLower", begins, changes.map(\.lower))
        result.setDated("percentChangeUpper", begins, changes.map(\.upper))
      }
      result.set("averageChange", model.averageChange.empirical ?? model.averageChange.parametric)
      switch model.criteria {
      case .success(let criteria):
        result["bic"] = criteria.bic
        result["bic3"] = criteria.bic3
        result["weightedBIC"] = criteria.weightedBIC
      case .failure(let reason): result.setReason("criteria", reason)
      }
      if !fit.tests.isEmpty {
        result.setList("permutationSmaller", fit.tests.map { Double($0.smaller) })
        result.setList("permutationLarger", fit.tests.map { Double($0.larger) })
        result.setList("permutationP", fit.tests.map(\.p))
      }
      return result
    }
  }

  static func segmentedResult(
    _ estimate: Estimate<SegmentedRegression>, _ input: TrendMethodInput
  ) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let fit):
      var result = MethodResult(["intercept": fit.intercept, "sumOfSquares": fit.sumOfSquares])
      result.setPeriods("breakpointPeriods", fit.breakpoints.map { input.period(near: $0.place) })
      let begins = [input.period(0)] + fit.breakpoints.map { input.period(near: $0.place) }
      result.setDated("slopes", begins, fit.slopes)
      let errors = fit.breakpoints.compactMap { try? $0.standardError.get() }
      if errors.count == fit.breakpoints.count { result.setList("breakpointErrors", errors) }
      if case .success(let errors) = fit.slopeErrors { result.setDated("slopeErrors", begins, errors) }
      result.setIntervals(
        "breakpoint",
        fit.breakpoints.map { point in
          point.interval.map { (input.period(near: $0.lower), input.period(near: $0.upper)) }
        })
      return result
    }
  }

  static func slopeChangeResult(
    _ estimate: Estimate<SlopeChangeTest>, _ input: TrendMethodInput
  ) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let test):
      var result = MethodResult(["statistic": test.statistic, "p": test.p])
      result.setPeriod("breakpointPeriod", test.place.flatMap { input.period(near: $0) })
      return result
    }
  }

  static func segmentationResult(
    _ estimate: Estimate<Segmentation>, _ input: TrendMethodInput
  ) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let found):
      var result = MethodResult([
        "changes": Double(found.changes.count), "cost": found.cost, "objective": found.objective,
      ])
      result.setPeriods("changePeriods", found.changes.map { input.period(ofKnown: $0) })
      return result
    }
  }

  static func breakpointResult(_ estimate: Estimate<BaiPerron>, _ input: TrendMethodInput) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let found):
      var result = MethodResult([
        "breaks": Double(found.selected), "sumOfSquares": found.partitions[found.selected].sumOfSquares,
      ])
      result["bic"] = try? found.partitions[found.selected].bic.get()
      // Breaks are found among known values, as the last ones before, and told by the period of the next known one.
      func period(after number: Int) -> String? {
        let (next, isOverflow) = number.addingReportingOverflow(1)
        return isOverflow ? nil : input.period(ofKnown: next)
      }
      result.setPeriods("breakPeriods", found.breaks.map { period(after: $0.place) })
      result.setIntervals(
        "break",
        found.breaks.map { one in
          one.interval.map { (period(after: $0.lowerBound), period(after: $0.upperBound)) }
        })
      result.setList("coefficients", found.coefficients.flatMap(\.self))
      return result
    }
  }
}

extension MethodResult {
  /// Sets the ends of intervals in time, `<name>Lower` and `<name>Upper`; nil where an interval does not exist, and why the
  /// first of these does not.
  fileprivate mutating func setIntervals(
    _ name: String, _ intervals: [Estimate<(lower: String?, upper: String?)>]
  ) {
    let ends = intervals.map { try? $0.get() }
    setPeriods(name + "Lower", ends.map { $0?.lower })
    setPeriods(name + "Upper", ends.map { $0?.upper })
    for case .failure(let reason) in intervals {
      setReason(name + "Interval", reason)
      break
    }
  }
}
