import Language
import Tables

/// `freshness`: how far the figures of each source go, what of them may still be revised, and when they were released.
struct FreshnessBlock: PageBlock {
  static let word = "freshness"

  static func read(_ reader: BlockReader) -> FreshnessBlock? {
    reader.keys([])
    return reader.isAll ? FreshnessBlock() : nil
  }

  func check(_ check: PageCheck) {
    if check.inputs(.counts).isEmpty {
      check.absent("the stage reads no counts", at: nil, help: "add 'counts' to its 'from'")
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    var sources: [Source] = []
    for table in page.tables {
      let one = Source(table)
      if let place = sources.firstIndex(where: { $0.isSame(as: one) }) {
        sources[place].merge(one)
      } else {
        sources.append(one)
      }
    }
    let rows = sources.compactMap(\.row)
    guard !rows.isEmpty else { return [] }
    func head(_ word: NightPhrase.Word) -> Phrase { .night(.word(word: word)) }
    return [
      .table(
        table: DataTable(
          caption: nil, columns: [head(.source), head(.lastPeriod), head(.mayBeRevised), head(.released)],
          rows: rows))
    ]
  }

  /// What is known of the figures of some contracts.
  private struct Source {
    var contracts: [String]
    var citations: [SourceCitation]
    var first: Period?
    var last: Period?
    /// The periods of which a figure may still be revised.
    var provisional: Set<Period> = []

    init(_ table: PageTable) {
      contracts = table.table.schema.contracts
      citations = table.table.schema.citations
      for run in table.runs {
        for measure in table.table.schema.measures.indices {
          for (period, cell) in table.cells(run, measure: measure) where cell.low != nil {
            // What has only begun has no figure that could be compared.
            if cell.marks.contains(.partial) { continue }
            first = first.map { min($0, period) } ?? period
            last = last.map { max($0, period) } ?? period
            if cell.marks.contains(.provisional) { provisional.insert(period) }
          }
        }
      }
    }

    /// Whether another table has the same source and periods of the same length.
    func isSame(as other: Source) -> Bool {
      contracts == other.contracts && citations == other.citations
        && (last == nil || other.last == nil || last?.frequency == other.last?.frequency)
    }

    mutating func merge(_ other: Source) {
      first = [first, other.first].compactMap(\.self).min()
      last = [last, other.last].compactMap(\.self).max()
      provisional.formUnion(other.provisional)
    }

    var row: [Entry]? {
      guard let first, let last else { return nil }
      let none = Entry.quantity(quantity: Quantity(.none(reason: .noRow)))
      let name: Phrase =
        citations.isEmpty
        ? .own(contracts.joined(separator: ", "))
        : .own(citations.map(\.inShort).joined(separator: "; "))
      return [
        .words(phrase: name), .words(phrase: .night(.covered(first: first, last: last))),
        provisional.isEmpty
          ? none
          : .words(
            phrase: .span(first: provisional.min() ?? last, last: provisional.max() ?? last)),
        citations.map(\.date).max().map { .words(phrase: .night(.day(text: $0))) } ?? none,
      ]
    }
  }
}
