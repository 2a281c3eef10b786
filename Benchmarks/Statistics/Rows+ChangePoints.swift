import Foundation
import Series
import Statistics
import Trends

extension Rows {
  /// Levels of least cost with a given penalty.
  static func segmentations(_ set: SeriesSet) -> [Row] {
    [
      Row(
        name: "Levels of least penalised cost", set: set,
        peers: [.init(side: .python, call: "level_changes", software: "ruptures KernelCPD", target: 1)],
        tolerances: [0, 0, 0]
      ) { series in
        series.map { values in
          let penalty = 3 * log(Double(values.count)) * variance(values)
          guard
            case .success(let result) = penalisedSegmentation(values, cost: .level, penalty: .fixed(penalty))
          else { return [] }
          return summary(result.changes)
        }
      }
    ]
  }

  /// Breaks of a line by dynamic programming.
  static func structuralBreaks(_ set: SeriesSet) -> [Row] {
    [
      Row(
        name: "Breaks of a line (Bai-Perron)", set: set,
        peers: [.init(side: .r, call: "breaks_of_line", software: "strucchange::breakpoints", target: 100)],
        tolerances: [1e-10]
      ) { series in
        series.map { values in
          guard case .success(let result) = baiPerron(values, model: .line) else { return [] }
          return result.partitions.map(\.sumOfSquares)
            + result.partitions[result.selected].breakpoints.map { Double($0 + 1) }
        }
      }
    ]
  }

  /// Continuous curves of up to four straight pieces, chosen by criterion and by permutation tests.
  static func joinpoints(_ set: SeriesSet, permutationLimit: Double) -> [Row] {
    let index = index(set)
    let isShort = index.count <= 60
    return [
      Row(
        name: "Joinpoints 0 to 3, chosen by WBIC", set: set,
        peers: isShort
          ? [.init(side: .python, call: "joinpoints", software: "numpy, every set by lstsq", target: nil)]
          : [],
        limit: isShort ? 0.2e-3 : nil, tolerances: [1e-9]
      ) { series in
        joinpoint(x: index, series: series, options: JoinpointOptions(scale: .identity, maximum: 3)).map {
          guard case .success(let fit) = $0 else { return [] }
          return fit.models.map(\.sumOfSquares) + fit.model.positions
        }
      },
      Row(
        name: "Joinpoints 0 to 3, 4,499 permutations", set: set, peers: [], limit: permutationLimit,
        tolerances: []
      ) { series in
        series.map { values in
          let options = JoinpointOptions(scale: .identity, selection: .permutation(.init()), maximum: 3)
          guard case .success(let fit) = joinpoint(x: index, y: values, options: options) else { return [] }
          return fit.tests.map(\.p)
        }
      },
    ]
  }

  /// The number of places, their sum and the sum of their squares: equal just where all places are.
  private static func summary(_ places: [Int]) -> [Double] {
    [places.count, places.reduce(0, +), places.reduce(0) { $0 + $1 * $1 }].map(Double.init)
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}
