import Language
import Tables
import Trends

/// One series that a page shows, with the finding on it.
struct PageSeries: Sendable {
  /// The input table it is of; nil for a finding whose table the page was not given.
  let input: PageInputs.Table?
  let measure: String
  /// The codes by dimension.
  let codes: [String: String]
  /// The cells by period.
  let cells: [(period: Period, cell: Cell)]
  let finding: Finding?
  let statement: FindingStatement?
  /// Everything that narrows it: what its stage is fanned out by, and all categories.
  let name: SeriesName
  /// Only what tells it from its siblings on a page: the categories that are spread.
  let short: SeriesName
  let crime: Crime?
  let isAdditive: Bool
  /// The spread parts, in order of the block.
  var spread: [SeriesName.Part] { short.parts }

  /// A series of a table.
  ///
  /// - Parameter place: which of the findings on it, where several stages tested it.
  init(
    _ table: PageTable, _ run: PageTable.Run, column: Int, slice: Slice, page: PageNames,
    finding place: Int = 0
  ) {
    let schema = table.table.schema
    let measure = schema.measures[column]
    let codes = Dictionary(
      zip(table.dimensions.map(\.name), run.codes), uniquingKeysWith: { one, _ in one })
    let words = slice.counts ?? page.measure(measure, of: schema)
    func part(_ dimension: CountsSchema.Dimension) -> SeriesName.Part? {
      guard let code = codes[dimension.name], code != CountsSchema.marginCode else { return nil }
      return table.told(page.part(dimension.name, code, list: dimension.codeList, of: schema), page)
    }
    let spread = slice.spread.compactMap { name in
      table.dimensions.first { $0.name == name }.flatMap(part)
    }
    let pinned =
      slice.counts == nil
      ? table.dimensions.filter { !slice.spread.contains($0.name) && $0.codeList != CrimeCodes.list }
        .compactMap(part) : []
    let narrowed = page.narrowings(of: schema, beside: codes).filter { $0.list != CrimeCodes.list }
    let bindings = table.input.bindings.filter { binding in
      // A column of the same name says it; one of the same list may be something else, as a nationality is.
      !spread.contains { $0.dimension == binding.name && $0.code == binding.code }
        && !(pinned + narrowed).contains { $0.code == binding.code && $0.list == binding.list }
    }.map { page.part($0.name, $0.code, list: $0.list, of: schema) }
    self.input = table.input
    self.measure = measure
    self.codes = codes
    cells = table.cells(run, measure: column)
    name = SeriesName(measure: words, parts: bindings + narrowed + pinned + spread)
    short = SeriesName(measure: words, parts: spread)
    isAdditive = table.isAdditive(measure)
    let crimes = table.dimensions.first { $0.codeList == CrimeCodes.list }.flatMap { codes[$0.name] }
    crime = crimes.flatMap(Crime.init(rawValue:)) ?? schema.crime
    finding = table.findings[[measure] + run.codes]?.dropFirst(place).first
    let (cells, name, isAdditive) = (cells, name, isAdditive)
    var statement = finding.flatMap {
      FindingStatement($0, subject: name, cells: cells, isAdditive: isAdditive)
    }
    statement?.explain(finding, page: page, schema: schema)
    self.statement = statement
  }

  /// A finding whose table the page was not given.
  init(_ finding: Finding, of input: PageInputs.Findings, page: PageNames) {
    self.input = nil
    measure = finding.measure
    let codes = finding.key.codes
    self.codes = codes
    cells = []
    self.finding = finding
    let parts = finding.key.filter { $0.code != CountsSchema.marginCode }.map {
      part in
      let list = input.source?.dimensions.first { $0.name == part.dimension }?.codeList
      return page.part(part.dimension, part.code, list: list, of: input.source)
    }
    let narrowed = input.source.map { page.narrowings(of: $0, beside: codes) } ?? []
    let bindings = input.bindings.filter { binding in
      !narrowed.contains { $0.code == binding.code && $0.list == binding.list }
    }.map { page.part($0.name, $0.code, list: $0.list, of: input.source) }
    let words =
      input.source.map { page.measure(finding.measure, of: $0) } ?? page.names[finding.measure]
      ?? LocalizedText(finding.measure.replacing("_", with: " "))
    name = SeriesName(measure: words, parts: bindings + narrowed + parts)
    short = SeriesName(measure: words, parts: parts)
    crime = codes.values.lazy.compactMap(Crime.init(rawValue:)).first ?? input.source?.crime
    isAdditive = false
    let name = name
    var statement = FindingStatement(finding, subject: name, cells: [], isAdditive: true)
    statement?.explain(finding, page: page, schema: input.source)
    self.statement = statement
  }

  /// The decimals of its figures in a chart: none where all are whole, else those of the largest.
  var decimals: Int {
    let known = cells.compactMap(\.cell.value)
    return known.allSatisfy { $0 == $0.rounded() } ? 0 : max(1, Quantity.decimals(for: known.max() ?? 0))
  }

  /// Full calendar years, or the periods as they are where they are years.
  var years: [(period: Period, cell: Cell)] { FullYears.years(cells, isAdditive: isAdditive) }

  /// Full calendar years; the periods as they are where they do not add up to years.
  var figures: [(period: Period, cell: Cell)] {
    let years = years
    return years.isEmpty ? cells : years
  }

  /// The sum of what is known of it and of the most that hidden figures can be, to rank it by.
  var size: Double { cells.reduce(0) { $0 + ($1.cell.value ?? $1.cell.high ?? 0) } }

  /// The cells as points of a chart, on every period from the first to the last.
  var points: [ChartPoint] { Self.points(cells) }

  /// The full years as points of a chart; the periods where they do not add up to years.
  var yearPoints: [ChartPoint] { Self.points(figures) }

  /// The cells at the pace of the series beside it; none where it has no full year and others have.
  func cells(_ pace: Pace) -> [(period: Period, cell: Cell)] { pace == .years ? years : cells }

  /// What series that stand together are shown by, so that no table has months beside years.
  enum Pace {
    case years
    case periods

    /// Full years where any series has one.
    init(_ series: [PageSeries]) { self = series.contains { !$0.years.isEmpty } ? .years : .periods }
  }

  static func points(_ cells: [(period: Period, cell: Cell)]) -> [ChartPoint] {
    guard let first = cells.first?.period, let last = cells.last?.period else { return [] }
    var points: [ChartPoint] = []
    var next = cells.startIndex
    for ordinal in first.ordinal...max(first.ordinal, last.ordinal) {
      let period = Period(frequency: first.frequency, ordinal: ordinal)
      if next < cells.endIndex, cells[next].period == period {
        points.append(ChartPoint(period: period, cell: cells[next].cell))
        next += 1
      } else {
        points.append(ChartPoint(period: period, cell: .missing))
      }
    }
    return points
  }

  /// The declared events on points of a chart; nil where there are none.
  func events(through points: [ChartPoint]) -> [ChartEvent]? {
    ChartEvent.events(input?.table.schema, codes: codes, through: points)
  }

  /// What the colour of the series stands for.
  var tone: Tone {
    let bySex = codes.values.contains("F") ? 0 : codes.values.contains("M") ? 1 : nil
    let byAge = codes.values.contains("ADULT") ? 0 : codes.values.contains("CHILD") ? 2 : nil
    if let bySex, let byAge {
      return [Tone.women, .men, .girls, .boys][bySex + byAge]
    }
    return Tone(crime)
  }

  /// Whether every known figure is zero, and none is hidden or only a lower end.
  var isAllZero: Bool {
    cells.contains { $0.cell.value != nil }
      && cells.allSatisfy { cell in
        switch cell.cell.content {
        case .exact(let value): value == 0
        case .interval(_, let high): high == 0
        case .lowerBound, .none(.hidden): false
        case .none: true
        }
      }
  }

  /// What its whole table is of: the keys of its stage and what it was narrowed to.
  var keyParts: [SeriesName.Part] { name.parts.filter { part in !short.parts.contains(part) } }

  /// Whether projections are summed in its figures: those of a dimension that the table has no more.
  var holdsProjections: Bool {
    input?.table.schema.projections.keys.contains { codes[$0] == nil || codes[$0] == CountsSchema.marginCode }
      ?? false
  }

  /// Whether its contract says that its figures are a projection.
  var isProjection: Bool {
    guard let schema = input?.table.schema else { return false }
    return codes.contains { schema.projectionCodes(of: $0).contains($1) }
  }

  /// How many dimensions are broken down, the crime aside.
  var depth: Int { short.parts.count { $0.list != CrimeCodes.list } }

  /// Where the figures come from.
  var citations: [SourceCitation] { input?.table.schema.citations ?? [] }
}

/// The code list that tells the two crimes apart.
enum CrimeCodes {
  static let list = "matters"
}
