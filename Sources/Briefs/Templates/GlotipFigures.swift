import Tables

/// Trafficking in persons as recorded by the authorities of one country, latest release only.
struct GlotipFigures {
  static let contract = "glotip-detections"

  let inputs: TemplateInputs
  /// The table of the latest release.
  let table: CountsTable
  /// The country's code.
  let country: String

  /// A group of persons by sex and age.
  struct Group {
    var name: String
    var detail = ""
    var sex: String
    var age: String
    var tone = Tone.trafficking
  }

  static let everyone = Group(name: "All", sex: "_T", age: "_T")
  static let children = Group(name: "Children", sex: "_T", age: "CHILD")
  /// The four groups that a brief draws.
  static let four = [
    Group(name: "Women", detail: "18 and over", sex: "F", age: "ADULT", tone: .women),
    Group(name: "Men", detail: "18 and over", sex: "M", age: "ADULT", tone: .men),
    Group(name: "Girls", detail: "under 18", sex: "F", age: "CHILD", tone: .girls),
    Group(name: "Boys", detail: "under 18", sex: "M", age: "CHILD", tone: .boys),
  ]
  private static let others = [
    Group(name: "Female, all ages", sex: "F", age: "_T"), Group(name: "Male, all ages", sex: "M", age: "_T"),
    Group(name: "Other sex", sex: "O", age: "_T"), Group(name: "Adults", sex: "_T", age: "ADULT"), children,
  ]

  /// The years of a brief: the last six that have a figure.
  private static let years = 6

  /// Detected victims, then those investigated, prosecuted and convicted; each says when it has none.
  func blocks() -> [Report.Block] {
    var blocks = [victims(), forms(), justice()].flatMap(\.self)
    let isEmpty = blocks.allSatisfy { if case .paragraph = $0 { true } else { false } }
    if isEmpty {
      let name = inputs.shortLabel("countries", country)
      blocks = [
        .paragraph(
          "\(name): no published figures on detected victims by sex and age, forms of exploitation that are not hidden, or persons investigated, prosecuted or convicted."
        )
      ]
    }
    return blocks + (isEmpty ? [.sourceLine(table.schema.citations)] : [])
  }

  /// The latest known total of victims, or nil.
  var latest: (period: Period, cell: Cell)? {
    cells("VICTIMS", Self.everyone).last { $0.cell.value != nil }
  }

  func cells(_ indicator: String, _ group: Group) -> [(period: Period, cell: Cell)] {
    table.cells([
      "country": country, "indicator": indicator, "dimension": "TOTAL", "category": "_T",
      "sex": group.sex, "age": group.age,
    ])
  }

  /// The cell of a group in a year; missing where the table has none.
  func cell(_ indicator: String, _ group: Group, _ year: Int) -> Cell? {
    cells(indicator, group).first { $0.period.year == year }?.cell
  }

  private func none(_ title: String) -> Report.Block { .paragraph("\(title): no published figures.") }

  /// Points of every year from the first to the last of some cells.
  private func points(_ cells: [(period: Period, cell: Cell)], _ years: ClosedRange<Int>) -> [ChartPoint] {
    years.map { year in
      ChartPoint(period: Period(year: year), cell: cells.first { $0.period.year == year }?.cell ?? .missing)
    }
  }

  private func span(_ all: [[(period: Period, cell: Cell)]]) -> ClosedRange<Int>? {
    let years = all.flatMap { $0.map(\.period.year) }
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }

  private func victims() -> [Report.Block] {
    let title = "Detected victims of trafficking in persons, by sex and age"
    let groups = Self.four.map { ($0, cells("VICTIMS", $0)) }.filter { !$0.1.isEmpty }
    let rows = ([Self.everyone] + Self.four + Self.others).map { ($0.name, cells("VICTIMS", $0)) }
      .filter { !$0.1.isEmpty }
    guard let span = span(groups.map(\.1)), let data = grid(rows, caption: title) else {
      return [none(title)]
    }
    let leading = leadingGroup()
    return [
      .figure(
        Figure(
          headline: leading?.sentence ?? title, facts: leading?.facts ?? [],
          subtitle: "Victims recorded a year by sex and age, one scale for all; grey: the other groups",
          crime: .trafficking,
          chart: .multiples(
            groups.map { group, cells in
              LineSeries(
                name: group.name, detail: group.detail, points: points(cells, span), tone: group.tone)
            }), table: data,
          note:
            "× hidden by the publisher; a gap has no published figure. Numbers of detected victims follow the work of the authorities as much as the crime.",
          sources: table.schema.citations))
    ]
  }

  /// The largest of the four groups in the latest year in which that can be told.
  private func leadingGroup() -> (sentence: String, facts: [Fact])? {
    guard let latest, let total = latest.cell.value, total >= 20 else { return nil }
    let year = latest.period.year
    let cells = Self.four.map { cell("VICTIMS", $0, year) }
    guard cells.allSatisfy({ $0?.bounds != nil }) else { return nil }
    let highs = cells.map { $0?.bounds?.high ?? 0 }
    guard let place = highs.indices.max(by: { highs[$0] < highs[$1] }), let value = cells[place]?.value,
      highs.indices.allSatisfy({ $0 == place || highs[$0] < value })
    else { return nil }
    let facts = [
      Fact("year", year: year), Fact("largest group", count: value), Fact("all victims", count: total),
    ]
    return (
      "In \(facts[0].text) \(Self.four[place].name.lowercased()) were the largest group of detected victims: \(facts[1].text) of \(facts[2].text)",
      facts
    )
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
    return seriesTable(rows, title: title, first: "Form") ?? [none(title)]
  }

  /// In the order of the publisher's profiles: offences, suspects, prosecutions, convictions.
  private func justice() -> [Report.Block] {
    let title = "Offences, and persons investigated, prosecuted and convicted"
    var rows: [(String, [(period: Period, cell: Cell)])] = []
    for (code, name) in [
      ("OFFENCES", "Offences recorded"), ("CONTACT", "In formal contact"), ("PROSECUTED", "Prosecuted"),
      ("CONVICTED", "Convicted"),
    ] {
      for (sex, word) in [("_T", ""), ("F", ", female"), ("M", ", male")] {
        rows.append((name + word, cells(code, Group(name: name, sex: sex, age: "_T"))))
      }
    }
    // Women and men only where at least one figure is not hidden: the total says the rest.
    let shown = rows.filter { row in
      !row.1.isEmpty && (!row.0.contains(", ") || row.1.contains { $0.cell.value != nil })
    }
    return seriesTable(shown, title: title, first: "Persons") ?? [none(title)]
  }

  /// A table of the last years with a small line over all of them; nil where every figure is hidden.
  private func seriesTable(
    _ rows: [(String, [(period: Period, cell: Cell)])], title: String, first: String
  ) -> [Report.Block]? {
    let shown = rows.filter { row in row.1.contains { $0.cell.value != nil } }
    guard let span = span(shown.map(\.1)) else { return nil }
    let years = Set(rows.flatMap { $0.1.map(\.period.year) }).sorted().suffix(Self.years)
    let table = SeriesTable(
      caption: title, labelColumns: [first], figureColumns: years.map { String($0) },
      lineColumn: "\(span.lowerBound)–\(span.upperBound)", wordColumn: "",
      rows: rows.map { name, cells in
        SeriesTable.Row(
          labels: [name], crime: nil,
          figures: years.map { year in
            cells.first { $0.period.year == year }.map { CellText.text($0.cell) } ?? "–"
          }, points: points(cells, span), word: "")
      })
    return [.seriesTable(table), .sourceLine(self.table.schema.citations)]
  }

  private func grid(_ rows: [(String, [(period: Period, cell: Cell)])], caption: String) -> DataTable? {
    let years = Set(rows.flatMap { $0.1.map(\.period) }).sorted()
    guard !years.isEmpty else { return nil }
    return DataTable(
      caption: caption + ", a year; – is not published", columns: ["Group"] + years.map(\.description),
      rows: rows.map { name, cells in
        [name] + years.map { year in cells.first { $0.period == year }.map { CellText.text($0.cell) } ?? "–" }
      })
  }
}
