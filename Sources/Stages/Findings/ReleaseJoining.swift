import Tables

/// A table and what earlier runs knew of it, as one table with a dimension of releases.
struct ReleaseJoining {
  /// The day since which the table is known.
  let since: CalendarDay
  /// The frequency of the table; nil where it has no period.
  let frequency: Period.Frequency?
  /// The releases of another shape, which are left out, in order.
  private(set) var unlike: [KnownReleases.Release] = []
  private let now: CountsTable
  private let column: String
  private var earlier: [(known: KnownReleases.Release, table: CountsTable)] = []

  init(_ now: CountsTable, since: CalendarDay, column: String) {
    (self.now, self.since, self.column) = (now, since, column)
    frequency = now.schema.period?.frequency
  }

  /// The dimension, without releases.
  static func dimension(_ column: String) -> CountsSchema.Dimension {
    .init(name: column, codeList: nil, isVintage: true, knownUntil: [:])
  }

  /// How many years before that of its latest period an earlier release is kept for: what is older counts as final, and two
  /// years of a calendar that starts elsewhere stay whole.
  private static let years = 4

  /// Takes what an earlier run knew, in order of time; it is left out where it is of another shape.
  mutating func add(_ table: CountsTable, known: KnownReleases.Release) {
    guard Self.shape(table.schema) == Self.shape(now.schema) else {
      unlike.append(known)
      return
    }
    earlier.append((known, Self.latestYears(of: table)))
  }

  private static func latestYears(of table: CountsTable) -> CountsTable {
    guard let first = table.periods.max().map({ $0.year - years }) else { return table }
    let rows = table.periods.indices.filter { table.periods[$0].year >= first }
    guard rows.count < table.rowCount else { return table }
    return CountsTable(
      schema: table.schema, dimensions: table.dimensions.map { codes in rows.map { codes[$0] } },
      periods: rows.map { table.periods[$0] },
      measures: table.measures.map { cells in rows.map { cells[$0] } }, rowCount: rows.count)
  }

  /// What two tables have in common of which the figures can be compared: not their words, notes, events and coverage.
  private static func shape(_ schema: CountsSchema) -> CountsSchema {
    var shape = CountsSchema(
      contracts: schema.contracts, citations: [],
      dimensions: schema.dimensions.map { dimension in
        .init(
          name: dimension.name, codeList: dimension.codeList, hasMargin: dimension.hasMargin,
          isAdditive: dimension.isAdditive, isSource: dimension.isSource)
      },
      period: schema.period, measures: schema.measures, measureKinds: schema.measureKinds)
    shape.matter = schema.matter
    shape.unit = schema.unit
    shape.origin = schema.origin
    shape.narrowed = schema.narrowed.map { narrowing in
      .init(dimension: narrowing.dimension, codeList: narrowing.codeList, kept: narrowing.kept)
    }
    return shape
  }

  /// All of it, the releases in order of their first days, the last being what is known now.
  var table: CountsTable {
    let all = earlier + [(KnownReleases.Release(first: since, last: since), now)]
    var schema = now.schema
    var dimension = Self.dimension(column)
    var names: [String] = []
    for (known, _) in all {
      let name = Period(day: known.first).description
      names.append(name)
      dimension.knownUntil?[name] = Period(day: known.last)
    }
    schema.dimensions.insert(dimension, at: 0)
    let dimensions =
      [zip(names, all).flatMap { Array(repeating: $0, count: $1.1.rowCount) }]
      + now.schema.dimensions.indices.map { place in all.flatMap { $0.1.dimensions[place] } }
    return CountsTable(
      schema: schema, dimensions: dimensions, periods: all.flatMap { $0.1.periods },
      measures: now.schema.measures.indices.map { place in all.flatMap { $0.1.measures[place] } },
      rowCount: all.reduce(0) { $0 + $1.1.rowCount })
  }
}
