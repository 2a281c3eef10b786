/// A heading of one row in which labels look like figures: bands of ages (`0-9`, `35+`), a year and a word (`2019 No.`), one year.
///
/// It is one where every row below it has plain figures in those columns.
enum LabelledHeading {
  /// Whether a row is such a heading of the rows below it.
  static func isOne(_ row: SourceRow, above below: [SourceRow]) -> Bool {
    let cells = row.fields.map(CellForm.plain)
    let names = cells.map { $0.lowercased() }
    guard let first = cells.first, !first.isEmpty, !CellForm.isFigure(first), !names.contains(""),
      Set(names).count == names.count
    else { return false }
    let labels = cells.indices.filter { CellForm.isFigure(cells[$0]) }
    let rows = below.filter { !$0.isBlank }.prefix(8)
    guard !labels.isEmpty, !rows.isEmpty else { return false }
    if labels.count == 1, cells.count == 2, CellForm.year(cells[1]) != nil {
      // One year over figures none of which is one.
      return rows.count > 2 && rows.allSatisfy { isFigure($0, 1) && CellForm.year($0.fields[1]) == nil }
    }
    let bands = labels.compactMap { band(cells[$0]) }
    // In order, or with one that has no end: figures of a first row are seldom so.
    let hasOpen = labels.contains { column in "+<>≥≤".contains { cells[column].contains($0) } }
    let areBands = bands.count > 1 && (hasOpen || zip(bands, bands.dropFirst()).allSatisfy { $0 < $1 })
    let isTold = labels.allSatisfy {
      band(cells[$0]) != nil || isYearAndWord(cells[$0]) || CellForm.period(cells[$0]) != nil
    }
    guard isTold, areBands || bands.isEmpty && labels.contains(where: { isYearAndWord(cells[$0]) }) else {
      return false
    }
    return rows.allSatisfy { row in
      labels.contains { isFigure(row, $0) }
        && labels.allSatisfy { $0 >= row.fields.count || !isYearAndWord(CellForm.plain(row.fields[$0])) }
    }
  }

  /// Whether a plain figure stands in a column, and no band.
  private static func isFigure(_ row: SourceRow, _ column: Int) -> Bool {
    guard column < row.fields.count, case let cell = CellForm.plain(row.fields[column]) else { return false }
    return CellForm.isFigure(cell) && cell.allSatisfy { $0.isNumber || ".,' \u{A0}%".contains($0) }
  }

  /// The youngest age of a band, or nil: `0–9`, `35+`, `<18`, `>60`.
  private static func band(_ text: String) -> Int? {
    let digits = text.split { !$0.isNumber }.compactMap { part in
      Int(part.compactMap(\.wholeNumberValue).map(String.init).joined())
    }
    let marks = text.filter { !$0.isNumber && !$0.isWhitespace }
    guard digits.allSatisfy({ $0 <= 120 }), let first = digits.first else { return nil }
    if digits.count == 2, ["-", "–", "—", "−", "to", "à", "a"].contains(marks) {
      return digits[0] < digits[1] ? first : nil
    }
    guard digits.count == 1 else { return nil }
    switch marks {
    case "+", ">", "≥", ">=": return first
    case "<", "≤", "<=": return -1
    default: return nil
    }
  }

  /// Whether a text is a year and a word behind a space: `2019 No.`, `2020 M`.
  private static func isYearAndWord(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.count > 1 && CellForm.year(String(words[0])) != nil
      && words.dropFirst().allSatisfy { $0.first?.isLetter == true }
  }
}
