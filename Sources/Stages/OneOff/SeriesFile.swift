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

  /// What a file holds.
  struct Content {
    /// The series with their exposures, in order of their keys.
    var series: [LabelledSeries]
    /// The first period of each.
    var firsts: [Period]
    var frequency: Period.Frequency
    /// What was taken for granted about the file, in words.
    var taken: [String]
  }

  /// The rows of a file by column: keys and texts of periods are numbered as they come, since millions of rows share them.
  private struct Rows {
    var times = NumberedTexts<String>()
    var keys = NumberedTexts<[String]>()
    var time: [Int32] = []
    var key: [Int32] = []
    var line: [Int32] = []
    /// Not a number where none is known.
    var value: [Double] = []
    var exposure: [Double] = []
    /// The intervals of those rows whose value is hidden.
    var hidden: [Int32: ClosedRange<Double>] = [:]
  }

  /// Values that are told by their numbers, in the order in which they first came.
  private struct NumberedTexts<Value: Hashable> {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int32] = [:]

    mutating func number(_ value: Value) -> Int32 {
      if let number = numbers[value] { return number }
      let number = Int32(truncatingIfNeeded: values.count)
      numbers[value] = number
      values.append(value)
      return number
    }
  }

  /// How many columns a fault lists.
  private static let listedColumns = 30

  /// The series in order of their keys, each on a grid of its own: from its first to its last known value.
  ///
  /// An empty value is not known; a period without a row is not known either. Where `fill` says that it is zero, all series
  /// stand on one grid, from the first to the last period of the file: what has no row was not there.
  static func read(_ request: TrendFile.Request) throws(SourceFault) -> Content {
    let columns = Columns(
      time: request.time, value: request.value, by: request.by, exposure: request.exposure)
    let numbers = [columns.value] + (columns.exposure.map { [$0] } ?? [])
    var times = [columns.time]
    var named: [String] { times + numbers + columns.by }
    // A file that has no column of a name yet may be wide, and is then detected by its form.
    var found = try request.file.detect(request.path, columns: named)
    var table = try TableRows(
      Sources.open(path: request.path, options: found.options), layout: found.layout, named: Set(named))
    var wide: WideSeries.Reading?
    if !has(columns.time, table) || !has(columns.value, table),
      let unpivoted = try WideSeries.unpivot(columns, request.path, found)
    {
      found.layout.unpivot = unpivoted.layout
      wide = unpivoted
      if let years = unpivoted.years { times = [years, WideSeries.monthColumn] }
      table = try TableRows(
        Sources.open(path: request.path, options: found.options), layout: found.layout, named: Set(named))
    }
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
    var rows = Rows()
    var points = (thousands: 0, others: 0, line: 0)
    var (totals, marked, blanks) = (0, 0, Set<Int>())
    let (told, counted) = (positions.prefix(times.count), positions.dropFirst(times.count))
    while let row = try table.next() {
      if wide != nil, told.contains(where: { PeriodHint.isTotal(HeadingText.plain(row.fields[$0])) }) {
        totals += 1
        continue
      }
      var values: [Double?] = []
      for (column, position) in zip(numbers, counted) {
        var text = HeadingText.plain(row.fields[position])
        var number = Self.number(text, request.file.numbers)
        if number == nil, !text.isEmpty, !request.file.missing.contains(text.lowercased()) {
          if column == columns.value, let interval = MaskText.interval(text) {
            rows.hidden[Int32(clamping: rows.value.count)] = interval
            values.append(nil)
            continue
          }
          if let plain = MarkedFigure.plain(text) {
            (text, number) = (plain, Self.number(plain, request.file.numbers))
            marked += 1
          }
        }
        guard text.isEmpty || request.file.missing.contains(text.lowercased()) || number != nil else {
          throw SourceFault(
            file: table.file, line: row.line, column: column, rule: "number",
            message:
              "not a number but \(TextKind.words(text)): '--decimal' and '--thousands' say how numbers are written, '--missing' which words are none"
          )
        }
        if request.file.numbers == NumberStyle(), let point = text.firstIndex(of: ".") {
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
      for position in told + counted.dropFirst(numbers.count)
      where row.fields[position].allSatisfy(\.isWhitespace) {
        blanks.insert(position)
      }
      let time =
        told.count == 1
        ? row.fields[positions[0]] : PeriodTexts.joined(row.fields[positions[0]], row.fields[positions[1]])
      rows.time.append(rows.times.number(time))
      rows.key.append(
        rows.keys.number(counted.dropFirst(numbers.count).map { HeadingText.plain(row.fields[$0]) }))
      rows.line.append(Int32(clamping: row.line))
      rows.value.append(values[0] ?? .nan)
      if columns.exposure != nil { rows.exposure.append((values.last ?? nil) ?? .nan) }
    }
    guard !rows.value.isEmpty else {
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
    let blank = blanks.sorted().map { table.header[$0] }
    let merged =
      blank.isEmpty
      ? ""
      : "; \(blank.map { "'\($0)'" }.joined(separator: ", ")) is blank in some rows: where a group is named once above its rows, '--fill-down \(blank.joined(separator: ","))' reads it so"
    var taken: [String] = []
    let (periods, frequency) = try Self.periods(
      rows, request.calendar, table.file, columns.time, merged, &taken)
    let byKey = Self.rowsByKey(rows)
    if let repeated = Self.firstRepetition(rows, byKey, periods) {
      let others =
        columns.by + table.header.indices.filter { !positions.contains($0) }.map { table.header[$0] }
      let remedy =
        others == columns.by ? "" : "; name what tells series apart: --by \(others.joined(separator: ","))"
      throw SourceFault(
        file: table.file, line: Int(rows.line[repeated]), column: columns.time, rule: "duplicate-key",
        message: "this series has this period twice" + remedy + merged)
    }
    var content = assemble(rows, byKey, periods, columns, frequency, request.fill)
    if !rows.hidden.isEmpty {
      taken.append("\(rows.hidden.count) values that are hidden, as the intervals that their texts say")
    }
    if marked > 0 { taken.append("\(marked) figures without the marks beside them") }
    if totals > 0 { taken.append("\(totals) totals of all periods left out") }
    content.taken = found.taken + [wide?.said].compactMap(\.self) + table.notices.map(\.message) + taken
    return content
  }

  private static func has(_ name: String, _ table: TableRows) -> Bool {
    let plain = HeadingText.plain(name)
    return table.header.contains(plain) || table.tags?.contains(plain) == true
  }

  /// The rows of each key, by the number of the key, in the order of the file.
  private static func rowsByKey(_ rows: Rows) -> [[Int32]] {
    var byKey = [[Int32]](repeating: [], count: rows.keys.values.count)
    for (row, key) in rows.key.enumerated() { byKey[Int(key)].append(Int32(truncatingIfNeeded: row)) }
    return byKey
  }

  /// The first row of the file whose series has its period already.
  private static func firstRepetition(_ rows: Rows, _ byKey: [[Int32]], _ periods: [Period]) -> Int? {
    var first: Int?
    for own in byKey {
      var seen: Set<Int> = []
      for row in own where !seen.insert(periods[Int(rows.time[Int(row)])].ordinal).inserted {
        first = min(first ?? .max, Int(row))
        break
      }
    }
    return first
  }

  private static func number(_ text: String, _ style: NumberStyle) -> Double? {
    guard let plain = NumberText.plain(text, style) else { return nil }
    switch ScalarValueReader.read(plain, as: .real) {
    case .real(let value): return value
    case .integer(let value): return Double(value)
    default: return nil
    }
  }

  /// The period of each text, of the first length of which all of them are periods.
  private static func periods(
    _ rows: Rows, _ calendar: PeriodCalendar, _ file: String, _ column: String, _ merged: String,
    _ taken: inout [String]
  ) throws(SourceFault) -> ([Period], Period.Frequency) {
    let texts = rows.times.values
    if calendar == .gregorian, let years = fiscalYears(texts) ?? PeriodHint.fiscalYears(texts) {
      taken.append("fiscal years, each by the year in which it begins")
      return (years.map { Period(year: $0) }, .year)
    }
    var farthest = 0
    // Days that stand for longer periods are those, where all of them are first or last ones.
    let hint = PeriodHint.length(ofDays: texts)
    if let hint, hint != .day { taken.append("days that stand for \(hint.rawValue)s") }
    let told = calendar == .gregorian ? PeriodTexts.Years(of: texts) : .init()
    for length in (hint.map { [$0] } ?? []) + [
      Period.Frequency.Length.month, .quarter, .halfYear, .year, .week, .day,
    ] {
      guard let frequency = Period.Frequency(length, calendar: calendar) else { continue }
      let reading = PeriodTexts(frequency, told)
      var periods: [Period] = []
      for text in texts {
        guard let period = reading.period(text) else { break }
        periods.append(period)
      }
      if periods.count == texts.count {
        taken += told.taken.map { [$0] } ?? []
        return (periods, frequency)
      }
      farthest = max(farthest, periods.count)
    }
    let row = rows.time.firstIndex(of: Int32(truncatingIfNeeded: farthest)) ?? 0
    let others =
      calendar == .gregorian && farthest < texts.count && PeriodHint.isOfOtherCalendar(texts[farthest])
      ? "; '--calendar persian' reads those of Solar Hijri" : ""
    throw SourceFault(
      file: file, line: Int(rows.line[row]), column: column, rule: "period",
      message:
        "not a month (2026-11), quarter (2026-Q4), half-year (2026-S2), year (2026), week (2026-W48) or day (2026-11-24) like the others"
        + others + merged)
  }

  /// The years that two or more texts such as `2009/10` begin in; nil where a text is none.
  private static func fiscalYears(_ texts: [String]) -> [Int]? {
    guard texts.count > 1 else { return nil }
    var years: [Int] = []
    for text in texts {
      let parts = text.split { "-/\u{2013}".contains($0) }
      guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let first = Int(parts[0]),
        let second = Int(parts[1]), second == (first + 1) % 100
      else { return nil }
      years.append(first)
    }
    return years
  }

  private static func assemble(
    _ rows: Rows, _ byKey: [[Int32]], _ periods: [Period], _ columns: Columns,
    _ frequency: Period.Frequency, _ fill: TrendFile.Fill
  ) -> Content {
    var content = Content(series: [], firsts: [], frequency: frequency, taken: [])
    var labels: [ClosedRange<Int>: [String]] = [:]
    let all = periods.map(\.ordinal)
    for (key, own) in zip(rows.keys.values, byKey).sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
      func ordinal(_ row: Int32) -> Int { all[Int(rows.time[Int(row)])] }
      var told =
        fill == .zero
        ? all : own.filter { !rows.value[Int($0)].isNaN || rows.hidden[$0] != nil }.map(ordinal)
      // A series without any known value stands on the periods that it has rows for.
      if told.isEmpty { told = own.map(ordinal) }
      guard let first = told.min(), let last = told.max() else { continue }
      let grid = first...last
      var values = [Double?](repeating: fill == .zero ? 0 : nil, count: grid.count)
      var bounds: [(low: Double, high: Double)?] = values.map { value in value.map { ($0, $0) } }
      var basis = SeriesBasis()
      var exposure: [Double?]? = columns.exposure.map { _ in [Double?](repeating: nil, count: grid.count) }
      for row in own where grid.contains(ordinal(row)) {
        let (place, value) = (ordinal(row) - first, rows.value[Int(row)])
        values[place] = value.isNaN ? nil : value
        bounds[place] = values[place].map { ($0, $0) }
        if let interval = rows.hidden[row] {
          bounds[place] = (interval.lowerBound, interval.upperBound)
          basis.hidden += 1
        }
        if exposure != nil {
          let size = rows.exposure[Int(row)]
          exposure?[place] = size.isNaN ? nil : size
        }
      }
      if basis.hidden > 0 {
        basis.known = values.count { $0 != nil }
        basis.missing = grid.count - basis.known - basis.hidden
      }
      // Series of one span share the words of its periods.
      let words = labels[grid] ?? grid.map { Period(frequency: frequency, ordinal: $0).description }
      labels[grid] = words
      content.series.append(
        LabelledSeries(
          measure: columns.value, key: zip(columns.by, key).map { KeyPart(dimension: $0, code: $1) },
          periods: words, values: values, bounds: bounds, exposure: exposure,
          basis: basis.hidden > 0 ? basis : nil))
      content.firsts.append(Period(frequency: frequency, ordinal: first))
    }
    return content
  }
}
