import Tables
import Testing

@testable import Briefs

/// A cell that its publisher hides while a sum would give it away: 28,000 less 20,457 leaves 7,543.
@Suite struct SecretTests {
  static let rows: [Samples.Row] = [2014, 2015, 2016].flatMap { year -> [Samples.Row] in
    [
      Samples.Row(year: year, cell: .exact(28_000)),
      Samples.Row(sex: "F", age: "ADULT", year: year, cell: .exact(20_457)),
      Samples.Row(sex: "M", age: "ADULT", year: year, cell: .interval(low: 0, high: 9_999)),
      Samples.Row(sex: "F", age: "CHILD", year: year, cell: .exact(0)),
      Samples.Row(sex: "M", age: "CHILD", year: year, cell: .exact(0)),
      Samples.Row(age: "CHILD", year: year, cell: .exact(0)),
      Samples.Row(dimension: "FORM", category: "LABOUR", year: year, cell: .exact(20_457)),
      Samples.Row(dimension: "FORM", category: "SEXUAL", year: year, cell: .interval(low: 0, high: 9_999)),
    ]
  }

  /// Every file of the pages that show these rows.
  private static func artefacts(_ rows: [Samples.Row]) throws -> [(name: String, text: String)] {
    let inputs = Samples.inputs(glotip: rows)
    return try [("country-brief", "PAK"), ("nightly", nil), ("overview", nil)].flatMap { name, country in
      let page = WrittenPage(
        report: try Samples.report(name, inputs, country: country), language: English(),
        tables: inputs.tables.map { .init(name: $0.stage, table: $0.table) },
        findings: inputs.findings.map { .init(name: $0.stage, findings: $0.findings) })
      return try ReportWriters.all.flatMap { writer in
        try writer.files(page).flatMap { file -> [(name: String, text: String)] in
          // What is packed is looked for in every part: cells, shared texts, charts and what they remember of cells.
          guard file.name.hasSuffix(".xlsx") else { return [(name + " " + file.name, text(file))] }
          return try ReadWorkbook(file.bytes).parts.map { ("\(name) \(file.name) \($0.name)", $0.text) }
        }
      }
    }
  }

  /// What stands in a file, or what another program makes it of.
  private static func text(_ file: WrittenFile) -> String {
    switch file.content {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .conversion(.pdf(let html, _)): html
    case .conversion(.word(let html, let pictures, _)): html + pictures.values.sorted().joined()
    case .conversion(.png(let svg, _)): svg
    }
  }

  @Test func aHiddenFigureIsInNoArtefactNotEvenAsADifferenceOrShare() throws {
    let artefacts = try Self.artefacts(Self.rows)
    #expect(artefacts.count > 9)
    for (name, text) in artefacts {
      for secret in ["7,543", "7543", "26.9%", "26.94"] {
        let isThere = text.contains(secret)
        #expect(!isThere, "\(secret) in \(name)")
      }
    }
    #expect(artefacts[0].text.contains("&lt;10,000"))
  }

  @Test func aHiddenFigureHasNoPlaceInADrawing() throws {
    let report = try Samples.report("country-brief", Samples.inputs(glotip: Self.rows), country: "PAK")
    var men = 0
    for figure in report.figures {
      guard case .multiples(let panels) = figure.chart else { continue }
      for panel in panels where English().text(panel.name).contains("Men") {
        men += 1
        #expect(panel.points.allSatisfy { $0.kind == .suppressed && $0.value == nil })
      }
    }
    #expect(men == 1)
  }

  @Test func theCheckFindsAPlantedSecret() throws {
    var rows = Self.rows
    rows[2].cell = .exact(7_543)
    let artefacts = try Self.artefacts(rows)
    #expect(artefacts.contains { $0.text.contains("7,543") })
    for ending in ["country-brief report.json", ".sdmx.csv", "/sheet", "/chart"] {
      #expect(artefacts.contains { $0.name.contains(ending) && $0.text.contains("7543") }, "\(ending)")
    }
  }
}
