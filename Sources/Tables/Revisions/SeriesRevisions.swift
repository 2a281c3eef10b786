/// The largest changes that later releases made to the figures of each series: 22 became 20,045.
///
/// A series is what a measure holds for one category of each dimension, over its periods. Only figures that
/// have one exact value in both releases are compared; what is hidden, missing or at least a number is not.
public struct SeriesRevisions: Codable, Sendable, Hashable {
  /// One series that was revised.
  public struct Series: Codable, Sendable, Hashable {
    /// The measure.
    public var measure: String
    /// The categories, in order of `dimensions`.
    public var codes: [String]
    /// How many figures were compared with the release before, counted once a pair of releases.
    public var compared: Int
    /// How many of them became another value.
    public var revised: Int
    /// The revision that is largest in the unit of the measure.
    public var largest: Revision
    /// The revision that is largest beside the value before; nil where that was 0 each time.
    public var largestShare: Revision?
    /// Those of more than a tenth and more than 20, the largest first, at most 20; nil where the file is older.
    public var remarkable: [Revision]?
  }

  /// What one release made of one figure.
  public struct Revision: Codable, Sendable, Hashable {
    /// The period, `2014` or `2014-05`; nil where the table has none.
    public var period: String?
    /// The release before, in which the figure has a value.
    public var earlier: String
    /// The release that changed it.
    public var later: String
    /// The value before.
    public var old: Double
    /// The value since.
    public var new: Double
    /// The value in each release that has one, oldest first.
    public var values: [Value]

    /// The difference in the unit of the measure, at least 0.
    public var size: Double { abs(new - old) }
    /// The difference beside the value before, 0.5 for half of it; nil where that is 0.
    public var share: Double? { old == 0 ? nil : abs(new - old) / abs(old) }
  }

  /// The value of a figure in one release.
  public struct Value: Codable, Sendable, Hashable {
    /// The release.
    public var release: String
    /// The value.
    public var value: Double
  }

  /// The dimensions whose categories tell series apart; without that of the release.
  public var dimensions: [String]
  /// The series with at least one revision, in order of measure, then of codes.
  public var series: [Series]

  /// The series of a measure and codes; nil where no release revised it.
  public subscript(measure: String, codes: [String]) -> Series? {
    series.first { $0.measure == measure && $0.codes == codes }
  }

  /// Compares each release in a table with the one before it; nil where the table has no column of releases, or one of what
  /// earlier runs knew: that grows from night to night, by design.
  ///
  /// Releases follow each other in the order of their names.
  public init?(releasesOf table: CountsTable) {
    guard let vintage = table.schema.dimensions.firstIndex(where: \.isVintage),
      table.schema.dimensions[vintage].knownUntil == nil
    else { return nil }
    var figures = Figures()
    figures.add(table, without: vintage) { table.dimensions[vintage][$0] }
    dimensions = table.schema.dimensions.enumerated().filter { $0.offset != vintage }.map(\.element.name)
    series = figures.series
  }

  /// Compares a table with the same table in an earlier run, which stand in for releases as `now` and `before`.
  ///
  /// Nil where their dimensions are not the same.
  public init?(now: CountsTable, then: CountsTable) {
    dimensions = now.schema.dimensions.map(\.name)
    guard then.schema.dimensions.map(\.name) == dimensions else { return nil }
    var figures = Figures()
    figures.add(then, without: nil) { _ in "before" }
    figures.add(now, without: nil) { _ in "now" }
    series = figures.series
  }
}

/// The values of figures by release.
private struct Figures {
  struct Key: Hashable {
    var measure: String
    var codes: [String]
  }

  private var values: [Key: [Period?: [SeriesRevisions.Value]]] = [:]

  /// Takes the exact values of a table, without the dimension of the release.
  mutating func add(_ table: CountsTable, without vintage: Int?, release: (_ row: Int) -> String) {
    let kept = table.dimensions.indices.filter { $0 != vintage }
    for row in 0..<table.rowCount {
      let codes = kept.map { table.dimensions[$0][row] }
      let period = table.periods.isEmpty ? nil : table.periods[row]
      for (measure, cells) in zip(table.schema.measures, table.measures) {
        guard let value = cells[row].value else { continue }
        values[Key(measure: measure, codes: codes), default: [:]][period, default: []]
          .append(.init(release: release(row), value: value))
      }
    }
  }

  /// The series that were revised, in order.
  var series: [SeriesRevisions.Series] {
    let keys = values.keys.sorted {
      $0.measure == $1.measure ? $0.codes.lexicographicallyPrecedes($1.codes) : $0.measure < $1.measure
    }
    return keys.compactMap { key in
      var compared = 0
      var revisions: [SeriesRevisions.Revision] = []
      for (period, unsorted) in (values[key] ?? [:]).sorted(by: { Self.isEarlier($0.key, $1.key) }) {
        let all = unsorted.sorted { $0.release < $1.release }
        for (before, after) in zip(all, all.dropFirst()) {
          compared += 1
          guard before.value != after.value else { continue }
          revisions.append(
            .init(
              period: period?.description, earlier: before.release, later: after.release,
              old: before.value, new: after.value, values: all))
        }
      }
      guard let largest = Self.first(of: revisions, by: \.size) else { return nil }
      return .init(
        measure: key.measure, codes: key.codes, compared: compared, revised: revisions.count,
        largest: largest,
        largestShare: Self.first(of: revisions.filter { $0.share != nil }) { $0.share ?? 0 },
        remarkable: Array(
          revisions.enumerated().filter { $0.element.size > 20 && ($0.element.share ?? 1) > 0.1 }.sorted {
            ($1.element.size, $0.offset) < ($0.element.size, $1.offset)
          }.map(\.element).prefix(20)))
    }
  }

  /// The largest; of several the first.
  private static func first(
    of revisions: [SeriesRevisions.Revision], by size: (SeriesRevisions.Revision) -> Double
  ) -> SeriesRevisions.Revision? {
    revisions.reduce(nil) { best, next in
      best.map { size($0) >= size(next) ? $0 : next } ?? next
    }
  }

  private static func isEarlier(_ first: Period?, _ second: Period?) -> Bool {
    guard let first, let second else { return first == nil && second != nil }
    return first < second
  }
}
