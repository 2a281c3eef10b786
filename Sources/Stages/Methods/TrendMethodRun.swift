import Foundation
import Statistics
import Tables
import Trends

/// What methods say of series.
struct TrendMethodRun: Sendable {
  /// What methods that take all series of a measure at once say of them.
  struct Together: Sendable {
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

  /// One method on some of the series: what a core takes at once.
  private struct Piece: Sendable {
    var request: TrendMethodRequest
    var places: Range<Int>
  }

  /// Runs every method over the series it takes, on so many cores.
  ///
  /// A method that takes values alone has no answer for a series of which some are hidden, nor for several together
  /// with such a one. Results are the same, to the last bit, for any number of workers.
  init(
    _ requests: [TrendMethodRequest], over inputs: [TrendMethodInput],
    workers: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    let groups = requests.contains(where: \.isTogether) ? Self.groups(of: inputs) : []
    let pieces = requests.flatMap { Self.pieces($0, of: $0.isTogether ? groups.count : inputs.count) }
    let results = pieces.mapped(workers: workers) { Self.results($0, inputs, groups) }
    each = inputs.map { _ in [:] }
    together = groups
    for (piece, results) in zip(pieces, results) {
      for (place, result) in zip(piece.places, results) {
        if piece.request.isTogether {
          together[place].results[piece.request.text] = result
        } else {
          each[place][piece.request.text] = result
        }
      }
    }
  }

  private static func pieces(_ request: TrendMethodRequest, of count: Int) -> [Piece] {
    let size: Int =
      switch request.method.computation {
      case .each, .blocks: 32
      case .batch: max(count, 1)
      case .together: 1
      }
    return stride(from: 0, to: count, by: size).map { start in
      Piece(request: request, places: start..<min(start + size, count))
    }
  }

  /// The results of one piece, in order of its places; of what is answered together, these are places among the groups.
  private static func results(
    _ piece: Piece, _ inputs: [TrendMethodInput], _ groups: [Together]
  ) -> [MethodResult] {
    let request = piece.request
    func refusal(_ inputs: [TrendMethodInput]) -> MethodResult? {
      guard request.method.hidden == .refused, inputs.contains(where: { $0.series.basis.hidden > 0 }) else {
        return nil
      }
      return MethodResult(notEstimable: .hiddenValues)
    }
    switch request.method.computation {
    case .each(let compute):
      return inputs[piece.places].map { refusal([$0]) ?? compute($0, request.settings) }
    case .blocks(let compute), .batch(let compute):
      let own = Array(inputs[piece.places])
      return zip(own, compute(own, request.settings)).map { refusal([$0]) ?? $1 }
    case .together(let compute):
      return piece.places.map { place in
        let taken = groups[place].places.map { inputs[$0] }
        return refusal(taken) ?? compute(taken, request.settings)
      }
    }
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
