import Language

/// Fiscal years: two years that follow each other (`2009/10`, `2009-2010`), or one behind the letters FY (`FY2010`).
struct RecognisedFiscalYears {
  /// The keys that a column of them has.
  private(set) var keys: [FirstContract.Setting] = [.init(key: "starts", value: "july")]
  /// What nothing in the file tells.
  private(set) var doubt: String

  /// Reads texts with digits of ASCII; nil where less than a share of them are fiscal years.
  ///
  /// `2009-10` alone may be a month. Where at least three different texts are each a year and the one after it, they are fiscal years: as months
  /// they would lie thirteen apart.
  init?(_ texts: [String], leastShare: Double) {
    var pairs: Set<Int> = []
    var couldBeMonths = true
    var named = 0
    var read = 0
    for text in texts {
      guard let year = Self.year(text) else { continue }
      read += 1
      switch year {
      case .two(let first, let isShort):
        pairs.insert(first)
        couldBeMonths = couldBeMonths && isShort && (first + 1) % 100 <= 12 && (first + 1) % 100 > 0
      case .one: named += 1
      }
    }
    guard read > 0, Double(read) >= leastShare * Double(texts.count) else { return nil }
    couldBeMonths = couldBeMonths && named == 0
    guard !couldBeMonths || pairs.count >= 3 else { return nil }
    doubt = "nothing says in which month the fiscal year begins: July is taken"
    if couldBeMonths { doubt += "; as months the texts would lie thirteen apart" }
    if named > 0 {
      keys.append(.init(key: "named-by", value: "end"))
      doubt += "; FY is taken to name the year in which it ends"
    }
  }

  /// Whether a text alone is a fiscal year that is no month.
  static func isOne(_ text: String) -> Bool {
    switch year(text) {
    case .two(let first, let isShort): !isShort || !(1...12).contains((first + 1) % 100)
    case .one: true
    case nil: false
    }
  }

  /// The years in which fiscal years begin; nil where a text is none, or all may be months.
  static func firstYears(_ texts: [String]) -> [Int]? {
    let plain = texts.map(RecognisedPeriod.plain)
    guard RecognisedFiscalYears(plain, leastShare: 1) != nil else { return nil }
    return plain.compactMap { text in
      switch year(text) {
      case .two(let first, _): first
      case .one(let named): named - 1
      case nil: nil
      }
    }
  }

  private enum Year {
    /// Two years, the second of two digits or of four.
    case two(first: Int, isShort: Bool)
    /// One year behind the letters.
    case one(Int)
  }

  private static func year(_ text: String) -> Year? {
    let upper = text.uppercased()
    let hasLetters = upper.hasPrefix("FY")
    let rest = (hasLetters ? upper.dropFirst(2) : upper[...]).drop { " -/.'".contains($0) }
    let parts = rest.split(omittingEmptySubsequences: false) { "-/\u{2013}\u{2212}".contains($0) }.map {
      $0.filter { $0 != " " }
    }
    guard let head = parts.first, head.utf8.count == 4, head.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let first = Int(head), (1900...2100).contains(first)
    else { return nil }
    if parts.count == 1 { return hasLetters ? .one(first) : nil }
    guard parts.count == 2, let second = Int(parts[1]) else { return nil }
    switch parts[1].utf8.count {
    case 2 where second == (first + 1) % 100: return .two(first: first, isShort: !hasLetters)
    case 4 where second == first + 1: return .two(first: first, isShort: false)
    default: return nil
    }
  }
}
