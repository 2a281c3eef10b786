import Statistics

extension ReferenceComparer {
  /// Compares chain ladders with Mack's errors.
  static func chainLadders(_ item: ReferenceCase) -> Outcome {
    let rows = (item.fields["triangle_incremental"] as? [[Any]] ?? []).map { row in
      row.map { ($0 as? Double).flatMap { $0.isFinite ? $0 : nil } }
    }
    let ours = chainLadder(ReportingTriangle(increments: rows))
    let numbers: [(name: String, values: [Double?])] = [
      ("dev_factors", ours.factors.map { try? $0.get() }), ("sigma2", ours.variances.map { try? $0.get() }),
      ("latest", ours.rows.map(\.latest)), ("ultimate", ours.rows.map { try? $0.ultimate.get() }),
      ("mack_se", ours.rows.map { try? $0.standardError.get() }),
    ]
    for (name, values) in numbers {
      let peer = (item.expected[name] as? [Any] ?? []).map { $0 as? Double }
      let isEqual =
        peer.count == values.count
        && zip(values, peer).allSatisfy { ours, theirs in
          guard let ours, let theirs else { return false }
          return ours == theirs || isClose(ours, theirs, 1e-10)
        }
      guard isEqual, !peer.isEmpty else { return .different("\(item.id): \(name) \(values), peer \(peer)") }
    }
    return .equal
  }
}
