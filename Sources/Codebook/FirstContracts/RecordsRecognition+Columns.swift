import Language
import Tables

extension RecordsRecognition {
  /// A column that could tell who a person is, unless its texts are codes of a list.
  func settleSensitive(_ survey: ColumnSurvey, _ column: inout FirstContract.Column) -> Bool {
    let isCoded = survey.list.map { $0.doubt == nil } ?? false
    guard !isCoded, let sign = SensitiveSign.inHeading(survey.heading) ?? SensitiveSign.inTexts(survey.values)
    else { return false }
    // A heading of a choice, such as `control_contact`, has the texts of one.
    if survey.list != nil, SensitiveSign.inTexts(survey.values) == nil,
      !SensitiveSign.speaksForPersons(survey.heading)
    {
      return false
    }
    column.isSensitive = true
    column.evidence = sign
    if survey.heading.mention(HeadingVocabulary.birth), let form = survey.days, form.type == "day" {
      column.type = "date"
      if form.formats != ["yyyy-MM-dd"] {
        column.keys.append(.init(key: "formats", value: YAMLText.list(form.formats)))
      }
    }
    return true
  }

  /// A column whose cells hold several choices, unless a list knows every text.
  func settleChoices(
    _ survey: ColumnSurvey, _ column: inout FirstContract.Column, _ contract: inout FirstContract
  ) -> Bool {
    if let list = survey.list, list.unresolved.isEmpty { return false }
    guard survey.numbers == nil, survey.days == nil, SensitiveSign.inTexts(survey.values) == nil,
      let choices = CellChoices(
        survey.column, missing: Set(survey.missing), taken: Set(surveys.map { $0.name.lowercased() }),
        fewest: Self.fewestRecords)
    else { return false }
    // Names stand beside each other in one cell, too; words of a form are written small.
    let areWords = choices.columns.allSatisfy { choice in
      choice.word.contains { $0.isLowercase } && choice.word == choice.word.lowercased()
    }
    guard survey.list != nil || areWords || mayBeCategories(survey) else { return false }
    let own = surveys.count { other in
      choices.columns.contains { other.name == "\(survey.name)/\($0.word)" }
    }
    if own > 0 {
      // Survey forms write a column of 0 and 1 for each choice beside the cell of all of them.
      column = FirstContract.Column(
        name: survey.name, role: .attribute, type: "text",
        evidence: "several choices in one cell, \(own) of which have a column of their own")
      return true
    }
    column = FirstContract.Column(
      name: survey.name, role: .attribute, type: "code", list: "yes-no",
      evidence: "several choices in one cell")
    column.choices = choices
    column.doubts.append(
      "each choice becomes a column of yes and no, named after it: none of them may be a name")
    let remark =
      "to count choices, make one category of them in the pipeline: derive: {NAME: {list: LIST, flags: {CODE: COLUMN}, several: CODE, none: CODE}}"
    if !contract.remarks.contains(remark) { contract.remarks.append(remark) }
    return true
  }

  /// A column of codes of a list of the library.
  func settleList(_ survey: ColumnSurvey, _ column: inout FirstContract.Column) -> Bool {
    guard let match = survey.list else { return false }
    column.type = "code"
    column.list = match.list
    column.role = match.list == "yes-no" ? .attribute : .dimension
    column.codes = match.codes.merging(match.contested) { $1 }
    column.categoryCount = Set(column.codes.values).count
    column.evidence = "\(match.codes.count) of \(survey.values.count) values are in list \(match.list)"
    if !match.contested.isEmpty {
      let words = column.codes.filter { match.contested[$0.key] != nil || $0.key.count == 1 }.sorted {
        $0.key < $1.key
      }
      column.keys.append(
        .init(
          key: "words",
          value: "{"
            + words.map { "\(YAMLText.scalar($0.key)): \(YAMLText.scalar($0.value))" }.joined(separator: ", ")
            + "}"))
    }
    if let doubt = match.doubt { column.doubts.append(doubt) }
    // A country without a number, as spreadsheets leave `00`.
    let zeros = match.unresolved.filter { ["0", "00"].contains($0) }
    if match.list == "countries", !zeros.isEmpty {
      column.keys.append(.init(key: "missing", value: YAMLText.list(zeros)))
      column.doubts = column.doubts.filter { _ in match.unresolved.count > zeros.count }
      column.doubts.append("0 is taken as a country that is not known")
    }
    return true
  }

  /// A column that names each record, or the case that several are of.
  func settleKey(_ survey: ColumnSurvey, _ column: inout FirstContract.Column) -> Bool {
    let isNamed =
      SensitiveSign.isKey(survey.heading)
      || SensitiveSign.isSerial(survey.heading)
        && surveys.firstIndex { $0.name == survey.name }.map(recognition.numbersRows) == true
    let isOneWord = survey.values.allSatisfy { $0.count <= 40 && !$0.contains(where: \.isWhitespace) }
    guard survey.known > 0, isOneWord else { return false }
    if survey.isUnique, survey.known >= 3, isNamed {
      column.role = .key
      column.evidence = "a value of its own in every row"
      return true
    }
    guard isNamed, survey.numbers == nil || survey.texts.count * 3 > survey.known,
      survey.texts.count > Self.mostValues || survey.rarest < 3
    else { return false }
    column.role = survey.isUnique ? .key : .group
    column.evidence = "\(survey.texts.count) values in \(survey.known) rows, called a number"
    column.doubts.append("taken as the number of a case, of which there may be several records")
    return true
  }

  /// A column of numbers.
  func settleNumber(_ survey: ColumnSurvey, _ column: inout FirstContract.Column) -> Bool {
    guard let numbers = survey.numbers, numbers.marks.isEmpty, !survey.values.isEmpty else { return false }
    let values = numbers.values.compactMap(\.self)
    let isAge = survey.heading.mention(HeadingVocabulary.age)
    let isCounted =
      [HeadingVocabulary.measure, HeadingVocabulary.incident, HeadingVocabulary.counted].contains(
        where: survey.heading.mention)
    // Few whole numbers that come again and again are codes, unless the heading says that they count something.
    if numbers.isWhole, !isCounted, survey.values.count <= 20, survey.rarest >= Self.fewestRecords,
      !isAge || survey.heading.mention(HeadingVocabulary.band)
    {
      return false
    }
    guard !values.isEmpty, values.allSatisfy({ abs($0) <= 1e9 }) || !numbers.isWhole else { return false }
    let isNegative = values.contains { $0 < 0 }
    column.type = numbers.isWhole ? isNegative ? "int" : "count" : "real"
    column.evidence = "numbers"
    let noAges = values.count { !(0...120).contains($0) }
    if isAge, numbers.isWhole, noAges * 20 <= values.count {
      column.type = "int"
      if noAges > 0 {
        column.doubts.append(
          "\(noAges) number\(noAges == 1 ? " is no age" : "s are no ages"), and \(noAges == 1 ? "is" : "are") taken as unknown"
        )
      }
      column.keys.append(.init(key: "range", value: "[0, 120]"))
      column.evidence = "ages in years"
    } else if isCounted, numbers.isWhole {
      column.role = .measure
      column.evidence = "numbers that count something"
    }
    if let thousands = numbers.thousands, numbers.isWhole {
      column.keys.append(.init(key: "thousands", value: YAMLText.scalar(thousands)))
    }
    if survey.heading.mention(HeadingVocabulary.day) {
      column.doubts.append("it is called one of time, and its numbers are not read as days")
    }
    if numbers.isAmbiguous {
      column.doubts.append("the mark in the numbers may be of thousands or of a fraction")
    }
    return true
  }

  /// A column of categories that no list has, each of which enough records share.
  func settleOwnList(
    _ survey: ColumnSurvey, _ index: Int, _ column: inout FirstContract.Column,
    _ contract: inout FirstContract
  ) -> Bool {
    guard survey.values.count >= 2, survey.values.count <= Self.mostValues,
      survey.rarest >= Self.fewestRecords
    else { return false }
    // A name may stand in three records as well as a place. A list is written of what the heading says to be a kind, a place or a body.
    guard mayBeCategories(survey) else {
      column.evidence = "\(survey.values.count) different texts"
      column.doubts.append(
        "its texts may be names, and stand in no table: where none is, write 'type: code', a list of them and 'role: dimension'"
      )
      return true
    }
    let written = WrittenCodeList(name: recognition.listName(survey.name, index), texts: survey.values)
    contract.writtenLists.append(written)
    column.type = "code"
    column.list = written.name
    column.role = .dimension
    for item in written.items { column.codes[item.label] = item.code }
    column.categoryCount = written.items.count
    column.evidence =
      "\(written.items.count) categories, each of at least \(Self.fewestRecords) records, in a list of its own"
    column.doubts.append("the list holds the column's values: none of them may be a name")
    return true
  }

  /// Whether texts are categories by their heading, or by their form: numbers, and words of yes and no.
  private func mayBeCategories(_ survey: ColumnSurvey) -> Bool {
    if SensitiveSign.isOfNames(survey.heading) { return false }
    if survey.heading.mention(PersonVocabulary.categories) { return true }
    if survey.numbers != nil || survey.isFlag { return true }
    // One letter, or a band of numbers; two letters may be initials.
    return survey.values.allSatisfy { text in text.count(where: \.isLetter) <= 1 }
  }
}
