import Foundation

/// The kinds of series that nowcasts are measured on.
enum NowcastPlan {
  static let periods = 60

  static func cells() -> [NowcastCell] {
    var cells: [NowcastCell] = []
    for longest in [3, 6, 12] {
      let shares = ReportedCourse.falling(by: longest == 3 ? 0.6 : 0.75, longest: longest)
      for (mean, dispersion) in [
        (5.0, 0.0), (20, 0), (20, 0.1), (100, 0), (100, 0.1), (1000, 0), (1000, 0.1),
      ] {
        for (course, yearly) in [("stable", 1.0), ("rising by half a year", 1.5), ("halving a year", 0.5)] {
          let means = (0..<periods).map { mean * pow(yearly, Double($0 + 1 - periods) / 12) }
          let noise = dispersion > 0 ? "NB" : "Poisson"
          cells.append(
            NowcastCell(
              name: "\(course), \(noise) \(Int(mean)), delays to \(longest)",
              course: ReportedCourse(means: means, dispersion: dispersion, shares: shares)))
        }
      }
    }
    return cells + others()
  }

  private static func others() -> [NowcastCell] {
    let shares = ReportedCourse.falling(by: 0.75, longest: 6)
    let stable = ReportedCourse(means: Array(repeating: 100, count: periods), shares: shares)
    var cells: [NowcastCell] = []
    func add(
      _ name: String, isDemanded: Bool = true, donor: ReportedCourse? = nil,
      _ change: (inout ReportedCourse) -> Void
    ) {
      var course = stable
      change(&course)
      cells.append(NowcastCell(name: name, course: course, donor: donor, isDemanded: isDemanded))
    }
    add("shares that differ from month to month (sd about 0.1), 100") { $0.concentration = 20 }
    add("shares that differ, NB 100") {
      $0.concentration = 20
      $0.dispersion = 0.1
    }
    add("24 periods, 100") { $0.means = Array(repeating: 100, count: 24) }
    add("12 periods, 100") { $0.means = Array(repeating: 100, count: 12) }
    add("3 in 100 withdrawn at the end, 100") { $0.withdrawn = 0.03 }
    add("3 in 100 withdrawn, 1,000") {
      $0.withdrawn = 0.03
      $0.means = $0.means.map { $0 * 10 }
    }
    add("mean 1, own delays") { $0.means = $0.means.map { $0 / 100 } }
    add("mean 1, delays of a total of 100", donor: stable) { $0.means = $0.means.map { $0 / 100 } }
    add("mean 0.2, delays of a total of 100", donor: stable) { $0.means = $0.means.map { $0 / 500 } }
    let slower = ReportedCourse.falling(by: 0.9, longest: 6)
    for since in [3, 6, 12, 24] {
      add("known at once 19 instead of 29 %, for \(since) periods, 100", isDemanded: false) {
        $0.later = (since, slower)
      }
    }
    return cells
  }
}
