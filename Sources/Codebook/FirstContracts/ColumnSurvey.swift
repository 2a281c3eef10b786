import Language

/// What the texts of one column are, each asked once.
struct ColumnSurvey {
  let name: String
  let heading: HeadingWords
  let column: FirstTable.Column
  /// How many rows are blank, and how many are not.
  let blanks: Int
  let known: Int
  /// The texts that are not blank.
  let texts: [String]
  /// Those that mean nothing is known.
  let missing: [String]
  /// Those that mean all together.
  let totals: [String]
  /// The rest.
  let values: [String]
  let numbers: NumberForm?
  let list: CodeListMatch?
  /// The periods that the texts are, months where all days are first ones; nil where they are none.
  let period: RecognisedPeriod?
  /// The same, with days as days.
  let days: RecognisedPeriod?

  init(_ column: FirstTable.Column, library: CodeListLibrary) {
    self.column = column
    name = column.name
    heading = HeadingWords(column.name)
    var blanks = 0
    var texts: [String] = []
    for (text, count) in zip(column.texts, column.counts) {
      if Self.isBlank(text) { blanks += count } else { texts.append(text) }
    }
    self.blanks = blanks
    self.texts = texts
    known = column.counts.reduce(0, +) - blanks
    numbers = texts.isEmpty ? nil : Self.numbers(texts, heading)
    let isNumeric = numbers != nil
    let missing = texts.filter { Self.isMissing($0) }
    let totals = isNumeric ? [] : texts.filter { DisguisedTotals.meansTotal($0) }
    self.missing = missing
    self.totals = totals
    let apart = Set(missing + totals)
    values = texts.filter { !apart.contains($0) }
    // Unknown may be a category of a list; it is asked for with the others.
    // Of six digits under a heading of weeks the last two are a week, though all of them may be months.
    let areWeeks =
      heading.mention(HeadingVocabulary.week) && !values.isEmpty
      && values.allSatisfy { RecognisedPeriod.numberedWeek($0) != nil }
    let told =
      (areWeeks ? RecognisedPeriod.numberedWeeks : nil) ?? RecognisedPeriod(values) ?? RecognisedPeriod(
        amongYears: values)
      ?? (heading.mention(HeadingVocabulary.time) ? RecognisedPeriod(values, by: .heading) : nil)
      ?? (heading.isOfMinguo ? RecognisedPeriod(minguo: values) : nil)
    period = told?.told(by: heading)
    // Records have no fiscal years.
    days =
      period?.areDays == true
      ? RecognisedPeriod(values, keepsDays: true) ?? period : period?.keys.isEmpty == false ? nil : period
    list = values.count > 2_000 ? nil : CodeListMatch.best(values, heading: heading, library: library)
  }

  /// The numbers of a column; of one that is called one of figures also where marks stand behind some.
  private static func numbers(_ texts: [String], _ heading: HeadingWords) -> NumberForm? {
    var plain = NumberForm(texts)
    let isAmount = heading.mention(HeadingVocabulary.measure)
    if let form = plain, form.mayHavePointsOfThousands {
      let divided = [
        HeadingVocabulary.rate, HeadingVocabulary.share, HeadingVocabulary.mean,
        HeadingVocabulary.coordinates,
      ]
      let grouped = form.withPointsOfThousands(texts)
      // What is counted has no fraction; and fractions do not all have three digits, where there are several.
      if !divided.contains(where: heading.mention), isAmount || !grouped.isAmbiguous {
        plain = grouped
        plain?.isAmbiguous = grouped.isAmbiguous || !isAmount
      } else {
        plain?.isAmbiguous = true
      }
    }
    guard plain?.others ?? 1 > 0 else { return plain }
    return marked(texts, isAmount: isAmount, beside: plain) ?? plain
  }

  /// The numbers of a column in which marks stand behind figures, or in place of some; nil where that reads no more of it.
  ///
  /// Letters behind numbers are flags where a heading says that they are figures, or where they are all that is no number and a third
  /// of the texts have none.
  private static func marked(_ texts: [String], isAmount: Bool, beside plain: NumberForm?) -> NumberForm? {
    let lone = Set(texts.filter { CellMarkForm.alone($0) != nil })
    guard lone.count * 2 <= texts.count else { return nil }
    let parts = texts.map(isAmount ? CellMarkForm.splitFigure : CellMarkForm.split)
    func form(_ isMark: (String) -> Bool) -> NumberForm? {
      let marks = Set(parts.compactMap(\.mark).filter(isMark))
      guard !marks.isEmpty || !lone.isEmpty else { return nil }
      // A word for nothing in place of a mark, so that each text keeps its place.
      let rests = zip(texts, parts).map { text, part in
        lone.contains(text) ? ".." : part.mark.map(marks.contains) == true ? part.rest : text
      }
      guard var form = NumberForm(rests), form.others < plain?.others ?? .max else { return nil }
      form.marks = marks.sorted()
      form.lone = lone.sorted()
      let isWritten = texts.contains("..")
      form.missing = form.missing.reduce(into: []) {
        if !$0.contains($1), $1 != ".." || isWritten { $0.append($1) }
      }
      return form
    }
    if isAmount { return form { _ in true } }
    if let stars = form({ $0.allSatisfy { "*†‡".contains($0) } }) { return stars }
    let unmarked = zip(texts, parts).count { !lone.contains($0) && $1.mark == nil }
    guard unmarked * 3 >= texts.count, let all = form({ _ in true }), all.others == 0 else { return nil }
    return all
  }

  static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  static func isMissing(_ text: String) -> Bool { NumberForm.missingWords.contains(text.lowercased()) }

  /// A part of a text without white space at its ends.
  private static func plain(_ part: Substring) -> String {
    let start = part.drop(while: \.isWhitespace)
    return String(start.prefix(start.reversed().drop(while: \.isWhitespace).count))
  }

  /// How many rows have a text.
  func rows(of text: String) -> Int {
    column.texts.firstIndex(of: text).map { column.counts[$0] } ?? 0
  }

  /// The fewest rows that a value has.
  var rarest: Int {
    let apart = Set(missing)
    return zip(column.texts, column.counts).filter { !Self.isBlank($0.0) && !apart.contains($0.0) }.map(\.1)
      .min() ?? 0
  }

  /// Whether every row has a text of its own.
  var isUnique: Bool { blanks == 0 && known > 1 && texts.count == known }

  /// Whether all rows say the same.
  var isConstant: Bool { texts.count == 1 && blanks == 0 }

  /// Whether the texts are 0 and 1, beside what is missing.
  var isFlag: Bool { !values.isEmpty && Set(values).isSubset(of: ["0", "1"]) }

  /// Whether cells seem to hold several choices: parts that come again and again, with a mark between.
  var isMultipleChoice: Bool {
    for mark in [";", "|", ","] as [Character] {
      let several = values.filter { $0.contains(mark) }
      guard several.count >= 3, several.count * 10 >= values.count else { continue }
      let parts = Set(values.flatMap { $0.split(separator: mark).map { Self.plain($0) } })
      if parts.count * 2 <= values.count || values.count <= 60 && parts.count < values.count { return true }
    }
    return false
  }
}
