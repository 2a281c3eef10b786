import Tables
import Trends

/// The sheets behind the figures: the codes, how many figures are known, and where all of it comes from.
struct AnnexSheets {
  let page: WrittenPage

  private var language: any PageLanguage { page.language }

  private func word(_ word: WorkbookPhrase.Word) -> Phrase { .workbook(.word(word: word)) }

  private func heads(_ words: [WorkbookPhrase.Word]) -> [Phrase] { words.map { word($0) } }

  private func plan(_ name: WorkbookPhrase.Word, _ table: DataTable, notes: [String] = []) -> SheetPlan {
    SheetPlan(name: word(name), title: word(name), table: table, notes: notes)
  }

  /// Every code that stands in a table, with its label.
  var codeBook: SheetPlan {
    var rows: [[Entry]] = []
    var seen: Set<[String]> = []
    for (table, file) in page.tables.map({ ($0.table, $0.name) }) {
      for (dimension, codes) in zip(table.schema.dimensions, table.dimensions) {
        for code in Set(codes).sorted() {
          let label: Phrase =
            switch code {
            case CountsSchema.marginCode: .word(word: .all)
            case CountsSchema.unknownCode: .word(word: .unknown)
            default: .own(text: page.labels.name(dimension.codeList, code))
            }
          // Tables of one stage have one code book.
          let list = dimension.codeList ?? ""
          guard
            seen.insert([table.schema.contracts.joined(separator: " "), dimension.name, list, code]).inserted
          else { continue }
          rows.append(
            [
              .own(file), .own(dimension.name), .own(text: table.schema.label(of: dimension.name)),
              .own(list), .own(code), label,
            ].map { .words(phrase: $0) })
        }
      }
    }
    return plan(
      .codeBook,
      DataTable(
        caption: nil, columns: heads([.table, .column, .name, .list, .code, .label]), rows: rows,
        labelColumns: 2))
  }

  /// How much is known of each measure of each table, and how far it can be trusted.
  var quality: SheetPlan {
    let statuses: [CellStatus] = [
      .exact, .interval, .hidden, .lowerBound, .missing, .notCollected, .notPublished,
    ]
    let rows = page.tables.flatMap { one -> [[Entry]] in
      let table = one.table
      let period: (Period?) -> Entry = { $0.map { .period(period: $0) } ?? .words(phrase: .own("–")) }
      return zip(table.schema.measures, table.measures).map { measure, cells in
        var counts: [CellStatus: Int] = [:]
        var provisional = 0
        for cell in cells {
          counts[cell.status, default: 0] += 1
          if cell.marks.contains(.provisional) { provisional += 1 }
        }
        let numbers = statuses.map { counts[$0] ?? 0 }
        // Between two ends and without any is hidden both times.
        let told = [cells.count, numbers[0], numbers[1] + numbers[2]] + numbers[3...] + [provisional]
        return [
          .words(phrase: .own(one.name)), .words(phrase: .own(text: table.schema.label(of: measure))),
          period(table.periods.min()), period(table.periods.max()),
        ] + told.map { .quantity(quantity: Quantity(count: $0)) }
      }
    }
    let notes = page.report.sections.flatMap(\.blocks).flatMap { block -> [String] in
      guard case .trust(let notes) = block else { return [] }
      return notes.map { language.text($0.topic) + ": " + language.paragraph($0.sentences) }
    }
    return plan(
      .quality,
      DataTable(
        caption: nil,
        columns: heads([
          .table, .measure, .first, .last, .figures, .known, .hidden, .atLeast, .missing, .notCollected,
          .notPublished, .provisional,
        ]), rows: rows, labelColumns: 2), notes: notes)
  }

  /// What was declared of each table, where its figures were published, and by which methods findings were made.
  var log: SheetPlan {
    var rows: [[Entry]] = []
    for one in page.tables {
      let schema = one.table.schema
      func add(_ item: WorkbookPhrase.Word, _ text: Phrase) {
        rows.append([.own(one.name), word(item), text].map { .words(phrase: $0) })
      }
      if !schema.contracts.isEmpty { add(.contract, .own(schema.contracts.joined(separator: ", "))) }
      if schema.isSynthetic { add(.synthetic, .syntheticBanner(contracts: schema.contracts)) }
      if let unit = schema.unit { add(.unit, .own(unit)) }
      if let coverage = schema.coverage {
        add(
          .coverage,
          .coverage(
            first: coverage.first, last: coverage.last, isZero: coverage.absent == .zero,
            provisional: coverage.provisional))
      }
      for narrowing in schema.narrowed { add(.only, .own(narrowing.text)) }
      for event in schema.events {
        add(.event, .list(phrases: [.period(period: event.date), .own(text: event.text)], joint: .comma))
      }
      for note in schema.notes { add(.note, .own(text: note)) }
      for source in schema.citations {
        for (item, text) in [
          (WorkbookPhrase.Word.publisher, source.publisher), (.release, source.release), (.date, source.date),
          (.address, source.url), (.terms, source.terms),
        ] where !text.isEmpty { add(item, .own(text)) }
      }
    }
    for one in page.findings {
      func add(_ item: WorkbookPhrase.Word, _ entry: Entry) {
        rows.append([.words(phrase: .own(one.name)), .words(phrase: word(item)), entry])
      }
      add(.series, .quantity(quantity: Quantity(count: one.findings.count)))
      for method in Self.methods(one.findings) { add(.method, .words(phrase: .own(method))) }
    }
    return plan(
      .log,
      DataTable(
        caption: nil, columns: heads([.table, .item, .text]), rows: rows, labelColumns: 2))
  }

  /// The names of the methods of findings, each once, in order of names.
  private static func methods(_ findings: [Finding]) -> [String] {
    let names = findings.flatMap { finding -> [String] in
      guard let column = type(of: finding.body).columns.firstIndex(of: "method") else { return [] }
      return finding.body.lines.compactMap { line in
        guard line.indices.contains(column), case .word(let name)? = line[column] else { return nil }
        return name
      }
    }
    return Set(names).sorted()
  }
}

extension Narrowing {
  /// The dimension with the codes that are left, or the condition.
  fileprivate var text: String {
    switch kept {
    case .codes(let codes): (dimension.map { $0 + " = " } ?? "") + codes.joined(separator: ", ")
    case .condition(let text): text
    }
  }
}
