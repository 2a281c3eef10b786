import Language
import Statistics
import Tables
import Trends

@testable import Briefs

/// One series of an input, with all that may be said of it worked out again from its cells.
///
/// Nothing here calls what fills pages: its arithmetic is written twice so that one can find the other's faults.
struct AuditedSeries {
  /// The place of the table among the inputs; nil for a finding without a table.
  var table: Int?
  var schema: CountsSchema?
  var bindings: [PageInputs.Binding]
  var measure: String
  /// The codes by dimension, without that of the release.
  var codes: [String: String]
  /// The cells in order of time.
  var cells: [(period: Period, cell: Cell)]
  /// The findings on it, with how many series the same instance tested.
  var findings: [(finding: Finding, family: Int)] = []

  var isAdditive: Bool { (schema?.measureKinds?[measure] ?? .amount) == .amount }
  var isMonthly: Bool { cells.first?.period.frequency == .month }

  /// The label of the measure as its contract says it.
  var measureLabel: LocalizedText {
    schema?.words[measure]?.label ?? LocalizedText(measure.replacing("_", with: " "))
  }

  /// The code of the crime, where a column says it.
  var crime: String? {
    schema?.dimensions.first { $0.codeList == "matters" }.flatMap { codes[$0.name] }
  }

  // MARK: Arithmetic

  /// The sum of cells: what is not known of one is not known of the sum.
  static func sum(_ cells: [Cell]) -> Cell {
    var (low, high, marks) = (0.0, 0.0, CellMarks())
    var (isBounded, isExact) = (true, true)
    var worst: Cell.Reason?
    let order: [Cell.Reason] = [.notPublished, .notCollected, .hidden, .missing]
    for cell in cells {
      marks.formUnion(cell.marks)
      switch cell.content {
      case .exact(let value): (low, high) = (low + value, high + value)
      case .interval(let one, let other): (low, high, isExact) = (low + one, high + other, false)
      case .lowerBound(let one): (low, isBounded, isExact) = (low + one, false, false)
      case .none(let reason):
        let ranks = [worst, reason].map { $0.flatMap(order.firstIndex) ?? -1 }
        if ranks[1] > ranks[0] { worst = reason }
      }
    }
    if let worst { return .unknown(worst, marks) }
    if isExact { return .exact(low, marks) }
    return isBounded ? .interval(low: low, high: high, marks) : .lowerBound(low, marks)
  }

  /// The calendar years of which all twelve months have a row; years as they are.
  var years: [(period: Period, cell: Cell)] {
    guard isMonthly else { return cells }
    guard isAdditive else { return [] }
    let byYear = Dictionary(grouping: cells, by: \.period.year)
    return byYear.filter { $0.value.count == 12 }.sorted { $0.key < $1.key }.map {
      (Period(year: $0.key), Self.sum($0.value.map(\.cell)))
    }
  }

  /// What stands for the series by year: its full years, else its periods.
  var shown: [(period: Period, cell: Cell)] { years.isEmpty ? cells : years }

  /// The last year and the one before, both whole; nil where either is not there or is a part.
  var recent: RecentYears? {
    guard let last = cells.last?.period else { return nil }
    let length = last.frequency == .month ? 12 : 1
    if length == 12, !isAdditive { return nil }
    let wanted = (0..<2 * length).map { Period(frequency: last.frequency, ordinal: last.ordinal - $0) }
    let found = wanted.compactMap { period in cells.first { $0.period == period }?.cell }
    guard found.count == wanted.count, !found.contains(where: { $0.marks.contains(.partial) }) else {
      return nil
    }
    let sums = [found.prefix(length), found.suffix(length)].map { Self.sum(Array($0)) }
    return RecentYears(
      first: Period(frequency: last.frequency, ordinal: last.ordinal - length + 1), last: last,
      latest: Quantity(sums[0]), before: Quantity(sums[1]))
  }

  /// The direction that may be said of a finding: it turns where the last year surely went the other way.
  func direction(of finding: Finding) -> FindingStatement.Direction {
    let ends = { (quantity: Quantity) -> (Double, Double)? in
      switch quantity.content {
      case .exact(let value): (value, value)
      case .interval(let low, let high): (low, high)
      case .lowerBound(let low): (low, .infinity)
      case .none: nil
      }
    }
    let recent = recent
    let (latest, before) = (recent.flatMap { ends($0.latest) }, recent.flatMap { ends($0.before) })
    let isKnown = latest != nil && before != nil
    var (isBelow, isAbove) = (false, false)
    if let latest, let before { (isBelow, isAbove) = (latest.1 < before.0, latest.0 > before.1) }
    // Counts that turn say nothing of a rate, and where the last year was tested, chance is no turn.
    let tested = isAdditive || !isMonthly ? (try? finding.trend?.story.get())?.lastYear : nil
    if finding.trend?.isPerExposure == true || (tested.map { $0.p >= 0.05 } ?? false) {
      (isBelow, isAbove) = (false, false)
    }
    return switch finding.direction {
    case .success(.rising): !isKnown ? .rose : isBelow ? .risen : .rising
    case .success(.falling): !isKnown ? .fell : isAbove ? .fallen : .falling
    case .success(.noClearChange): .noClearChange
    case .success(.changed): .changed
    case .failure: .untested
    }
  }

  /// The figures by year as a chart draws them, gaps and all.
  var points: [ChartPoint] {
    let shown = shown
    guard let first = shown.first?.period, let last = shown.last?.period else { return [] }
    return (first.ordinal...last.ordinal).map { ordinal in
      let period = Period(frequency: first.frequency, ordinal: ordinal)
      return ChartPoint(period: period, cell: shown.first { $0.period == period }?.cell ?? .missing)
    }
  }

  /// Whether nothing but zeros is known of it, and nothing is hidden or a lower end.
  var isAllZero: Bool {
    cells.contains { $0.cell.content == .exact(0) }
      && cells.allSatisfy { cell in
        switch cell.cell.content {
        case .exact(let value): value == 0
        case .interval(_, let high): high == 0
        case .lowerBound, .none(.hidden): false
        case .none: true
        }
      }
  }
}

extension AuditedSeries {
  /// All series of some inputs, then the findings that are on none of them.
  static func all(_ inputs: PageInputs) -> [AuditedSeries] {
    var result: [AuditedSeries] = []
    for (place, input) in inputs.tables.enumerated() { result += series(of: input, at: place) }
    for input in inputs.findings {
      let tested = input.findings.count { (try? $0.direction.get()) != nil }
      for finding in input.findings {
        let codes = Dictionary(
          finding.key.map { ($0.dimension, $0.code) }, uniquingKeysWith: { one, _ in one })
        let own = result.indices.filter { place in
          let one = result[place]
          guard let table = one.table else { return false }
          let stage = inputs.tables[table].stage
          return (input.reads.isEmpty || input.reads.contains(stage)) && one.measure == finding.measure
            && one.codes == codes && one.bindings.allSatisfy(input.bindings.contains)
        }
        for place in own { result[place].findings.append((finding, tested)) }
        guard own.isEmpty else { continue }
        result.append(
          AuditedSeries(
            table: nil, schema: nil, bindings: input.bindings, measure: finding.measure, codes: codes,
            cells: [],
            findings: [(finding, tested)]))
      }
    }
    return result
  }

  private static func series(of input: PageInputs.Table, at place: Int) -> [AuditedSeries] {
    let table = input.table
    let schema = table.schema
    let vintages = schema.dimensions.indices.filter { schema.dimensions[$0].isVintage }
    let last = vintages.map { table.dimensions[$0].max() ?? "" }
    var rows: [[String]: [Int]] = [:]
    for row in 0..<table.rowCount
    where zip(vintages, last).allSatisfy({ table.dimensions[$0.0][row] == $0.1 }) {
      let codes = schema.dimensions.indices.filter { !vintages.contains($0) }.map {
        table.dimensions[$0][row]
      }
      rows[codes, default: []].append(row)
    }
    let names = schema.dimensions.filter { !$0.isVintage }.map(\.name)
    return schema.measures.indices.flatMap { column in
      rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { codes, rows in
        AuditedSeries(
          table: place, schema: schema, bindings: input.bindings, measure: schema.measures[column],
          codes: Dictionary(zip(names, codes), uniquingKeysWith: { one, _ in one }),
          cells: table.periods.isEmpty
            ? []
            : rows.map { (table.periods[$0], table.measures[column][$0]) }.sorted { $0.0 < $1.0 })
      }
    }
  }
}
