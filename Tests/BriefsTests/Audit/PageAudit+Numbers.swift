import Foundation
import Language
import Statistics
import Tables
import Trends

@testable import Briefs

extension PageAudit {
  // MARK: Numbers of sentences

  /// Every number is in the JSON of the report, and every sentence is what the cells give.
  var numbers: [Violation] {
    var found: [Violation] = []
    func fail(_ text: String) { found.append(.init(rule: .numbers, text: text)) }
    if let data = try? JSONWriter.text(report).data(using: .utf8),
      let again = try? JSONDecoder().decode(Report.self, from: data)
    {
      // Equal reports give equal pages; only of others both have to be written.
      if again != report, again.html != html { fail("the JSON of the report gives another page") }
    } else {
      fail("the report cannot be written and read as JSON")
    }
    for phrase in report.messages.map(\.headline) + report.figures.map(\.headline) {
      let numbers = PrintedNumbers.unexplained(phrase)
      if !numbers.isEmpty { fail("\(numbers) in '\(text(phrase))'") }
    }
    for phrase in report.phrases {
      if !isSo(phrase) { fail(text(phrase)) }
    }
    for quantity in report.blocks.flatMap(\.quantities) {
      guard let value = quantity.value, value != 0 else { continue }
      guard case .number = quantity.form else { continue }
      if English().text(quantity).allSatisfy({ !"123456789".contains($0) }) {
        fail("\(value) is printed as \(English().text(quantity))")
      }
    }
    for statement in report.statements {
      let sizes = matches(statement.subject).flatMap { place in
        series[place].findings.compactMap { one -> Double? in
          guard let slope = try? one.finding.slopePerYear.get() else { return nil }
          let isMonthly = one.finding.firstPeriod.contains("-")
          // Only what adds up over months has a yearly number twelve times that of a month.
          return slope.value
            * (isMonthly && (series[place].isAdditive || series[place].table == nil) ? 12 : 1)
        }
      }
      if let change = statement.changePerYear, !sizes.contains(change.value) {
        fail("\(words(statement.subject)): \(change.value) a year")
      }
    }
    return found
  }

  /// Whether what a sentence says of figures is what the cells give; sentences about others are.
  private func isSo(_ phrase: Phrase) -> Bool {
    func isThere(_ name: SeriesName, _ quantity: Quantity, _ period: Period) -> Bool {
      matches(name).contains { place in cell(place, period).map { Self.isSame(quantity, $0) } ?? false }
    }
    func isRecent(_ years: RecentYears, of name: SeriesName?) -> Bool {
      let places = name.map(matches) ?? Array(series.indices)
      return places.contains { recents[$0].map { Self.isSame($0, years) } ?? false }
    }
    switch phrase {
    case .level(let name, let quantity, let period): return isThere(name, quantity, period)
    case .highestLevel(let name, let quantity, let period):
      return isThere(name, quantity, period)
        && matches(name).contains { isHighest($0, quantity, in: period) }
    case .levelBelowHighest(let name, let quantity, let period, let highest, let highestPeriod):
      return isThere(name, quantity, period)
        && matches(name).contains { isHighest($0, highest, in: highestPeriod) }
    case .levelBefore(let quantity, let period):
      return series.indices.contains { place in
        cell(place, period).map { Self.isSame(quantity, $0) } ?? false
      }
    case .recent(let name, let years): return isRecent(years, of: name)
    case .lately(let years), .turned(let years, _), .recentBefore(let years, _):
      return isRecent(years, of: nil)
    case .largest(let part, let name, let quantity, let total, let period):
      return series.indices.contains { place in
        series[place].codes[part.dimension] == part.code
          && matches(name).contains { cell($0, period)?.value == total.value }
          && cell(place, period).map { $0.value == quantity.value } ?? false
      }
    case .share(let part, let whole, _):
      return series.indices.contains { place in
        shown[place].contains { Self.isSame(whole, $0.cell) }
      } && series.indices.contains { place in shown[place].contains { Self.isSame(part, $0.cell) } }
    case .brief(.course(_, let stretch)): return series.indices.contains { isStretch(stretch, of: $0) }
    case .brief(let phrase): return isSo(phrase)
    case .stretch(let stretch, _): return series.indices.contains { isStretch(stretch, of: $0) }
    case .lastYear(let year):
      return recents.contains { own in
        own.map { Self.isLike($0, year.years) } ?? false
      } || series.contains { $0.table == nil }
    default: return true
    }
  }

  /// Whether a stretch has the mean and the peak of the cells of a series.
  private func isStretch(_ stretch: ToldStretch, of place: Int) -> Bool {
    let known = series[place].cells.filter { $0.period >= stretch.first && $0.period <= stretch.last }
      .compactMap { one in one.cell.bounds.map { (one.period, $0) } }
    guard !known.isEmpty, let ends = stretch.mean.ends, let peak = stretch.peak.ends else { return false }
    let count = Double(known.count)
    let (low, high) = (known.reduce(0) { $0 + $1.1.low } / count, known.reduce(0) { $0 + $1.1.high } / count)
    func isNear(_ one: Double, _ other: Double) -> Bool {
      (one - other).magnitude <= 1e-9 * max(1, other.magnitude)
    }
    return isNear(ends.low, low) && isNear(ends.high, high)
      && known.contains { $0.0 == stretch.peakPeriod && $0.1.low == peak.low && $0.1.high == peak.high }
      && known.allSatisfy { $0.1.high <= peak.high }
  }

  /// Whether two pairs of years have the same ends, whatever their marks.
  private static func isLike(_ one: RecentYears, _ other: RecentYears) -> Bool {
    func ends(_ quantity: Quantity) -> [Double] { quantity.ends.map { [$0.low, $0.high] } ?? [] }
    return one.first == other.first && one.last == other.last && ends(one.latest) == ends(other.latest)
      && ends(one.before) == ends(other.before)
  }

  private static func isSame(_ one: RecentYears, _ other: RecentYears) -> Bool {
    one.first == other.first && one.last == other.last && one.latest.content == other.latest.content
      && one.before.content == other.before.content && one.latest.marks == other.latest.marks
      && one.before.marks == other.before.marks
  }

  /// Whether no year of a series can have more, the hidden ones taken at their most.
  private func isHighest(_ place: Int, _ quantity: Quantity, in period: Period) -> Bool {
    guard let value = quantity.value, let own = cell(place, period), own.value == value,
      !own.marks.contains(.partial)
    else { return false }
    return shown[place].allSatisfy { year, cell in
      switch cell.content {
      case .exact(let other): other <= value
      case .interval(_, let high): year != period && high <= value
      case .lowerBound, .none(.hidden): false
      case .none: true
      }
    }
  }

  // MARK: Tables

  /// Every field of every table of figures is a cell of an input, or says that there is none.
  var tables: [Violation] {
    var found: [Violation] = []
    for block in report.blocks {
      switch block {
      case .figure(let figure):
        guard case .word(let word)? = figure.table.columns.first, word == .year || word == .month else {
          continue
        }
        guard case .drawn(let whole, _, _, _) = figure.subtitle else { continue }
        for (column, head) in figure.table.columns.enumerated().dropFirst() {
          guard case .categories(let short) = head else { continue }
          let fields = figure.table.rows.compactMap { row -> (Period, Quantity)? in
            guard case .period(let period)? = row.first, row.indices.contains(column),
              case .quantity(let quantity) = row[column]
            else { return nil }
            return (period, quantity)
          }
          check(fields, Self.joined(whole, short), months: nil, in: "a figure", &found)
        }
      case .seriesTable(let table):
        guard case .plainTitle(let whole, _)? = table.caption else { continue }
        var months: Int?
        if case .span(_, let last)? = table.note { months = last.month }
        for row in table.rows {
          guard case .categories(let short)? = row.labels.first else { continue }
          let fields = zip(table.figureColumns, row.figures).compactMap {
            head, entry -> (Period, Quantity)? in
            guard case .period(let period) = head, case .quantity(let quantity) = entry else { return nil }
            return (period, quantity)
          }
          check(fields, Self.joined(whole, short), months: months, in: "a table", &found)
        }
      default: break
      }
    }
    return found
  }

  private static func joined(_ whole: SeriesName, _ short: SeriesName) -> SeriesName {
    SeriesName(measure: whole.measure, parts: whole.parts + short.parts.filter { !whole.parts.contains($0) })
  }

  private func check(
    _ fields: [(Period, Quantity)], _ name: SeriesName, months: Int?, in what: String,
    _ found: inout [Violation]
  ) {
    let places = matches(name)
    if Set(fields.map(\.0.frequency)).count > 1 {
      found.append(.init(rule: .numbers, text: "\(what) has months beside years: \(words(name))"))
    }
    let isThere = places.contains { place in
      fields.allSatisfy { period, quantity in
        let cell =
          months.map { sameMonths(place, year: period.year, through: $0) } ?? self.cell(place, period)
        return cell.map { Self.isSame(quantity, $0) } ?? (quantity.content == .none(reason: .noRow))
      }
    }
    guard !isThere else { return }
    // An exact figure where no cell has one is the worse fault.
    let isMadeUp = fields.contains { period, quantity in
      quantity.value != nil && months == nil
        && !places.contains { place in cell(place, period).map { $0.value != nil } ?? false }
    }
    let fields = fields.map { "\($0) " + English().text($1) }.joined(separator: ", ")
    found.append(
      .init(
        rule: isMadeUp ? .partsAndGaps : .numbers,
        text:
          "\(what): \(words(name)) \(name.parts.map { $0.dimension + " " + $0.code }) in \(places.count): \(fields)"
      ))
  }

  /// The first months of a year added up; nil where one has no row.
  private func sameMonths(_ place: Int, year: Int, through month: Int) -> Cell? {
    guard series[place].isMonthly, series[place].isAdditive else { return nil }
    let cells = series[place].cells.filter { $0.period.year == year && ($0.period.month ?? 13) <= month }
    return cells.count == month ? AuditedSeries.sum(cells.map(\.cell)) : nil
  }
}
