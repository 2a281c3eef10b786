import Codebook
import Foundation
import Language
import Pipelines
import Tables

/// The records that a stage reads as rows of texts: clean ones as they were stored, others as their source writes them, with
/// their lines.
struct RecordRows {
  /// The rows, with words that mean nothing taken out and words of codes as codes.
  var rows: SheetRows
  /// What there is to say of how they were read.
  var conditions: [DataCondition]

  /// The most rows of a sheet that are read.
  private static let most = 1_000_000

  /// Reads the records of an input.
  static func read(
    _ port: RecordsPort, from input: StageAttempt.Artefact, for attempt: StageAttempt
  ) throws(StageFailure) -> RecordRows {
    guard let cleaning = port.cleaning else { return try source(of: port) }
    let engine = try EngineAccess.open(for: attempt)
    let stored = try EngineAccess.translating { () throws(EngineError) in
      try RecordsStore(engine: engine).rows(
        of: input.folder + "/" + RecordsStore.recordsFile, limit: most, masking: cleaning.maskedColumns)
    }
    return RecordRows(
      rows: SheetRows(
        file: port.fileName, names: stored.names, rows: stored.rows.map { .init(fields: $0, line: nil) }),
      conditions: [])
  }

  /// Reads the files of a source.
  static func source(of port: RecordsPort) throws(StageFailure) -> RecordRows {
    let columns = port.records.columns
    let names = columns.map(\.name)
    let missing = columns.map { Set($0.missingWords.map(FoldedText.fold)) }
    let codes = columns.map { column -> [String: String]? in
      guard case .code(let words) = column.reading else { return nil }
      let pairs = words.words.map { word in
        (FoldedText.fold(word.text), word.place > 0 ? words.codes[word.place - 1] : "")
      }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    do throws(SourceFault) {
      var table = try SourceTable(paths: port.files, contract: port.contract, columns: names)
      var rows: [SheetRows.Row] = []
      while let row = try table.next() {
        guard row.fields != names else { continue }
        var read = SheetRows.Row(row)
        read.fields = read.fields.enumerated().map { place, field in
          let word = FoldedText.fold(HeadingText.plain(field))
          if missing[place].contains(word) { return "" }
          return codes[place]?[word] ?? field
        }
        rows.append(read)
      }
      guard !rows.isEmpty else {
        throw SourceFault(file: table.file, line: 1, rule: "not-empty", message: "a header and no row")
      }
      return RecordRows(
        rows: SheetRows(file: port.fileName, names: names, rows: rows), conditions: table.conditions)
    } catch {
      throw EngineAccess.sourceFailure(
        error.explained(by: port.files, port.contract), contract: port.contract.name)
    }
  }

  /// The rows of a source in which a key stands again, where the cleaning made rows of one key one record.
  static func repetitions(of key: String, in port: RecordsPort) throws(StageFailure) -> SourceProblems {
    let read = try source(of: port)
    var problems = SourceProblems()
    var seen: [String: Int] = [:]
    guard let place = read.rows.place(of: key) else { return problems }
    for (row, cells) in read.rows.rows.enumerated() {
      let code = SheetText.code(cells.fields[place])
      guard !code.isEmpty else { continue }
      guard let first = seen[code] else {
        seen[code] = row
        continue
      }
      let line = read.rows.rows[first].line.map { ", first in line \($0)" } ?? ""
      problems.add(
        read.rows.fault(
          row, column: key, rule: "duplicate-code", "this participant stands in the file twice\(line)"))
    }
    return problems
  }

  /// The rows of a source that have scores and no code.
  static func scoresWithoutCode(
    _ layout: ScoreLayout, in port: RecordsPort
  ) throws(StageFailure) -> SourceProblems {
    let rows = try source(of: port).rows
    var problems = SourceProblems()
    guard let place = rows.place(of: layout.participant) else { return problems }
    let columns = Set(layout.scores.values).union(layout.items.flatMap(\.columns.values))
    let scores = columns.compactMap(rows.place)
    for (row, cells) in rows.rows.enumerated() {
      guard SheetText.isBlank(cells.fields[place]),
        scores.contains(where: { ScoreText(cells.fields[$0], missing: []) != .missing })
      else { continue }
      problems.add(
        rows.fault(row, column: layout.participant, rule: "code", "there is no code beside a score"))
    }
    return problems
  }
}
