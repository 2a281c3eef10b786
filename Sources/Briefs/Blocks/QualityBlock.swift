import Language
import Tables

/// `quality`: what cleaning changed and left out, by rule.
struct QualityBlock: PageBlock {
  static let word = "quality"

  static func read(_ reader: BlockReader) -> QualityBlock? {
    reader.keys([])
    return reader.isAll ? QualityBlock() : nil
  }

  func check(_ check: PageCheck) {
    if check.inputs(.quality).isEmpty {
      check.absent(
        "the stage reads no quality", at: nil, help: "add 'quality' to its 'from', or leave the block out")
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    page.showQuality()
    return page.inputs.quality.flatMap { summary -> [Report.Block] in
      [
        .note(phrase: .cleaned(rows: summary.audit.rows, records: summary.audit.records)),
        .table(table: summary.table()),
      ]
    }
  }
}

/// `changes`: the figures that differ from the last published run.
struct ChangesBlock: PageBlock {
  static let word = "changes"
  private let most: Int

  static func read(_ reader: BlockReader) -> ChangesBlock? {
    reader.keys([])
    guard let main = reader.main, let most = reader.number(main, named: word, in: 1...1000) else {
      return nil
    }
    return ChangesBlock(most: most)
  }

  private init(most: Int) { self.most = most }

  func check(_ check: PageCheck) {
    if check.inputs(.changes).isEmpty {
      check.absent(
        "the stage reads no changes", at: nil, help: "add 'changes' to its 'from', or leave the block out")
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    page.showChanges()
    return page.inputs.changes.flatMap { changes -> [Report.Block] in
      guard !changes.figures.isEmpty else {
        return [
          changes.counted == 0
            ? .paragraph(phrase: .noChanges)
            : .note(phrase: .changeCount(listed: 0, counted: changes.counted))
        ]
      }
      let kinds: [PageInputs.Changes.Figure.Kind: Phrase.Word] = [
        .new: .new, .revised: .revised, .withdrawn: .withdrawn,
      ]
      return [
        .note(phrase: .changeCount(listed: changes.figures.count, counted: changes.counted)),
        .table(
          table: DataTable(
            caption: nil,
            columns: [.whatHappened, .figure, .before, .now, .cause].map { .word(word: $0) },
            rows: changes.figures.prefix(most).map { figure in
              [
                .words(phrase: .word(word: kinds[figure.kind] ?? .revised)),
                .words(phrase: .own(figure.measure + (figure.key.isEmpty ? "" : " " + figure.key))),
                .words(phrase: .own(figure.before ?? "–")), .words(phrase: .own(figure.now ?? "–")),
                .words(phrase: .own(figure.causes.joined(separator: ", "))),
              ]
            }, labelColumns: 2)),
      ]
        + (changes.figures.count > most
          ? [.note(phrase: .moreFigures(count: changes.figures.count - most))] : [])
    }
  }
}
