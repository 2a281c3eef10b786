/// Columns that tell when, or how finally, a figure was published: the same figure stands there more than once.
extension CountsRecognition {
  /// Columns of releases, by their places: what stands for the same period in several of them is one figure, told again.
  func vintages(period: Int?, among columns: [Int]) -> [Int: FirstContract.Column] {
    var found: [Int: FirstContract.Column] = [:]
    for index in columns where surveys[index].blanks == 0 && surveys[index].values.count > 1 {
      let survey = surveys[index]
      let isCalledSo = survey.heading.mention(HeadingVocabulary.vintage)
      guard isCalledSo || survey.list == nil && isNoEarlier(index, than: period),
        isToldAgain(index, among: columns, period: period, isCalledSo)
      else { continue }
      var column = FirstContract.Column(
        name: survey.name, role: .vintage, type: "text",
        evidence: "the same figures stand there for several of its \(survey.texts.count) texts")
      if let form = survey.period, ["year", "half-year", "quarter", "month"].contains(form.type) {
        column.type = form.type
        column.keys += form.keys
      } else if let form = survey.days, form.type == "day" {
        column.type = "date"
        if form.formats != ["yyyy-MM-dd"] {
          column.keys.append(.init(key: "formats", value: YAMLText.list(form.formats)))
        }
      } else {
        column.keys.append(.init(key: "values", value: YAMLText.list(survey.texts.sorted())))
      }
      column.doubts.append("it is taken for the release of a figure, of which the last one counts")
      found[index] = column
    }
    return found
  }

  /// Whether a column of years is, in every row, no earlier than the row's own period.
  private func isNoEarlier(_ index: Int, than period: Int?) -> Bool {
    guard let period, surveys[index].period?.type == "year", surveys[period].period?.type == "year" else {
      return false
    }
    var isLater = false
    for row in 0..<table.rowCount {
      let own = year(index, row)
      let other = year(period, row)
      guard let own, let other else { continue }
      if own < other { return false }
      isLater = isLater || own > other + 1
    }
    return isLater
  }

  private func year(_ column: Int, _ row: Int) -> Int? {
    Int(table.columns[column].texts[Int(table.columns[column].rows[row])])
  }

  /// Whether rows that agree in everything else often stand for several texts of a column, with figures that are near each other unless
  /// the column is called one of releases.
  private func isToldAgain(_ index: Int, among columns: [Int], period: Int?, _ isCalledSo: Bool) -> Bool {
    let others = columns.filter { $0 != index } + (period.map { [$0] } ?? [])
    let keys = recognition.distinctRows(over: others)
    guard keys * 3 <= table.rowCount * 2 else { return false }
    if isCalledSo { return true }
    let sums = FigureSums(table, measures: measures.map { ($0, surveys[$0]) }, period: period)
    return (sums.likeness(of: index, among: columns) ?? 0) >= 0.5
  }

  /// Whether the categories of a column say how final a figure is.
  func isOfFinality(_ index: Int) -> Bool {
    let values = surveys[index].values
    return values.count >= 2 && values.allSatisfy { Self.finality.contains(HeadingWords($0).text) }
  }

  private static let finality = Set(
    [
      "provisional", "final", "preliminary", "revised", "estimate", "estimated", "actual", "projected",
      "forecast",
      "provisoire", "définitif", "révisé", "estimé", "preliminar", "definitivo", "revisado", "estimado",
      "نهائي", "أولي",
      "موقت", "نهایی", "عارضی", "حتمی",
    ].map { HeadingWords($0).text })
}
