import Tables
import Trends

/// The marks of figures that are still growing, in counts of records with vintages and in those that are remembered.
enum ProvisionalTail {
  /// The table with its last periods marked as provisional where less than 95 % of them is recorded.
  ///
  /// How many there are is told by the broadest series of each measure, so that all series end alike. A contract that
  /// declares more keeps what it declares.
  static func marked(_ table: CountsTable) -> CountsTable {
    let latest = table.withoutReleases()
    let series = SeriesAssembly.series(of: latest)
    guard let frequency = table.schema.period?.frequency, let label = series.first?.periods.last,
      let last = Period(text: label, frequency: frequency)
    else { return table }
    func margins(_ one: LabelledSeries) -> Int { one.key.count { $0.code == CountsSchema.marginCode } }
    let most = series.map(margins).max() ?? 0
    let broadest = series.filter { margins($0) == most }
    let provisional =
      CompletenessAnalysis.result(
        broadest, vintages: VintageAssembly.vintages(table, of: broadest)
      ).provisional.max() ?? 0
    guard provisional > 0 else { return table }
    var marked = table
    if let declared = marked.schema.coverage?.provisional {
      marked.schema.coverage?.provisional = max(declared, provisional)
    }
    for row in 0..<table.rowCount where table.periods[row].ordinal > last.ordinal - provisional {
      for measure in table.measures.indices { marked.measures[measure][row].marks.insert(.provisional) }
    }
    return marked
  }
}
