import Statistics
import Tables
import Trends

/// What methods say of series.
struct TrendMethodRun {
  /// What methods that take all series of a measure at once say of them.
  struct Together {
    /// The measure.
    var measure: String
    /// The series that were taken, as places among all.
    var places: [Int]
    /// The results by method.
    var results: [String: MethodResult]
  }

  /// The results of each series by method, in order; empty where no method answers for one.
  private(set) var each: [[String: MethodResult]]
  /// One entry a measure; empty where no method answers for several.
  private(set) var together: [Together] = []

  /// Runs every method over the series it takes.
  ///
  /// A method that takes values alone has no answer for a series of which some are hidden, nor for several together
  /// with such a one.
  init(_ requests: [TrendMethodRequest], over inputs: [TrendMethodInput]) {
    each = inputs.map { _ in [:] }
    for request in requests {
      switch request.method.computation {
      case .each(let compute):
        for (place, input) in inputs.enumerated() {
          each[place][request.text] =
            Self.refusal(request, [input]) ?? compute(input, request.settings)
        }
      case .batch(let compute):
        for (place, result) in zip(inputs.indices, compute(inputs, request.settings)) {
          each[place][request.text] = Self.refusal(request, [inputs[place]]) ?? result
        }
      case .together(let compute):
        if together.isEmpty { together = Self.groups(of: inputs) }
        for group in together.indices {
          let taken = together[group].places.map { inputs[$0] }
          together[group].results[request.text] =
            Self.refusal(request, taken) ?? compute(taken, request.settings)
        }
      }
    }
  }

  private static func refusal(_ request: TrendMethodRequest, _ inputs: [TrendMethodInput]) -> MethodResult? {
    guard request.method.hidden == .refused, inputs.contains(where: { $0.series.basis.hidden > 0 }) else {
      return nil
    }
    return MethodResult(notEstimable: .hiddenValues)
  }

  /// The series of each measure that can be taken together: a total beside its parts would count them twice.
  ///
  /// In a dimension in which every series is a total, totals are all there is.
  private static func groups(of inputs: [TrendMethodInput]) -> [Together] {
    var groups: [Together] = []
    for (place, input) in inputs.enumerated() {
      if let group = groups.firstIndex(where: { $0.measure == input.series.measure }) {
        groups[group].places.append(place)
      } else {
        groups.append(Together(measure: input.series.measure, places: [place], results: [:]))
      }
    }
    for group in groups.indices {
      let keys = groups[group].places.map { inputs[$0].series.key }
      let divided = (keys.first ?? []).indices.filter { dimension in
        keys.contains { $0[dimension].code != CountsSchema.marginCode }
      }
      groups[group].places.removeAll { place in
        divided.contains { inputs[place].series.key[$0].code == CountsSchema.marginCode }
      }
    }
    return groups
  }
}
