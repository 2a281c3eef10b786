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

  @Test func aHiddenFigureIsInNoArtefactNotEvenAsADifferenceOrShare() throws {
    let inputs = Samples.inputs(glotip: Self.rows)
    let brief = CountryBrief.report(inputs, country: "PAK")
    let artefacts = [
      HTMLPage.text(brief), try JSONWriter.text(brief), HTMLPage.text(NightlyReport.report(inputs)),
    ]
    for artefact in artefacts {
      for secret in ["7,543", "7543", "26.9%", "26.94"] {
        let isThere = artefact.contains(secret)
        #expect(!isThere, "\(secret)")
      }
    }
    #expect(artefacts[0].contains("&lt;10,000"))
  }

  @Test func aHiddenFigureHasNoPlaceInADrawing() {
    let series = GlotipFigures(
      inputs: Samples.inputs(glotip: Self.rows), table: Samples.glotip(Self.rows), country: "PAK")
    for case .figure(let figure) in series.blocks() {
      guard case .multiples(let panels) = figure.chart else { continue }
      let men = panels.first { $0.name == "Men" }
      #expect(men?.points.allSatisfy { $0.kind == .suppressed && $0.value == nil } == true)
    }
  }

  @Test func theCheckFindsAPlantedSecret() throws {
    var rows = Self.rows
    rows[2].cell = .exact(7_543)
    #expect(
      HTMLPage.text(CountryBrief.report(Samples.inputs(glotip: rows), country: "PAK")).contains("7,543"))
  }
}
