extension CountsTable {
  /// The table without all releases but the last; a table without releases is returned as it is.
  ///
  /// The last is the greatest text of the column, as for a disaggregation that does not choose among
  /// releases: what a later release leaves out is withdrawn, and is not taken from an earlier one.
  public func latestRelease() -> CountsTable {
    var rows = Array(0..<rowCount)
    for (dimension, codes) in zip(schema.dimensions, dimensions) where dimension.isVintage {
      guard let last = rows.map({ codes[$0] }).max() else { continue }
      rows = rows.filter { codes[$0] == last }
    }
    guard rows.count < rowCount else { return self }
    return CountsTable(
      schema: schema, dimensions: dimensions.map { column in rows.map { column[$0] } },
      periods: periods.isEmpty ? [] : rows.map { periods[$0] },
      measures: measures.map { column in rows.map { column[$0] } }, rowCount: rows.count)
  }
}

extension CountsTable {
  /// The latest release without the column of releases; a table without releases is returned as it is.
  public func withoutReleases() -> CountsTable {
    let kept = schema.dimensions.indices.filter { !schema.dimensions[$0].isVintage }
    guard kept.count < schema.dimensions.count else { return self }
    var latest = latestRelease()
    latest.schema.dimensions = kept.map { schema.dimensions[$0] }
    latest.dimensions = kept.map { latest.dimensions[$0] }
    return latest
  }

  /// Whether its releases are what records of a source had become known by the end of each period, or what earlier runs
  /// knew, the last being what is known now.
  ///
  /// Such a table is revised in every period, by design: stages that compare or print figures take the last alone.
  public var hasCurrentRelease: Bool {
    zip(schema.dimensions, dimensions).contains { dimension, codes in
      dimension.isVintage
        && (dimension.knownUntil != nil || codes.contains { $0.hasSuffix(RecordedVintages.currentSuffix) })
    }
  }
}
