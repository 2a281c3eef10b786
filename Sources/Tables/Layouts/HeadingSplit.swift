/// A heading of one row that holds a period and words: `2019 Male`, `Female (2020)`, `Q1_2021_Sea`.
public enum HeadingSplit {
  /// The period and the rest of a heading, each with single spaces; nil where it does not have both.
  ///
  /// The period is a year of four digits with the months, quarters, half-years and second years that stand next to it.
  public static func parts(_ heading: String) -> (period: String, rest: String)? {
    var words: [Substring] = []
    for part in heading.split(whereSeparator: { $0.isWhitespace || "_()[],;:|".contains($0) }) {
      // A hyphen joins two years, and parts anything else: `2019-Male`.
      let pieces = part.split(separator: "-")
      let areDigits = pieces.allSatisfy { $0.allSatisfy(\.isNumber) }
      if areDigits { words.append(part) } else { words += pieces }
    }
    guard let year = words.firstIndex(where: isYear), words.count(where: isYear) == 1 else { return nil }
    var (first, last) = (year, year)
    while first > 0, belongsToPeriod(words[first - 1]) { first -= 1 }
    while last + 1 < words.count, belongsToPeriod(words[last + 1]) { last += 1 }
    let rest = words[..<first] + words[(last + 1)...]
    guard rest.contains(where: { $0.contains(where: \.isLetter) }) else { return nil }
    return (words[first...last].joined(separator: " "), rest.joined(separator: " "))
  }

  /// Whether a word is a year, or two of them.
  private static func isYear(_ word: Substring) -> Bool {
    let digits = word.split { "-/".contains($0) }
    guard let first = digits.first, first.count == 4, digits.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
      return false
    }
    return digits.count <= 2
  }

  private static func belongsToPeriod(_ word: Substring) -> Bool {
    let upper = word.uppercased()
    let isQuarter = upper.count == 2 && "QT".contains(upper.prefix(1)) && "1234".contains(upper.suffix(1))
    let isHalf = upper.count == 2 && "HS".contains(upper.prefix(1)) && "12".contains(upper.suffix(1))
    return isQuarter || isHalf || upper == "FY" || MonthNames.month(String(word)) != nil
  }
}
