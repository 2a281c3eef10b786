import Evaluations
import Statistics

/// Whether scores rose: key figures, how many rose and fell, and the measures of the gain.
struct GainTelling {
  private let page: PageEvaluation
  private let evaluation: Evaluation
  private let told: ToldGain

  init(_ page: PageEvaluation, _ evaluation: Evaluation) {
    self.page = page
    self.evaluation = evaluation
    told = page.told(evaluation.whole.gain)
  }

  private var gain: Gain { evaluation.whole.gain }
  private var decimals: Int { page.scale.decimals }

  func blocks() -> [Report.Block] {
    var blocks: [Report.Block] = [.keyFigures(figures: keyFigures())]
    if gain.pairs > 0 {
      let reading = Phrase.evaluation(.howToRead(scale: page.scale))
      blocks.append(courses(note: reading) ?? .note(phrase: reading))
      blocks.append(.table(table: measures()))
    } else {
      blocks.append(.paragraph(phrase: .evaluation(.cannotTell(gain: told))))
    }
    let lasting = evaluation.whole.lasting.flatMap { lasting -> Phrase? in
      lasting.pairs == 0 ? nil : .evaluation(.lasting(gain: page.told(lasting)))
    }
    blocks += ([lasting].compactMap(\.self) + Self.followUp(evaluation, page)).map { .paragraph(phrase: $0) }
    return blocks
  }

  /// Whether scores held from the end of the training to the follow-up, and how many have no score there.
  static func followUp(_ evaluation: Evaluation, _ page: PageEvaluation) -> [Phrase] {
    var phrases: [Phrase] = []
    if let retention = evaluation.whole.retention, retention.pairs > 0 {
      phrases.append(.evaluation(.retained(gain: page.told(retention))))
    }
    for limit in evaluation.whole.limits {
      guard case .followUpMissing = limit else { continue }
      phrases.append(.evaluation(.limit(limit: limit, scale: page.scale)))
    }
    return phrases
  }

  /// How many took part, and how many of them have both scores.
  static func paired(_ attendance: Attendance) -> Phrase {
    .evaluation(
      .paired(
        attended: attendance.attended, paired: attendance.paired, fewerMissing: attendance.fewerMissingThan))
  }

  private func keyFigures() -> [KeyFigure] {
    let attendance = evaluation.whole.attendance
    func label(_ word: EvaluationPhrase.Word) -> Phrase { .evaluation(.word(word: word)) }
    return [
      KeyFigure(
        label: label(.attended), value: Quantity(told: attendance.attended),
        note: .evaluation(.withBoth(paired: attendance.paired))),
      KeyFigure(
        label: label(.meanBefore), value: Quantity(gain.meanBefore, form: .number(decimals: decimals)),
        note: .evaluation(.ofPoints(scale: page.scale))),
      KeyFigure(
        label: label(.meanAfter), value: Quantity(gain.meanAfter, form: .number(decimals: decimals)),
        note: .evaluation(.ofPoints(scale: page.scale))),
      KeyFigure(
        label: label(.gain), value: Quantity(gain.change, form: .change(decimals: decimals)),
        note: .evaluation(
          told.change.map { .range(range: $0, form: .change(decimals: decimals)) }
            ?? (told.verdict == .cannotTell ? .cannotTell(gain: told) : .ofPoints(scale: page.scale)))),
    ]
  }

  /// How many rose, stayed and fell, as bars; nil where that is not shown.
  private func courses(note: Phrase) -> Report.Block? {
    guard let rose = gain.rose, let stayed = gain.stayed, let fell = gain.fell else { return nil }
    let bars: [(EvaluationPhrase.Word, Int)] = [
      (.rose, rose), (.stayed, stayed), (.fell, fell),
    ]
    return page.bars(
      .evaluation(.courses(pairs: gain.pairs, rose: rose, stayed: stayed, fell: fell)),
      Self.paired(evaluation.whole.attendance), bars.map { (.evaluation(.word(word: $0)), $1) },
      of: .evaluation(.word(word: .participants)), by: .evaluation(.word(word: .verdict)), notes: [note])
  }

  /// Every measure of the gain with its range; those that cannot be estimated are left out.
  private func measures() -> DataTable {
    var rows: [[Entry]] = []
    func add(_ word: EvaluationPhrase.Word, _ value: Double, _ range: RangedValue?, _ form: Quantity.Form) {
      rows.append([
        .words(phrase: .evaluation(.word(word: word))), .quantity(quantity: Quantity(value, form: form)),
        range.map { .words(phrase: .evaluation(.range(range: $0, form: form))) }
          ?? .quantity(quantity: Quantity(.none(reason: .noRow))),
        .words(phrase: .evaluation(.meaning(of: word))),
      ])
    }
    func add(_ word: EvaluationPhrase.Word, _ estimate: Estimate<IntervalEstimate>, _ form: Quantity.Form) {
      guard let range = try? RangedValue(estimate.get()) else { return }
      add(word, range.value, range, form)
    }
    if let mean = told.mean { add(.meanChange, mean, told.change, .change(decimals: decimals)) }
    add(.medianChange, gain.median, .change(decimals: decimals))
    add(.normalisedGain, gain.normalised, .number(decimals: 2))
    add(.effect, gain.effect, .number(decimals: 2))
    if let hedges = try? gain.hedges.get() { add(.hedges, hedges, nil, .number(decimals: 2)) }
    if let p = told.p {
      rows.append([
        .words(phrase: .evaluation(.word(word: .signedRankP))),
        p.entry,
        .quantity(quantity: Quantity(.none(reason: .noRow))),
        .words(phrase: .evaluation(.meaning(of: .signedRankP))),
      ])
    }
    if let test = try? gain.pairedT.get() { add(.pairedTP, test.p, nil, .probability) }
    for (word, count) in [(.atMaximumBefore, gain.atMaximumBefore), (.atMaximumAfter, gain.atMaximumAfter)]
      as [(EvaluationPhrase.Word, Int?)]
    {
      if let count { add(word, Double(count), nil, .number(decimals: 0)) }
    }
    return DataTable(
      caption: nil,
      columns: [.measure, .value, .likelyRange, .whatItMeans].map { .evaluation(.word(word: $0)) }, rows: rows
    )
  }
}
