import Statistics
import Trends

extension ReferenceComparer {
  /// Compares breakpoints and tests of stability.
  static func structuralChange(_ item: ReferenceCase) -> Outcome {
    let model: BreakpointModel = item.fields["formula"] as? String == "y~t" ? .line : .level
    return item.expected["rss"] != nil ? breakpoints(item, model) : stabilityTests(item, model)
  }

  private static func breakpoints(_ item: ReferenceCase, _ model: BreakpointModel) -> Outcome {
    func numbers(_ value: Any?) -> [Double] { (value as? [Any] ?? []).compactMap { $0 as? Double } }
    func rows(_ name: String) -> [[Double]] { (item.expected[name] as? [Any] ?? []).map(numbers) }
    let trimming = item.fields["h"] as? Double ?? 0.15
    guard case .success(let ours) = baiPerron(item.known.values, model: model, trimming: trimming) else {
      return .different("\(item.id): not estimable")
    }
    let squares = ours.partitions.map(\.sumOfSquares)
    guard agree(squares, numbers(item.expected["rss"]), 1e-9) else {
      return .different("\(item.id): rss \(squares)")
    }
    let bic = ours.partitions.compactMap { try? $0.bic.get() }
    guard agree(bic, numbers(item.expected["bic"]), 1e-9) else { return .different("\(item.id): bic \(bic)") }
    let places = ours.partitions.dropFirst().map { $0.breakpoints.map { Double($0 + 1) } }
    guard places == rows("breakpoints_by_m") else { return .different("\(item.id): breaks \(places)") }
    guard let selected = item.expected["selected_m"] as? Double, selected == Double(ours.selected) else {
      return .different("\(item.id): selected \(ours.selected)")
    }
    var intervals: [[Double]] = []
    for one in ours.breaks {
      guard case .success(let interval) = one.interval else {
        return .different("\(item.id): no interval at \(one.place)")
      }
      intervals.append([interval.lowerBound + 1, one.place + 1, interval.upperBound + 1].map(Double.init))
    }
    guard intervals == rows("confint95") else { return .different("\(item.id): intervals \(intervals)") }
    // The peer lists coefficients where it found a break.
    let coefficients = rows("segment_coef")
    if coefficients.isEmpty, ours.selected == 0 { return .equal }
    for (own, peer) in zip(ours.coefficients, coefficients) where !agree(own, peer, 1e-8) {
      return .different("\(item.id): coefficients \(own), peer \(peer)")
    }
    return ours.coefficients.count == coefficients.count
      ? .equal : .different("\(item.id): \(coefficients.count) segments")
  }

  private static func stabilityTests(_ item: ReferenceCase, _ model: BreakpointModel) -> Outcome {
    let values = item.known.values
    guard case .success(let f) = supF(values, model: model) else { return .different("\(item.id): no supF") }
    let middle = chow(values, model: model, after: values.count / 2 - 1)
    let tests: [(String, Estimate<StabilityTest>)] = [
      ("OLS-CUSUM", olsCusum(values, model: model)), ("Rec-CUSUM", recursiveCusum(values, model: model)),
      ("OLS-MOSUM", mosum(values, model: model)), ("Score-CUSUM", scoreCusum(values, model: model)),
      ("supF", .success(f.supF)), ("aveF", .success(f.aveF)), ("expF", .success(f.expF)),
      ("chow_mid", middle),
    ]
    var deviations: [String] = []
    for (name, result) in tests {
      guard let peer = item.expected[name] as? [String: Any], case .success(let ours) = result else {
        return .different("\(item.id): \(name) not estimable")
      }
      if let statistic = peer["stat"] as? Double {
        guard isClose(ours.statistic, statistic, 1e-8) else {
          return .different("\(item.id): \(name) \(ours.statistic), peer \(statistic)")
        }
      } else if ours.statistic.isFinite, ours.statistic > 700 {
        deviations.append("\(name) is finite where the peer's exponential overflows")
      } else {
        return .different("\(item.id): \(name) \(ours.statistic)")
      }
      // The peer takes 1 minus a distribution function, exact to 1e-15 only.
      if let p = peer["p"] as? Double, abs(ours.p - p) <= 1e-6 * p + 2e-15 { continue }
      // Hansen's polynomial falls from its turning point on, so that the peer's p value rises with the statistic.
      guard ours.precision == .upperBound, name == "aveF" || name == "expF", ours.p < 1e-3 else {
        return .different("\(item.id): \(name) p \(ours.p), peer \(String(describing: peer["p"]))")
      }
      deviations.append("\(name) has a bound of p where the peer's approximation turns back")
    }
    let statistics = (item.expected["Fstats"] as? [Any] ?? []).compactMap { $0 as? Double }
    guard f.statistics.count == statistics.count,
      item.expected["F_breakpoint"] as? Double == Double(f.breakpoint + 1)
    else { return .different("\(item.id): F breakpoint \(f.breakpoint)") }
    for (own, peer) in zip(f.statistics, statistics) where !isClose(own, peer, 1e-8) {
      // The peer subtracts two sums of squares; near 0 what is left is its rounding, as exact arithmetic shows.
      guard abs(own - peer) <= 8 * Double(values.count) * Double.ulpOfOne, peer < 1e-3 else {
        return .different("\(item.id): F \(own), peer \(peer)")
      }
      deviations.append("an F statistic near 0 is rounding of the peer's difference of squares")
    }
    return deviations.isEmpty ? .equal : .deviation(deviations.joined(separator: "; "))
  }

  private static func agree(_ ours: [Double], _ theirs: [Double], _ tolerance: Double) -> Bool {
    ours.count == theirs.count && zip(ours, theirs).allSatisfy { isClose($0, $1, tolerance) }
  }
}
