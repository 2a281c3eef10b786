import Foundation
import Language
import Statistics
import Tables
import Trends

@testable import Briefs

/// Checks that a page says only what is so, against the inputs it was filled from.
///
/// It gets the inputs and the report, works every figure out again, and never asks what fills pages.
struct PageAudit {
  /// What a page must keep.
  enum Rule: String, CaseIterable, Sendable {
    /// Every input, series and finding stands on the page.
    case everythingAppears
    /// What is said of how many were tested and changed is what the findings say.
    case countsOfFindings
    /// Every number is in the report, and is what the cells give.
    case numbers
    /// What is not known, hidden, or a part is no zero, and is not compared.
    case partsAndGaps
    /// Large revisions stand beside the figures they changed.
    case revisions
    /// Made-up figures are called so, others are not.
    case madeUp
    /// A p value is no chance, and its family is that of its test.
    case families
    /// A direction is what the test found and the last year allows; no size contradicts another.
    case directions
    /// A part is not called the whole; crimes stay apart; projections are called so.
    case narrowings
  }

  /// A rule that a page breaks, and where.
  struct Violation: Hashable, CustomStringConvertible {
    var rule: Rule
    var text: String
    var description: String { "\(rule.rawValue): \(text)" }
  }

  /// How pages name their series.
  enum Naming {
    /// Every category that narrows a series is in its name.
    case full
    /// A page has words of its own in place of some.
    case own
  }

  let inputs: PageInputs
  let report: Report
  let unshown: [String]
  let naming: Naming
  let html: String
  let series: [AuditedSeries]
  /// The years, else periods, of each series, and the last two years.
  let shown: [[(period: Period, cell: Cell)]]
  let recents: [RecentYears?]

  init(_ inputs: PageInputs, _ filled: FilledPage, html: String, naming: Naming) {
    self.inputs = inputs
    report = filled.report
    unshown = filled.unshown
    self.naming = naming
    self.html = html
    series = AuditedSeries.all(inputs)
    shown = series.map(\.shown)
    recents = series.map(\.recent)
  }

  /// All that the page says and is not so.
  var violations: [Violation] {
    (report.page == "overview" ? appearance : []) + counts + numbers + tables + gaps + revisions + madeUp
      + families + directions + narrowings
  }

  // MARK: Names

  /// The series that a name can mean.
  func matches(_ name: SeriesName) -> [Int] {
    series.indices.filter { isNamed(series[$0], name) }
  }

  func isNamed(_ one: AuditedSeries, _ name: SeriesName) -> Bool {
    let isExplained = name.parts.allSatisfy { part in
      one.codes[part.dimension] == part.code
        || one.bindings.contains { $0.name == part.dimension && $0.code == part.code }
        || (one.schema?.narrowed ?? []).contains { Self.word(of: $0) == part.code }
    }
    guard isExplained, naming == .full else { return isExplained }
    let codes = name.parts.map(\.code)
    let crimes = one.schema?.dimensions.filter { $0.codeList == "matters" }.map(\.name) ?? []
    return one.codes.allSatisfy { dimension, code in
      code == "_T" || crimes.contains(dimension)
        || name.parts.contains { $0.dimension == dimension && $0.code == code }
    } && one.bindings.allSatisfy { codes.contains($0.code) }
      && (one.table == nil || name.measure == one.measureLabel)
  }

  static func word(of narrowing: Narrowing) -> String {
    switch narrowing.kept {
    case .codes(let codes): codes.joined(separator: ",")
    case .condition(let text): text
    }
  }

  /// The cells of a series by year and by its own periods.
  func cell(_ place: Int, _ period: Period) -> Cell? {
    (shown[place].first { $0.period == period } ?? series[place].cells.first { $0.period == period })?.cell
  }

  static func isSame(_ quantity: Quantity, _ cell: Cell) -> Bool {
    let other = Quantity(cell)
    return quantity.content == other.content && quantity.marks == other.marks
  }

  func text(_ phrase: Phrase) -> String { English().text(phrase) }

  func words(_ name: SeriesName) -> String { English().text(.title(of: name)) }
}
