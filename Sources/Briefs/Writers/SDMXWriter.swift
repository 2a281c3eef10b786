import Language
import Tables

/// Every table of a page as SDMX-CSV 2.0, which goes with SDMX 3.0 (sdmx-twg/sdmx-csv, data message field guide).
///
/// A row is one observation of one measure, which a dimension names: so status and bounds belong to the one value that
/// stands beside them, and programs that know one primary measure read it as well.
public enum SDMXWriter: ReportWriter {
  /// The word.
  public static let word = "sdmx-csv"
  /// The same in every language.
  public static let scope = EditionScope.once
  /// What the page is made of.
  public static let content = WrittenContent.inputs

  /// One file a table, `series-AFG.sdmx.csv`.
  public static func files(_ page: WrittenPage) -> [WrittenFile] {
    let isInternal = page.report.banners.contains(.internalBanner)
    return page.tables.map { one in
      WrittenFile(
        name: one.name + ".sdmx.csv",
        bytes: [UInt8](text(one.table, name: one.name, for: isInternal ? .insiders : .everyone).utf8))
    }
  }

  /// The agency of the structures.
  static let agency = "WAYMARK"

  /// A header and one line an observation.
  static func text(_ table: CountsTable, name: String, for audience: PageInputs.Audience) -> String {
    let schema = table.schema
    let fixed = [
      "MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "OBS_LOW", "OBS_HIGH", "OBS_MARKS",
    ]
    var taken = Set(["STRUCTURE", "STRUCTURE_ID", "ACTION"] + fixed)
    let dimensions = schema.dimensions.map { identifier($0.name, &taken) }
    var measures: Set<String> = []
    let codes = schema.measures.map { identifier($0, &measures) }
    let hasPeriods = !table.periods.isEmpty
    let header =
      ["STRUCTURE", "STRUCTURE_ID", "ACTION"] + dimensions + ["MEASURE"] + (hasPeriods ? ["TIME_PERIOD"] : [])
      + fixed.dropFirst(2)
    var structures: Set<String> = []
    let start = ["dataflow", "\(agency):\(identifier(name, &structures))(1.0)", "I"]
    var lines = [header.joined(separator: ",")]
    for row in 0..<table.rowCount {
      let key = table.dimensions.map { CSVField.figure($0[row]) }
      for (code, cells) in zip(codes, table.measures) {
        let cell = cells[row]
        let fields =
          start + key + [code] + (hasPeriods ? [time(table.periods[row])] : [])
          + [
            number(cell.value), cell.sdmxCode, confidentiality(cell, audience), number(cell.low),
            number(cell.high), cell.marks.text,
          ]
        lines.append(fields.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return Int64(exactly: value).map { String($0) } ?? String(value)
  }

  /// The code of the list of confidentiality statuses (`CL_CONF_STATUS`).
  ///
  /// What a publisher hides is `C` whether it was small itself or hides another: the page does not tell the two apart.
  private static func confidentiality(_ cell: Cell, _ audience: PageInputs.Audience) -> String {
    switch cell.status {
    case .interval, .hidden: "C"
    case .exact, .lowerBound, .notPublished, .notCollected, .missing: audience == .insiders ? "N" : "F"
    }
  }

  /// A name as SDMX names components and structures: capitals, digits and underscores, a letter first, and no two alike.
  private static func identifier(_ name: String, _ taken: inout Set<String>) -> String {
    var text = String(
      name.uppercased().unicodeScalars.map { scalar -> Character in
        let isPlain = ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        return isPlain ? Character(scalar) : "_"
      })
    if text.unicodeScalars.first.map({ ("A"..."Z").contains($0) }) != true { text = "X_" + text }
    for number in 1... {
      let one = number == 1 ? text : "\(text)_\(number)"
      if taken.insert(one).inserted { return one }
    }
    return text
  }

  /// A period as SDMX writes times: `2024`, `2024-Q1`, `2024-S1`, `2024-01`, `2024-W05`, `2024-01-31`.
  ///
  /// SDMX has no months of other calendars and ties fiscal years to a day of the whole table, so these are a day and a
  /// length, `2024-04-01/P1Y`.
  static func time(_ period: Period) -> String {
    let frequency = period.frequency
    if frequency.calendar == .gregorian, !frequency.isFiscal { return period.description }
    let first = Period(day: period.firstDay).description
    if frequency.calendar == .gregorian { return first + "/P1Y" }
    return first + "/P\(period.lastDay.number - period.firstDay.number + 1)D"
  }
}
