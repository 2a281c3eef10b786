import Tables
import Trends

/// Gives each series the exposure of its categories, from a table such as a population by country and sex.
///
/// A dimension of the exposure is matched with the dimension of the counts that has its name, else with the
/// only one that has its code list. A matched dimension takes the code of the series, and at a margin, as a
/// dimension without a match, its own margin where it has one and else the sum of its categories. Of several
/// releases the last counts. A period stands for its middle; between two
/// of them the exposure is a straight line, and outside it is not known.
struct ExposureAssembly {
  private let table: CountsTable
  /// For each dimension of the exposure, the place of the one it is matched with in the key of a series.
  private let matches: [Int?]

  /// Matches the dimensions of an exposure with those of counts.
  init(_ table: CountsTable, counts: CountsSchema) {
    self.table = table.latestRelease()
    matches = table.schema.dimensions.map { dimension in
      if let place = counts.dimensions.firstIndex(where: { $0.name == dimension.name }) { return place }
      guard let list = dimension.codeList,
        table.schema.dimensions.count(where: { $0.codeList == list }) == 1
      else { return nil }
      let places = counts.dimensions.indices.filter { counts.dimensions[$0].codeList == list }
      return places.count == 1 ? places[0] : nil
    }
  }

  /// The exposure of a series in each period of its grid, which starts with `first`.
  func exposure(of series: LabelledSeries, first: Period) -> [Double?] {
    var totals: [Period: Double?] = [:]
    for row in 0..<table.rowCount where belongs(row, to: series) {
      let value = table.measures.first?[row].value
      let earlier = totals[table.periods[row], default: 0]
      // A hidden or missing part leaves the whole unknown.
      totals[table.periods[row]] = .some(value.flatMap { value in earlier.map { $0 + value } })
    }
    let line = ExposureLine(
      totals.compactMap { period, value in value.map { (Self.middle(of: period), $0) } })
    return series.values.indices.map { place in
      line.value(at: Self.middle(of: Period(frequency: first.frequency, ordinal: first.ordinal + place)))
    }
  }

  private func belongs(_ row: Int, to series: LabelledSeries) -> Bool {
    for (place, match) in matches.enumerated() {
      let code = table.dimensions[place][row]
      let wanted = match.map { series.key[$0].code } ?? CountsSchema.marginCode
      if wanted != CountsSchema.marginCode {
        guard code == wanted else { return false }
      } else {
        guard (code == CountsSchema.marginCode) == table.schema.dimensions[place].hasMargin else {
          return false
        }
      }
    }
    return true
  }

  /// The middle of a period, in years.
  private static func middle(of period: Period) -> Double {
    // Months count alike, whatever their days.
    switch (period.frequency.length, period.frequency.calendar, period.frequency.isFiscal) {
    case (.year, .gregorian, false): return Double(period.year) + 0.5
    case (.month, .gregorian, _): return Double(period.year) + (Double(period.placeInYear) - 0.5) / 12
    case (.quarter, _, _): return Double(period.year) + (Double(period.placeInYear) - 0.5) / 4
    case (.halfYear, _, _): return Double(period.year) + (Double(period.placeInYear) - 0.5) / 2
    default:
      let (first, last, middle) = (period.firstDay.number, period.lastDay.number, period.middleDay)
      let year = Period(year: middle.year)
      let days = Double(year.lastDay.number - year.firstDay.number + 1)
      return Double(middle.year) + (Double(first + last + 1) / 2 - Double(year.firstDay.number)) / days
    }
  }
}
