import Tables

/// What the heading of a column of periods says of its years, beyond what its texts tell.
enum HeadingCalendar: Hashable {
  /// Years of Ethiopia, which begin in September and are seven to eight behind.
  case ethiopian
  /// Years of Nepal, which begin in April and are 56 to 57 ahead.
  case bikramSambat
  /// Fiscal years that end with a month, from 1.
  case fiscal(end: Int)
  /// Fiscal years that begin with a month, from 1.
  case fiscalFrom(Int)
  /// Fiscal years of which nothing says when they begin.
  case fiscalYears

  /// What a heading says, or nil.
  init?(_ heading: HeadingWords) {
    if heading.mention(Self.ethiopianWords) {
      self = .ethiopian
    } else if heading.mention(Self.nepaleseWords) {
      self = .bikramSambat
    } else if let month = Self.month(in: heading), heading.mention(Self.endWords) {
      self = .fiscal(end: month)
    } else if let month = Self.month(in: heading), heading.mention(Self.beginWords) {
      self = .fiscalFrom(month)
    } else if heading.mention(Self.fiscalWords) {
      self = .fiscalYears
    } else {
      return nil
    }
  }

  /// What a line above a table says of its years: a calendar that it names in full, or nil.
  init?(above line: HeadingWords) {
    if line.mention(Self.ethiopianCalendar) {
      self = .ethiopian
    } else if line.mention(Self.nepaleseCalendar) {
      self = .bikramSambat
    } else {
      return nil
    }
  }

  /// The one month that a heading names, or nil.
  private static func month(in heading: HeadingWords) -> Int? {
    let months = heading.words.compactMap(MonthNames.month).filter { $0.calendar == .gregorian }.map(\.number)
    return Set(months).count == 1 ? months.first : nil
  }

  /// The keys of a column whose years are so, of those that the texts alone do not tell.
  func keys(for form: RecognisedPeriod) -> [FirstContract.Setting] {
    guard form.calendar == nil, form.keys.allSatisfy({ $0.key == "pivot" }) else { return [] }
    switch self {
    case .fiscal(let end) where end != 12:
      return [
        .init(key: "starts", value: FrequencyReading.months[end % 12]), .init(key: "named-by", value: "end"),
      ]
    case .fiscalFrom(let first) where first != 1:
      return [
        .init(key: "starts", value: FrequencyReading.months[first - 1]),
        .init(key: "named-by", value: "start"),
      ]
    default: return []
    }
  }

  /// What is not certain about a column of such years whose type is `type`; nil where nothing is.
  func doubt(for form: RecognisedPeriod) -> String? {
    switch self {
    case .ethiopian:
      "its heading or a line above speaks of the Ethiopian calendar, 7 to 8 years behind the common era: nothing is converted, and years stand as they are written"
    case .bikramSambat:
      "its heading or a line above speaks of Bikram Sambat, 56 to 57 years ahead of the common era: nothing is converted, and years stand as they are written"
    case .fiscal, .fiscalFrom:
      keys(for: form).isEmpty
        ? nil
        : "fiscal years as its heading says, each named by the year in which it \(isEnd ? "ends" : "begins")"
    case .fiscalYears:
      form.keys.contains { $0.key == "starts" }
        ? nil
        : "its heading speaks of fiscal years, and they are taken as calendar years; 'starts' and 'named-by' say otherwise"
    }
  }

  private var isEnd: Bool { if case .fiscal = self { true } else { false } }

  private static let ethiopianCalendar = HeadingVocabulary.folded([
    "Ethiopian calendar", "Ethiopian fiscal year", "Ethiopian years", "Ethiopian year",
    "calendrier éthiopien",
    "በኢትዮጵያ አቆጣጠር", "ዓ ም", "ዓ.ም",
  ])
  private static let ethiopianWords = ethiopianCalendar.union(
    HeadingVocabulary.folded(["E C", "EC", "E.C", "EFY", "E F Y", "Ethiopian", "ዓም", "ዓ ም", "አ ም", "በጀት ዓመት"])
  )
  private static let nepaleseCalendar = HeadingVocabulary.folded([
    "Bikram Sambat", "Bikram Samvat", "Vikram Samvat", "Vikram Sambat", "विक्रम संवत", "विक्रम सम्वत्",
  ])
  private static let nepaleseWords = nepaleseCalendar.union(
    HeadingVocabulary.folded(["B S", "BS", "V S", "वि सं", "वि स", "बि सं"]))
  static let endWords = HeadingVocabulary.folded([
    "ended", "ending", "ends", "end", "to", "clos", "close", "terminado", "terminada", "cierre", "endend",
    "bis",
    "finalizado", "encerrado", "المنتهية", "المنتهي", "منتهی",
  ])
  private static let beginWords = HeadingVocabulary.folded([
    "starting", "beginning", "begins", "starts", "from", "commencing", "à partir", "desde", "ab", "تبدأ",
  ])
  private static let fiscalWords = HeadingVocabulary.folded([
    "fiscal year", "financial year", "FY", "fiscal", "exercice", "exercice budgétaire", "año fiscal",
    "ano fiscal",
    "Haushaltsjahr", "السنة المالية", "سال مالی", "مالی سال", "आर्थिक वर्ष", "वित्तीय वर्ष", "অর্থবছর", "mali yıl",
    "tahun anggaran", "бюджетный год", "финансовый год",
  ])
}

extension HeadingWords {
  /// Whether a heading speaks of the years of the Republic of China.
  var isOfMinguo: Bool {
    ["民國", "民国"].contains { text.contains($0) } || mention(["minguo", "roc year", "year roc"])
  }
}

extension RecognisedPeriod {
  /// Reads the years of the Republic of China, which have two digits or three; nil where a text has none.
  init?(minguo texts: [String]) {
    guard !texts.isEmpty, texts.allSatisfy({ PeriodForm.Era.minguo.text($0) != $0 }),
      let form = RecognisedPeriod(texts.map(PeriodForm.Era.minguo.text), by: .heading), !form.areDays,
      form.calendar == nil, form.keys.isEmpty
    else { return nil }
    self = form
    keys.append(.init(key: "era", value: "minguo"))
    doubt = "the years are taken as those of the Republic of China, 1911 behind"
  }
}

extension CountsRecognition {
  /// What its heading, or a line above the table, says of the years of a column of periods; nil where neither does.
  func headingCalendar(_ index: Int) -> HeadingCalendar? {
    HeadingCalendar(surveys[index].heading)
      ?? recognition.surroundings.above.lazy.compactMap { HeadingCalendar(above: $0) }.first
  }

  /// Says of a column of periods what its heading says of its years, and makes fiscal years of those that a heading ends with a month.
  func settleCalendar(_ index: Int, _ form: RecognisedPeriod, _ column: inout FirstContract.Column) {
    if surveys[index].values.contains(where: { $0.hasSuffix("年度") }) {
      column.doubts.append(
        "'年度' is a fiscal year, which begins in April in Japan, and is taken as the calendar year that it names"
      )
    }
    guard let calendar = headingCalendar(index) else { return }
    let isYearly = form.type == "year" || isOfLastMonths(index, form, calendar)
    if isYearly {
      let keys = calendar.keys(for: form)
      if !keys.isEmpty { column.type = "year" }
      column.keys += keys
    }
    if let doubt = calendar.doubt(for: form) { column.doubts.append(doubt) }
  }

  /// Whether months are all the last ones of fiscal years: each names the year that ends with it.
  private func isOfLastMonths(_ index: Int, _ form: RecognisedPeriod, _ calendar: HeadingCalendar) -> Bool {
    guard case .fiscal(let end) = calendar, form.type == "month", form.formats.isEmpty else { return false }
    return surveys[index].values.allSatisfy { text in
      PeriodText(text)?.readings(pivot: RecognisedDays.pivot).allSatisfy { $0.month == end && $0.day == nil }
        == true
    }
  }
}
