import Language
import Tables

/// What stands beside figures: flags in a column of their own, and periods told by two columns.
extension CountsRecognition {
  /// The column of a month, a quarter or a half beside that of its year.
  struct PeriodPair {
    /// The column of years.
    var year: Int
    /// The column of months, quarters or halves.
    var part: Int
    /// The column of days, or nil.
    var day: Int?
    /// `day`, `month`, `quarter`, `half-year` or `week`.
    var type: String

    /// The columns beside that of the year.
    var parts: [Int] { [part] + (day.map { [$0] } ?? []) }
  }

  /// Two columns that tell the period together; nil where one column does, or where several might.
  static func periodPair(_ surveys: [ColumnSurvey]) -> PeriodPair? {
    let years = surveys.indices.filter {
      surveys[$0].period?.type == "year" && surveys[$0].blanks == 0 && surveys[$0].list == nil
        && surveys[$0].heading.mention(HeadingVocabulary.time)
    }
    let isTold = surveys.contains { survey in
      ["day", "week", "month", "quarter", "half-year"].contains(survey.period?.type ?? "")
        && (survey.heading.mention(HeadingVocabulary.time) || survey.heading.mention(HeadingVocabulary.day))
    }
    guard let year = years.first, years.count == 1, !isTold else { return nil }
    let parts = surveys.indices.compactMap { index in partType(surveys[index]).map { (index, $0) } }
    guard let part = parts.first, parts.count == 1, part.0 != year else { return nil }
    let day =
      part.1 == "month"
      ? surveys.indices.first { $0 != year && $0 != part.0 && isDayPart(surveys[$0]) } : nil
    return PeriodPair(year: year, part: part.0, day: day, type: day == nil ? part.1 : "day")
  }

  /// Whether a column is called one of days and holds numbers of them.
  private static func isDayPart(_ survey: ColumnSurvey) -> Bool {
    dayWords.contains(survey.heading.text) && survey.known > 0
      && survey.values.allSatisfy { Int($0).map { (1...31).contains($0) } ?? false }
  }

  private static let dayWords = Set(
    ["day", "jour", "día", "dia", "tag", "ziua", "اليوم", "يوم", "روز", "دن"].map { HeadingWords($0).text })

  /// `month`, `quarter`, `half-year` or `week` where a column is called so and every text is the number or the name of one.
  private static func partType(_ survey: ColumnSurvey) -> String? {
    guard survey.known > 0, survey.blanks == 0, survey.values.count > 1 else { return nil }
    // One text among many that is none, such as a month 13, is a fault of the file, and a run names its line.
    func areMost(_ isPart: (String) -> Bool) -> Bool {
      survey.values.count(where: isPart) * 10 >= survey.values.count * 9
    }
    if survey.heading.mention(HeadingVocabulary.monthPart), areMost(isMonth) { return "month" }
    let isQuarter = survey.heading.mention(HeadingVocabulary.quarter)
    if isQuarter, areMost({ PeriodParts.quarter($0) != nil }) { return "quarter" }
    let isHalf = survey.heading.mention(HeadingVocabulary.half)
    if isHalf, areMost({ PeriodParts.half($0) != nil }) { return "half-year" }
    // Weeks of a month are five at most.
    let isWeek = survey.heading.mention(HeadingVocabulary.week) && survey.values.count > 5
    return isWeek && areMost({ Int($0).map { (1...53).contains($0) } ?? false }) ? "week" : nil
  }

  private static func isMonth(_ text: String) -> Bool {
    Int(text).map { (1...12).contains($0) } ?? (MonthNames.month(text) != nil)
  }

  /// The period that two columns tell, as a column of its own.
  func pairColumn(_ pair: PeriodPair) -> FirstContract.Column {
    let taken = Set(surveys.map { $0.name.lowercased() })
    let name = taken.contains("period") ? "period_of_\(pair.type.replacing("-", with: "_"))" : "period"
    let names = ([pair.year] + pair.parts).map { surveys[$0].name }
    var column = FirstContract.Column(
      name: name, role: .period, type: pair.type,
      evidence: "told by \(names.map { "'\($0)'" }.joined(separator: ", ")) together")
    column.keys.append(.init(key: "from", value: YAMLText.list(names)))
    if let form = surveys[pair.year].period {
      column.keys += form.keys.filter { $0.key != "years" && $0.key != "starts" }
      if form.keys.contains(where: { $0.key == "era" }) { column.doubts += form.doubt.map { [$0] } ?? [] }
    }
    let strange = surveys[pair.part].values.count { text in
      switch pair.type {
      case "quarter": PeriodParts.quarter(text) == nil
      case "half-year": PeriodParts.half(text) == nil
      case "week": Int(text).map { (1...53).contains($0) } != true
      default: !Self.isMonth(text)
      }
    }
    if strange > 0 {
      column.doubts.append("\(strange == 1 ? "1 text tells" : "\(strange) texts tell") no \(pair.type)")
    }
    if isFiscal(pair) {
      let start = firstPart(pair)
      column.keys.append(.init(key: "starts", value: FrequencyReading.months[start.month - 1]))
      column.doubts.append(start.evidence)
    }
    if let doubt = headingCalendar(pair.year).flatMap({ calendar in
      surveys[pair.year].period.flatMap(calendar.doubt)
    }) {
      column.doubts.append(doubt)
    }
    if !surveys[pair.part].totals.isEmpty { column.keys.append(.init(key: "years", value: "apart")) }
    if !surveys[pair.year].totals.isEmpty { column.keys.append(.init(key: "totals", value: "apart")) }
    if let calendar = surveys[pair.year].period?.calendar {
      column.keys.append(.init(key: "calendar", value: calendar))
      column.doubts.append("the years are taken as Solar Hijri")
    }
    return column
  }

  private func isFiscal(_ pair: PeriodPair) -> Bool {
    surveys[pair.year].period?.keys.contains { $0.key == "starts" } ?? false
  }

  /// The month in which fiscal years begin beside which months stand: that of the first row of a year that has all twelve.
  private func firstPart(_ pair: PeriodPair) -> (month: Int, evidence: String) {
    let quarters = (7, "nothing says in which month the fiscal year begins: July is taken")
    guard pair.type == "month" else { return quarters }
    var seen: [Int32: (first: Int, months: Set<Int>)] = [:]
    for row in 0..<table.rowCount {
      let text = table.columns[pair.part].texts[Int(table.columns[pair.part].rows[row])]
      guard let month = Int(text) ?? MonthNames.month(text)?.number else { continue }
      seen[table.columns[pair.year].rows[row], default: (month, [])].months.insert(month)
    }
    let firsts = Set(seen.values.filter { $0.months.count == 12 }.map(\.first))
    guard firsts.count == 1, let first = firsts.first, first != 1 || seen.count == 1 else { return quarters }
    return (first, "fiscal years are taken to begin with the month that stands first in them")
  }

  /// A column that is called one of flags: what its flags are, and as text what is not known of them.
  func status(_ index: Int) -> FirstContract.Column? {
    let survey = surveys[index]
    guard survey.heading.mention(HeadingVocabulary.status), survey.known > 0,
      survey.list == nil || isShort(survey)
    else { return nil }
    let isUpper = survey.texts.allSatisfy { $0 == $0.uppercased() }
    let lists: [(String, StatusFlags)] =
      isUpper ? [("sdmx", .sdmx), ("eurostat", .eurostat)] : [("eurostat", .eurostat)]
    for (word, flags) in lists where survey.texts.allSatisfy({ flags.marks($0) != nil }) {
      var column = FirstContract.Column(
        name: survey.name, role: .status, type: "text",
        evidence: "\(survey.texts.count) flags of \(word == "sdmx" ? "SDMX" : "Eurostat")")
      column.keys.append(.init(key: "flags", value: word))
      return column
    }
    guard !survey.isConstant, isShort(survey) else { return nil }
    var column = FirstContract.Column(
      name: survey.name, role: .attribute, type: "text", evidence: "is called one of flags")
    column.doubts.append(
      "what its flags say is not known, and nothing is made of them; 'role: status' with 'flags' says it")
    return column
  }

  /// Where several columns hold flags, each is that of the figures before it.
  func tieStatuses(_ contract: inout FirstContract) {
    guard contract.columns.count(where: { $0.role == .status }) > 1 else { return }
    var measure: Int?
    for index in contract.columns.indices {
      if contract.columns[index].role == .measure { measure = index }
      guard contract.columns[index].role == .status, let figures = measure else { continue }
      contract.columns[figures].keys.append(
        .init(key: "status", value: YAMLText.scalar(contract.columns[index].name)))
      contract.columns[figures].doubts.append("the flags in the column behind it are taken as its own")
      measure = nil
    }
  }

  private func isShort(_ survey: ColumnSurvey) -> Bool { survey.texts.allSatisfy { $0.count <= 4 } }
}
