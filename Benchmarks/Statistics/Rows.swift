import Statistics
import Trends

/// The comparisons, in order of the table.
enum Rows {
  /// Comparisons on monthly series of 240.
  static func all(_ monthly: SeriesSet) -> [Row] {
    let index = (0..<(monthly.series.first?.count ?? 0)).map(Double.init)
    return [
      Row(
        name: "Mann-Kendall and Sen's slope with interval", set: monthly,
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
      },
      Row(
        name: "Straight line by least squares, with standard errors", set: monthly,
        peers: [.init(side: .python, call: "ols", software: "statsmodels OLS", target: nil)],
        tolerances: [1e-9, 1e-9, 1e-8, 1e-8]
      ) { series in
        series.map { values in
          guard case .success(let fit) = ordinaryLeastSquares(index: index, values: values, degree: 1),
            case .success(let errors) = fit.standardErrors(.classical)
          else { return [] }
          return fit.coefficients + errors
        }
      },
    ]
  }
}
