/// Years that are counted from the beginning of a named era, as Japan and Taiwan write them: `令和2年`, `民國108年`.
enum EraYears {
  /// A text with the year of such an era in the common era; as it is where it names none.
  static func inCommonEra(_ text: String) -> String {
    // Names of eras begin with bytes that no letter of other scripts has.
    guard text.utf8.contains(where: { (0xE4...0xE9).contains($0) }) else { return text }
    for (name, offset) in eras {
      guard let range = text.firstRange(of: name) else { continue }
      let rest = text[range.upperBound...].drop(while: \.isWhitespace)
      let digits = rest.prefix { $0.wholeNumberValue != nil && $0.isNumber }
      // The first year of an era has a word of its own.
      let isFirst = rest.first == "元"
      guard isFirst || (1...3).contains(digits.count),
        let year = isFirst ? 1 : Int(digits.compactMap(\.wholeNumberValue).map(String.init).joined()),
        year > 0
      else { continue }
      return text[..<range.lowerBound] + String(year + offset) + rest.dropFirst(isFirst ? 1 : digits.count)
    }
    return text
  }

  private static let eras: [(name: String, offset: Int)] = [
    ("中華民國", minguo), ("中华民国", minguo), ("民國", minguo), ("民国", minguo), ("令和", 2018), ("平成", 1988),
    ("昭和", 1925), ("大正", 1911),
  ]

  /// How far the years of the Republic of China are behind the common era.
  static let minguo = 1911

  /// The years of the Republic of China that stand for 1961 to 2061, as they are written alone.
  static let minguoYears = 50...150
}
