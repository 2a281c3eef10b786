import Language

/// Whether the rows of a table are figures or cases.
extension ContractRecognition {
  /// The kind, what speaks for it, and what is not certain about it.
  func decidedKind(measures: [Int]) -> (FirstContract.Kind, String, String?) {
    if let evidence = persons { return (.records, evidence, nil) }
    if table.rowCount == 0 {
      return (.records, "there are no rows", "there are no rows to tell figures from cases")
    }
    if let unpivot { return (.counts, unpivot.evidence, nil) }
    let places = surveys.indices.filter {
      surveys[$0].heading.mention(HeadingVocabulary.coordinates) && !isDetermined($0)
    }
    if let place = places.first {
      return (.records, "column '\(surveys[place].name)' holds a place for nearly every row", nil)
    }
    // What numbers the rows from the first to the last tells neither; tables of figures have it, too.
    let isNamed = measures.contains { isNamedAsMeasure(surveys[$0].heading) }
    let keys = surveys.indices.filter {
      SensitiveSign.isKey(surveys[$0].heading) && surveys[$0].isUnique && surveys[$0].list == nil
        && !(isNamed && numbersRows($0)) && !surveys[$0].heading.isOfPersons
    }
    if let key = keys.first, table.rowCount > 2 {
      return (
        .records, "column '\(surveys[key].name)' names each row",
        measures.isEmpty ? nil : "rows may be figures"
      )
    }
    guard let measure = measures.first else { return (.records, "no column holds figures", nil) }
    if surveys[measure].values == ["1"], table.rowCount > 2 {
      return (.records, "column '\(surveys[measure].name)' is 1 in every row", "rows may be figures")
    }
    let others = surveys.indices.filter { !measures.contains($0) && !numbersRows($0) }
    let keyed = distinctRows(over: others)
    // A row that stands there twice as it is, or one of a hundred rows that is, makes no list of cases of a table.
    let different = distinctRows(over: Array(surveys.indices))
    let isTold =
      !others.isEmpty
      && (keyed * 100 >= table.rowCount * 95
        || keyed * 100 >= different * 95 && keyed * 10 >= table.rowCount * 8)
    let isTimed = others.contains { surveys[$0].period != nil }
    let evidence = "column '\(surveys[measure].name)' holds figures, one for each combination of the others"
    if isTold, isNamed || isTimed { return (.counts, evidence, nil) }
    // To count the rows of a table of figures is wrong for certain, and to add up a list of cases is seen at once.
    let doubt =
      isTold
      ? "neither a period nor a heading says that rows are figures: they may be cases"
      : "rows with the same categories stand there more than once: they may be cases"
    if let single = singlePerson {
      return (
        .records, single,
        isNamed ? "column '\(surveys[measure].name)' may hold figures" : "rows may be figures"
      )
    }
    if isTold || isNamed { return (.counts, evidence, doubt) }
    return (.records, "rows with the same categories stand there more than once", "rows may be figures")
  }

  /// What says that each row is a person, whatever else the table holds; nil where nothing does.
  private var persons: String? {
    let open = surveys.filter { $0.list == nil }
    if let first = open.first(where: { SensitiveSign.speaksForPersons($0.heading) }) {
      return "column '\(first.name)' is of persons"
    }
    if let names = open.first(where: { areNames($0) }) {
      return "column '\(names.name)' has a name for each row"
    }
    guard unpivot == nil else { return nil }
    if let number = open.first(where: isIdentifier) {
      return "column '\(number.name)' has a long number of its own in each row"
    }
    // Of a table of figures each row has its sex, too; there both sexes stand beside everything else.
    if surveys.contains(where: { $0.list?.list == "sex" && $0.values.count >= 2 }) {
      if let own = open.first(where: { hasTextOfItsOwn($0) && !areFiguresInPart($0) }) {
        return "column '\(own.name)' tells each row from all others, and another has a sex"
      }
      if let day = open.first(where: { isDayOfItsOwn($0) }) {
        return "column '\(day.name)' has a day of its own for nearly each row, and another a sex"
      }
    }
    // Names that come again are names of persons, too, where each row is one.
    guard singlePerson != nil || surveys.indices.contains(where: numbersRows),
      let names = open.first(where: { survey in
        survey.numbers == nil && survey.period == nil && SensitiveSign.isOfNames(survey.heading)
          && SensitiveSign.areInLetters(survey.texts) && survey.texts.count > 2
      })
    else { return nil }
    return "column '\(names.name)' has names, and each row is numbered or has an age and a sex, or a day"
  }

  /// Whether a column has long numbers of one length, nearly each once: of telephones, documents, accounts.
  private func isIdentifier(_ survey: ColumnSurvey) -> Bool {
    guard survey.list == nil, survey.known >= 5, survey.texts.count * 10 >= survey.known * 9,
      !isNamedAsMeasure(survey.heading)
    else { return false }
    let lengths = survey.texts.map { (text: String) -> Int in
      let isNumber = text.allSatisfy { $0.isNumber || " -+/.".contains($0) }
      return isNumber ? text.count(where: \.isNumber) : 0
    }
    guard let low = lengths.min(), let high = lengths.max(), low >= 9, high - low <= 2 else { return false }
    // Days and times are written with as many digits.
    return survey.period == nil && survey.days == nil
  }

  /// Whether a column that is no place or body has a text of its own in nearly every row.
  private func hasTextOfItsOwn(_ survey: ColumnSurvey) -> Bool {
    survey.numbers == nil && survey.period == nil && survey.days == nil && survey.known >= 5
      && survey.texts.count * 10 >= survey.known * 9 && survey.known * 10 >= table.rowCount * 8
  }

  /// Whether a column is called one of figures and half of its texts or more are plain ones: the rest are figures too, with something
  /// beside them.
  private func areFiguresInPart(_ survey: ColumnSurvey) -> Bool {
    isNamedAsMeasure(survey.heading)
      && survey.texts.count { NumberForm([$0])?.values.first.flatMap(\.self) != nil } * 2
        >= survey.texts.count
  }

  /// Whether a column has days, most of them of one row.
  private func isDayOfItsOwn(_ survey: ColumnSurvey) -> Bool {
    survey.days?.areDays == true && survey.days?.type == "day" && survey.known >= 5
      && survey.known * 10 < survey.texts.count * 16
  }

  /// Whether a column holds names of persons, most of them once.
  func areNames(_ survey: ColumnSurvey) -> Bool {
    guard survey.list == nil, survey.numbers == nil, survey.period == nil, unpivot == nil else {
      return false
    }
    return SensitiveSign.areNames(survey.texts, of: survey.known, survey.heading)
  }

  /// What says that a row is one person or one event, in a table that is not called one of figures: an age and a sex, or a day, in each row.
  private var singlePerson: String? {
    let ages = surveys.filter { survey in
      guard let numbers = survey.numbers, numbers.isWhole, numbers.masks.isEmpty else { return false }
      return survey.list == nil && survey.heading.mention(HeadingVocabulary.ageInYears)
        && numbers.values.allSatisfy { $0.map { (0...120).contains($0) } ?? true }
    }
    if let age = ages.first, surveys.contains(where: { $0.list?.list == "sex" }) {
      return "column '\(age.name)' has an age, and another a sex, for each row"
    }
    let days = surveys.filter { $0.days?.areDays == true && $0.days?.type == "day" }
    if let day = days.first { return "column '\(day.name)' has a day for each row" }
    let references = surveys.first { survey in
      survey.isUnique && survey.known >= Self.fewestReferences && survey.list == nil && survey.numbers == nil
        && survey.period == nil && !survey.heading.mention(HeadingVocabulary.time)
        && survey.texts.count { $0.contains(where: \.isNumber) } * 10 >= survey.texts.count * 9
    }
    return references.map { "column '\($0.name)' has a text with a number of its own in each row" }
  }

  /// So many rows, each with a text of its own with a number in it, are cases.
  private static let fewestReferences = 12

  /// Whether a column numbers the rows, one after the other.
  func numbersRows(_ index: Int) -> Bool { runningNumbers.contains(index) }

  /// Whether a column of a table of so many rows numbers them, one after the other: the first of them, or one that is called so.
  static func numbersRows(_ survey: ColumnSurvey, isFirst: Bool, of rowCount: Int) -> Bool {
    let isCalledSo = SensitiveSign.isSerial(survey.heading) || SensitiveSign.isKey(survey.heading)
    guard isFirst || isCalledSo, rowCount >= 3, let numbers = survey.numbers, numbers.isWhole, survey.isUnique
    else { return false }
    // Every text stands once, in the order of the rows.
    let values = numbers.values.compactMap(\.self)
    guard values.count == rowCount, let first = values.first, first == 0 || first == 1 else { return false }
    return zip(values, values.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// Whether another column, with fewer texts than rows, says what a column holds.
  private func isDetermined(_ index: Int) -> Bool {
    surveys.indices.contains { other in
      other != index && surveys[other].texts.count * 2 < table.rowCount
        && table.determines(other, index) && !surveys[other].heading.mention(HeadingVocabulary.coordinates)
    }
  }
}
