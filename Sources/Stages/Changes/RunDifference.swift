public import Pipelines

/// What differs between two runs, figure by figure.
public enum RunDifference {
  /// The changes of one table.
  public struct Table: Sendable, Codable {
    /// The instance that made it.
    public var instance: String
    /// The figures that differ; nil where the table holds case records, or is no longer stored.
    public var changes: [FigureChange]?
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
      var changes: [FigureChange]?
      if difference.dataClass != .confidential, difference.now != nil || difference.then != nil {
        changes = try FigureComparison.changes(
          type, now: difference.now.map { "\($0)/\(port)" }, then: difference.then.map { "\($0)/\(port)" },
          causes: difference.causes)
      }
      tables.append(Table(instance: difference.address, changes: changes, causes: difference.causes))
    }
    return tables
  }
}
