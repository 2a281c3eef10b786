import Language

/// What the columns of a table of cases, persons or events are.
///
/// Nothing that it says holds a value. A list is written only of a column with at most 200 values, each of at least three
/// records, so that none can tell a person.
struct RecordsRecognition {
  let recognition: ContractRecognition
  var table: FirstTable { recognition.table }
  var surveys: [ColumnSurvey] { recognition.surveys }

  static let mostValues = 200
  static let fewestRecords = 3

  init(_ recognition: ContractRecognition) { self.recognition = recognition }

  func fill(_ contract: inout FirstContract) {
    let known = HTCDSFields.all
    let isStandard = known.areHeadings(surveys.map(\.name))
    let fields = surveys.map { isStandard ? known.field(of: $0.name) : nil }
    let pair = isStandard || periodColumn(fields, isOfYearsAlone: false) != nil ? nil : datePair()
    let period = pair == nil ? periodColumn(fields) : nil
    var missing: [String] = []
    for index in surveys.indices {
      if let pair, pair.parts.contains(index) { continue }
      if let pair, index == pair.year {
        contract.columns.append(dateColumn(pair))
        continue
      }
      var column =
        fields[index].map { standard(index, $0, isPeriod: index == period, &contract) }
        ?? self.column(index, isPeriod: index == period, &contract)
      if column.role == .key, contract.columns.contains(where: { $0.role == .key }) {
        column.role = .attribute
      }
      if column.role == .group, contract.columns.contains(where: { $0.role == .group }) {
        column.role = .attribute
      }
      contract.columns.append(column)
      for word in surveys[index].missing where !missing.contains(word) { missing.append(word) }
    }
    contract.missing = missing
    // A row that says how many victims there were is a case, and no victim.
    if contract.unit != "event",
      contract.columns.contains(where: {
        $0.role == .measure && HeadingWords($0.name).mention(HeadingVocabulary.counted)
      })
    {
      contract.unit = "event"
      contract.remarks.append(
        "rows say how many persons each of them is of, so that a row is taken for a case and none of these")
    }
    if isStandard { contract.unit = "victim" }
    if period == nil, pair == nil {
      contract.remarks.append("no column holds days, months or years: there is no trend")
    }
  }

  /// A column of the standard, named as it names its fields.
  private func standard(
    _ index: Int, _ field: HTCDSFields.Field, isPeriod: Bool, _ contract: inout FirstContract
  )
    -> FirstContract.Column
  {
    let survey = surveys[index]
    var column = FirstContract.Column(
      name: survey.name, role: isPeriod ? .period : field.list == nil ? .attribute : .dimension,
      type: field.type, list: field.list,
      evidence: "field of the Human Trafficking Case Data Standard")
    if field.list == "yes-no" { column.role = .attribute }
    column.isSensitive = field.isSensitive
    if field.type == "date", let form = survey.days { settleDays(form, &column) }
    if let list = field.list.flatMap({ recognition.library[$0] }) {
      for text in survey.values { column.codes[text] = list.code(matching: text) }
      let strange = survey.values.count { column.codes[$0] == nil }
      // The list knows choices that stand alone; a cell of several of them is none.
      if strange > 0, !field.isSensitive, settleChoices(survey, &column, &contract) { return column }
      if strange > 0 {
        column.doubts.append(
          "list \(field.list ?? "") does not have \(strange) of \(survey.values.count) values")
      }
      column.categoryCount = list.items.count
    }
    return column
  }

  /// The column that places a record in time: a day of what happened before one of the form, a day before a month, a month before a
  /// year.
  private func periodColumn(_ fields: [HTCDSFields.Field?], isOfYearsAlone: Bool = true) -> Int? {
    let lengths = ["day", "month", "year"]
    var found: [(index: Int, rank: [Int])] = []
    for index in surveys.indices {
      let survey = surveys[index]
      if let field = fields[index] {
        if field.isPeriod { found.append((index, [0, 0, 0, index])) }
        continue
      }
      guard survey.list == nil, let form = survey.days,
        let length = lengths.firstIndex(of: form.type), !survey.heading.mention(HeadingVocabulary.birth),
        survey.known * 2 >= table.rowCount, isOfYearsAlone || form.type != "year"
      else { continue }
      let heading = survey.heading
      let isTime = heading.mention(HeadingVocabulary.time) || heading.mention(HeadingVocabulary.day)
      if form.type == "year", !isTime, !heading.mention(HeadingVocabulary.event) { continue }
      // Months that are written as days follow from the days themselves.
      let isFirst = survey.period?.type == "month" && form.type == "day"
      let rank =
        heading.mention(HeadingVocabulary.entry) ? 2 : heading.mention(HeadingVocabulary.event) ? 0 : 1
      found.append((index, [length + (isFirst ? 1 : 0), rank, table.rowCount - survey.known, index]))
    }
    return found.min { $0.rank.lexicographicallyPrecedes($1.rank) }?.index
  }

  /// The columns of years and months, and of days, that tell a date together; nil where there are none.
  private func datePair() -> CountsRecognition.PeriodPair? {
    guard let pair = recognition.periodPair, pair.type != "quarter", pair.type != "half-year" else {
      return nil
    }
    let isOfBirth = ([pair.year] + pair.parts).contains {
      surveys[$0].heading.mention(HeadingVocabulary.birth)
    }
    // Months of another calendar are no months of records.
    return isOfBirth || pair.day == nil && surveys[pair.year].period?.calendar != nil ? nil : pair
  }

  /// The date or the month that several columns tell, as a column of its own.
  private func dateColumn(_ pair: CountsRecognition.PeriodPair) -> FirstContract.Column {
    let taken = Set(surveys.map { $0.name.lowercased() })
    let base = pair.day == nil ? "month_of_record" : "date"
    let names = ([pair.year] + pair.parts).map { surveys[$0].name }
    var column = FirstContract.Column(
      name: taken.contains(base) ? base + "_of_record" : base, role: .period,
      type: pair.day == nil ? "month" : "date",
      evidence: "told by \(names.map { "'\($0)'" }.joined(separator: ", ")) together")
    column.keys.append(.init(key: "from", value: YAMLText.list(names)))
    if let calendar = surveys[pair.year].period?.calendar, pair.day != nil {
      column.keys.append(.init(key: "calendar", value: calendar))
      column.doubts.append("the years are taken as Solar Hijri")
    }
    return column
  }

  private func settleDays(_ form: RecognisedPeriod, _ column: inout FirstContract.Column) {
    if form.type == "day" {
      column.type = "date"
      let formats = form.formats.map {
        (form.calendar.map { $0 + ":" } ?? "") + $0 + (form.hasTimes ? " HH:mm" : "")
      }
      column.keys += form.keys.filter { $0.key == "pivot" }
      if formats.isEmpty {
        column.type = "text"
        column.doubts.append("its days are written in a way for which there is no pattern")
      } else if formats != ["yyyy-MM-dd"] {
        column.keys.append(.init(key: "formats", value: YAMLText.list(formats)))
      }
    } else {
      column.type = form.type
      if let calendar = form.calendar { column.keys.append(.init(key: "calendar", value: calendar)) }
    }
    column.doubts += form.doubt.map { [$0] } ?? []
  }

  private func column(_ index: Int, isPeriod: Bool, _ contract: inout FirstContract) -> FirstContract.Column {
    let survey = surveys[index]
    var column = FirstContract.Column(name: survey.name, role: .attribute, type: "text", evidence: "")
    if isPeriod, let form = survey.days {
      column.role = .period
      column.evidence = "\(survey.texts.count) different \(form.type)s"
      settleDays(form, &column)
      let others = surveys.filter { other in
        other.name != survey.name && other.days?.type == "day"
          && !other.heading.mention(HeadingVocabulary.birth)
          && other.known * 2 >= table.rowCount
      }
      if !others.isEmpty {
        column.doubts.append(
          "cases are counted by it, and not by \(others.map { "'\($0.name)'" }.joined(separator: ", "))")
      }
      return column
    }
    if settleSensitive(survey, &column) || settleChoices(survey, &column, &contract)
      || settleList(survey, &column) || settleKey(survey, &column)
    {
      return column
    }
    if survey.known == 0 {
      column.evidence = "is blank"
      return column
    }
    if let form = survey.days, form.type == "day" {
      column.evidence = "\(survey.texts.count) different days"
      settleDays(form, &column)
      return column
    }
    if survey.isMultipleChoice {
      column.evidence = "several choices in one cell"
      column.doubts.append("cells hold several choices; as text the column enters no table")
      return column
    }
    if settleNumber(survey, &column) || settleOwnList(survey, index, &column, &contract) { return column }
    if survey.heading.mention(HeadingVocabulary.day) || survey.heading.mention(HeadingVocabulary.time) {
      column.doubts.append(
        "it is called one of time, and its texts are written in no way that is read as days, months or years")
    }
    if survey.values.count > Self.mostValues || survey.texts.count * 2 > table.rowCount {
      column.isSensitive = true
      column.evidence = "text with more than \(min(Self.mostValues, survey.texts.count - 1)) values"
    } else {
      column.evidence =
        survey.isConstant ? "says the same in every row" : "text with values of fewer than three records"
    }
    return column
  }
}
