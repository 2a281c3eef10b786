/// What records had become known of each figure by the end of each period, as releases of a table of counts.
public enum RecordedVintages {
  /// What the name of the last release ends with, which is what is known now, and not at the end of a period.
  public static let currentSuffix = " now"

  /// How long after a period figures are looked at unless a pipeline says: two years, but of weeks one and of days 60.
  public static func usualDelays(_ frequency: Period.Frequency) -> Int {
    switch frequency.length {
    case .day: 60
    case .week: 52
    case .month: 24
    case .quarter: 8
    case .halfYear: 4
    case .year: 2
    }
  }

  /// The releases of counts, each row in as many of them as there are delays, and all rows in the last.
  ///
  /// The last is named by the latest period in which something was recorded, `today` at the latest, and has what is known now.
  /// A release before it has what had been recorded by the end of its period, of the periods up to it and at most
  /// `delays` before it; the latest period has one where something was recorded in its last days, so that it was over or nearly.
  /// What has no known period of recording counts as recorded at once. Without a period of recording there is only the last.
  ///
  /// - Parameters:
  ///   - counts: What is known now.
  ///   - increments: The same by the period of recording, which is its last dimension.
  ///   - name: The column of releases.
  ///   - ended: The latest period in whose last days something was recorded; nil where there is none.
  static func table(
    _ counts: CountsTable, increments: CountsTable, name: String, delays: Int, today: Period?, ended: Int?
  ) -> CountsTable {
    var schema = counts.schema
    schema.dimensions.insert(
      .init(name: name, codeList: nil, hasMargin: false, isVintage: true), at: 0)
    let recorded = (increments.dimensions.last ?? []).map { code in
      schema.period.flatMap { Period(text: code, frequency: $0.frequency) }
    }
    let known = recorded.compactMap { $0 }.filter { period in today.map { period <= $0 } ?? true }
    let last = known.max() ?? counts.periods.max()
    var result = CountsTable(
      schema: schema, dimensions: schema.dimensions.map { _ in [] }, periods: [],
      measures: counts.measures.map { _ in [] }, rowCount: 0)
    func append(_ row: Int, of release: String, _ cells: [Cell]) {
      result.dimensions[0].append(release)
      for place in counts.dimensions.indices {
        result.dimensions[place + 1].append(counts.dimensions[place][row])
      }
      result.periods.append(counts.periods[row])
      for place in cells.indices { result.measures[place].append(cells[place]) }
      result.rowCount += 1
    }
    if let last, let first = counts.periods.min() {
      let parts = parts(increments, recorded)
      let added = (0..<counts.rowCount).map { parts[key(counts, $0)] ?? [:] }
      // What has been added up of each row so far, since releases follow each other in time.
      var sums = added.map { _ in [Double](repeating: 0, count: counts.measures.count) }
      let end = last.ordinal + (ended == last.ordinal ? 1 : 0)
      for ordinal in first.ordinal..<max(first.ordinal, end) {
        let release = Period(frequency: last.frequency, ordinal: ordinal).description
        for row in 0..<counts.rowCount {
          let age = ordinal - counts.periods[row].ordinal
          guard age >= 0, age <= delays else { continue }
          // At once is all that was recorded in the period or, by mistake, before it.
          for (period, cells) in added[row] where age == 0 ? period <= ordinal : period == ordinal {
            for place in cells.indices { sums[row][place] += cells[place] }
          }
          append(
            row, of: release,
            counts.measures.enumerated().map { place, cells in
              cells[row].value == nil ? cells[row] : Cell.exact(sums[row][place], cells[row].marks)
            })
        }
      }
    }
    for row in 0..<counts.rowCount {
      append(row, of: (last?.description ?? "") + currentSuffix, counts.measures.map { $0[row] })
    }
    return result
  }

  private static func key(_ table: CountsTable, _ row: Int) -> [String] {
    table.dimensions.map { $0[row] } + [table.periods[row].description]
  }

  /// What was recorded of each figure in each period, told by its ordinal.
  private static func parts(_ increments: CountsTable, _ recorded: [Period?]) -> [[String]: [Int: [Double]]] {
    var whole = increments
    whole.dimensions.removeLast()
    let none = [Double](repeating: 0, count: increments.measures.count)
    var parts: [[String]: [Int: [Double]]] = [:]
    for row in 0..<increments.rowCount {
      let period = (recorded[row] ?? increments.periods[row]).ordinal
      let key = key(whole, row)
      for (place, cells) in increments.measures.enumerated() {
        parts[key, default: [:]][period, default: none][place] += cells[row].low ?? 0
      }
    }
    return parts
  }
}
