import Series
import Statistics
import Trends

extension Rows {
  static func decompositions(_ set: SeriesSet) -> [Row] {
    let length = index(set).count
    return [
      row(
        "STL, defaults of statsmodels", set, .statsmodels(period: 12), 1e-9,
        [
          .init(side: .python, call: "stl", software: "statsmodels STL", target: 5),
          .init(side: .r, call: "stl_fortran", software: "R's Fortran for stl, same settings", target: 1),
        ]),
      row(
        "STL, robust, defaults of statsmodels", set, .statsmodels(period: 12, fitting: .robust), 1e-7,
        [.init(side: .python, call: "stl_robust", software: "statsmodels STL", target: 5)]),
      row(
        "STL, defaults of R, periodic", set, .r(period: 12, length: length), 1e-9,
        [
          .init(side: .r, call: "stl_periodic", software: "stats::stl", target: 1),
          .init(side: .r, call: "stl_periodic_fortran", software: "R's Fortran for stl", target: 1),
        ]),
    ]
  }

  private static func row(
    _ name: String, _ set: SeriesSet, _ options: STLOptions, _ tolerance: Double, _ peers: [Row.Peer]
  ) -> Row {
    let model = STL(length: index(set).count, period: 12, options: options)
    return Row(name: name, set: set, peers: peers, tolerances: [tolerance]) { series in
      series.map { values in
        guard case .success(let fit) = model.decompose(values) else { return [] }
        return fit.trend + fit.seasonal
      }
    }
  }
}
