/// How an engine that keeps keys as numbers and plain cells as one number writes the rows of a relation.
///
/// What a node reads is decoded only where it has to be, so that rows are grouped as they were stored.
struct RelationLayout: Equatable {
  /// How keys are stored that are not stored as text.
  var encodings: [String: KeyEncoding]
  /// The cells that are a number each, exact and without marks.
  var plainCells: Set<String>

  /// How the rows of a relation are written.
  init(of relation: Relation) {
    (encodings, plainCells) = ([:], [])
    switch relation {
    case .scan(let table): (encodings, plainCells) = (table.encodings, table.plainCells)
    case .filter(let rows, _), .join(let rows, _, _, _): self = RelationLayout(of: rows)
    case .marked(let rows, _, _): encodings = RelationLayout(of: rows).encodings
    case .union(let relations):
      let parts = relations.map(RelationLayout.init)
      encodings = (parts.first?.encodings ?? [:]).filter { key, encoding in
        parts.allSatisfy { $0.encoding(of: key) == encoding }
      }
      plainCells = parts.dropFirst().reduce(parts.first?.plainCells ?? []) {
        $0.intersection($1.plainCells)
      }
    case .fill(let rows, let grid):
      self = RelationLayout(of: rows)
      for axis in grid.axes {
        for key in axis.keys where !Self.axis(axis, writes: key, as: encoding(of: key)) {
          encodings[key] = nil
        }
      }
      plainCells = plainCells.filter { Self.isPlain(Cell(grid.content(of: $0))) }
      if grid.axes.contains(where: Self.givesMarks) { plainCells = [] }
    case .group(let rows, let grouping): group(RelationLayout(of: rows), by: grouping)
    }
  }

  private mutating func group(_ rows: RelationLayout, by grouping: Grouping) {
    for key in grouping.keys {
      let encoding: KeyEncoding =
        switch key.source {
        case .key(let name): rows.encoding(of: name)
        case .enclosing(let name, _, let frequency): rows.encoding(of: name).enclosing(frequency)
        case .isPart: .text
        }
      if encoding != .text { encodings[key.name] = encoding }
    }
    for aggregate in grouping.aggregates {
      let isPlain =
        switch aggregate.rule {
        case .sum(let name): rows.plainCells.contains(name)
        case .constant(let cell): Self.isPlain(cell)
        case .count, .contradictions, .gap: true
        case .reconciled, .published: false
        }
      if isPlain { plainCells.insert(aggregate.name) }
    }
  }

  private static func isPlain(_ cell: Cell) -> Bool {
    if case .exact = cell.content { return cell.marks.isEmpty }
    return false
  }

  private static func givesMarks(_ axis: Grid.Axis) -> Bool {
    if case .listed(_, let values) = axis { return values.contains { !$0.marks.isEmpty } }
    return false
  }

  private static func axis(_ axis: Grid.Axis, writes key: String, as encoding: KeyEncoding) -> Bool {
    switch axis {
    case .combinations(let relation, _): RelationLayout(of: relation).encoding(of: key) == encoding
    case .categories(let relation, _, let more):
      RelationLayout(of: relation).encoding(of: key) == encoding
        && more.allSatisfy { encoding.number(of: $0) != nil }
    case .listed(_, let values): values.allSatisfy { encoding.number(of: $0.text) != nil }
    }
  }

  /// How a key is stored.
  func encoding(of key: String) -> KeyEncoding { encodings[key] ?? .text }
}
