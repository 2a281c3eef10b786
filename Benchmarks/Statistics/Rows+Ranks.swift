import Series
import Statistics

extension Rows {
  static func rankTests(_ set: SeriesSet) -> [Row] {
    let index = index(set)
    return [
      Row(
        name: "Mann-Kendall and Sen's slope with interval", set: set,
        peers: [
          .init(
            side: .python, call: "mann_kendall_sen", software: "pymannkendall + scipy.theilslopes", target: 50
          )
        ],
        tolerances: [0, 0, 1e-12, 1e-9, 1e-12, 1e-12, 1e-12]
      ) { series in
        series.map { values in
          guard case .success(let test) = mannKendall(values),
            case .success(let line) = theilSen(x: index, y: values)
          else { return [] }
          return [
            test.s, test.variance, test.z, test.p, line.slope.value, line.slope.lower, line.slope.upper,
          ]
        }
      }
    ]
  }
}
