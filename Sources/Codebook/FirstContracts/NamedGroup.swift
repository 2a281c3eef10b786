import Language

/// The persons that a category names by their ages and their sex: `0-14`, `18+`, `Girls`, `unaccompanied children`, `Female under 18`.
struct NamedGroup: Hashable {
  /// The code of a sex, or nil for all.
  private(set) var sex: String?
  /// The youngest and the oldest age; all of them where nothing is said.
  private(set) var ages = everyAge
  /// What else the name says, each word once.
  private(set) var rest: Set<String> = []

  private static let everyAge = 0...200
  private static let childhood = 0...17
  private static let adulthood = 18...200

  /// Reads a name; nil where it tells neither ages nor a sex, or says that something is not known.
  init?(_ text: String, library: CodeListLibrary) {
    // Digits of a band may be joined with letters: `18yrs`.
    var runs: [Substring] = []
    let plain = RecognisedPeriod.plain(text).lowercased()
    for run in plain.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      var rest = run[...]
      while let first = rest.first {
        let part = rest.prefix { $0.isNumber == first.isNumber }
        runs.append(part)
        rest = rest.dropFirst(part.count)
      }
    }
    let numbers = runs.compactMap { Int($0) }
    guard numbers.count <= 2, numbers.allSatisfy({ $0 <= 130 }), runs.count <= 12 else { return nil }
    let words = runs.filter { Int($0) == nil }.map { HeadingWords(String($0)).text }
    if !numbers.isEmpty {
      guard let band = Self.band(numbers, plain, words) else { return nil }
      ages = band
    }
    for run in runs where Int(run) == nil && !Self.wordsOfBands.contains(HeadingWords(String(run)).text) {
      guard take(String(run), library) else { return nil }
    }
    guard sex != nil || ages != Self.everyAge else { return nil }
  }

  /// Takes a word; false where it says that something is not known or other.
  private mutating func take(_ word: String, _ library: CodeListLibrary) -> Bool {
    let plain = HeadingWords(word).text
    guard !Self.open.contains(plain) else { return false }
    if let code = library["sex-age"]?.code(matching: word),
      let known = [
        "WOMAN": ("F", Self.adulthood), "MAN": ("M", Self.adulthood), "GIRL": ("F", Self.childhood),
        "BOY": ("M", Self.childhood),
      ][code]
    {
      sex = known.0
      if ages == Self.everyAge { ages = known.1 }
      return true
    }
    if let code = library["age-group"]?.code(matching: word),
      let known = ["CHILD": Self.childhood, "ADULT": Self.adulthood][code]
    {
      if ages == Self.everyAge { ages = known }
      return true
    }
    if let code = library["sex"]?.code(matching: word), ["F", "M"].contains(code) {
      sex = code
      return true
    }
    rest.insert(plain)
    return true
  }

  /// Whether it holds all persons of another group, which is not the same.
  func holds(_ other: NamedGroup) -> Bool {
    self != other && (sex == nil || sex == other.sex) && ages.lowerBound <= other.ages.lowerBound
      && other.ages.upperBound <= ages.upperBound && rest.isSubset(of: other.rest)
  }

  /// Whether some persons may be of both groups though neither holds the other; bands that share the age between them do not (`0-18`, `18-25`).
  func crosses(_ other: NamedGroup) -> Bool {
    rest == other.rest && !holds(other) && !other.holds(self) && self != other
      && (sex == nil || other.sex == nil || sex == other.sex) && ages.clamped(to: other.ages).count > 1
      && ages.overlaps(other.ages)
  }

  /// The band that numbers tell with the marks or words beside them; nil where they are no band.
  private static func band(_ numbers: [Int], _ text: String, _ words: [String]) -> ClosedRange<Int>? {
    if numbers.count == 2 { return numbers[0] <= numbers[1] ? numbers[0]...numbers[1] : nil }
    let number = numbers[0]
    // `and under`, `or less` hold the number itself, as `18 and over` does.
    if text.contains("≤") || text.contains("<=") { return 0...number }
    if text.contains("<") || words.contains(where: { below.contains($0) }) {
      let isIncluded = words.contains { joints.contains($0) } && text.first?.isNumber == true
      return isIncluded || number == 0 ? 0...number : 0...(number - 1)
    }
    if text.contains("+") || text.contains("≥") || text.contains(">=")
      || words.contains(where: { above.contains($0) })
    {
      let isBeyond = overAlone.contains(words.first ?? "") && text.first?.isNumber != true
      return number + (isBeyond && number != 18 ? 1 : 0)...200
    }
    if text.contains(">") { return number + 1...200 }
    return nil
  }

  private static func words(_ texts: [String]) -> Set<String> { Set(texts.map { HeadingWords($0).text }) }

  private static let below = words([
    "under", "below", "less", "younger", "up", "moins", "menos", "menor", "menores", "hasta", "unter", "bis",
    "до", "младше", "менее", "молодше", "دون", "أقل", "تحت", "زیر", "کمتر", "سے کم", "کم", "altı", "sub",
    "sotto",
    "meno", "abaixo", "onder", "poniżej", "dưới",
  ])
  private static let above = words([
    "over", "above", "plus", "older", "more", "más", "mayores", "mais", "über", "älter", "mehr", "старше",
    "более",
    "старші", "ans et plus", "فأكثر", "وأكثر", "فوق", "أكثر", "بالای", "بیشتر", "بالاتر", "زیادہ", "üstü",
    "üzeri",
    "peste", "oltre", "più", "ouder", "powyżej", "trở", "trên",
  ])
  private static let overAlone = words([
    "over", "above", "über", "plus", "старше", "فوق", "بالای", "oltre", "peste",
  ])
  private static let joints = words([
    "and", "or", "et", "ou", "y", "o", "e", "und", "oder", "и", "или", "و", "أو", "یا",
  ])
  private static let wordsOfBands = below.union(above).union(joints).union(
    words([
      "age", "ages", "aged", "years", "year", "old", "yrs", "yr", "y", "to", "than", "from", "between",
      "group", "ans",
      "an", "âge", "âgés", "de", "à", "entre", "años", "edad", "a", "anos", "jahre", "jahren", "alter", "лет",
      "год",
      "года", "years old", "and over", "سنة", "سنوات", "عاما", "عام", "سال", "سے", "من", "إلى", "از", "تا",
      "yaş", "ani",
      "anni", "jaar", "lat", "tuổi", "років", "роки", "d", "the", "of",
    ]))
  private static let open = words([
    "unknown", "other", "others", "known", "specified", "stated", "inconnu", "autre", "autres", "otro",
    "otros",
    "desconocido", "unbekannt", "andere", "неизвестно", "другие", "أخرى", "آخرون", "نامشخص", "دیگر",
    "نامعلوم",
  ])
}
