import Language

/// What the columns of a table of figures are.
struct CountsRecognition {
  let recognition: ContractRecognition
  let measures: [Int]
  var table: FirstTable { recognition.table }
  var surveys: [ColumnSurvey] { recognition.surveys }

  /// Texts of a dimension beyond which it is no breakdown.
  private static let mostCategories = 5_000

  init(_ recognition: ContractRecognition, measures: [Int]) {
    self.recognition = recognition
    self.measures = measures
  }

  func fill(_ contract: inout FirstContract) {
    let pair = recognition.periodPair
    let period = periodColumn()
    var statuses: [Int: FirstContract.Column] = [:]
    for index in surveys.indices where index != period?.index && !measures.contains(index) {
      statuses[index] = status(index)
    }
    var roles: [Int: String] = [:]
    for index in surveys.indices
    where index != period?.index && pair?.parts.contains(index) != true && !measures.contains(index)
      && statuses[index] == nil
    {
      if let reason = attributeReason(index, period: period?.index) { roles[index] = reason }
    }
    var dimensions = surveys.indices.filter {
      $0 != period?.index && pair?.parts.contains($0) != true && !measures.contains($0) && roles[$0] == nil
        && statuses[$0] == nil
    }
    let vintages = vintages(period: period?.index, among: dimensions)
    dimensions.removeAll { vintages[$0] != nil }
    let sums = FigureSums(table, measures: measures.map { ($0, surveys[$0]) }, period: period?.index)
    var overlapping: [Int: String] = [:]
    for (index, reason) in groupings(among: dimensions, sums) {
      switch reason {
      case .grouping(let words): roles[index] = words
      case .overlapping(let words): overlapping[index] = words
      }
    }
    dimensions.removeAll { roles[$0] != nil }
    for index in surveys.indices {
      if let pair, pair.parts.contains(index) { continue }
      if let pair, index == pair.year {
        contract.columns.append(pairColumn(pair))
      } else if let column = statuses[index] ?? vintages[index] {
        contract.columns.append(column)
      } else if index == period?.index, let form = period?.form {
        contract.columns.append(periodColumn(index, form))
      } else if measures.contains(index) {
        contract.columns.append(measure(index, dimensions: dimensions, sums))
      } else if let reason = roles[index] {
        var column = FirstContract.Column(
          name: surveys[index].name, role: .attribute, type: "text", evidence: reason)
        if recognition.repeated.contains(column.name) || isOfPercents(surveys[index]) {
          column.doubts.append("its figures are left out: \(reason)")
        } else if holdsNumbers(surveys[index]), surveys[index].list == nil, !surveys[index].isConstant,
          !surveys[index].heading.mention(HeadingVocabulary.numbering),
          !SensitiveSign.isSerial(surveys[index].heading), !recognition.numbersRows(index)
        {
          column.doubts.append("its numbers are left out: \(reason)")
        }
        contract.columns.append(column)
      } else {
        contract.columns.append(
          dimension(index, among: dimensions, overlap: overlapping[index], sums, &contract))
      }
    }
    tieStatuses(&contract)
    let words = measures.flatMap { surveys[$0].numbers?.missing ?? [] }
    contract.missing = words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    let around = recognition.surroundings
    for name in measures.map({ surveys[$0] }).filter(isRunningTotal).map(\.name) {
      contract.remarks.append(
        "check: '\(name)' is called a running total\(around.areRunningTotals ? " by a line above" : ""): each figure holds those before it, so that it always rises; write the figure of each period instead"
      )
    }
    if around.speakOfSeveralAnswers {
      contract.remarks.append(
        "check: a line beside the table says that several answers are possible: where a person stands under several categories, write 'additive: false' for their column"
      )
    }
    if period == nil {
      contract.remarks.append("no column holds periods: figures have no time, and there is no trend")
    }
  }

  /// The column of periods: that with the shortest, and of those the one that is called so or stands first.
  private func periodColumn() -> (index: Int, form: RecognisedPeriod)? {
    if let year = recognition.periodPair?.year, let form = surveys[year].period { return (year, form) }
    let lengths = ["day", "week", "month", "quarter", "half-year", "year"]
    var found: [(index: Int, form: RecognisedPeriod, rank: [Int])] = []
    for index in surveys.indices where !measures.contains(index) && surveys[index].list == nil {
      guard surveys[index].known > 0, let form = surveys[index].period else { continue }
      let heading = surveys[index].heading
      // A number of four digits is a year only where a heading or the rest of the file does not say otherwise.
      if form.type == "year",
        heading.mention(HeadingVocabulary.age) || heading.mention(HeadingVocabulary.numbering)
      {
        continue
      }
      let isNamed = heading.mention(HeadingVocabulary.time) || heading.mention(HeadingVocabulary.day)
      found.append(
        (
          index, form,
          [isNamed ? 0 : 1, lengths.firstIndex(of: form.type) ?? 0, -surveys[index].texts.count, index]
        ))
    }
    return found.min { $0.rank.lexicographicallyPrecedes($1.rank) }.map { ($0.index, $0.form) }
  }

  private func periodColumn(_ index: Int, _ form: RecognisedPeriod) -> FirstContract.Column {
    var column = FirstContract.Column(
      name: surveys[index].name, role: .period, type: form.type,
      evidence: "\(surveys[index].texts.count) \(form.type)s")
    if let calendar = form.calendar { column.keys.append(.init(key: "calendar", value: calendar)) }
    column.keys += form.keys
    if !form.formats.isEmpty, form.formats != ["yyyy-MM-dd"] {
      column.keys.append(.init(key: "formats", value: YAMLText.list(form.formats)))
    }
    column.doubts += [form.doubt, form.weekDoubt].compactMap(\.self)
    settleCalendar(index, form, &column)
    if recognition.surroundings.speakOfPartOfYear {
      column.doubts.append(
        "a note speaks of a part of a year: what it is of is no full year, and is lower for that alone")
    }
    let areTotals = surveys[index].blanks > 0 && areTotals(withoutPeriod: index)
    if !surveys[index].totals.isEmpty || areTotals {
      column.keys.append(.init(key: "totals", value: "apart"))
      column.evidence += ", and totals of all of them, which are kept apart"
    }
    if surveys[index].blanks > 0, !areTotals {
      column.doubts.append("\(surveys[index].blanks) rows have no period")
    }
    return column
  }

  /// Whether most texts are numbers, however they are written.
  private func holdsNumbers(_ survey: ColumnSurvey) -> Bool {
    survey.numbers != nil
      || survey.period == nil
        && survey.values.count { $0.contains(where: \.isNumber) && !$0.contains(where: \.isLetter) } * 2
          > survey.values.count
  }

  /// Whether nearly all texts are numbers with a sign of per cent.
  private func isOfPercents(_ survey: ColumnSurvey) -> Bool {
    let percents = survey.values.count { text in
      ["%", "٪", "‰"].contains { text.hasSuffix($0) } && text.contains(where: \.isNumber)
        && !text.contains(where: \.isLetter)
    }
    return survey.list == nil && percents > 0 && percents * 10 >= survey.values.count * 9
  }

  /// Whether every row without a period is a total of something.
  private func areTotals(withoutPeriod index: Int) -> Bool {
    let blank = table.columns[index].texts.map(ColumnSurvey.isBlank)
    let others = surveys.indices.filter {
      $0 != index && !measures.contains($0) && !surveys[$0].totals.isEmpty
    }
    guard !others.isEmpty else { return false }
    return table.columns[index].rows.enumerated().allSatisfy { row, number in
      guard blank[Int(number)] else { return true }
      return others.contains { other in
        DisguisedTotals.meansTotal(table.columns[other].texts[Int(table.columns[other].rows[row])])
      }
    }
  }

  /// Why a column enters no table, or nil.
  private func attributeReason(_ index: Int, period: Int?) -> String? {
    let survey = surveys[index]
    if survey.known == 0 { return "is blank" }
    if recognition.repeated.contains(survey.name) {
      return !survey.heading.words.contains { RecognisedPeriod.type(ofHeading: $0) == "year" }
        ? "its figures would stand in every row that the columns beside it became"
        : "it holds a period of another length than the headings beside it, and is left out of them"
    }
    if isOfPercents(survey) { return "holds per cents with their sign, which are never added" }
    if survey.isConstant { return "says the same in every row" }
    if let period, table.determines(period, index) { return "follows from the period" }
    if recognition.areNames(survey) { return "holds names, or what tells them" }
    if survey.list == nil, survey.numbers != nil,
      survey.heading.mention(HeadingVocabulary.numbering) || SensitiveSign.isSerial(survey.heading)
        || recognition.numbersRows(index),
      !tellsRowsApart(index)
    {
      return "numbers things"
    }
    if survey.heading.mention(HeadingVocabulary.coordinates) { return "holds places on a map" }
    if survey.list == nil, let sign = SensitiveSign.inTexts(survey.texts) { return "holds \(sign)" }
    if survey.list == nil, survey.values.count > Self.mostCategories { return "has too many different texts" }
    return nil
  }

  /// Whether rows are told apart with a column and are not without it, and it does not tell each from all others.
  private func tellsRowsApart(_ index: Int) -> Bool {
    let others = surveys.indices.filter { $0 != index && !measures.contains($0) }
    return !surveys[index].isUnique && recognition.distinctRows(over: others) * 10 < table.rowCount * 9
      && recognition.distinctRows(over: others + [index]) == table.rowCount
  }

  /// What a column is to a finer one.
  private enum Grouping {
    /// It follows from the finer one, which it groups.
    case grouping(String)
    /// Its categories each divide the same figures.
    case overlapping(String)
  }

  /// The columns that follow from another.
  private func groupings(among dimensions: [Int], _ sums: FigureSums) -> [Int: Grouping] {
    var found: [Int: Grouping] = [:]
    for coarse in dimensions {
      let name = surveys[coarse].name
      if surveys[coarse].heading.mention(HeadingVocabulary.breakdown) || isOfBreakdowns(coarse) {
        found[coarse] = .overlapping("its categories are different things, or divide the same figures anew")
        continue
      }
      if isOfFinality(coarse) {
        found[coarse] = .overlapping("its categories say how final a figure is, and may tell the same one")
        continue
      }
      for fine in dimensions where fine != coarse && found[fine] == nil {
        if let list = surveys[coarse].list?.list, list == surveys[fine].list?.list, sayTheSame(coarse, fine) {
          guard rank(fine).lexicographicallyPrecedes(rank(coarse)) else { continue }
          found[coarse] = .grouping("says the same as '\(surveys[fine].name)'")
          break
        }
        guard table.determines(fine, coarse) else { continue }
        let isBoth = table.determines(coarse, fine)
        if isBoth, rank(coarse).lexicographicallyPrecedes(rank(fine)) { continue }
        if !isBoth, let share = sums.agreement(of: coarse, dividedBy: fine, among: dimensions), share >= 0.8 {
          found[coarse] = .overlapping("'\(surveys[fine].name)' adds up to the same under each")
        } else {
          let other = surveys[fine].name
          found[coarse] = .grouping(
            isBoth ? "says the same as '\(other)'" : "'\(name)' follows from '\(other)'")
        }
        break
      }
    }
    return found
  }

  /// Of two columns that say the same, the one with a list stays; then words before codes, since people can check them; then the one
  /// with fewer blanks.
  private func rank(_ index: Int) -> [Int] {
    let list = surveys[index].list
    let isPoor = (list?.unresolved.count ?? 0) * 10 > surveys[index].values.count
    return [
      list == nil ? 1 : 0, isPoor ? 1 : 0, list?.needsWords == true ? 0 : 1, surveys[index].blanks, index,
    ]
  }

  /// Whether two columns of one list have one code in nearly every row in which both say something.
  private func sayTheSame(_ first: Int, _ second: Int) -> Bool {
    func codes(_ index: Int) -> [String?] {
      table.columns[index].texts.map { surveys[index].list?.codes[$0] }
    }
    let (left, right) = (codes(first), codes(second))
    var both = 0
    var same = 0
    for row in 0..<table.rowCount {
      guard let one = left[Int(table.columns[first].rows[row])],
        let other = right[Int(table.columns[second].rows[row])]
      else { continue }
      both += 1
      if one == other { same += 1 }
    }
    return both * 2 > table.rowCount && same * 100 >= both * 98
  }

  /// Whether categories are called `by sex`, `by age`.
  private func isOfBreakdowns(_ index: Int) -> Bool {
    let values = surveys[index].values
    let by = values.filter { text in ["by ", "par ", "por "].contains { text.lowercased().hasPrefix($0) } }
    return by.count >= 2 && by.count * 2 > values.count
  }
}
