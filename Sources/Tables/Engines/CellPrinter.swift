import Language

/// Prints the algebra of cells as SQL: the parts of `CellPart` from stored columns, their sums, and back.
///
/// A cell `m` in a statement is four columns, one a part, or one where it is plain; a stored one has the
/// value, both ends, the word of the status and the bits of the marks.
struct CellPrinter {
  /// The name of the cell.
  let name: String
  /// How many columns it takes.
  var form = Form.full

  /// How many columns a cell takes.
  enum Form {
    /// One a part.
    case full
    /// One, the value, which is exact and has no marks.
    case plain

    /// The parts that have a column.
    var parts: [CellPart] { self == .full ? CellPart.allCases : [.low] }
  }

  /// The name of the column of a part.
  func column(_ part: CellPart) -> SQL { "\(name: "@\(part) \(name)")" }

  /// A part.
  func part(_ part: CellPart) -> SQL {
    if form == .full { return column(part) }
    return switch part {
    case .low, .high: column(.low)
    case .status, .marks: Self.literal(part, CellPart.identity.part(part))
    }
  }

  /// The columns that it takes.
  var columns: [SQL] { form.parts.map(column) }

  /// The columns of the same cell in another form.
  func columns(as form: Form) -> [SQL] {
    form == self.form ? columns : form.parts.map { "\(part($0)) AS \(column($0))" }
  }

  /// The columns of a stored cell.
  static func storedColumns(_ name: String) -> [String] {
    ["", "_low", "_high", "_status", "_marks"].map { name + $0 }
  }

  /// The parts of a stored cell, under their names.
  func parts(ofStored stored: String) -> [SQL] {
    if form == .plain { return ["CAST(\(name: stored) AS DOUBLE) AS \(column(.low))"] }
    return CellPart.allCases.map { part in
      let value: SQL =
        switch part {
        case .status: "CAST(list_position(\(SQL.statuses), \(name: stored + "_status")) - 1 AS TINYINT)"
        case .low: "coalesce(\(name: stored + "_low"), 0)"
        case .high: "coalesce(\(name: stored + "_high"), 0)"
        case .marks: "\(name: stored + "_marks")"
        }
      return "\(value) AS \(column(part))"
    }
  }

  /// The parts of a cell of our own, under their names.
  func parts(of cell: Cell) -> [SQL] {
    form.parts.map { "\(Self.literal($0, cell.part($0))) AS \(column($0))" }
  }

  /// The parts of the sum of another cell of the same form over a group, under their names; of no rows those of 0.
  func sum(of other: CellPrinter) -> [SQL] {
    form.parts.map { part in
      let column = other.part(part)
      let whole: SQL =
        switch part.combination {
        case .largest: "max(\(column))"
        case .sum: "sum(\(column))"
        case .union: "bit_or(\(column))"
        }
      return "coalesce(\(whole), \(Self.literal(part, CellPart.identity.part(part)))) AS \(self.column(part))"
    }
  }

  /// The columns of the stored cell, under their names.
  func stored() -> [SQL] {
    let (status, low, high) = (part(.status), part(.low), part(.high))
    let values: [SQL] = [
      "CASE WHEN \(status) = \(CellStatus.exact.rank) THEN \(low) END",
      "CASE WHEN \(status) <= \(CellStatus.lowerBound.rank) THEN \(low) END",
      "CASE WHEN \(status) <= \(CellStatus.interval.rank) THEN \(high) END",
      "\(SQL.statuses)[\(status) + 1]",
      "CAST(\(part(.marks)) AS BIGINT)",
    ]
    return zip(values, Self.storedColumns(name)).map { "\($0) AS \(name: $1)" }
  }

  /// A part of a cell of our own as a literal of the type of its column.
  static func literal(_ part: CellPart, _ value: Double) -> SQL {
    switch part {
    case .status: "CAST(\(Int(value)) AS TINYINT)"
    case .low, .high: "CAST(\(value: .real(value)) AS DOUBLE)"
    case .marks: "CAST(\(Int(value)) AS BIGINT)"
    }
  }
}
