import Language
import Statistics
import Tables
import Trends

/// The alerts and transitions of a page, with the names of their series.
extension PageFilling {
  /// How many series are named in one sentence.
  static let mostNames = 6

  /// An alert finding and what its series is called.
  struct NamedAlert {
    var input: Int
    var name: SeriesName
    var finding: Finding
    var body: AlertFinding
  }

  func namedAlerts() -> [NamedAlert] {
    inputs.findings.enumerated().flatMap { place, one in
      one.findings.compactMap { finding in
        finding.alert.map {
          NamedAlert(input: place, name: name(of: finding, in: one), finding: finding, body: $0)
        }
      }
    }
  }

  /// What the series of a finding is called.
  func name(of finding: Finding, in input: PageInputs.Findings) -> SeriesName {
    var input = input
    input.source = schema(of: input)
    return PageSeries(finding, of: input, page: names).name
  }

  /// What a series is called by its codes: its categories, and what its stage is fanned out by beside them.
  func name(
    _ measure: String, _ key: [KeyPart], bindings: [PageInputs.Binding], of schema: CountsSchema?
  ) -> SeriesName {
    let parts = key.filter { $0.code != CountsSchema.marginCode }.map { part in
      names.part(
        part.dimension, part.code, list: schema?.dimensions.first { $0.name == part.dimension }?.codeList,
        of: schema)
    }
    let own = bindings.filter { binding in
      !parts.contains { $0.list == binding.list && $0.code == binding.code }
    }.map { names.part($0.name, $0.code, list: $0.list, of: schema) }
    let words =
      schema.map { names.measure(measure, of: $0) } ?? LocalizedText(measure.replacing("_", with: " "))
    return SeriesName(measure: words, parts: own + parts)
  }

  /// The shape of the table that findings are on; nil where the page was given neither.
  func schema(of input: PageInputs.Findings) -> CountsSchema? { input.source ?? schema(readBy: input.reads) }

  /// The shape of the first table of the page among some stages.
  func schema(readBy stages: [String]) -> CountsSchema? {
    tables.first { stages.contains($0.input.stage) }?.table.schema
  }

  /// The length of the periods of a finding; nil where its last one is none either.
  func frequency(of finding: Finding, in input: PageInputs.Findings) -> Period.Frequency? {
    schema(of: input)?.period?.frequency ?? Period(text: finding.window.lastPeriod)?.frequency
  }

  /// What was compared with findings of a stage and its keys; nil where nothing was.
  func comparison(of findings: PageInputs.Findings) -> PageInputs.Changes? {
    inputs.changes.first { $0.reads.contains(findings.stage) && $0.bindings == findings.bindings }
  }

  /// What tells a series from others, whatever stage tells of it.
  static func identity(_ name: SeriesName, _ measure: String) -> [String] {
    [measure] + name.parts.map { "\($0.list ?? $0.dimension)=\($0.code)" }.sorted()
  }

  /// The figures of the series of an alert finding and the last period of its table, where the page was given it.
  private func cells(
    of alert: NamedAlert
  ) -> (cells: [(period: Period, cell: Cell)], last: Period)? {
    let input = inputs.findings[alert.input]
    let codes = alert.finding.key.codes
    for table in tables where input.reads.contains(table.input.stage) {
      let bindings = table.input.bindings
      guard bindings.allSatisfy(input.bindings.contains),
        let measure = table.table.schema.measures.firstIndex(of: alert.finding.measure),
        let run = table.runs.first(where: { run in
          zip(table.dimensions, run.codes).allSatisfy { codes[$0.name] == $1 }
        }), let last = table.table.periods.max()
      else { continue }
      return (table.cells(run, measure: measure), last)
    }
    return nil
  }

  func silentSeries() -> [NamedAlert] {
    var seen: Set<[String]> = []
    return alerts.filter { alert in
      guard case .failure(.missingLatest) = alert.body.state else { return false }
      guard let (cells, last) = cells(of: alert) else { return true }
      let first = last.advanced(by: -last.frequency.periodsPerYear)
      return cells.contains { $0.period >= first && $0.cell.low != nil }
    }.filter { seen.insert(Self.identity($0.name, $0.finding.measure)).inserted }
  }

  func newSeries() -> [SeriesName] {
    var found: [SeriesName] = []
    for changes in inputs.changes where changes.earlier == .compared && changes.transitions == nil {
      let new = Dictionary(grouping: changes.figures.filter { $0.kind == .new && $0.hasFigure }) {
        [$0.measure] + ($0.codes ?? []).map(\.code)
      }
      for table in tables
      where changes.reads.contains(table.input.stage) && table.input.bindings == changes.bindings {
        for run in table.runs where run.codes.contains(where: { $0 != CountsSchema.marginCode }) {
          for (measure, name) in table.table.schema.measures.enumerated() {
            let cells = table.cells(run, measure: measure).filter { $0.cell.low != nil }
            guard let figures = new[[name] + run.codes], figures.count >= cells.count,
              cells.contains(where: { ($0.cell.high ?? 1) > 0 })
            else { continue }
            let key = zip(table.dimensions, run.codes).map { KeyPart(dimension: $0.name, code: $1) }
            found.append(self.name(name, key, bindings: [], of: table.table.schema))
          }
        }
      }
    }
    return found
  }

  /// The last period of a series that is complete; nil where nothing says that a later one is not.
  ///
  /// What was known before says so, or the figures themselves. That a source may still revise its last periods does not.
  func lastComplete(of series: PageSeries) -> Period? {
    guard let table = series.input else { return nil }
    let ends = inputs.findings.filter { $0.reads.contains(table.stage) && $0.bindings == table.bindings }
      .flatMap(\.findings).compactMap { finding -> Period? in
        guard let body = finding.body as? CompletenessFinding, body.evidence != .contract,
          body.provisional > 0,
          finding.measure == series.measure,
          finding.key.allSatisfy({ series.codes[$0.dimension] ?? CountsSchema.marginCode == $0.code })
        else { return nil }
        return Period(text: finding.window.lastPeriod)?.advanced(by: -body.provisional)
      }
    return ends.min()
  }

  /// Whether a night is quiet.
  ///
  /// It takes a comparison with the last report, and a watch over the latest periods. New figures of series that were there
  /// before are no news in themselves, nor are revisions of figures that were provisional.
  func needsNobody() -> Bool {
    let compared = inputs.changes.filter { $0.earlier == .compared }
    guard !compared.isEmpty, compared.count == inputs.changes.count, !alerts.isEmpty else { return false }
    let holds = compared.allSatisfy { changes in
      (changes.transitions ?? []).allSatisfy(\.isOfThePast)
        && (changes.transitions != nil || changes.figures.allSatisfy { $0.kind == .new || $0.wasProvisional })
    }
    return holds && firstSeen.isEmpty && silent.isEmpty
      && alerts.contains { !$0.body.watched.isEmpty }
      && alerts.allSatisfy { $0.body.watched.allSatisfy { !$0.state.isAlert } && $0.body.shared == nil }
  }
}

extension PageInputs.Changes.Figure {
  /// Whether there is a figure now: a number, or what is known of it.
  var hasFigure: Bool { (now?.first).map { $0.isNumber || $0 == "-" } ?? false }

  /// Whether it was said that it may still be revised.
  var wasProvisional: Bool {
    kind == .revised && before?.split(separator: " ").contains("provisional") == true
  }

  /// Whether exactly one value stands there now.
  var isExact: Bool { now.map { hasFigure && !$0.contains("...") } ?? false }
}
