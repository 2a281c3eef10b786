import Evaluations
import Language
import Statistics
import Tables
import Trends

/// An evaluation or a cascade that a page was given, and what its groups are called.
struct PageEvaluation {
  /// What was found.
  let body: EvaluationFinding
  /// What it is of where a page has several: the keys of its stage and of the finding.
  let name: [SeriesName.Part]
  /// The shape of what was evaluated; nil where that is not known.
  let source: CountsSchema?
  /// Whom the page is for.
  let audience: PageInputs.Audience
  private let names: PageNames

  init(_ finding: Finding, _ body: EvaluationFinding, of one: PageInputs.Findings, _ page: PageFilling) {
    self.body = body
    source = one.source
    audience = page.inputs.audience
    names = page.names
    let key = finding.key.filter { $0.code != CountsSchema.marginCode }
    name =
      one.bindings.map { page.names.part($0.name, $0.code, list: $0.list, of: one.source) }
      + key.map { page.names.part($0.dimension, $0.code, list: $0.dimension, of: one.source) }
  }

  /// How scores are printed.
  var scale: ScoreScale { ScoreScale(maximum: body.evaluation?.maximum) }

  /// A group; without a schema that says otherwise, the code list of a dimension is the one called like it.
  func part(_ dimension: String, _ code: String) -> SeriesName.Part {
    let list = source?.dimensions.first { $0.name == dimension }?.codeList ?? dimension
    return names.part(dimension, code, list: list, of: source)
  }

  /// What a dimension is called.
  func label(_ dimension: String) -> LocalizedText { names.dimension(dimension, of: source) }

  /// What a question is called.
  func item(_ name: String) -> LocalizedText { names.dimension(name, of: source) }

  /// Codes of persons; none on a page that leaves the office.
  func codes(_ codes: [String]) -> [String] {
    audience == .insiders ? codes.filter { !$0.isEmpty } : []
  }

  /// A gain as the page tells it.
  func told(_ gain: Gain) -> ToldGain { ToldGain(gain, scale: scale) }

  /// A comparison as the page tells it, with the pairs of those groups that are shown.
  func told(_ comparison: GroupComparison) -> ToldComparison {
    let groups = comparison.codes.map { code in
      ToldComparison.Group(
        part: part(comparison.dimension, code),
        pairs: body.evaluation?.groups.first { $0.dimension == comparison.dimension && $0.code == code }?.gain
          .pairs)
    }
    return ToldComparison(comparison, groups: groups, scale: scale)
  }

  /// The contracts of scores and sessions that nobody published; empty for published ones.
  var contracts: [String] { source.map { $0.citations.isEmpty ? $0.contracts : [] } ?? [] }

  /// Bars of counts of persons or seats, with the same counts as a table.
  func bars(
    _ headline: Phrase, _ subtitle: Phrase, _ rows: [(name: Phrase, count: Int)], of unit: Phrase,
    by heading: Phrase, notes: [Phrase] = []
  ) -> Report.Block {
    let chart = CategoryChart(
      groups: [.init(name: unit, tone: .neutral)],
      categories: rows.map { .init(name: $0.name, values: [Quantity(count: $0.count)]) })
    let table = DataTable(
      caption: nil, columns: [heading, unit],
      rows: rows.map { [.words(phrase: $0.name), .quantity(quantity: Quantity(count: $0.count))] })
    return figure(headline, subtitle, .bars(chart: chart), table, notes: notes)
  }

  /// A chart with the published sources of what was evaluated.
  func figure(
    _ headline: Phrase, _ subtitle: Phrase, _ chart: Chart, _ table: DataTable, notes: [Phrase] = []
  )
    -> Report.Block
  {
    .figure(
      figure: Figure(
        headline: headline, subtitle: subtitle, crime: nil, chart: chart, table: table, notes: notes,
        sources: source?.citations ?? []))
  }
}

extension PageFilling {
  /// The evaluations of the page, in order of its inputs; they count as shown.
  func evaluations() -> [PageEvaluation] {
    inputs.findings.enumerated().flatMap { place, one in
      one.findings.compactMap { finding -> PageEvaluation? in
        guard let body = finding.body as? EvaluationFinding else { return nil }
        showLoose(place)
        return PageEvaluation(finding, body, of: one, self)
      }
    }
  }
}

extension DataTable {
  /// The table without columns that are hidden in every row.
  var withoutHiddenColumns: DataTable {
    let shown = columns.indices.filter { column in
      rows.isEmpty
        || rows.contains { row in
          guard row.indices.contains(column), case .quantity(let quantity) = row[column] else { return true }
          return quantity.content != .none(reason: .hidden)
        }
    }
    var table = self
    table.columns = shown.map { columns[$0] }
    table.rows = rows.map { row in shown.filter(row.indices.contains).map { row[$0] } }
    return table
  }
}
