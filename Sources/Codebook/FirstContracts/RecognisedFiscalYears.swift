import Language

/// Fiscal years: two years that follow each other (`2009/10`, `2009-2010`), one behind the letters FY (`FY2010`), or the first and the last
/// month of each (`Apr 2010 - Mar 2011`).
struct RecognisedFiscalYears {
  /// The keys that a column of them has.
  private(set) var keys: [FirstContract.Setting] = []
  /// What nothing in the file tells, or nil.
  private(set) var doubt: String?

  /// Reads texts with digits of ASCII; nil where less than a share of them are fiscal years.
  ///
  /// `2009-10` alone may be a month. Where at least three different texts are each a year and the one after it, they are fiscal years: as months
  /// they would lie thirteen apart.
  init?(_ texts: [String], leastShare: Double) {
    var pairs: Set<Int> = []
    var couldBeMonths = true
    var named = 0
    var read = 0
    var starts: Set<Int> = []
    var hasShortYears = false
    for text in texts {
      if let range = Self.range(text) {
        read += 1
        starts.insert(range.start)
        hasShortYears = hasShortYears || range.isShort
        continue
      }
      guard let year = Self.year(text) else { continue }
      read += 1
      switch year {
      case .two(let first, let isShort):
        pairs.insert(first)
        couldBeMonths = couldBeMonths && isShort && (first + 1) % 100 <= 12 && (first + 1) % 100 > 0
      case .one: named += 1
      case .short:
        named += 1
        hasShortYears = true
      }
    }
    guard read > 0, Double(read) >= leastShare * Double(texts.count) else { return nil }
    // Years that begin in several months are no series.
    guard starts.count < 2 else { return nil }
    keys.append(.init(key: "starts", value: FrequencyReading.months[(starts.first ?? 7) - 1]))
    if hasShortYears { keys.append(.init(key: "pivot", value: String(RecognisedDays.pivot))) }
    couldBeMonths = couldBeMonths && named == 0 && starts.isEmpty
    guard !couldBeMonths || pairs.count >= 3 else { return nil }
    guard starts.isEmpty || named > 0 else { return }
    doubt = "nothing says in which month the fiscal year begins: July is taken"
    if !starts.isEmpty { doubt = nil }
    func add(_ words: String) { doubt = (doubt.map { $0 + "; " } ?? "") + words }
    if couldBeMonths { add("as months the texts would lie thirteen apart") }
    if named > 0 {
      keys.append(.init(key: "named-by", value: "end"))
      add("FY is taken to name the year in which it ends")
    }
  }

  /// Whether a text alone is a fiscal year that is no month.
  static func isOne(_ text: String) -> Bool {
    if range(text) != nil { return true }
    return switch year(text) {
    case .two(let first, let isShort): !isShort || !(1...12).contains((first + 1) % 100)
    case .one, .short: true
    case nil: false
    }
  }

  /// The years in which fiscal years begin; nil where a text is none, or all may be months.
  static func firstYears(_ texts: [String]) -> [Int]? {
    let plain = texts.map(RecognisedPeriod.plain)
    guard RecognisedFiscalYears(plain, leastShare: 1) != nil else { return nil }
    return plain.compactMap { text in
      if let range = range(text) { return range.year }
      return switch year(text) {
      case .two(let first, _): first
      case .one(let named), .short(let named): named - 1
      case nil: nil
      }
    }
  }

  private enum Year {
    /// Two years, the second of two digits or of four.
    case two(first: Int, isShort: Bool)
    /// One year behind the letters.
    case one(Int)
    /// The same of two digits, in the century that they are taken for.
    case short(Int)
  }

  /// The year and the month in which a fiscal year begins that its first and its last month tell.
  private static func range(_ text: String) -> (year: Int, start: Int, isShort: Bool)? {
    guard text.contains(where: \.isLetter),
      let period = PeriodText(text), let reading = period.readings(pivot: RecognisedDays.pivot).first,
      let start = reading.start
    else { return nil }
    return (reading.year, start, period.readings(pivot: nil).isEmpty)
  }

  private static func year(_ text: String) -> Year? {
    let upper = PeriodText.withoutMark(text).rest.uppercased()
    let hasLetters = upper.hasPrefix("FY")
    let rest = (hasLetters ? upper.dropFirst(2) : upper[...]).drop { " -/.'".contains($0) }
    let parts = rest.split(omittingEmptySubsequences: false) { "-/\u{2013}\u{2212}".contains($0) }.map {
      $0.filter { $0 != " " }
    }
    // `FY19`, whose century a pivot tells.
    if hasLetters, parts.count == 1, parts[0].utf8.count == 2,
      parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let digits = Int(parts[0])
    {
      return .short(digits + (digits < RecognisedDays.pivot ? 2000 : 1900))
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
