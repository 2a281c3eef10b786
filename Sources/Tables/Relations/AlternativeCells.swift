/// Several ways to the same figure, by over how many dimensions each was summed; see `Grouping.Alternatives`.
struct AlternativeCells {
  private let ways: [Int: [Cell]]
  private let least: Int

  /// Creates the ways of a group, which has rows.
  init(byDimensionsSummed ways: [Int: [Cell]]) {
    self.ways = ways
    least = ways.keys.min() ?? 0
  }

  /// What the ways that sum least come to.
  var reconciled: Cell { Self.best(ways[least] ?? [], isDerived: least > 0) }

  /// The figure that needs no sum; not published separately where there is none.
  var published: Cell {
    ways[0].map { Self.best($0, isDerived: false) } ?? .unknown(.notPublished)
  }

  /// Whether the ways that sum least contradict each other.
  var isContradicted: Bool { Self.contradict(ways[least] ?? []) }

  /// How far the figure that needs no sum lies from what its parts come to.
  var gap: Double {
    guard let whole = ways[0].flatMap(Self.ends(of:)), let next = ways.keys.filter({ $0 > 0 }).min(),
      let parts = ways[next].flatMap(Self.ends(of:))
    else { return 0 }
    return max(0, whole.low - parts.high, parts.low - whole.high)
  }

  /// The largest of the lower ends and the smallest of the upper ones; nil where nothing is known.
  private static func ends(of cells: [Cell]) -> (low: Double, high: Double)? {
    let known = cells.filter { $0.low != nil }
    guard let low = known.compactMap(\.low).max() else { return nil }
    return (low, known.map { $0.high ?? .infinity }.min() ?? .infinity)
  }

  private static func contradict(_ cells: [Cell]) -> Bool {
    ends(of: cells).map { $0.low > $0.high } ?? false
  }

  /// The cell that says most, unless they contradict each other.
  private static func best(_ cells: [Cell], isDerived: Bool) -> Cell {
    let marks = cells.reduce(into: isDerived ? CellMarks.derived : []) { $0.formUnion($1.marks) }
    if contradict(cells) { return .unknown(.missing, marks) }
    func order(_ cell: Cell) -> (CellStatus, Double, Double) {
      let low = cell.low ?? 0
      let width = cell.high.map { $0 - low } ?? -low
      return (cell.status, cell.low == nil ? 0 : width, low)
    }
    let best = cells.min { order($0) < order($1) }
    return Cell(best?.content ?? .none(.missing), marks: marks)
  }
}
