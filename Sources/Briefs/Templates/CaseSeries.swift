import Tables
import Trends

/// One series of case records with its finding.
struct CaseSeries {
  let figures: CaseFigures
  let input: TemplateInputs.Table
  let finding: Finding
  let statement: FindingStatement

  /// The series of a crime that have a finding, in order of how far they are broken down.
  static func all(of figures: CaseFigures) -> [CaseSeries] {
    let inputs = figures.inputs
    return inputs.findings.flatMap(\.findings).compactMap { finding -> CaseSeries? in
      let codes = Dictionary(finding.key.map { ($0.dimension, $0.code) }, uniquingKeysWith: { one, _ in one })
      guard codes[CaseFigures.crimeDimension] == figures.crime.rawValue,
        let input = inputs.tables.first(where: { input in
          Set(input.table.schema.dimensions.map(\.name)) == Set(codes.keys)
            && input.table.schema.measures.contains(finding.measure)
        })
      else { return nil }
      let points = input.table.points(codes)
      return finding.statement(
        subject: figures.subject, unit: figures.unit, points: points,
        alternative: "Another way of recording, or offices that report late, can have the same effect."
      ).map { CaseSeries(figures: figures, input: input, finding: finding, statement: $0) }
    }.enumerated().sorted { left, right in
      (left.element.depth, left.element.broken, left.offset) < (
        right.element.depth, right.element.broken, right.offset
      )
    }.map(\.element)
  }

  private var codes: [String: String] {
    Dictionary(finding.key.map { ($0.dimension, $0.code) }, uniquingKeysWith: { one, _ in one })
  }

  /// How many dimensions are broken down.
  var depth: Int {
    finding.key.count { $0.dimension != CaseFigures.crimeDimension && $0.code != CountsSchema.marginCode }
  }

  /// The places of the dimensions that are broken down, for order: `0`, `0 1`.
  private var broken: String {
    finding.key.indices.filter {
      finding.key[$0].dimension != CaseFigures.crimeDimension
        && finding.key[$0].code != CountsSchema.marginCode
    }.map { String($0) }.joined(separator: " ")
  }

  /// The categories of the series in words; `All` for the total.
  var name: String {
    let parts = finding.key.filter {
      $0.dimension != CaseFigures.crimeDimension && $0.code != CountsSchema.marginCode
    }.map { part in
      let list = input.table.schema.dimensions.first { $0.name == part.dimension }?.codeList
      if part.code == CountsSchema.unknownCode {
        return part.dimension.replacing("_", with: " ") + " unknown"
      }
      return list.map { figures.inputs.shortLabel($0, part.code) } ?? part.code
    }
    return parts.isEmpty ? "All" : parts.joined(separator: " · ")
  }

  /// The direction as a sign before the change; nothing without a clear one.
  private var sign: String {
    switch statement.direction {
    case .rising: "▲ "
    case .falling: "▼ "
    case .noClearChange, .untested: ""
    }
  }

  func row(_ year: Period?) -> SeriesTable.Row {
    let years = AnnualTotals.years(input.table.cells(codes))
    return SeriesTable.Row(
      labels: [name], crime: nil,
      figures: [
        years.last { $0.period == year }.map { CellText.text($0.cell) } ?? "–",
        statement.changePerYear.map { sign + ChangeText.yearlyCell($0) } ?? "–",
        statement.ratioPerYear.map(ChangeText.ratioCell) ?? "–",
        statement.adjustedP.map(NumberText.probability) ?? "–",
      ], points: years.map { ChartPoint(period: $0.period, cell: $0.cell) }, word: statement.pattern,
      emphasis: statement.isClear ? .clear : .plain)
  }
}
