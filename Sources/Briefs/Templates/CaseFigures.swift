import Tables
import Trends

/// Recorded persons of one crime, from counts of case records.
struct CaseFigures {
  /// The dimension that keeps trafficking and smuggling apart.
  static let crimeDimension = "matter"

  let inputs: TemplateInputs
  let crime: Crime

  private static let groups: [(name: String, detail: String, sex: String, age: String, tone: Tone)] = [
    ("Women", "18 and over", "F", "ADULT", .women), ("Men", "18 and over", "M", "ADULT", .men),
    ("Girls", "under 18", "F", "CHILD", .girls), ("Boys", "under 18", "M", "CHILD", .boys),
  ]

  /// What is counted, in the plural.
  var unit: String { crime == .trafficking ? "victims" : "persons" }
  /// The subject of a sentence.
  var subject: String {
    crime == .trafficking ? "Recorded victims of trafficking" : "Recorded smuggled migrants"
  }

  /// The tables that hold this crime and these dimensions, in order of the pipeline.
  private func table(with dimensions: [String]) -> TemplateInputs.Table? {
    inputs.tables.first { input in
      let names = Set(input.table.schema.dimensions.map(\.name))
      return names.isSuperset(of: dimensions + [Self.crimeDimension])
        && input.table.codes(of: Self.crimeDimension).contains(crime.rawValue)
    }
  }

  /// A selection of codes, every other dimension at its margin.
  func selection(_ table: CountsTable, _ codes: [String: String]) -> [String: String] {
    var selection = [Self.crimeDimension: crime.rawValue]
    for dimension in table.schema.dimensions where dimension.name != Self.crimeDimension {
      selection[dimension.name] = codes[dimension.name] ?? CountsSchema.marginCode
    }
    return selection
  }

  func years(_ table: CountsTable, _ codes: [String: String]) -> [(period: Period, cell: Cell)] {
    AnnualTotals.years(table.cells(selection(table, codes)))
  }

  private func origin(_ table: CountsTable) -> String {
    "case records (contract \(table.schema.contracts.joined(separator: ", "))), counts without protection"
  }

  /// The last full year of all persons, or nil.
  var latest: (period: Period, cell: Cell)? {
    table(with: ["sex"]).flatMap { years($0.table, [:]).last }
  }

  /// Women, men, girls and boys a year, side by side; nil without such a table.
  func groups() -> Figure? {
    guard let input = table(with: ["sex", "majority"]) else { return nil }
    let all = Self.groups.map { group in
      (group, years(input.table, ["sex": group.sex, "majority": group.age]))
    }
    let series = all.filter { !$0.1.isEmpty }.map { group, years in
      LineSeries(
        name: group.name, detail: group.detail,
        points: years.map { ChartPoint(period: $0.period, cell: $0.cell) },
        tone: group.tone)
    }
    guard let years = all.first(where: { !$0.1.isEmpty })?.1.map(\.period), let last = years.last else {
      return nil
    }
    var headline = "\(subject) by sex and age"
    var facts: [Fact] = []
    let latest = all.compactMap { group, years in
      years.last.flatMap { year in year.period == last ? year.cell.value.map { (group.name, $0) } : nil }
    }
    let total = self.years(input.table, [:]).last?.cell.value ?? 0
    if latest.count == Self.groups.count, total >= 20, let top = latest.max(by: { $0.1 < $1.1 }),
      latest.count(where: { $0.1 == top.1 }) == 1
    {
      facts = [Fact("year", year: last.year), Fact("largest group", count: top.1), Fact("all", count: total)]
      headline =
        "In \(facts[0].text) \(top.0.lowercased()) were the largest recorded group: \(facts[1].text) of \(facts[2].text)"
    }
    return Figure(
      headline: headline, facts: facts,
      subtitle: "\(subject) a year, by sex and age, one scale for all; grey: the other groups", crime: crime,
      chart: .multiples(series),
      table: DataTable(
        caption: "\(subject), a year", columns: ["Group"] + years.map(\.description),
        rows: all.filter { !$0.1.isEmpty }.map { group, years in
          [group.name + ", " + group.detail] + years.map { CellText.text($0.cell) }
        }),
      note: "Persons whose sex or age is not known are in no panel.", sources: [], origin: origin(input.table)
    )
  }

  /// Origin, transit and destination as recorded in the last year; nil without such a table.
  func flows() -> Figure? {
    guard let input = table(with: ["origin", "destination"]) else { return nil }
    let table = input.table
    let names = table.schema.dimensions.map(\.name)
    let columns = ["origin", "transit_1", "destination"].filter(names.contains)
    let titles = columns.map { $0 == "origin" ? "Origin" : $0 == "destination" ? "Destination" : "Transit" }
    guard let year = lastYear(table), let cells = table.measures.first else { return nil }
    let rows = table.rows([Self.crimeDimension: crime.rawValue]).filter { row in
      table.periods[row] == year
        && columns.allSatisfy { code(table, $0, row) != CountsSchema.marginCode }
        && names.allSatisfy {
          columns.contains($0) || $0 == Self.crimeDimension || code(table, $0, row) == CountsSchema.marginCode
        }
    }
    let paths = rows.compactMap { row in
      cells[row].value.map { value in (places: columns.map { place(code(table, $0, row)) }, value: value) }
    }
    let total = paths.reduce(0) { $0 + $1.value }
    guard total > 0 else { return nil }
    let threshold = max(5, (total * 0.01).rounded())
    let diagram = FlowDiagram(titles: titles, paths: paths, tone: Tone(crime), threshold: threshold)
    let facts = [Fact("persons", count: total), Fact("year", year: year.year)]
    return Figure(
      headline: "Recorded journeys of \(facts[0].text) persons in \(facts[1].text)", facts: facts,
      subtitle: "\(subject) by \(titles.map { $0.lowercased() }.joined(separator: ", ")), as recorded",
      crime: crime,
      chart: .flows(diagram), table: flowTable(diagram),
      note:
        "Recorded routes only: journeys that nobody detected are not here. Each column names at most four places; paths of fewer than \(NumberText.number(threshold)) persons and unknown places are together in grey.",
      sources: [], origin: origin(table))
  }

  private func flowTable(_ diagram: FlowDiagram) -> DataTable {
    DataTable(
      caption: "Flows as drawn", columns: ["From", "To", "Persons"],
      rows: diagram.flows.map { flow in
        [
          diagram.titles[flow.column] + ": " + diagram.columns[flow.column][flow.from].name,
          diagram.titles[flow.column + 1] + ": " + diagram.columns[flow.column + 1][flow.to].name,
          NumberText.number(flow.value),
        ]
      }, labelColumns: 2)
  }

  /// The last full year where the table has it, else its last year.
  private func lastYear(_ table: CountsTable) -> Period? {
    if let year = latest?.period, table.periods.contains(year) { return year }
    return table.periods.max().map { Period(year: $0.year) }.flatMap { table.periods.contains($0) ? $0 : nil }
  }

  /// Victims by form of exploitation, the last years and a small line each; nil without such a table.
  func forms() -> SeriesTable? {
    guard crime == .trafficking,
      let table = inputs.tables.first(where: { input in
        input.table.schema.dimensions.contains { $0.name == "form" }
      })?
      .table
    else { return nil }
    let list = table.schema.dimensions.first { $0.name == "form" }?.codeList
    // All first, unknown last, the rest in the order of the table.
    let rank = [CountsSchema.marginCode: 0, CountsSchema.unknownCode: 2]
    let forms = table.codes(of: "form").enumerated().sorted {
      (rank[$0.element] ?? 1, $0.offset) < (rank[$1.element] ?? 1, $1.offset)
    }.map(\.element)
    let rows = forms.map { form in
      var codes = ["form": form]
      for dimension in table.schema.dimensions where dimension.name != "form" {
        codes[dimension.name] =
          dimension.name == Self.crimeDimension ? crime.rawValue : CountsSchema.marginCode
      }
      return (form, AnnualTotals.years(table.cells(codes)))
    }
    let years = Set(rows.flatMap { $0.1.map(\.period) }).sorted()
    guard let first = years.first, let last = years.last else { return nil }
    return SeriesTable(
      caption: "Forms of exploitation", labelColumns: ["Form"],
      figureColumns: years.suffix(5).map(\.description), lineColumn: "\(first)–\(last)", wordColumn: "",
      rows: rows.map { form, cells in
        let name =
          form == CountsSchema.marginCode
          ? "All"
          : form == CountsSchema.unknownCode ? "Unknown" : list.map { inputs.shortLabel($0, form) } ?? form
        return SeriesTable.Row(
          labels: [name], crime: nil,
          figures: years.suffix(5).map { year in
            cells.first { $0.period == year }.map { CellText.text($0.cell) } ?? "–"
          }, points: cells.map { ChartPoint(period: $0.period, cell: $0.cell) }, word: "")
      })
  }

  private func code(_ table: CountsTable, _ dimension: String, _ row: Int) -> String {
    table.schema.dimensions.firstIndex { $0.name == dimension }.map { table.dimensions[$0][row] } ?? ""
  }

  private func place(_ code: String) -> String? {
    code == CountsSchema.unknownCode ? nil : inputs.shortLabel("countries", code)
  }
}
