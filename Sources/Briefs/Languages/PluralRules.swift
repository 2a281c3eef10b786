/// The categories of numbers that languages tell apart.
enum PluralCategory: String, Sendable, Hashable, CaseIterable {
  case zero, one, two, few, many, other
}

/// The cardinal plural rules of CLDR 48 for whole numbers.
///
/// Source: Unicode CLDR, common/supplemental/plurals.xml, type cardinal. Numbers with decimals are printed, never counted, so
/// the operands v, f and e are zero.
enum PluralRules {
  /// The category of a number in a language; `other` in a language without a rule here.
  static func category(_ number: Int, in tag: String) -> PluralCategory {
    let n = number.magnitude
    switch tag.prefix(while: { $0 != "-" }) {
    case "ar":
      if n == 0 { return .zero }
      if n == 1 { return .one }
      if n == 2 { return .two }
      if (3...10).contains(n % 100) { return .few }
      return (11...99).contains(n % 100) ? .many : .other
    case "fa": return n <= 1 ? .one : .other
    case "fr":
      if n <= 1 { return .one }
      return n % 1_000_000 == 0 ? .many : .other
    case "en", "ur": return n == 1 ? .one : .other
    default: return .other
    }
  }

  /// What a message must have for each category of a language beside `other`: the category, or all its numbers one by one.
  ///
  /// The millions of French may be left to `other`.
  static func needed(in tag: String) -> [(category: PluralCategory, numbers: [Int])] {
    switch tag.prefix(while: { $0 != "-" }) {
    case "ar": [(.zero, [0]), (.one, [1]), (.two, [2]), (.few, []), (.many, [])]
    case "fa", "fr": [(.one, [0, 1])]
    case "en", "ur": [(.one, [1])]
    default: []
    }
  }
}
