import Language
import Tables
import Trends

/// A table of a page with its series, and the findings on them.
///
/// Of a table with releases the last one is shown.
struct PageTable: Sendable {
  /// A series of the table: the codes of its dimensions and its rows, by period.
  struct Run: Sendable {
    /// The codes, in order of the dimensions without that of the release.
    var codes: [String]
    /// The rows.
    var rows: Range<Int>
  }

  let input: PageInputs.Table
  /// The last release.
  let table: CountsTable
  /// The dimensions without that of the release.
  let dimensions: [CountsSchema.Dimension]
  /// The series, in order of the table.
  let runs: [Run]
  /// The findings on its series, by measure and codes; several where several stages tested them.
  let findings: [[String]: [Finding]]
  private let shared: [String: Set<String>]
  /// The input findings that were matched, by their place.
  let matched: [Int]
  /// The places of the findings on its series, in each input.
  let claimed: [Int: Set<Int>]

  init(_ input: PageInputs.Table, findings all: [PageInputs.Findings], labels: PageInputs.Labels) {
    self.input = input
    let table = input.table.latestRelease()
    self.table = table
    let kept = table.schema.dimensions.indices.filter { !table.schema.dimensions[$0].isVintage }
    dimensions = kept.map { table.schema.dimensions[$0] }
    runs = Self.runs(table, kept)
    shared = Self.shared(dimensions, runs, labels)
    let names = dimensions.map(\.name)
    let own = Set(runs.map(\.codes))
    var found: [[String]: [Finding]] = [:]
    var claimed: [Int: Set<Int>] = [:]
    var matched: [Int] = []
    for (place, one) in all.enumerated() where Self.belongs(one, to: input) {
      var isUsed = false
      for (number, finding) in one.findings.enumerated()
      where finding.trend != nil && finding.key.map(\.dimension) == names
        && table.schema.measures.contains(finding.measure)
      {
        let codes = finding.key.map(\.code)
        guard own.contains(codes) else { continue }
        found[[finding.measure] + codes, default: []].append(finding)
        claimed[place, default: []].insert(number)
        isUsed = true
      }
      if isUsed || one.findings.isEmpty { matched.append(place) }
    }
    self.findings = found
    self.matched = matched
    self.claimed = claimed
  }

  /// Findings belong to the table their stage read, of the same instance.
  private static func belongs(_ findings: PageInputs.Findings, to table: PageInputs.Table) -> Bool {
    guard findings.reads.isEmpty || findings.reads.contains(table.stage) else { return false }
    let own = Dictionary(findings.bindings.map { ($0.name, $0.code) }, uniquingKeysWith: { one, _ in one })
    return table.bindings.allSatisfy { own[$0.name] == $0.code }
  }

  private static func runs(_ table: CountsTable, _ kept: [Int]) -> [Run] {
    var runs: [Run] = []
    var start = 0
    while start < table.rowCount {
      var end = start + 1
      while end < table.rowCount,
        kept.allSatisfy({ table.dimensions[$0][end] == table.dimensions[$0][start] })
      {
        end += 1
      }
      runs.append(Run(codes: kept.map { table.dimensions[$0][start] }, rows: start..<end))
      start = end
    }
    return runs
  }

  /// Whether figures of a measure may be added over time.
  func isAdditive(_ measure: String) -> Bool { table.schema.isAdditive(measure: measure) }

  /// The cells of a run by period.
  func cells(_ run: Run, measure: Int) -> [(period: Period, cell: Cell)] {
    guard !table.periods.isEmpty, table.measures.indices.contains(measure) else { return [] }
    return run.rows.map { (table.periods[$0], table.measures[measure][$0]) }
  }

  /// The codes of a dimension that have a row, in the order of the code list's appearance, without the margin.
  func codes(of dimension: String) -> [String] {
    guard let place = dimensions.firstIndex(where: { $0.name == dimension }) else { return [] }
    return runs.map { $0.codes[place] }.filter { $0 != CountsSchema.marginCode }.eachOnce
  }

  /// A part whose label another dimension has too, such as *under 18* of two age groupings, says which dimension it is of.
  func told(_ part: SeriesName.Part, _ page: PageNames) -> SeriesName.Part {
    guard let codes = shared[part.dimension], codes.contains(part.code) else { return part }
    var told = part
    let dimension = part.dimensionLabel
    told.label.texts = part.label.texts.reduce(into: [:]) { texts, text in
      texts[text.key] = text.value + " (" + dimension.text(in: text.key) + ")"
    }
    return told
  }

  /// The codes, by dimension, whose label a code of another dimension has too.
  private static func shared(
    _ dimensions: [CountsSchema.Dimension], _ runs: [Run], _ labels: PageInputs.Labels
  ) -> [String: Set<String>] {
    var owners: [LocalizedText: [(dimension: String, code: String)]] = [:]
    for (place, dimension) in dimensions.enumerated() {
      for code in Set(runs.map { $0.codes[place] })
      where code != CountsSchema.marginCode && code != CountsSchema.unknownCode {
        owners[labels.name(dimension.codeList, code), default: []].append((dimension.name, code))
      }
    }
    var result: [String: Set<String>] = [:]
    for (_, all) in owners where Set(all.map(\.dimension)).count > 1 {
      // The same list twice, such as origin and destination, is told apart by order, and by the heads of its columns.
      for one in all { result[one.dimension, default: []].insert(one.code) }
    }
    return result
  }

  /// A slice once for each crime of the table, where it does not name one itself: figures of the two are never added.
  func crimes(_ slice: Slice) -> [Slice] {
    guard let dimension = dimensions.first(where: { $0.codeList == CrimeCodes.list }),
      !slice.named.contains(dimension.name)
    else { return [slice] }
    return codes(of: dimension.name).map { code in
      var one = slice
      one.pins.append(.init(dimension: dimension.name, codes: [code], location: nil))
      return one
    }
  }

  /// Whether rows of a dimension's margin can occur.
  func hasMargin(_ dimension: CountsSchema.Dimension) -> Bool {
    guard let place = dimensions.firstIndex(of: dimension) else { return false }
    return dimension.hasMargin || runs.contains { $0.codes[place] == CountsSchema.marginCode }
  }
}
