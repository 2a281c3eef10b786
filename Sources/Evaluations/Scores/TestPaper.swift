/// One participant's scores and answers, what is missing filled in as far as the rest tells it.
struct TestPaper {
  /// The code of the participant.
  let code: String
  /// The code of each dimension of the sheet.
  let groups: [String]
  /// The finite scores.
  let scores: [Occasion: Double]
  /// The credit of each item on the occasions of which any item is known; nil is not known.
  let answers: [Occasion: [Double?]]
  /// Whether the participant was chosen as a trainer.
  let choice: Participant.Choice

  /// Reads a participant of a sheet.
  ///
  /// A score that is not finite is none; where there is none but answers, it is their sum, unless one
  /// of them is not known.
  init(_ participant: Participant, of sheet: ScoreSheet, unanswered: EvaluationSettings.Unanswered) {
    code = participant.code
    groups = sheet.dimensions.map { participant.groups[$0].groupCode }
    choice = participant.choice
    var answers: [Occasion: [Double?]] = [:]
    var scores = participant.scores.filter(\.value.isFinite)
    for (occasion, given) in participant.answers {
      let known = sheet.items.indices.map { item -> Double? in
        guard item < given.count, let credit = given[item], (0...1).contains(credit) else { return nil }
        return credit
      }
      // Who answered nothing was not there.
      guard known.contains(where: { $0 != nil }) else { continue }
      let filled = unanswered == .wrong ? known.map { $0 ?? 0 } : known
      answers[occasion] = filled
      let credits = filled.compactMap(\.self)
      if scores[occasion] == nil, credits.count == filled.count { scores[occasion] = credits.reduce(0, +) }
    }
    self.answers = answers
    self.scores = scores
  }

  /// The score before.
  var before: Double? { scores[.before] }
  /// The score after.
  var after: Double? { scores[.after] }
  /// Whether there are scores before and after.
  var isPaired: Bool { before != nil && after != nil }
  /// Whether there are scores after and at the follow-up.
  var isRetained: Bool { after != nil && scores[.followUp] != nil }

  /// The answers on an occasion, where all are known.
  func completeAnswers(_ occasion: Occasion) -> [Double]? {
    guard let given = answers[occasion] else { return nil }
    let known = given.compactMap(\.self)
    return known.count == given.count ? known : nil
  }
}

extension ScoreSheet {
  /// The papers of those who took part, in order of their codes, so that the order of the sheet changes nothing.
  func papers(unanswered: EvaluationSettings.Unanswered) -> [TestPaper] {
    participants.map { TestPaper($0, of: self, unanswered: unanswered) }
      .sorted { first, second in
        first.code != second.code
          ? first.code < second.code
            // A code should be there once; where it is not, scores decide.
          : Occasion.allCases.map { first.scores[$0] ?? -1 }
            .lexicographicallyPrecedes(Occasion.allCases.map { second.scores[$0] ?? -1 })
      }
  }

  /// The most that a score can be: that of the sheet, else one point an item where no score is above that.
  func knownMaximum(_ papers: [TestPaper]) -> Double? {
    if let maximum { return maximum.isFinite && maximum > 0 ? maximum : nil }
    let points = Double(items.count)
    return points > 0 && papers.allSatisfy { $0.scores.values.allSatisfy { $0 <= points } } ? points : nil
  }
}
