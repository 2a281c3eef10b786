import Language

/// Recognises what the columns of a table are, and proposes a contract for it.
///
/// It decides by what stands in the file: headings, texts, how figures add up. What it cannot be sure of is a doubt, with
/// its reason; what it says of records holds no value of them.
public struct ContractRecognition {
  let name: String
  let title: String
  let library: CodeListLibrary
  let table: FirstTable
  let unpivot: FirstContract.Unpivot?
  let surveys: [ColumnSurvey]
  /// Columns of figures whose cells stand in several rows since others became rows.
  let repeated: Set<String>
  private let wideRemarks: [String]
  /// The columns that number the rows, one after the other.
  let runningNumbers: Set<Int>
  /// What the lines around the table say.
  let surroundings: SurroundingWords
  /// The columns that tell the period together, or nil where one does.
  let periodPair: CountsRecognition.PeriodPair?

  /// Looks at every column of a table.
  ///
  /// - Parameters:
  ///   - name: the name of the contract: lower-case letters, digits and hyphens.
  ///   - title: what the file is called.
  ///   - library: the code lists that columns may be of.
  public init(of table: FirstTable, name: String, title: String, library: CodeListLibrary) {
    self.name = name
    self.title = title
    self.library = library
    surroundings = SurroundingWords(table.surroundings)
    let wide = WideColumns(in: table, library: library)
    repeated = wide?.repeated ?? []
    wideRemarks = wide?.remarks ?? [WideColumns.remark(on: table)].compactMap(\.self)
    self.table = wide?.table ?? table
    unpivot = wide?.unpivot
    let surveys = self.table.columns.map { ColumnSurvey($0, library: library) }
    self.surveys = surveys
    let rowCount = self.table.rowCount
    runningNumbers = Set(
      surveys.indices.filter { Self.numbersRows(surveys[$0], isFirst: $0 == 0, of: rowCount) })
    periodPair = CountsRecognition.periodPair(surveys)
  }

  /// The contract that is proposed.
  ///
  /// - Parameter kind: what a row stands for, where that is known; else it is decided by what the file holds.
  public func contract(kind given: FirstContract.Kind? = nil) -> FirstContract {
    let measures = measureColumns()
    let kind = given.map { ($0, "as given", nil) } ?? decidedKind(measures: measures)
    var contract = FirstContract(
      name: name, title: title, kind: kind.0, kindEvidence: kind.1, kindDoubt: kind.2, unit: unit,
      columns: [],
      unpivot: unpivot, rowCount: table.rowCount)
    contract.remarks += wideRemarks
    if table.isCut { contract.remarks.append("only the first \(table.rowCount) rows were looked at") }
    switch kind.0 {
    case .counts: CountsRecognition(self, measures: measures).fill(&contract)
    case .records: RecordsRecognition(self).fill(&contract)
    }
    return contract
  }

  /// The columns that may hold figures.
  private func measureColumns() -> [Int] {
    let numbers = numberColumns()
    if unpivot != nil { return numbers }
    // A column that is called one of figures holds them, however they are written: a run names the first line that is none.
    let named = surveys.indices.filter { index in
      let survey = surveys[index]
      let withDigits = survey.texts.count { text in
        text.contains(where: \.isNumber) || text.count <= 3 && !text.contains(where: \.isLetter)
      }
      return !numbers.contains(index) && survey.numbers == nil && isNamedAsMeasure(survey.heading)
        && survey.period == nil && survey.days == nil && survey.list == nil
        && withDigits * 2 >= survey.texts.count && withDigits > 1 && !survey.isMultipleChoice
        && !survey.heading.mention(HeadingVocabulary.numbering) && !SensitiveSign.isKey(survey.heading)
        && !SensitiveSign.speaksForPersons(survey.heading) && SensitiveSign.inTexts(survey.texts) == nil
    }
    return (numbers + named).sorted()
  }

  /// The columns of numbers that may be figures.
  private func numberColumns() -> [Int] {
    let found = surveys.indices.filter { index in
      let survey = surveys[index]
      guard let numbers = survey.numbers, numbers.values.contains(where: { $0 != nil }),
        !survey.isFlag || isNamedAsMeasure(survey.heading)
      else { return false }
      if let unpivot { return survey.name == unpivot.values }
      if periodPair?.parts.contains(index) == true { return false }
      let heading = survey.heading
      // `No` and `N°` are of how many as well as of which.
      let isNamed = isNamedAsMeasure(heading) && !(SensitiveSign.isSerial(heading) && numbersRows(index))
      let isOfList = survey.list.map { !(survey.isFlag && isNamed && $0.list == "yes-no") } ?? false
      if isOfList || numbersThings(heading)
        || heading.mention(HeadingVocabulary.ageInYears) && !heading.isOfPersons
          && !heading.mention(HeadingVocabulary.mean)
        || heading.mention(HeadingVocabulary.coordinates) || !isNamed && isOfCategories(survey)
        || !isNamed && heading.mention(HeadingVocabulary.week)
        || SensitiveSign.isKey(heading) && !(heading.isOfPersons && isNamed)
        || SensitiveSign.speaksForPersons(heading)
      {
        return false
      }
      if !isNamed, numbersRows(index) || survey.isUnique && SensitiveSign.isSerial(heading) { return false }
      if survey.period != nil, heading.mention(HeadingVocabulary.time) || !isNamed { return false }
      return true
    }
    // What is the same in every row, or 0 and 1, may be anything where no other figure stands beside it.
    let certain = found.filter { index in
      !surveys[index].isFlag && (!surveys[index].isConstant || isNamedAsMeasure(surveys[index].heading))
    }
    return certain.isEmpty ? [] : found
  }

  /// Whether numbers stand for categories of which the heading speaks: 1 and 2 for a sex.
  ///
  /// A few small numbers that come again, under a heading of nothing else: `Sexual exploitation` and `Nationals` are of figures.
  func isOfCategories(_ survey: ColumnSurvey) -> Bool {
    guard let numbers = survey.numbers, numbers.isWhole, numbers.masks.isEmpty,
      survey.texts.count * 2 <= survey.known,
      numbers.values.allSatisfy({ $0.map { (0...20).contains($0) || $0 == 99 } ?? true })
    else { return false }
    let heading = survey.heading
    if heading.mention(HeadingVocabulary.form) { return heading.mention(HeadingVocabulary.kind) }
    let beside: Set<String> = [
      "of", "the", "victim", "vic", "person", "code", "id", "de", "la", "victime", "victima",
    ]
    let rest = heading.words.filter { !beside.contains($0) }.joined(separator: " ")
    return HeadingVocabulary.sex.contains(rest) || HeadingVocabulary.route.contains(rest)
  }

  /// Whether a heading says that numbers stand for things, and not for how many persons or cases.
  private func numbersThings(_ heading: HeadingWords) -> Bool {
    heading.mention(HeadingVocabulary.numbering) && !heading.isOfPersons
  }

  func isNamedAsMeasure(_ heading: HeadingWords) -> Bool {
    [
      HeadingVocabulary.measure, HeadingVocabulary.rate, HeadingVocabulary.share, HeadingVocabulary.mean,
      HeadingVocabulary.change,
    ].contains { heading.mention($0) }
  }

  /// How many different rows there are over some columns.
  func distinctRows(over columns: [Int]) -> Int {
    table.combinations(of: columns).count
  }

  private var unit: String {
    func mentions(_ vocabulary: Set<String>) -> Bool { surveys.contains { $0.heading.mention(vocabulary) } }
    if mentions(HeadingVocabulary.incident) { return "event" }
    if mentions(HeadingVocabulary.victim) { return "victim" }
    return mentions(HeadingVocabulary.perpetrator) ? "perpetrator" : "person"
  }

  /// A name for a list that is written: that of the column, or with that of the contract before it where the library has one of
  /// that name.
  func listName(_ column: String, _ place: Int) -> String {
    let slug = Self.slug(column) ?? "column-\(place + 1)"
    return library[slug] == nil ? slug : "\(name)-\(slug)"
  }

  /// Lower-case letters, digits and hyphens of a text, or nil where it has none.
  public static func slug(_ text: String) -> String? {
    let words = HeadingWords(text).words.map { word in
      String(
        word.unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }.map(
          Character.init))
    }
    let slug = words.filter { !$0.isEmpty }.joined(separator: "-")
    return slug.isEmpty ? nil : String(slug.prefix(60))
  }
}

extension FirstTable {
  /// Whether the text of one column says what stands in another.
  func determines(_ first: Int, _ second: Int) -> Bool {
    var image = [Int32](repeating: -1, count: columns[first].texts.count)
    let rows = columns[second].rows
    for (row, number) in columns[first].rows.enumerated() {
      let known = image[Int(number)]
      if known < 0 { image[Int(number)] = rows[row] } else if known != rows[row] { return false }
    }
    return true
  }
}
