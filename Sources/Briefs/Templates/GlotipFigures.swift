import Tables

/// Trafficking in persons as recorded by the authorities of one country, latest release only.
struct GlotipFigures {
  static let contract = "glotip-detections"

  let inputs: TemplateInputs
  /// The table of the latest release.
  let table: CountsTable
  /// The country's code.
  let country: String

  private static let groups: [(name: String, sex: String, age: String)] = [
    ("All", "_T", "_T"), ("Women", "F", "ADULT"), ("Girls", "F", "CHILD"), ("Men", "M", "ADULT"),
    ("Boys", "M", "CHILD"), ("Female, all ages", "F", "_T"), ("Male, all ages", "M", "_T"),
    ("Other sex", "O", "_T"), ("Adults", "_T", "ADULT"), ("Children", "_T", "CHILD"),
  ]

  /// Detected victims, then those investigated, prosecuted and convicted; each says when it has none.
  func blocks() -> [Report.Block] {
    var blocks = victims()
    blocks += forms()
    for (code, title) in [
      ("CONTACT", "Persons brought into formal contact"), ("PROSECUTED", "Persons prosecuted"),
      ("CONVICTED", "Persons convicted"),
    ] {
      blocks.append(persons(code, title))
    }
    return blocks
  }

  /// The latest known total of victims, or nil.
  var latest: (period: Period, cell: Cell)? {
    cells("VICTIMS", ("All", "_T", "_T")).last { $0.cell.value != nil }
  }

  private func cells(
    _ indicator: String, _ group: (name: String, sex: String, age: String)
  ) -> [(period: Period, cell: Cell)] {
    table.cells([
      "country": country, "indicator": indicator, "dimension": "TOTAL", "category": "_T",
      "sex": group.sex, "age": group.age,
    ])
  }

  private func none(_ title: String) -> Report.Block {
    .paragraph("\(title): no published figures.")
  }

  private func groupTable(_ indicator: String, _ title: String) -> DataTable? {
    let rows = Self.groups.map { ($0.name, cells(indicator, $0)) }.filter { !$0.1.isEmpty }
    return grid(rows, title: title, first: "Group")
  }

  private func grid(
    _ rows: [(String, [(period: Period, cell: Cell)])], title: String, first: String
  ) -> DataTable? {
    let years = Set(rows.flatMap { $0.1.map(\.period) }).sorted().suffix(8)
    guard !years.isEmpty else { return nil }
    return DataTable(
      caption: title + ", by year; <5 is hidden by the publisher, – is not published",
      columns: [first] + years.map(\.description),
      rows: rows.map { name, cells in
        [name]
          + years.map { year in
            cells.first { $0.period == year }.map { CellText.text($0.cell) } ?? "–"
          }
      })
  }

  private func victims() -> [Report.Block] {
    let title = "Detected victims of trafficking in persons, by sex and age"
    guard let data = groupTable("VICTIMS", title) else { return [none(title)] }
    let series = Self.groups[1...4].compactMap { group -> LineSeries? in
      let cells = cells("VICTIMS", group)
      guard let first = cells.first?.period, let last = cells.last?.period else { return nil }
      let points = (first.year...last.year).map { year in
        ChartPoint(
          period: Period(year: year),
          cell: cells.first { $0.period.year == year }?.cell ?? .missing)
      }
      return LineSeries(name: group.name, points: points, crime: .trafficking)
    }
    guard !series.isEmpty else { return [.table(data), .sources(table.schema.citations)] }
    return [
      .figure(
        Figure(
          headline: title, subtitle: "Victims recorded a year, one scale for all", crime: .trafficking,
          chart: .multiples(series), table: data,
          note:
            "× marks a year hidden by the publisher (fewer than five); a gap has no published figure. Numbers of detected victims follow the work of the authorities as much as the crime.",
          sources: table.schema.citations)), .table(data),
    ]
  }

  private func forms() -> [Report.Block] {
    let title = "Detected victims, by form of exploitation"
    let rows = ["SEXUAL", "LABOUR", "OTHERFORM"].map { form in
      (
        inputs.label("glotip-categories", form),
        table.cells([
          "country": country, "indicator": "VICTIMS", "dimension": "FORM", "category": form,
          "sex": "_T", "age": "_T",
        ])
      )
    }.filter { !$0.1.isEmpty }
    guard let data = grid(rows, title: title, first: "Form") else { return [none(title)] }
    return [.table(data), .sources(table.schema.citations)]
  }

  private func persons(_ indicator: String, _ title: String) -> Report.Block {
    groupTable(indicator, title).map { .table($0) } ?? none(title)
  }
}
