import Statistics
import Trends

extension ReferenceComparer {
  /// Compares Farrington, EARS and CUSUM, each in the form of the peer, also where that has a defect: Documentation/Methods.md,
  /// Surveillance, says how ours differ.
  static func surveillance(_ item: ReferenceCase) -> Outcome {
    guard let frequency = item.fields["frequency"] as? Double else {
      return .different("\(item.id): no frequency")
    }
    let counts = (item.fields["observed"] as? [Any] ?? []).map { $0 as? Double }
    switch item.call {
    case "cusum":
      return epochs(item, countCusum(counts, options: CountCusumOptions(restart: .never)), bound: 0)
    case "earsC":
      guard let options = earsOptions(item.parameters) else { return .different("\(item.id): no method") }
      return epochs(item, earlyAberrations(counts, options: options), bound: 1e-12)
    default:
      let range = (item.fields["epoch_range_1based"] as? [Any] ?? []).compactMap { $0 as? Double }
      guard let first = range.first, let last = range.last,
        let options = farringtonOptions(item, periodsPerYear: Int(frequency))
      else { return .different("\(item.id): no range") }
      return epochs(
        item, farrington(counts, epochs: Int(first) - 1..<Int(last), options: options), bound: 2e-4)
    }
  }

  private static func earsOptions(_ parameters: [String: Any]) -> EARSOptions? {
    let methods: [String: EARSOptions.Method] = ["C1": .c1, "C2": .c2, "C3": .c3(.surveillance)]
    guard let method = (parameters["method"] as? String).flatMap({ methods[$0] }),
      let baseline = parameters["baseline"] as? Double, let deviation = parameters["minSigma"] as? Double
    else { return nil }
    return EARSOptions(
      method, baseline: Int(baseline), alpha: parameters["alpha"] as? Double, minimumDeviation: deviation)
  }

  private static func farringtonOptions(_ item: ReferenceCase, periodsPerYear: Int) -> FarringtonOptions? {
    func number(_ name: String) -> Double? { item.parameters[name] as? Double }
    let powers: [String: FarringtonOptions.Power] = ["2/3": .twoThirds, "1/2": .squareRoot, "none": .none]
    guard let alpha = number("alpha"), let years = number("b"), let window = number("w"),
      let power = (item.parameters["powertrans"] as? String).flatMap({ powers[$0] })
    else { return nil }
    let isFlexible = item.call == "farringtonFlexible"
    let preset: FarringtonOptions? =
      isFlexible
      ? .flexible(periodsPerYear: periodsPerYear, alpha: alpha)
      : .original(periodsPerYear: periodsPerYear, alpha: alpha)
    guard var options = preset else { return nil }
    options.years = .exactly(Int(years))
    options.halfWindow = Int(window)
    options.pastNotIncluded = Int(number("pastWeeksNotIncluded") ?? window)
    options.parts = Int(number("noPeriods") ?? 1)
    options.weightsThreshold = number("weightsThreshold") ?? 1
    let hasTrend = number("trend") == 1
    options.trend = hasTrend ? .tested(threshold: number("pThresholdTrend") ?? 0.05) : .none
    options.bound = .delta(power)
    if isFlexible { options.dispersion = .surveillance }
    switch item.parameters["thresholdMethod"] as? String {
    case "nbPlugin": options.bound = .nbPlugin
    case "muan": options.bound = .muan
    default: break
    }
    return options
  }

  /// Compares every epoch; `bound` is the tolerance of bounds, relative to the peer's.
  private static func epochs(
    _ item: ReferenceCase, _ estimate: Estimate<[SurveillanceEpoch]>, bound: Double
  ) -> Outcome {
    func list(_ name: String) -> [Double?] { (item.expected[name] as? [Any] ?? []).map { $0 as? Double } }
    guard case .success(let ours) = estimate else { return .different("\(item.id): not estimable") }
    let (bounds, alarms) = (list("upperbound"), list("alarm"))
    guard ours.count == bounds.count, ours.count == alarms.count else {
      return .different("\(item.id): \(ours.count) epochs")
    }
    let (expected, dispersions) = (list("expected"), list("phi"))
    let (slopes, trends) = (list("trend_coef"), list("trend_fitted"))
    var exact = 0
    for (place, epoch) in ours.enumerated() {
      let theirs = bounds[place]
      func different(_ what: String) -> Outcome {
        .different("\(item.id): epoch \(place): \(what), peer \(String(describing: theirs))")
      }
      guard case .success(let answer) = epoch.answer else {
        // C3 of the peer is NaN where a deviation is 0.
        if theirs == nil, case .failure(.constant) = epoch.answer { continue }
        return different("no answer")
      }
      if let model = answer.model, !dispersions.isEmpty {
        guard let phi = dispersions[place], isClose(model.dispersion, phi, 2e-4),
          (model.slope != nil) == (trends[place] == 1)
        else { return different("dispersion \(model.dispersion), slope \(String(describing: model.slope))") }
        if let slope = model.slope {
          guard let peer = slopes[place], isClose(slope, peer, 2e-4) else {
            return different("slope \(slope)")
          }
        }
      }
      if case .exact(let reason) = answer.basis {
        guard reason == .tooFewEvents, theirs ?? 0 == 0, answer.bound >= answer.expected else {
          return different("exact bound \(answer.bound), \(reason)")
        }
        exact += 1
        continue
      }
      guard let theirs, isClose(answer.bound, theirs, bound) else {
        return different("bound \(answer.bound)")
      }
      let isDecided = abs(epoch.observed - theirs) > bound * theirs || bound == 0
      if isDecided, answer.isAlarm != (alarms[place] == 1) { return different("alarm \(answer.isAlarm)") }
      if !expected.isEmpty {
        guard let peer = expected[place], isClose(answer.expected, peer, 2e-4) else {
          return different("expected \(answer.expected)")
        }
      }
    }
    return exact == 0
      ? .equal : .deviation("an exact bound where so little was counted that the peer has none")
  }
}
