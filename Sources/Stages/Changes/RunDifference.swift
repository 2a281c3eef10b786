public import Pipelines

/// What differs between two runs, figure by figure.
public enum RunDifference {
  /// The changes of one table.
  public struct Table: Sendable {
    /// The instance that made it.
    public var instance: String
    /// The figures that differ; nil where the table holds case records, or is no longer stored.
    public var changes: FigureChanges?
    /// Why it differs.
    public var causes: [String]
  }

  /// The tables of counts and findings that differ; pages follow from them and are left out.
  public static func tables(_ comparison: RunComparison) throws -> [Table] {
    var tables: [Table] = []
    for difference in comparison.differences {
      let type: PortType? =
        difference.ports.contains("findings") ? .findings : difference.ports.contains("table") ? .counts : nil
      guard let type else { continue }
      let port = type == .findings ? "findings" : "table"
      var changes: FigureChanges?
      if difference.dataClass != .confidential, difference.isStored {
        changes = try FigureComparison.changes(
          type, now: difference.now.map { "\($0)/\(port)" }, then: difference.then.map { "\($0)/\(port)" },
          causes: difference.causes)
      }
      tables.append(Table(instance: difference.address, changes: changes, causes: difference.causes))
    }
    return tables
  }

  /// What an upgrade did, in one line: `waymark 0.1 -> 0.2 recomputed 12 results; 3 figures differ`.
  ///
  /// - Parameter comparison: the run before beside this one.
  public static func line(_ upgrade: RunUpgrade, version: String, comparison: RunComparison?) -> String {
    let name =
      if let earlier = upgrade.earlierVersion, earlier != version {
        "waymark \(earlier) -> \(version)"
      } else {
        "other versions of methods or engines"
      }
    let results = "\(upgrade.recomputed) result\(upgrade.recomputed == 1 ? "" : "s")"
    let touched = comparison.map { comparison in
      var touched = comparison
      touched.differences = comparison.differences.filter { RunUpgrade.isCause($0.causes) }
      return touched
    }
    guard let touched, let tables = try? tables(touched) else { return "\(name) recomputed \(results)" }
    let figures = tables.reduce(0) { $0 + ($1.changes?.count ?? 0) }
    let closed = tables.count { $0.changes == nil }
    return "\(name) recomputed \(results); \(figures) figure\(figures == 1 ? " differs" : "s differ")"
      + (closed == 0 ? "" : ", and \(closed) table\(closed == 1 ? "" : "s") of case records")
  }
}
