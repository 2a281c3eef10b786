/// How a number that a file keeps as a number is written as text.
enum NumberText {
  /// The shortest digits that give the number again: 12 and not 12.0, 0.00002 and not 2e-05; an exponent only from
  /// 1e15 on and below 1e-15.
  static func shortest(_ number: Double) -> String {
    if abs(number) < 1e15, number == number.rounded(.towardZero) { return String(Int(number)) }
    let text = number.description
    guard abs(number) < 1, abs(number) >= 1e-15, let mark = text.firstIndex(of: "e"),
      let exponent = Int(text[text.index(after: mark)...])
    else { return text }
    let digits = text[..<mark].filter(\.isNumber)
    // `1.0e-05` is written without the nought that says nothing.
    let significant = digits.hasSuffix("0") && digits.count > 1 ? String(digits.dropLast()) : digits
    let sign = number < 0 ? "-" : ""
    return sign + "0." + String(repeating: "0", count: -exponent - 1) + significant
  }

  /// The number that a text of a workbook's markup is, or nil: digits, a point and an exponent, and finite.
  static func number(_ text: String) -> Double? {
    let text = SheetWords.trimmed(text)
    guard text.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || "+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }
}
