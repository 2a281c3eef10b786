import Codebook
import Language
import Tables
import Trends

/// Reads series from a file that has no contract, however it is written.
struct SeriesFile {
  /// The columns that matter.
  struct Columns {
    var time: String
    var value: String
    var by: [String]
    var exposure: String?
  }

  /// What a file holds: the series and, beside each, its exposures on the same grid.
  struct Content {
    var series: [LabelledSeries]
    var exposures: [[Double?]]
    var frequency: Period.Frequency
    /// What was taken for granted about the file, in words.
    var taken: [String]
  }

  /// The numbers of one row.
  private struct Cell {
    var value: Double?
    var exposure: Double?
  }

  /// One row, its period still a text.
  private struct Row {
    var time: String
    var key: [String]
    var cell: Cell
    var line: Int
  }

  /// How many columns a fault lists.
  private static let listedColumns = 30

  /// The series in order of their keys, on one grid from the first to the last period of the file.
  ///
  /// An empty value is not known; a period without a row is not known either, or zero where `fill` says so.
  static func read(_ request: TrendFile.Request) throws(SourceFault) -> Content {
    let columns = Columns(
      time: request.time, value: request.value, by: request.by, exposure: request.exposure)
    let numbers = [columns.value] + (columns.exposure.map { [$0] } ?? [])
    let named = [columns.time] + numbers + columns.by
    let found = try SourceDetection.detect(path: request.path, options: request.options, columns: named)
    var table = try TableRows(
      Sources.open(path: request.path, options: found.options), layout: found.layout, named: Set(named))
    var positions: [Int] = []
    for name in named {
      let plain = HeadingText.plain(name)
      guard let position = table.header.firstIndex(of: plain) ?? table.tags?.firstIndex(of: plain) else {
        let more = table.header.count > listedColumns ? ", ..." : ""
        throw SourceFault(
          file: table.file, line: table.headingLine, column: name, rule: "header",
          message:
            "there is no such column; the file has \(table.header.prefix(listedColumns).joined(separator: ", "))\(more)"
        )
      }
      positions.append(position)
    }
    var rows: [Row] = []
    var points = (thousands: 0, others: 0, line: 0)
    while let row = try table.next() {
      var values: [Double?] = []
      for (column, position) in zip(numbers, positions.dropFirst()) {
        let text = HeadingText.plain(row.fields[position])
        let number = Self.number(text, request.numbers)
        guard text.isEmpty || request.missing.contains(text.lowercased()) || number != nil else {
          throw SourceFault(
            file: table.file, line: row.line, column: column, rule: "number",
            message:
              "not a number: '--decimal' and '--thousands' say how numbers are written, '--missing' which words are none"
          )
        }
        if request.numbers == NumberStyle(), let point = text.firstIndex(of: ".") {
          let isGrouped =
            text[text.index(after: point)...].count == 3 && (1...3).contains(text[..<point].count)
          if isGrouped {
            points = (points.thousands + 1, points.others, row.line)
          } else {
            points.others += 1
          }
        }
        values.append(number)
      }
      rows.append(
        Row(
          time: row.fields[positions[0]],
          key: positions.dropFirst(1 + numbers.count).map { HeadingText.plain(row.fields[$0]) },
          cell: Cell(value: values[0], exposure: values.last ?? nil), line: row.line))
    }
    guard !rows.isEmpty else {
      throw SourceFault(file: table.file, rule: "empty", message: "there are no rows")
    }
    // `1.204` beside `980` is a thousand in half of the world.
    if points.thousands > 0, points.others == 0 {
      throw SourceFault(
        file: table.file, line: points.line, column: columns.value, rule: "number",
        message:
          "every fraction has three digits, so that it may be thousands: write '--thousands .', or '--decimal .' where it is a fraction"
      )
    }
    let (periods, frequency) = try Self.periods(rows, request.calendar, table.file, columns.time)
    var cells: [[String]: [Int: Cell]] = [:]
    for (row, period) in zip(rows, periods) {
      guard cells[row.key]?[period.ordinal] == nil else {
        let others =
          columns.by + table.header.indices.filter { !positions.contains($0) }.map { table.header[$0] }
        let remedy =
          others == columns.by
          ? "" : "; name what tells series apart: --by \(others.joined(separator: ","))"
        throw SourceFault(
          file: table.file, line: row.line, column: columns.time, rule: "duplicate-key",
          message: "this series has this period twice" + remedy)
      }
      cells[row.key, default: [:]][period.ordinal] = row.cell
    }
    var content = assemble(cells, columns, frequency, request.fill)
    content.taken = found.taken + table.notices.map(\.message)
    return content
  }

  private static func number(_ text: String, _ style: NumberStyle) -> Double? {
    guard let plain = NumberText.plain(text, style) else { return nil }
    switch ScalarValueReader.read(plain, as: .real) {
    case .real(let value): return value
    case .integer(let value): return Double(value)
    default: return nil
    }
  }

  /// The periods of the rows, of the first length of which all of them are periods.
  private static func periods(
    _ rows: [Row], _ calendar: PeriodCalendar, _ file: String, _ column: String
  ) throws(SourceFault) -> ([Period], Period.Frequency) {
    var farthest = (line: rows[0].line, read: -1)
    if let years = fiscalYears(rows, calendar) { return (years, .year) }
    for length in [Period.Frequency.Length.month, .quarter, .year, .week, .day] {
      guard let frequency = Period.Frequency(length, calendar: calendar) else { continue }
      let reading = PeriodTexts(frequency)
      let periods = rows.prefix { reading.period($0.time) != nil }.compactMap { reading.period($0.time) }
      if periods.count == rows.count { return (periods, frequency) }
      if periods.count > farthest.read { farthest = (rows[periods.count].line, periods.count) }
    }
    throw SourceFault(
      file: file, line: farthest.line, column: column, rule: "period",
      message:
        "not a month (2026-11), quarter (2026-Q4), year (2026), week (2026-W48) or day (2026-11-24) like the others; '--calendar persian' reads those of Solar Hijri"
    )
  }

  /// The years that texts such as `2009/10`, `2010/11`, `2011/12` begin in; nil where a text is none, or there is one text alone, which may
  /// be a month.
  private static func fiscalYears(_ rows: [Row], _ calendar: PeriodCalendar) -> [Period]? {
    guard calendar == .gregorian, Set(rows.map(\.time)).count > 1 else { return nil }
    var years: [Period] = []
    for row in rows {
      let parts = row.time.split { "-/\u{2013}".contains($0) }
      guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let first = Int(parts[0]),
        let second = Int(parts[1]), second == (first + 1) % 100
      else { return nil }
      years.append(Period(year: first))
    }
    return years
  }

  private static func assemble(
    _ cells: [[String]: [Int: Cell]], _ columns: Columns, _ frequency: Period.Frequency,
    _ fill: TrendFile.Fill
  ) -> Content {
    var content = Content(series: [], exposures: [], frequency: frequency, taken: [])
    let ordinals = cells.values.flatMap(\.keys)
    guard let first = ordinals.min(), let last = ordinals.max() else { return content }
    let labels = (first...last).map { Period(frequency: frequency, ordinal: $0).description }
    for (key, cells) in cells.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let values = (first...last).map { place -> Double? in
        guard let cell = cells[place] else { return fill == .zero ? 0 : nil }
        return cell.value
      }
      content.series.append(
        LabelledSeries(
          measure: columns.value,
          key: zip(columns.by, key).map { KeyPart(dimension: $0, code: $1) },
          periods: labels, values: values, bounds: values.map { value in value.map { ($0, $0) } }))
      content.exposures.append((first...last).map { cells[$0]?.exposure })
    }
    return content
  }
}
