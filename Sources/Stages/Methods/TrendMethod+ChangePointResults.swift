import Statistics
import Trends

/// How the results of change-point methods are told, places as periods from the first one of the file.
extension TrendMethod {
  static func joinpointResult(_ estimate: Estimate<JoinpointFit>) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let fit):
      let model = fit.model
      var result = MethodResult([
        "joinpoints": Double(model.joinpoints.count), "intercept": model.intercept,
        "discrepancy": model.sumOfSquares, "degreesOfFreedom": Double(model.degreesOfFreedom),
      ])
      result.setList("joinpointPlaces", model.positions)
      result.setList("slopes", model.segments.map(\.slope.value))
      result.setList("slopeErrors", model.segments.map(\.standardError))
      result.setList("slopeP", model.segments.map(\.p))
      let changes = model.segments.compactMap { try? $0.percentChange.get() }
      if changes.count == model.segments.count {
        result.setList("percentChange", changes.map(\.value))
        result.setList("percentChangeLower", changes.map(\.lower))
        result.setList("percentChangeUpper", changes.map(\.upper))
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

  static func segmentedResult(_ estimate: Estimate<SegmentedRegression>) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let fit):
      var result = MethodResult(["intercept": fit.intercept, "sumOfSquares": fit.sumOfSquares])
      result.setList("breakpoints", fit.breakpoints.map(\.place))
      result.setList("slopes", fit.slopes)
      let errors = fit.breakpoints.compactMap { try? $0.standardError.get() }
      if errors.count == fit.breakpoints.count { result.setList("breakpointErrors", errors) }
      if case .success(let errors) = fit.slopeErrors { result.setList("slopeErrors", errors) }
      return result
    }
  }

  static func slopeChangeResult(_ estimate: Estimate<SlopeChangeTest>) -> MethodResult {
    MethodResult(estimate) { test in
      var numbers = ["statistic": test.statistic, "p": test.p]
      numbers["place"] = test.place
      return numbers
    }
  }

  /// Changes are the periods at which a new segment begins.
  static func segmentationResult(
    _ estimate: Estimate<Segmentation>, _ input: TrendMethodInput
  ) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let found):
      var result = MethodResult([
        "changes": Double(found.changes.count), "cost": found.cost, "objective": found.objective,
      ])
      result.setList("changePlaces", found.changes.map { input.index[$0] })
      return result
    }
  }

  /// Breaks are the last periods of the segments before them.
  static func breakpointResult(_ estimate: Estimate<BaiPerron>, _ input: TrendMethodInput)
    -> MethodResult
  {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let found):
      var result = MethodResult([
        "breaks": Double(found.selected), "sumOfSquares": found.partitions[found.selected].sumOfSquares,
      ])
      result["bic"] = try? found.partitions[found.selected].bic.get()
      result.setList("breakPlaces", found.breaks.map { input.index[$0.place] })
      let intervals = found.breaks.compactMap { try? $0.interval.get() }
      if intervals.count == found.breaks.count {
        // Breaks are found among known values, and told as places of the grid; ends may lie outside of it.
        result.setList("breakLower", intervals.map { input.place(of: $0.lowerBound) })
        result.setList("breakUpper", intervals.map { input.place(of: $0.upperBound) })
      }
      result.setList("coefficients", found.coefficients.flatMap(\.self))
      return result
    }
  }
}
