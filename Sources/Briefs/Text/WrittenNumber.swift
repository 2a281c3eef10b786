/// A number as people write it in running text, in digits of any script.
public struct WrittenNumber: Sendable, Hashable {
  /// What it may mean, in plain digits: `1.234` is one thousand two hundred and thirty-four, or a little more than one.
  public var readings: Set<String>
  /// Whether it tells an amount; days, years and what the United Nations write in words do not.
  public var isAmount: Bool

  /// The marks between groups of three digits.
  private static let groupMarks: Set<Unicode.Scalar> = [
    ",", ".", "'", "\u{2019}", "\u{66C}", " ", "\u{A0}", "\u{202F}", "\u{2009}",
  ]
  private static let decimalMarks: Set<Unicode.Scalar> = [".", ",", "\u{66B}"]

  /// The numbers of a text in order; what stands inside of words, such as `H1`, is none.
  ///
  /// Linear in the length of the text.
  public static func all(in text: String) -> [WrittenNumber] {
    let scalars = Array(text.unicodeScalars)
    var found: [WrittenNumber] = []
    var place = 0
    while place < scalars.count {
      guard digit(scalars, place) != nil else {
        place += 1
        continue
      }
      let isInWord = place > 0 && scalars[place - 1].properties.isAlphabetic
      let (number, end) = read(scalars, at: place)
      if !isInWord, end >= scalars.count || !scalars[end].properties.isAlphabetic { found.append(number) }
      place = end
    }
    return found
  }

  private static func digit(_ scalars: [Unicode.Scalar], _ place: Int) -> Character? {
    guard scalars.indices.contains(place), scalars[place].properties.generalCategory == .decimalNumber,
      let value = scalars[place].properties.numericValue, (0...9).contains(value)
    else { return nil }
    return Character("\(Int(value))")
  }

  private static func digits(_ scalars: [Unicode.Scalar], _ place: Int) -> String {
    var digits = ""
    while let digit = digit(scalars, place + digits.utf8.count) { digits.append(digit) }
    return digits
  }

  private static func read(_ scalars: [Unicode.Scalar], at start: Int) -> (WrittenNumber, end: Int) {
    let first = digits(scalars, start)
    var (whole, place, groups) = (first, start + first.utf8.count, 0)
    let mark = place < scalars.count && first.utf8.count <= 3 ? scalars[place] : nil
    while let mark, groupMarks.contains(mark), place < scalars.count, scalars[place] == mark {
      let group = digits(scalars, place + 1)
      guard group.utf8.count == 3 else { break }
      whole += group
      place += 4
      groups += 1
    }
    var readings: Set = [plain(whole, "")]
    if groups == 1, let mark, decimalMarks.contains(mark) {
      readings.insert(plain(first, String(whole.dropFirst(first.count))))
    }
    if place < scalars.count, decimalMarks.contains(scalars[place]), groups == 0 || scalars[place] != mark {
      let decimals = digits(scalars, place + 1)
      if !decimals.isEmpty {
        readings = [plain(whole, decimals)]
        place += 1 + decimals.utf8.count
      }
    }
    let isWhole = place == start + first.utf8.count
    let isAmount = !isWhole || isAmount(first, followedBy: scalars[place...])
    return (WrittenNumber(readings: readings, isAmount: isAmount), place)
  }

  /// Whether a plain whole number tells an amount.
  private static func isAmount(_ digits: String, followedBy rest: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let value = Int(digits) else { return true }
    if digits.utf8.count == 4, (1900...2099).contains(value) { return false }
    var rest = rest.drop { $0 == "," || $0.properties.isWhitespace }
    if let next = rest.first, "%\u{66A}".unicodeScalars.contains(next) { return true }
    if value < 10 { return false }
    guard (1...31).contains(value) else { return true }
    // `24 February 2020`, or `February 24, 2020`.
    rest = rest.drop { $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark }
    let year = self.digits(Array(rest.drop { $0 == "," || $0.properties.isWhitespace }.prefix(5)), 0)
    return !(year.utf8.count == 4 && (1900...2099).contains(Int(year) ?? 0))
  }

  private static func plain(_ whole: String, _ decimals: String) -> String {
    let whole = whole.drop { $0 == "0" }
    var decimals = decimals[...]
    while decimals.last == "0" { decimals.removeLast() }
    return (whole.isEmpty ? "0" : String(whole)) + (decimals.isEmpty ? "" : "." + decimals)
  }
}

extension Report {
  /// All numbers that the page prints in a language, its charts and their tables included, the office's own words left out.
  public func printedNumbers(in language: any PageLanguage) -> Set<String> {
    var report = self
    for place in report.sections.indices {
      report.sections[place].blocks.removeAll { if case .words = $0 { true } else { false } }
    }
    let html = HTMLPage.text(report, language: language)
    var text = ""
    // Marks of elements and references to characters hold digits that nobody reads.
    var end: Unicode.Scalar?
    for scalar in html[(html.firstRange(of: "<body")?.lowerBound ?? html.startIndex)...].unicodeScalars {
      if let mark = end {
        if scalar == mark { end = nil }
      } else if scalar == "<" || scalar == "&" {
        end = scalar == "<" ? ">" : ";"
        text.append(" / ")
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return WrittenNumber.all(in: text).reduce(into: []) { $0.formUnion($1.readings) }
  }
}
