import Language
import Tables

/// Reads the figures of a column of published counts from text.
struct FigureReading {
  let column: Contract.Column
  /// The marks of the column, longest first.
  private let marks: [(text: String, mark: FigureMark)]

  init(column: Contract.Column) {
    self.column = column
    marks = column.marks.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }.map { ($0.key, $0.value) }
  }

  /// The cell that a text stands for, or nil when it is none.
  ///
  /// Nothing is a missing figure, a mask its interval. A column of whole numbers takes them with a
  /// fraction of zeros too, as spreadsheets write them.
  func cell(_ text: String) -> Cell? {
    if let cell = plain(text) { return cell }
    let trimmed = HeadingText.plain(text)
    if trimmed != text, let cell = plain(trimmed) { return cell }
    guard !marks.isEmpty else { return nil }
    var rest = Substring(trimmed)
    var found: [FigureMark] = []
    // A figure may have several marks, before or behind it.
    while plain(String(rest)) == nil {
      if let mark = marks.first(where: { rest.hasSuffix($0.text) }) {
        rest = rest.dropLast(mark.text.count)
        found.append(mark.mark)
      } else if let mark = marks.first(where: { rest.hasPrefix($0.text) }) {
        rest = rest.dropFirst(mark.text.count)
        found.append(mark.mark)
      } else {
        return nil
      }
      rest = Substring(HeadingText.plain(String(rest)))
    }
    guard var cell = plain(String(rest)) else { return nil }
    for mark in found {
      guard let marked = mark.applied(to: cell) else { return nil }
      cell = marked
    }
    return cell
  }

  /// The cell of a text without marks.
  private func plain(_ text: String) -> Cell? {
    if text.isEmpty { return .missing }
    if let mask = column.masks[text] { return .interval(low: mask.lowerBound, high: mask.upperBound) }
    if !column.missing.isEmpty, column.missing.contains(text.lowercased()) { return .missing }
    guard let digits = NumberText.plain(text, column.numbers) else { return nil }
    guard let number = whole(digits) else { return nil }
    switch ScalarValueReader.read(number, as: column.type) {
    // Beyond 2^53 not every whole number is one of a cell.
    case .integer(let number)?: return number.magnitude <= 1 << 53 ? .exact(Double(number)) : nil
    case .real(let number)?: return .exact(number)
    default: return nil
    }
  }

  /// The text without a fraction of zeros, where the column holds whole numbers.
  ///
  /// Nil where three zeros may as well be thousands, `12.000`, and the contract does not say how numbers are written.
  private func whole(_ digits: String) -> String? {
    guard column.type != .real, let point = digits.firstIndex(of: ".") else { return digits }
    let zeros = digits[digits.index(after: point)...]
    guard !zeros.isEmpty, zeros.allSatisfy({ $0 == "0" }) else { return digits }
    if zeros.count == 3, column.numbers == NumberStyle(), digits[..<point].count <= 3, digits[..<point] != "0"
    {
      return nil
    }
    return String(digits[..<point])
  }
}
