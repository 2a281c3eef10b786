import Language
import Tables

/// Reads the figures of a column of published counts from text.
struct FigureReading {
  let column: Contract.Column

  /// The cell that a text stands for, or nil when it is none.
  ///
  /// Nothing is a missing figure, a mask its interval. A column of whole numbers takes them with a
  /// fraction of zeros too, as spreadsheets write them.
  func cell(_ text: String) -> Cell? {
    if text.isEmpty { return .missing }
    if let mask = column.masks[text] { return .interval(low: mask.lowerBound, high: mask.upperBound) }
    guard let digits = ungrouped(text) else { return nil }
    switch ScalarValueReader.read(whole(digits), as: column.type) {
    // Beyond 2^53 not every whole number is one of a cell.
    case .integer(let number)?: return number.magnitude <= 1 << 53 ? .exact(Double(number)) : nil
    case .real(let number)?: return .exact(number)
    default: return nil
    }
  }

  /// The text without the marks between thousands, or nil where they stand elsewhere.
  private func ungrouped(_ text: String) -> String? {
    guard let mark = column.thousands, text.contains(mark) else { return text }
    let end = text.firstIndex(of: ".") ?? text.endIndex
    let groups = text[..<end].split(separator: mark, omittingEmptySubsequences: false)
    let first = groups[0].hasPrefix("-") ? groups[0].dropFirst() : groups[0]
    guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return groups.joined() + text[end...]
  }

  /// The text without a fraction of zeros, where the column holds whole numbers.
  private func whole(_ digits: String) -> String {
    guard column.type != .real, let point = digits.firstIndex(of: ".") else { return digits }
    let zeros = digits[digits.index(after: point)...]
    return !zeros.isEmpty && zeros.allSatisfy { $0 == "0" } ? String(digits[..<point]) : digits
  }
}
