import Foundation
import Statistics
import Trends

/// How often each other explanation is given, where it is true and where it is not.
struct ExplanationTable {
  var replicates: Int
  var seed: UInt64

  /// What happens in a table of three sources and four forms, one of them unknown.
  enum Course: String, CaseIterable, Sendable {
    case clean = "nothing"
    case rise = "every source and form rises by 25 % a year"
    case step = "every source and form doubles at once"
    case oneForm = "one form has x 4 from one month on"
    case newSource = "a source joins with 40 % of the cases"
    case oneSource = "one source has x 3 from one month on"
    case unknownFalls = "the unknown forms fall from 40 to 8 %"
    case backlog = "one month x 4 in every source and form"
    case tail = "last four months at 0.8, 0.6, 0.4, 0.2"
    case sharedForms = "every form x 1.7 at once, sources not known"
  }

  private static let sources = [0.5, 0.3, 0.2]
  private static let forms = [0.35, 0.3, 0.2, 0.15]
  private static let count = 72

  /// The mean of a source and form in a month, over the usual one of all.
  private static func mean(_ course: Course, _ source: Int, _ form: Int, _ place: Int) -> Double {
    let (isLate, late) = (place >= 40, place - (count - 4))
    var share = sources[source] * forms[form]
    switch course {
    case .clean: break
    case .rise: share *= pow(1.25, Double(place) / 12)
    case .step: share *= isLate ? 2 : 1
    case .oneForm: share *= form == 1 && isLate ? 4 : 1
    case .newSource: share *= source == 2 ? (isLate ? 0.8 / 0.24 : 0) : 1
    case .oneSource: share *= source == 1 && isLate ? 3 : 1
    case .unknownFalls:
      let unknown = isLate ? 0.08 : 0.4
      share = sources[source] * (form == 3 ? unknown : forms[form] / 0.85 * (1 - unknown))
    case .backlog: share *= place == 45 ? 4 : 1
    case .tail: share *= late >= 0 ? [0.8, 0.6, 0.4, 0.2][late] : 1
    case .sharedForms: share *= isLate ? 1.7 : 1
    }
    return share
  }

  /// A table: the total, the sources, the forms; values scatter as Poisson numbers around months of all and of each cell.
  private static func table(_ course: Course, mean: Double, stream: inout RandomStream) -> [LabelledSeries] {
    var cells = [[Double]](repeating: [Double](repeating: 0, count: count), count: 12)
    let common = LatentLevel(count: count, deviation: 0.15, from: &stream)
    for source in 0..<3 {
      for form in 0..<4 {
        let own = LatentLevel(count: count, deviation: 0.15, from: &stream)
        for place in 0..<count {
          let level =
            mean * Self.mean(course, source, form, place) * common.factors[place] * own.factors[place]
          cells[source * 4 + form][place] = Noise.poisson(level, &stream)
        }
      }
    }
    func series(_ source: Int?, _ form: Int?) -> LabelledSeries {
      let summed = cells.indices.filter { cell in
        (source == nil || source == cell / 4) && (form == nil || form == cell % 4)
      }
      let values = (0..<count).map { place in summed.reduce(0.0) { $0 + cells[$1][place] } }
      let periods = (0..<count).map { String(format: "%d-%02d", 2019 + $0 / 12, $0 % 12 + 1) }
      return LabelledSeries(
        measure: "cases",
        key: [
          KeyPart(dimension: "source", code: source.map { "source-\($0)" } ?? "_T"),
          KeyPart(dimension: "form", code: form.map { $0 == 3 ? "_U" : "form-\($0)" } ?? "_T"),
        ], periods: periods, values: values, bounds: values.map { ($0, $0) })
    }
    var all = [series(nil, nil)]
    if course != .sharedForms { all += (0..<3).map { series($0, nil) } }
    return all + (0..<4).map { series(nil, $0) }
  }

  private static let kinds = [
    "coverage", "unknown", "backlog", "incompleteTail", "sharedShift", "oneSource", "eachSource",
  ]

  /// The tables of a course, in per cent, in which the total, or its first form, has a clear finding, and each kind of explanation.
  private func row(_ course: Course, mean: Double) -> String {
    var (found, counts) = (0, [String: Int]())
    for replicate in 0..<replicates {
      var stream = RandomStream(
        seed: seed, series: 2_000_000 + UInt64(mean), replicate: UInt32(replicate))
      for _ in 0..<(Course.allCases.firstIndex(of: course) ?? 0) { _ = stream.uniform() }
      let series = Self.table(course, mean: mean, stream: &stream)
      let trends = series.map {
        TrendAnalysis.trends([$0], season: 12, periodsPerYear: 12, alpha: 0.05)[0]
      }
      let explanations = ExplanationAnalysis.explanations(
        series, trends: trends, recording: RecordingContext(sourceDimension: "source"), periodsPerYear: 12)
      let directions = [series.startIndex, series.count - 4].map { try? trends[$0].direction.get() }
      if directions.contains(where: { $0 != nil && $0 != .noClearChange }) { found += 1 }
      for kind in Set((explanations[0] + explanations[series.count - 4]).map(\.kind)) {
        counts[kind, default: 0] += 1
      }
    }
    func share(_ count: Int) -> String { String(format: "%.1f", 100 * Double(count) / Double(replicates)) }
    return "| \(course.rawValue) | \(Int(mean)) | \(share(found)) | "
      + Self.kinds.map { share(counts[$0] ?? 0) }.joined(separator: " | ") + " |"
  }

  /// Prints the table.
  func print() async {
    let table = self
    let cells: [(Course, Double)] = Course.allCases.flatMap { [($0, 40), ($0, 200)] }
    let rows = await withTaskGroup(of: (Int, String).self) { group in
      var (rows, next) = ([String](repeating: "", count: cells.count), 0)
      func start() {
        guard next < cells.count else { return }
        let (place, cell) = (next, cells[next])
        group.addTask { (place, table.row(cell.0, mean: cell.1)) }
        next += 1
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { start() }
      while let (place, row) = await group.next() {
        rows[place] = row
        start()
      }
      return rows
    }
    Swift.print(
      """
      Other explanations, \(replicates) tables a line of three sources and four forms (one unknown), 72 months, "mean" cases a month in
      all; the months of all and of each cell scatter by 15 % beside chance, AR(0.5). Per cent of tables in which the total or the first form has a
      clear finding, and in which either has each explanation.

      | what happens | mean | clear finding | \(Self.kinds.joined(separator: " | ")) |
      | --- | --- | --- |\(Self.kinds.map { _ in " --- |" }.joined())
      """)
    Swift.print(rows.joined(separator: "\n"))
  }
}

/// Factors around 1 that go on from month to month: the exponential of a first-order autoregression of 0.5.
private struct LatentLevel {
  var factors: [Double] = []

  init(count: Int, deviation: Double, from stream: inout RandomStream) {
    var state = stream.normal()
    for _ in 0..<count {
      factors.append(exp(deviation * state - deviation * deviation / 2))
      state = 0.5 * state + 0.75.squareRoot() * stream.normal()
    }
  }
}
