public import Tables

extension Disaggregation {
  /// Two ways to compute a disaggregation that came to different ends.
  public struct Disagreement: Error, CustomStringConvertible {
    /// What both came to.
    public var description: String
  }

  /// The result over a table as the engine computes it, which is that of the process itself where the table is small.
  public func agreedResult(of table: CountsTable, engine: DuckDBEngine) throws -> Result {
    let result = try self.result(of: table, engine: engine)
    guard let small = SmallCounts(table) else { return result }
    guard let other = try self.result(of: small) else { throw Disagreement(description: "too many rows") }
    func told(_ result: Result) -> String {
      "\(result.doubts) \(result.unsummable) \(result.untotalled) \(result.unsummed)"
    }
    guard result.table == other.table, result.table.contentHash == other.table.contentHash,
      told(result) == told(other)
    else {
      throw Disagreement(
        description: "the engine: \(result.table)\n\(told(result))\nhere: \(other.table)\n\(told(other))")
    }
    return result
  }
}
