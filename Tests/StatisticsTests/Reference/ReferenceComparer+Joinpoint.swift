import Foundation
import Statistics
import Trends

extension ReferenceComparer {
  /// Compares joinpoint models, one case a series and scale; the peer lists models up to its own maximum.
  static func joinpointModels(_ item: ReferenceCase) -> Outcome {
    let models = (item.expected["models"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
    let transform = item.fields["transform"] as? String ?? ""
    var (index, values) = item.known
    var weights: [Double]?
    if transform == "log_poissonweights" {
      let all = item.exposure ?? []
      let exposure = index.compactMap { Int($0) < all.count ? all[Int($0)] : nil }
      guard exposure.count == values.count else { return .different("\(item.id): no exposure") }
      weights = values
      values = zip(values, exposure).map { 1e5 * $0 / $1 }
    }
    var options = JoinpointOptions(
      scale: transform == "linear" ? .identity : .logarithm, maximum: models.count - 1)
    guard case .success(let fit) = joinpoint(x: index, y: values, weights: weights, options: options) else {
      return .different("\(item.id): not estimable")
    }
    guard fit.models.count == models.count else {
      return .different("\(item.id): \(fit.models.count) models")
    }
    for (ours, theirs) in zip(fit.models, models) {
      if let what = difference(ours, theirs) {
        return .different("\(item.id): k \(ours.joinpoints.count), \(what)")
      }
    }
    let choices: [(String, Int)] = [
      ("selected_k_bic", fit.choice(.bic)), ("selected_k_bic3", fit.choice(.bic3)),
      ("selected_k_wbic", fit.selected),
    ]
    for (name, ours) in choices where item.expected[name] as? Double != Double(ours) {
      return .different("\(item.id): \(name) \(ours)")
    }
    guard let peer = item.expected["permutation_0v1"] as? [String: Any] else { return .equal }
    guard let p = peer["p_mc"] as? Double, let n = peer["N"] as? Double,
      let ratio = peer["T_sse0_over_sse1"] as? Double
    else { return .different("\(item.id): no permutation numbers") }
    options.maximum = 1
    options.selection = .permutation(JoinpointPermutation(permutations: Int(n), seed: 20_260_101))
    guard case .success(let tested) = joinpoint(x: index, y: values, weights: weights, options: options),
      let test = tested.tests.first
    else { return .different("\(item.id): no permutation test") }
    let allowed = 4 * (p * (1 - p) / n).squareRoot() + 2 / n
    guard isClose(test.ratio, ratio, 1e-9), abs(test.p - p) <= allowed else {
      return .different("\(item.id): permutation ratio \(test.ratio), p \(test.p), peer \(p)")
    }
    return .equal
  }

  private static func difference(_ ours: JoinpointModel, _ theirs: [String: Any]) -> String? {
    func number(_ name: String) -> Double { theirs[name] as? Double ?? .nan }
    func list(_ name: String) -> [Double] { (theirs[name] as? [Any] ?? []).compactMap { $0 as? Double } }
    func pairs(_ name: String) -> [[Double]] {
      (theirs[name] as? [Any] ?? []).map { ($0 as? [Any] ?? []).compactMap { $0 as? Double } }
    }
    func pair(_ estimate: IntervalEstimate) -> [Double] { [estimate.lower, estimate.upper] }
    guard case .success(let criteria) = ours.criteria else { return "an exact fit" }
    if ours.joinpoints.map({ Double($0 + 1) }) != list("joinpoint_index_1based") {
      return "joinpoints \(ours.joinpoints)"
    }
    let slopes = ours.segments.map(\.slope)
    var numbers: [(String, [Double], [Double], Double)] = [
      ("sse", [ours.sumOfSquares], [number("sse")], 1e-9), ("bic", [criteria.bic], [number("bic")], 1e-10),
      ("bic3", [criteria.bic3], [number("bic3")], 1e-10),
      ("wbic", [criteria.weightedBIC], [number("wbic")], 1e-10),
      ("partial_r2", ours.partialDeterminations, list("partial_r2"), 1e-8),
      ("df", [Double(ours.degreesOfFreedom)], [number("df")], 0),
      ("intercept", [ours.intercept], [number("intercept")], 1e-8),
      ("slopes", slopes.map(\.value), list("slopes"), 1e-8),
      ("slope_se", ours.segments.map(\.standardError), list("slope_se"), 1e-8),
      ("slope_ci95", slopes.flatMap(pair), pairs("slope_ci95").flatMap(\.self), 1e-8),
      ("slope_p", ours.segments.map(\.p), list("slope_p"), 1e-6),
    ]
    if theirs["apc"] != nil {
      let apc = ours.segments.compactMap { try? $0.percentChange.get() }
      numbers.append(("apc", apc.map(\.value), list("apc"), 1e-8))
      numbers.append(("apc_ci95", apc.flatMap(pair), pairs("apc_ci95").flatMap(\.self), 1e-8))
      guard case .success(let own) = ours.averageChange.parametric,
        case .success(let whole) = ours.averageChange.covariance
      else { return "no average change" }
      numbers.append(("aapc", [own.value], [number("aapc")], 1e-8))
      numbers.append(("aapc_ci95_indep", pair(own), list("aapc_ci95_indep"), 1e-8))
      numbers.append(("aapc_ci95_cov", pair(whole), list("aapc_ci95_cov"), 1e-8))
    }
    for (name, own, peer, tolerance) in numbers {
      let isEqual = own.count == peer.count && zip(own, peer).allSatisfy { isClose($0, $1, tolerance) }
      if !isEqual { return "\(name) \(own), peer \(peer)" }
    }
    return nil
  }

  /// Whether two numbers agree, relative to the peer's.
  static func isClose(_ ours: Double, _ theirs: Double, _ tolerance: Double) -> Bool {
    ours == theirs || abs(ours - theirs) <= tolerance * abs(theirs)
  }
}
