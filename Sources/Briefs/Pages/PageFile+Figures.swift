extension PageFile {
  /// Whether it has a block that draws or tabulates a slice of a table.
  public var showsFigures: Bool {
    items.contains { $0.block?.showsFigures == true }
  }
}

extension Report {
  /// Whether a figure stands on it: a drawing, a row of a table, a finding, or a key figure that is known, also where its publisher hides it.
  public var showsFigures: Bool {
    sections.flatMap(\.blocks).contains { block in
      switch block {
      case .figure, .findings: true
      case .table(let table): !table.rows.isEmpty
      case .seriesTable(let table): !table.rows.isEmpty
      case .keyFigures(let figures):
        figures.contains { if case .none = $0.value.content { false } else { true } }
      default: false
      }
    }
  }
}
