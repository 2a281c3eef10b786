import Language
import Tables
import Trends

/// `stories`: every stretch of the stories with most news, a line each, as a table.
struct StoriesBlock: PageBlock {
  static let word = "stories"
  private let most: Int

  static func read(_ reader: BlockReader) -> StoriesBlock? {
    reader.keys([])
    return reader.count(word, in: 1...500).map { StoriesBlock(most: $0) }
  }

  func check(_ check: PageCheck) { check.needs(.findings) }

  func fill(_ page: PageFilling) -> [Report.Block] {
    let told = page.ranked.filter { ($0.series.statement?.story?.stretches.count ?? 0) > 1 }
    guard !told.isEmpty else { return [] }
    let shown = told.prefix(most)
    for one in shown {
      if let place = one.place { page.show([one.series], of: place) }
    }
    let rows = shown.flatMap { one in
      (one.series.statement?.story?.stretches ?? []).map { Self.row(one.series.name, $0) }
    }
    let table = DataTable(
      caption: nil,
      columns: [.series, .from, .to, .began, .course, .mean, .atStart, .atEnd, .ratio].map {
        .word(word: $0)
      }, rows: rows)
    let rest = told.count - shown.count
    return [.table(table: table)] + (rest > 0 ? [.note(phrase: .moreSeries(count: rest))] : [])
  }

  private static func row(_ name: SeriesName, _ stretch: ToldStretch) -> [Entry] {
    let none = Entry.quantity(quantity: Quantity(.none(reason: .noRow)))
    let moves = stretch.direction == .rising || stretch.direction == .falling
    return [
      .words(phrase: .title(of: name)), .period(period: stretch.first), .period(period: stretch.last),
      stretch.start.map { .words(phrase: .span(first: $0.earliest, last: $0.latest)) } ?? none,
      .words(phrase: .course(direction: stretch.direction)), .quantity(quantity: stretch.mean),
      moves ? .quantity(quantity: stretch.from) : none, moves ? .quantity(quantity: stretch.to) : none,
      stretch.ratioPerYear.map { .quantity(quantity: $0) } ?? none,
    ]
  }
}
