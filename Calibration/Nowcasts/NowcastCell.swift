import Foundation
import Statistics

/// One kind of series, many of it, and how nowcasts of its tail did.
struct NowcastCell: Sendable {
  /// What the row is called.
  var name: String
  var course: ReportedCourse
  /// The course that delays are borrowed from; nil takes the own ones.
  var donor: ReportedCourse?
  /// Whether the coverage has a limit.
  var isDemanded = true

  struct Counts: Sendable {
    var series = 0
    var reasons = 0
    var rows = 0
    var held = 0
    var latest = 0
    var latestHeld = 0
    var totals = 0
    var totalsHeld = 0
    var retrospective = 0.0
    var width = 0.0
    var bias = 0.0
    var widthRows = 0
  }

  func counts(seed: UInt64, replicates: Int) -> Counts {
    var counts = Counts()
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, key: [name], replicate: UInt32(replicate))
      let whole = course.increments(from: &stream)
      let triangle = Self.known(whole)
      let donor = donor.map { Self.known($0.increments(from: &stream)) }
      counts.series += 1
      guard case .success(let result) = nowcast(triangle, delaysOf: donor) else {
        counts.reasons += 1
        continue
      }
      counts.retrospective += result.retrospective.coverage
      let tail = result.rows.filter { $0.share < 0.95 }
      if case .success(let total) = Nowcast.total(of: tail) {
        let truth = tail.reduce(0) { $0 + whole[$1.row].reduce(0, +) }
        counts.totals += 1
        if total.lower <= truth, truth <= total.upper { counts.totalsHeld += 1 }
      }
      for row in tail {
        guard case .success(let completed) = row.completed else {
          counts.reasons += 1
          continue
        }
        let truth = whole[row.row].reduce(0, +)
        let isHeld = completed.lower <= truth && truth <= completed.upper
        counts.rows += 1
        if isHeld { counts.held += 1 }
        if row.row == whole.count - 1 {
          counts.latest += 1
          if isHeld { counts.latestHeld += 1 }
          counts.width += (completed.upper - completed.lower) / course.means[row.row]
          counts.bias += completed.value / course.means[row.row] - 1
          counts.widthRows += 1
        }
      }
    }
    return counts
  }

  /// What is known at the end of the last period, delay 0 being the period itself.
  private static func known(_ whole: [[Double]]) -> ReportingTriangle {
    ReportingTriangle(
      increments: whole.enumerated().map { place, row in
        row.enumerated().map { place + $0.offset < whole.count ? $0.element : nil }
      })
  }
}
