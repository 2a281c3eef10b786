import Language

extension CountsTable {
  /// The table with its rows in order of dimensions (by the bytes of the codes), then of time.
  public func sorted() -> CountsTable {
    let order = (0..<rowCount).sorted { left, right in
      for codes in dimensions where codes[left] != codes[right] {
        return codes[left].utf8.lexicographicallyPrecedes(codes[right].utf8)
      }
      return periods.isEmpty ? left < right : periods[left] < periods[right]
    }
    var result = self
    result.dimensions = dimensions.map { codes in order.map { codes[$0] } }
    result.periods = periods.isEmpty ? [] : order.map { periods[$0] }
    result.measures = measures.map { cells in order.map { cells[$0] } }
    return result
  }

  /// The content hash of schema and rows; equal tables have equal hashes whatever file held them.
  public var contentHash: String {
    var hash = ContentHash()
    hash.update(field: "counts/3")
    hash.update(field: schema.contracts.joined(separator: ","))
    for citation in schema.citations {
      let parts = [
        citation.contract, citation.publisher, citation.release, citation.date, citation.url, citation.terms,
      ]
      for part in parts { hash.update(field: part) }
    }
    for dimension in schema.dimensions {
      hash.update(field: dimension.name)
      hash.update(
        field:
          "\(dimension.codeList ?? "") \(dimension.hasMargin) \(dimension.isVintage) \(dimension.isAdditive)")
      let starts = dimension.categoriesSince.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ",")
      hash.update(field: "\(dimension.since?.description ?? "") \(starts)")
      for (release, day) in (dimension.knownUntil ?? [:]).sorted(by: { $0.key < $1.key }) {
        hash.update(field: "\(release) until \(day)")
      }
    }
    hash.update(field: schema.period.map { "\($0.name) \($0.frequency.rawValue)" } ?? "")
    for measure in schema.measures {
      hash.update(field: measure)
      hash.update(field: (schema.measureKinds?[measure] ?? .amount).rawValue)
    }
    let coverage = schema.coverage.map {
      "\($0.first) \($0.last) \($0.end.rawValue) \($0.absent.rawValue) \($0.provisional)"
    }
    hash.update(field: coverage ?? "")
    hash.update(field: schema.seen.map { "\($0.first) \($0.last)" } ?? "")
    schema.addMeaning(to: &hash)
    for row in 0..<rowCount {
      for codes in dimensions { hash.update(field: codes[row]) }
      if !periods.isEmpty { hash.update(field: periods[row].description) }
      for cells in measures {
        let cell = cells[row]
        hash.update(field: cell.status.rawValue)
        hash.update(field: (cell.low ?? 0).bitPattern)
        hash.update(field: (cell.high ?? 0).bitPattern)
        hash.update(field: UInt64(cell.marks.rawValue))
      }
    }
    return hash.finish()
  }
}
