import Language
import Tables

extension CountsRecognition {
  /// A column of figures.
  func measure(_ index: Int, dimensions: [Int], _ sums: FigureSums) -> FirstContract.Column {
    let survey = surveys[index]
    let numbers = survey.numbers
    let isWhole = numbers?.isWhole ?? true
    let known = (numbers?.values ?? []).compactMap(\.self)
    let below = known.count { $0 < 0 }
    // Persons are never fewer than none; what may be so is called a change or a balance, or is so often.
    let isNegative =
      below > 0
      && (survey.heading.mention(HeadingVocabulary.change)
        || !survey.heading.mention(HeadingVocabulary.measure)
        || below * 10 > known.count)
    var column = FirstContract.Column(
      name: survey.name, role: .measure, type: isWhole ? isNegative ? "int" : "count" : "real",
      evidence: "\(survey.known) figures" + (survey.blanks > 0 ? ", \(survey.blanks) blank" : ""))
    if below > 0, !isNegative {
      column.doubts.append(
        "\(below) figure\(below == 1 ? " is" : "s are") below zero, which counts never are: a run names the lines"
      )
    }
    if let thousands = numbers?.thousands {
      column.keys.append(.init(key: "thousands", value: YAMLText.scalar(thousands)))
    }
    if numbers?.hasDecimalComma == true { column.keys.append(.init(key: "decimal", value: "\",\"")) }
    if let masks = numbers?.masks, !masks.isEmpty {
      let pairs = masks.sorted { $0.value.upperBound < $1.value.upperBound }.map {
        "\(YAMLText.scalar($0.key)): [\(Int($0.value.lowerBound)), \(Int($0.value.upperBound))]"
      }
      column.keys.append(.init(key: "masks", value: "{" + pairs.joined(separator: ", ") + "}"))
      column.evidence += ", hidden below \(Int(masks.values.map(\.upperBound).max() ?? 0) + 1)"
    }
    let marks = numbers?.marks ?? []
    let lone = (numbers?.lone ?? []).filter { !marks.contains($0) }
    if !marks.isEmpty || !lone.isEmpty {
      let pairs =
        marks.map { "\(YAMLText.scalar($0)): \(CellMarkForm.meaning($0).rawValue)" }
        + lone.map { "\(YAMLText.scalar($0)): \((CellMarkForm.alone($0) ?? .missing).rawValue)" }
      column.keys.append(.init(key: "marks", value: "{" + pairs.joined(separator: ", ") + "}"))
      column.evidence += ", some with a mark"
    }
    if !lone.isEmpty {
      column.doubts.append(
        "\(lone.map { "'\($0)'" }.joined(separator: ", ")) in place of a figure is taken as \(lone.contains { CellMarkForm.alone($0) == .hidden } ? "withheld" : "not known")"
      )
    }
    if !marks.isEmpty {
      column.doubts.append(
        "what \(marks.map { "'\($0)'" }.joined(separator: ", ")) beside figures means is taken from Eurostat's flags, '+' and '>' for at least, '~' and 'c.' for estimated, else it changes nothing"
      )
    }
    if numbers?.isAmbiguous == true {
      column.doubts.append("the mark in the numbers may be of thousands or of a fraction")
    }
    if numbers == nil {
      column.doubts.append(
        "its texts are no plain numbers: a run names the lines that it cannot read, and 'marks' says what stands beside figures, such as '{\"(\": ignored, \")\": ignored}' of figures in brackets"
      )
    }
    if let missing = numbers?.missing.filter({
      ["-", "\u{2013}", "\u{2014}", "nil", "none"].contains($0.lowercased())
    }),
      !missing.isEmpty
    {
      let words = missing.map { "'\($0)'" }.joined(separator: ", ")
      column.doubts.append(
        "\(words) is taken as not known; where it means zero, take it out of 'missing' and write 'masks: {\(YAMLText.scalar(missing[0])): [0, 0]}'"
      )
    }
    if let scale = scale(of: survey) {
      column.keys.append(.init(key: "label", value: YAMLText.scalar(Self.label(survey.name, scale))))
      column.doubts.append(
        "a heading, the title or a line beside the table speaks of \(scale.rawValue): one stands for \(scale.number), and figures are taken as they stand"
      )
    }
    if let others = numbers?.others, others > 0 {
      column.doubts.append("\(others) different text\(others == 1 ? " is" : "s are") no number")
    }
    let runsUp =
      isRunningTotal(survey)
      ? "a running total: each figure is taken to hold those before it; none are added, and no trend is told of what rises by itself"
      : index == measures.first && numbers?.isWhole == true ? sums.runsUp : nil
    if let runsUp {
      column.doubts.append(runsUp)
      column.keys.append(.init(key: "kind", value: CountsSchema.MeasureKind.runningTotal.rawValue))
    } else if let kind = kind(survey, dimensions: dimensions, sums) {
      column.keys.append(.init(key: "kind", value: kind.word))
      column.evidence += "; \(kind.evidence)"
      column.doubts += kind.doubt.map { [$0] } ?? []
    }
    return column
  }

  /// What a measure is that is never added; nil of an amount.
  private func kind(
    _ survey: ColumnSurvey, dimensions: [Int], _ sums: FigureSums
  ) -> (word: String, evidence: String, doubt: String?)? {
    // A column of units that says the same in every row says it of the figures.
    let units = surveys.filter(\.isConstant).flatMap(\.texts).map(HeadingWords.init)
    for (word, vocabulary) in [
      ("rate", HeadingVocabulary.rate), ("mean", HeadingVocabulary.mean), ("share", HeadingVocabulary.share),
    ] {
      if survey.heading.mention(vocabulary) { return (word, "called so", nil) }
      if units.contains(where: { $0.mention(vocabulary) }) {
        return (word, "a column that says the same everywhere calls it so", nil)
      }
    }
    // Whole per cents are no amounts either.
    if HeadingVocabulary.hasPercentSign(survey.name) {
      return ("share", "'%' stands in its heading", nil)
    }
    if let word = recognition.surroundings.kind {
      return (
        word, "a line above the table calls figures so",
        "taken as a \(word), since a line above the table says so"
      )
    }
    guard let numbers = survey.numbers, !numbers.isWhole else { return nil }
    // Thousands of persons have fractions and are added.
    if scale(of: survey) != nil { return nil }
    let values = numbers.values.compactMap(\.self)
    var equal = 0
    var groups = 0
    for dimension in dimensions where surveys[dimension].blanks > 0 {
      let blanks = sums.blanks(of: dimension, among: dimensions)
      equal += blanks.equal
      groups += blanks.groups
    }
    if groups >= 3 {
      if equal * 5 >= groups * 4 { return nil }
      return ("rate", "has fractions, and totals are no sums in \(groups - equal) of \(groups) groups", nil)
    }
    if values.allSatisfy({ (0...1).contains($0) }) {
      return ("share", "lies between 0 and 1", "taken as a share, which is never added")
    }
    return ("rate", "has fractions", "figures with fractions are taken as a rate, which is never added")
  }

  /// Whether a heading, or a line above the table, says that each figure holds those before it.
  func isRunningTotal(_ survey: ColumnSurvey) -> Bool {
    survey.heading.mention(HeadingVocabulary.runningTotal) || survey.heading.mention(SurroundingWords.running)
      || recognition.surroundings.areRunningTotals
  }

  /// What one figure stands for many of, as a heading, the title or a line beside the table says; nil where none does.
  private func scale(of survey: ColumnSurvey) -> SurroundingWords.Scale? {
    let spread = recognition.unpivot.flatMap { $0.values == survey.name ? $0.columns : nil } ?? []
    return SurroundingWords.scale(ofHeading: survey.name)
      ?? spread.lazy.compactMap(SurroundingWords.scale(ofHeading:)).first ?? recognition.surroundings.scale
      ?? (HeadingVocabulary.isOfThousands(recognition.title) ? .thousands : nil)
  }

  /// A heading with its scale behind it, in place of what it says of it in brackets.
  private static func label(_ heading: String, _ scale: SurroundingWords.Scale) -> String {
    let plain = heading.firstIndex { "([".contains($0) }.map { String(heading[..<$0]) } ?? heading
    let words = plain.split(separator: " ").joined(separator: " ")
    return (words.isEmpty ? heading : words) + " (\(scale.rawValue))"
  }

  /// A column of categories.
  func dimension(
    _ index: Int, among dimensions: [Int], overlap: String?, _ sums: FigureSums,
    _ contract: inout FirstContract
  ) -> FirstContract.Column {
    let survey = surveys[index]
    var column = FirstContract.Column(name: survey.name, role: .dimension, type: "code", evidence: "")
    var texts = survey.values + survey.missing
    settleTotal(index, &column, &texts, among: dimensions, overlap: overlap, sums)
    if overlap == nil { settleOverlaps(index, &column, &texts, among: dimensions, sums) }
    settleCodes(index, &column, texts, &contract)
    if let overlap {
      column.neverAdd()
      column.evidence += "; \(overlap)"
    }
    settleBlanks(index, &column, among: dimensions, sums)
    column.categoryCount = Set(column.codes.values).count
    return column
  }

  /// Which text is the total, if one is.
  private func settleTotal(
    _ index: Int, _ column: inout FirstContract.Column, _ texts: inout [String], among dimensions: [Int],
    overlap: String?, _ sums: FigureSums
  ) {
    let survey = surveys[index]
    // The word that most rows have is the total of all, and the others are of parts.
    func isWhole(_ text: String) -> Int { DisguisedTotals.words.contains(text.lowercased()) ? 0 : 1 }
    let totals = survey.totals.sorted {
      (isWhole($0), -survey.rows(of: $0), $0) < (isWhole($1), -survey.rows(of: $1), $1)
    }
    // Of several totals none of which is of all, each is of one category.
    let main = totals.first.flatMap { isWhole($0) == 0 || totals.count == 1 ? $0 : nil }
    if !totals.isEmpty {
      if let main {
        column.total = main
        column.evidence += "'\(main)' is its total"
      }
      for other in totals.dropFirst(main == nil ? 0 : 1) {
        texts.append(other)
        column.furtherTotals.append(other)
        column.doubts.append("'\(other)' is taken as a further total, and a rule leaves its rows out")
      }
    } else if overlap == nil, texts.count >= 3,
      let found = sums.total(
        of: index, among: dimensions,
        without: Set(sums.subtotals(of: index, among: dimensions, without: []).map(\.text)))
    {
      column.total = found.text
      texts.removeAll { $0 == found.text }
      column.evidence +=
        "'\(found.text)' is the sum of the others in \(found.equal) of \(found.groups) groups"
      column.doubts.append(
        "'\(found.text)' is taken as the total of the others, since it equals their sum in \(found.equal) of \(found.groups) groups"
      )
    }
    if let total = column.total { column.codes[total] = "_T" }
  }

  /// Which list the texts are of, and what each means in it.
  private func settleCodes(
    _ index: Int, _ column: inout FirstContract.Column, _ texts: [String], _ contract: inout FirstContract
  ) {
    let survey = surveys[index]
    let separator = column.evidence.isEmpty ? "" : "; "
    if let match = survey.list, match.contested.isEmpty, match.isInjective || !meet(index, match) {
      let list = recognition.library[match.list]
      column.list = match.list
      var also: [String] = []
      for text in texts {
        if let code = match.codes[text] ?? list?.code(matching: text) {
          column.codes[text] = code
        } else {
          column.codes[text] = text
          also.append(text)
        }
      }
      if column.codes.contains(where: { $0.key != $0.value && $0.key != column.total }) {
        column.keys.append(.init(key: "match", value: "label"))
      }
      if !also.isEmpty { column.keys.append(.init(key: "also", value: YAMLText.list(also))) }
      // Names beside countries may be regions or the world, which hold the countries themselves.
      let open = also.filter { !column.furtherTotals.contains($0) && !CountryGroups.isRest($0) }
      if match.list == "countries", open.count > 1, !column.isApart {
        column.neverAdd()
        column.doubts.append("values that are no countries may be groups of them, so that nothing is added")
      }
      column.evidence +=
        separator + "\(match.codes.count) of \(survey.values.count) values are in list \(match.list)"
      if let doubt = match.doubt {
        column.doubts.append(doubt + (also.isEmpty ? "" : ": they stand for themselves"))
      }
      if !match.isInjective { column.doubts.append("several values have one code") }
      return
    }
    let written = WrittenCodeList(name: recognition.listName(survey.name, index), texts: texts)
    contract.writtenLists.append(written)
    column.list = written.name
    for item in written.items { column.codes[item.label] = item.code }
    for text in texts where column.codes[text] == nil {
      column.codes[text] = written.items.first { CodeList.folded($0.label) == CodeList.folded(text) }?.code
    }
    if written.items.contains(where: { $0.code != $0.label }) {
      column.keys.append(.init(key: "match", value: "label"))
    }
    column.evidence += separator + "\(written.items.count) categories, in a list of its own"
    if recognition.isOfCategories(survey) {
      column.doubts.append("numbers stand for its categories: write what each means as its label in the list")
    }
    if written.variants > 0 {
      column.doubts.append("\(written.variants) values differ from others in case alone")
    }
    if let doubt = survey.list?.doubt, survey.list?.contested.isEmpty == false { column.doubts.append(doubt) }
  }

  /// Whether two texts of one code stand in one group, where they are two categories and no two spellings.
  private func meet(_ index: Int, _ match: CodeListMatch) -> Bool {
    var first: [String: Int32] = [:]
    var twins: [Int32: Int32] = [:]
    for (number, text) in table.columns[index].texts.enumerated() {
      guard let code = match.codes[text] else { continue }
      if let other = first[code] {
        twins[Int32(clamping: number)] = other
      } else {
        first[code] = Int32(clamping: number)
      }
    }
    let others = surveys.indices.filter { $0 != index && !measures.contains($0) }
    let groups = table.combinations(of: others).rows
    var seen: [UInt64: Int32] = [:]
    for row in 0..<table.rowCount {
      let number = table.columns[index].rows[row]
      let key =
        UInt64(UInt32(bitPattern: groups[row])) << 32 | UInt64(UInt32(bitPattern: twins[number] ?? number))
      if let earlier = seen[key], earlier != number { return true }
      seen[key] = number
    }
    return false
  }

  /// What a blank means.
  private func settleBlanks(
    _ index: Int, _ column: inout FirstContract.Column, among dimensions: [Int], _ sums: FigureSums
  ) {
    let survey = surveys[index]
    guard survey.blanks > 0 else { return }
    func say(_ meaning: String, _ evidence: String, _ doubt: String? = nil) {
      column.keys.append(.init(key: "blank", value: meaning))
      column.evidence += "; \(evidence)"
      column.doubts += doubt.map { [$0] } ?? []
      column.hasBlankTotals = meaning == "total"
    }
    if column.total == nil {
      let found = sums.blanks(of: index, among: dimensions)
      if found.groups >= 3, found.near * 5 >= found.groups * 4 {
        return say(
          "total", "blanks are the sum of the others, or near it, in \(found.near) of \(found.groups) groups")
      }
      // What is never added has a total between its parts; an amount has none.
      let isWhole = measures.first.flatMap { surveys[$0].numbers?.isWhole } ?? true
      if !isWhole, found.groups >= 3, found.between * 5 >= found.groups * 4 {
        return say("total", "blanks lie between the others in \(found.between) of \(found.groups) groups")
      }
      if breaksDownAlone(index, among: dimensions) {
        let isContradicted = isWhole && found.groups >= 3
        return say(
          "total", "a row names one of the columns at a time",
          isContradicted
            ? "blanks are taken as totals, and are no sums in \(found.groups - found.near) of \(found.groups) groups"
            : nil)
      }
    }
    say(
      "missing", "\(survey.blanks) rows are blank",
      "nothing tells what \(survey.blanks) blanks mean; their figures are left out")
  }

  /// Whether rows name this or another column and never several, and some name none: each column divides the whole alone.
  private func breaksDownAlone(_ index: Int, among dimensions: [Int]) -> Bool {
    let open = dimensions.filter { surveys[$0].blanks > 0 }
    guard open.count >= 2 else { return false }
    let blank = open.map { column in table.columns[column].texts.map(ColumnSurvey.isBlank) }
    var none = 0
    for row in 0..<table.rowCount {
      let named = zip(open, blank).count { !$1[Int(table.columns[$0].rows[row])] }
      if named > 1 { return false }
      if named == 0 { none += 1 }
    }
    return none > 0
  }
}
