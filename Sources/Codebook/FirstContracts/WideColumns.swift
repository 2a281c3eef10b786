import Language
import Tables

/// Columns of figures whose headings are periods or categories: they become rows.
///
/// Of a heading of one row all of it is one: years, months (also without a year, where a column has it), quarters, half-years, or words of a code list
/// such as male and female. Of a heading of several rows each row is one. Totals beside them become rows too, so that they are
/// told from their parts.
public struct WideColumns {
  /// The table with such columns as rows.
  private(set) var table: FirstTable
  /// Which columns become rows, and what takes them.
  public private(set) var unpivot: FirstContract.Unpivot
  /// Columns of figures beside them: each of their cells now stands in several rows.
  private(set) var repeated: Set<String> = []
  /// The column of years beside headings that are months, or nil.
  public private(set) var years: String?
  /// What is not certain, a line each.
  private(set) var remarks: [String] = []

  /// The fewest headings that make a table wide.
  private static let fewest = 2
  /// The fewest headings that are days: a few may be dates of surveys or releases.
  private static let fewestDays = 5

  /// Looks for such columns; nil where there are none, or where their cells are no figures.
  public init?(in table: FirstTable, library: CodeListLibrary) {
    let figures = table.columns.indices.filter { Self.isOfFigures(table.columns[$0]) }
    guard figures.count >= Self.fewest,
      let found = Self.ofSeveralRows(table, figures, library) ?? Self.ofPeriods(table, figures)
        ?? Self.ofSplitHeadings(table, figures, library)
        ?? Self.ofMonths(table, figures) ?? Self.ofList(table, figures, library)
        ?? Self.ofAgeBands(table, figures) ?? Self.ofSums(table, figures)
    else { return nil }
    let taken = Set(
      table.columns.indices.filter { !found.columns.contains($0) }.map { table.columns[$0].name.lowercased() }
    )
    var names: Set<String> = taken
    // A column that the file has already keeps its name.
    func free(_ name: String) -> String {
      var name = names.contains(name.lowercased()) ? name + "_of_heading" : name
      while names.contains(name.lowercased()) { name += "_2" }
      names.insert(name.lowercased())
      return name
    }
    let into = found.into.map(free)
    unpivot = FirstContract.Unpivot(
      columns: found.columns.map { table.columns[$0].name },
      isSpan: found.columns == Array(found.columns[0]...found.columns[found.columns.count - 1]), into: into,
      values: free("value"), evidence: found.evidence, periodAxis: found.periodAxis,
      split: found.split)
    self.table = table.unpivoted(found.columns, into: into, values: unpivot.values, split: found.split)
    remarks = found.remarks
    years = found.years
    repeated = Set(
      figures.filter { !found.columns.contains($0) && !Self.names(table.columns[$0]) }.map {
        table.columns[$0].name
      })
  }

  /// A remark on headings of one row that hold a period and words; nil where there are none.
  static func remark(on table: FirstTable) -> String? {
    let mixed = table.columns.filter { column in
      let words = HeadingWords(column.name).words
      return words.count > 1 && words.contains { RecognisedPeriod.type(ofHeading: $0) == "year" }
        && isOfFigures(column)
    }
    guard mixed.count >= 3 else { return nil }
    return
      "check: headings such as '\(mixed[0].name)' and '\(mixed[1].name)' hold a period and something else: write them in two rows, the periods above the others, and run init again"
  }

  private static let monthsWithoutYear =
    "check: the months of the heading have no year, so that there is no trend; write the year beside them, such as 2024-01"

  /// Columns that become rows.
  private struct Found {
    var columns: [Int]
    var into: [String]
    var evidence: String
    var remarks: [String] = []
    /// Which of `into` takes periods, or nil.
    var periodAxis: Int?
    /// The column of years beside headings that are months, or nil.
    var years: String?
    /// How headings of one row are divided, or nil.
    var split: TableLayout.Unpivot.Split?
  }

  // MARK: Headings of several rows

  /// What a row of a heading holds.
  private enum Axis {
    case period(String)
    case months
    case list(String)
    case same
    case words
  }

  private static func ofSeveralRows(
    _ table: FirstTable, _ figures: [Int], _ library: CodeListLibrary
  ) -> Found? {
    let depth = table.columns.map(\.parts.count).max() ?? 1
    guard depth > 1 else { return nil }
    // A name that stands over all rows is one column of its own, unless it is a total of the others.
    var spread = figures.filter { index in
      let parts = table.columns[index].parts
      return (Set(parts).count > 1 || parts.contains(where: DisguisedTotals.meansTotal))
        && !parts.contains(where: isShare)
    }
    var remarks: [String] = []
    for index in spread where isOfOthers(index, among: spread, table) {
      remarks.append(
        "check: '\(table.columns[index].name)' is not the sum of the columns that it seems to stand over, and is left out"
      )
      spread.removeAll { $0 == index }
    }
    guard spread.count >= fewest else { return nil }
    var axes: [Axis] = []
    for level in 0..<depth {
      axes.append(axis(spread.map { table.columns[$0].parts[level] }, library))
    }
    let told = axes.count { if case .words = $0 { false } else if case .same = $0 { false } else { true } }
    // Headings of two rows that only cut long names in two have no words in common.
    let isCrossed = (0..<depth).contains { level in
      Set(spread.map { table.columns[$0].parts[level] }).count < spread.count
    }
    guard told > 0, isCrossed, !holdsFlagsAlone(table, spread) else { return nil }
    let into = axes.enumerated().map { level, axis -> String in
      switch axis {
      case .period(let type): return type
      case .months:
        remarks.append(monthsWithoutYear)
        return "month_of_year"
      case .list(let list): return columnName(of: list)
      case .same: return "heading_\(level + 1)"
      case .words: return "indicator"
      }
    }
    return Found(
      columns: spread, into: into, evidence: "headings of \(depth) rows are crossed", remarks: remarks,
      periodAxis: axes.firstIndex { if case .period = $0 { true } else { false } })
  }

  /// Whether a column that is called a total differs, in most rows, from the sum of those that share the rest of its heading.
  private static func isOfOthers(_ index: Int, among spread: [Int], _ table: FirstTable) -> Bool {
    let parts = table.columns[index].parts
    guard let level = parts.lastIndex(where: DisguisedTotals.meansTotal),
      parts.count(where: DisguisedTotals.meansTotal) == 1
    else { return false }
    let group = spread.filter { other in
      let own = table.columns[other].parts
      return other != index && !DisguisedTotals.meansTotal(own[level])
        && own.indices.allSatisfy { $0 == level || own[$0] == parts[$0] }
    }
    guard group.count > 1 else { return false }
    func value(_ column: Int, _ row: Int) -> Double? {
      Double(
        table.columns[column].texts[Int(table.columns[column].rows[row])].filter { $0 != "," && $0 != " " })
    }
    var (equal, unequal) = (0, 0)
    for row in 0..<table.rowCount {
      let addends = group.compactMap { value($0, row) }
      guard let total = value(index, row), addends.count == group.count else { continue }
      if abs(addends.reduce(0, +) - total) <= 1e-6 * max(1, abs(total)) { equal += 1 } else { unequal += 1 }
    }
    return unequal > equal
  }

  private static func axis(_ labels: [String], _ library: CodeListLibrary) -> Axis {
    let parts = labels.filter { !$0.isEmpty && !DisguisedTotals.meansTotal($0) }
    let words = Set(parts).sorted()
    guard !words.isEmpty else { return .same }
    if let form = RecognisedPeriod(words) { return .period(form.columnName) }
    if words.count == 1, labels.count == parts.count { return .same }
    if words.allSatisfy({ MonthNames.month($0) != nil }) { return .months }
    if let list = list(of: words, library) { return .list(list) }
    return .words
  }

  // MARK: Headings of one row

  /// Whether a heading is, alone or with those beside it, a period.
  private static func ofPeriods(_ table: FirstTable, _ figures: [Int]) -> Found? {
    let names = table.columns.map(\.name)
    var byType: [String: [Int]] = [:]
    for index in figures {
      guard let type = RecognisedPeriod.type(ofHeading: names[index]) else { continue }
      byType[type, default: []].append(index)
    }
    // Fiscal years of 2001 to 2011 may be months each, and are told together.
    if let months = byType["month"], let years = byType["fiscal year"],
      RecognisedPeriod((months + years).map { names[$0] }) != nil
    {
      byType["fiscal year"] = (months + years).sorted()
      byType["month"] = nil
    }
    // Months whose years have two digits are told by all of them: `Jan-22` alone may be a day.
    let short = figures.filter { RecognisedPeriod.shortMonth(names[$0]) != nil }
    if short.count > byType["month"]?.count ?? 0,
      RecognisedPeriod.shortMonths(short.map { names[$0] }, .texts) != nil
    {
      byType["month"] = short
    }
    // So are quarters and halves of such years.
    let parts = figures.filter { RecognisedPeriod.shortPart(names[$0]) != nil }
    if let form = RecognisedPeriod.shortParts(parts.map { names[$0] }, .texts) { byType[form.type] = parts }
    guard let most = byType.values.max(by: { ($0.count, $1[0]) < ($1.count, $0[0]) }), most.count >= fewest,
      let form = RecognisedPeriod(most.map { names[$0] }),
      form.type != "day" || most.count >= fewestDays && form.doubt == nil
    else { return nil }
    var columns = most
    columns += figures.filter { !most.contains($0) && DisguisedTotals.meansTotal(names[$0]) }
    // Years among months are their totals.
    if ["month", "quarter", "half-year"].contains(form.type) {
      columns += (byType["year"] ?? []).filter { !columns.contains($0) }
    }
    guard columns.count < table.columns.count else { return nil }
    return Found(
      columns: columns.sorted(), into: [form.columnName], evidence: "headings are periods", periodAxis: 0)
  }

  /// Headings each of which holds a period and words, such as `2019 Male`, and that cross periods with words.
  private static func ofSplitHeadings(
    _ table: FirstTable, _ figures: [Int], _ library: CodeListLibrary
  ) -> Found? {
    let split = figures.compactMap { index in
      HeadingSplit.parts(table.columns[index].name).map { (index, $0) }
    }
    let periods = Set(split.map(\.1.period)).sorted()
    let words = Set(split.map(\.1.rest)).sorted()
    guard split.count >= 4, periods.count >= 2, words.count >= 2,
      split.count * 10 >= periods.count * words.count * 9,
      split.count < table.columns.count, !words.contains(where: isShare),
      let form = RecognisedPeriod(periods),
      form.type != "day", !holdsFlagsAlone(table, split.map(\.0))
    else { return nil }
    let rest =
      switch axis(words, library) {
      case .list(let list): columnName(of: list)
      default: "indicator"
      }
    return Found(
      columns: split.map(\.0), into: [form.columnName, rest], evidence: "headings hold a period and words",
      periodAxis: 0,
      split: .period)
  }

  /// Twelve columns of months beside one of years.
  private static func ofMonths(_ table: FirstTable, _ figures: [Int]) -> Found? {
    let months = figures.filter { MonthNames.month(table.columns[$0].name) != nil }
    let numbers = Set(months.compactMap { MonthNames.month(table.columns[$0].name)?.number })
    guard numbers.count >= 3, numbers.count == months.count, months.count < table.columns.count else {
      return nil
    }
    let totals = figures.filter { DisguisedTotals.meansTotal(table.columns[$0].name) }
    let years = table.columns.indices.first { index in
      !months.contains(index)
        && RecognisedPeriod(
          table.columns[index].texts.filter { !ColumnSurvey.isBlank($0) && !DisguisedTotals.meansTotal($0) },
          by: HeadingWords(table.columns[index].name).mention(HeadingVocabulary.time) ? .heading : .texts)?
          .type == "year"
    }
    return Found(
      columns: (months + totals).sorted(), into: [years == nil ? "month_of_year" : "month"],
      evidence: "headings are months", remarks: years == nil ? [monthsWithoutYear] : [],
      years: years.map { table.columns[$0].name })
  }

  /// Columns that are called by words of a list, where no other column holds figures but their totals.
  private static func ofList(
    _ table: FirstTable, _ figures: [Int], _ library: CodeListLibrary
  ) -> Found? {
    let surveyed = table.columns.map { HeadingWords($0.name) }
    // Rows with a name of their own are events, whose columns count different persons.
    let keys = table.columns.indices.filter { index in
      SensitiveSign.isKey(surveyed[index]) && table.columns[index].counts.allSatisfy { $0 == 1 }
    }
    guard !surveyed.contains(where: SensitiveSign.speaksForPersons), keys.isEmpty else { return nil }
    let open = figures.filter {
      !names(table.columns[$0]) && !isShare(table.columns[$0].name)
    }
    let totals = open.filter { DisguisedTotals.meansTotal(table.columns[$0].name) }
    let parts = open.filter { !totals.contains($0) }
    guard parts.count >= fewest, open.count < table.columns.count,
      let list = list(of: parts.map { table.columns[$0].name }, library), !holdsFlagsAlone(table, parts)
    else { return nil }
    return Found(columns: open, into: [columnName(of: list)], evidence: "headings are words of list \(list)")
  }

  /// Columns that are called by bands of ages, with a total or without.
  private static func ofAgeBands(_ table: FirstTable, _ figures: [Int]) -> Found? {
    let bands = figures.filter { isAgeBand(table.columns[$0].name) }
    guard bands.count >= fewest, bands.count < table.columns.count, !holdsFlagsAlone(table, bands) else {
      return nil
    }
    let totals = figures.filter { DisguisedTotals.meansTotal(table.columns[$0].name) }
    // Persons of no known age are a category beside the bands, without which these are less than their total.
    let unknown = figures.filter { !bands.contains($0) && isUnknownAge(table.columns[$0].name) }
    return Found(
      columns: (bands + totals + unknown).sorted(), into: ["age"], evidence: "headings are bands of ages")
  }

  /// Whether a heading is a band of ages: `0-11`, `Age 12-17`, `18+`, `under 12`, `65 and over`.
  private static func isAgeBand(_ heading: String) -> Bool {
    let words = HeadingWords(heading).words.filter { !ageWords.contains($0) }
    let numbers = words.compactMap { Int($0) }
    guard (1...2).contains(numbers.count), numbers.count == words.count, numbers.allSatisfy({ $0 <= 120 })
    else { return false }
    if numbers.count == 2 { return numbers[0] < numbers[1] }
    return heading.contains("+") || heading.contains("<") || heading.contains(">")
      || HeadingWords(heading).words.contains { boundWords.contains($0) }
  }

  private static func isUnknownAge(_ heading: String) -> Bool {
    let words = HeadingWords(heading)
    return words.words.count <= 3 && words.mention(unknownWords)
  }

  private static let unknownWords = HeadingVocabulary.folded([
    "unknown", "not known", "not stated", "not specified", "unspecified", "inconnu", "non précisé",
    "desconocido",
    "no especificado", "sin dato", "não informado", "ignorado", "unbekannt", "sconosciuto", "неизвестно",
    "невідомо",
    "غير معروف", "نامشخص", "نامعلوم", "bilinmeyen", "tidak diketahui",
  ])

  private static let boundWords: Set<String> = [
    "under", "over", "below", "above", "plus", "moins", "plus", "menos", "mas", "more", "older",
  ]
  private static let ageWords = boundWords.union([
    "age", "ages", "aged", "years", "year", "old", "and", "or", "to", "ans", "anos", "edad", "de", "y", "a",
    "et", "yrs", "yr",
  ])

  /// Columns beside each other some of which are sums of the others (`ColumnSums`).
  private static func ofSums(_ table: FirstTable, _ figures: [Int]) -> Found? {
    let open = figures.filter { !names(table.columns[$0]) && !isShare(table.columns[$0].name) }
    guard open.count > fewest, let first = open.first, let last = open.last, last - first == open.count - 1,
      let sum = ColumnSums(of: table, columns: open).found()
    else { return nil }
    let evidence =
      "'\(table.columns[sum.column].name)' is the sum of \(sum.isOfAll ? "the columns" : "columns") beside it"
    return Found(
      columns: open, into: ["category"], evidence: evidence,
      remarks: sum.isNamed
        ? [] : ["check: \(evidence) in every row, so the columns are taken as categories of one figure"])
  }

  /// Lists whose words are seldom those of anything else.
  private static let lists = [
    "sex", "age-group", "sex-age", "recorded-age-bands", "population-age-groups", "countries", "forms",
  ]

  /// The list that has every word, each with a code of its own.
  private static func list(of words: [String], _ library: CodeListLibrary) -> String? {
    lists.first { name in
      guard let list = library[name] else { return false }
      let codes = words.compactMap { list.code(matching: $0) }
      return codes.count == words.count && Set(codes).count == codes.count && codes.count >= fewest
    }
  }

  private static func columnName(of list: String) -> String {
    list == "countries" ? "country" : list == "forms" ? "form" : list.replacing("-", with: "_")
  }

  // MARK: Cells

  private static func isOfFigures(_ column: FirstTable.Column) -> Bool {
    let texts = column.texts.filter { !ColumnSurvey.isBlank($0) }
    // A column with a heading may be a period for which nothing was reported yet.
    if texts.allSatisfy({ ColumnSurvey.isMissing(HeadingText.plain($0)) }) { return !column.name.isEmpty }
    if NumberForm(texts, share: 0.9) != nil { return true }
    let figures = texts.filter { CellMarkForm.alone($0) == nil }
    if figures.count < texts.count, figures.count * 2 > texts.count, NumberForm(figures, share: 0.9) != nil {
      return true
    }
    return NumberForm(texts.map { CellMarkForm.split($0).rest }, share: 0.9) != nil
  }

  /// Whether a column numbers or places its rows: a year, a code, an age.
  private static func names(_ column: FirstTable.Column) -> Bool {
    let heading = HeadingWords(column.name)
    let vocabularies = [
      HeadingVocabulary.time, HeadingVocabulary.numbering, HeadingVocabulary.age,
      HeadingVocabulary.coordinates,
      HeadingVocabulary.day,
    ]
    if vocabularies.contains(where: heading.mention) || SensitiveSign.isKey(heading) { return true }
    let texts = column.texts.filter { !ColumnSurvey.isBlank($0) }
    return texts.isEmpty || RecognisedPeriod(texts) != nil
  }

  private static func isShare(_ heading: String) -> Bool {
    HeadingVocabulary.hasPercentSign(heading) || HeadingWords(heading).mention(HeadingVocabulary.share)
  }

  private static func holdsFlagsAlone(_ table: FirstTable, _ columns: [Int]) -> Bool {
    columns.allSatisfy { index in
      table.columns[index].texts.allSatisfy { ["0", "1", ""].contains($0) }
    }
  }
}
