import Language
import Tables

/// The codes of trainers of a sheet, with where they stand.
struct TrainerCodes {
  /// The columns that hold codes, that of the trainer first.
  let columns: [String]
  /// What was written for each code, by its column.
  private var written: [String: [String: String]] = [:]
  /// Codes that may tell a person, by their column.
  private var suspects: [String: CodeSigns.Suspects] = [:]
  private var near = NearCodes()

  init(columns: [String]) { self.columns = columns }

  /// The codes of all who held the session of a row, each once, the trainer first.
  mutating func take(
    _ row: Int, _ holders: SessionTrainers, in reader: SessionSheetReader
  ) -> [String] {
    var codes: [String] = []
    for (place, column) in columns.enumerated() {
      let cell = reader.raw(column, row)
      guard place == 0 || !reader.isUnknown(cell) else { continue }
      let found = holders.codes(in: cell)
      for code in found where !codes.contains(code) {
        codes.append(code)
        near.add(code, row: row)
        if written[column]?[code] == nil {
          let text = found.count == 1 ? HeadingText.plain(cell) : code
          written[column, default: [:]][code] = text
          suspects[column, default: .init()].take(text, row: row)
        }
      }
    }
    return codes
  }

  private func signs(_ column: String) -> CodeSigns { CodeSigns(Array((written[column] ?? [:]).values)) }

  /// Refuses columns that hold names or numbers of persons.
  func check(_ sheet: SheetRows, _ problems: inout SourceProblems) {
    for (place, column) in columns.enumerated() {
      for var fault in signs(column).faults(
        sheet, column: column, of: "trainer", told: .oneByOne, suspects: suspects[column] ?? .init())
      {
        if place > 0 {
          fault.remedy =
            "correct the file, or leave the column out: --cascade co-trainer=none, or 'cascade: {co-trainer: none}' in a pipeline"
        }
        problems.add(fault)
      }
    }
  }

  /// Says which codes read as names, and which nearly meet.
  func note(_ notes: inout SheetNotes, in sheet: SheetRows) {
    for column in columns { signs(column).noteNames(in: &notes) }
    near.note(&notes, in: sheet, of: "trainers")
  }
}
