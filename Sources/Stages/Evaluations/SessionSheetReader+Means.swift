import Evaluations
import Language
import Tables

extension SessionSheetReader {
  /// Takes the means of a row, and what they are out of: by themselves, their headings or a column of maxima.
  func takeMeans(_ row: Int, into session: inout TrainingSession, _ problems: inout SourceProblems) {
    let before = mean(.before, row, &problems)
    let after = mean(.after, row, &problems)
    (session.meanBefore, session.meanAfter) = (before?.value, after?.value)
    guard let before, let after else {
      session.outOf = before?.outOf ?? after?.outOf
      return
    }
    switch (before.outOf, after.outOf) {
    case (let first?, let second?) where first != second:
      session.meanBefore = before.value / first * 100
      session.meanAfter = after.value / second * 100
      session.outOf = 100
    case (100?, nil), (nil, 100?):
      problems.add(
        rows.fault(
          row, column: layout.columns[before.outOf == nil ? .before : .after], rule: "maximum",
          "nothing says how much this mean is out of, while the other of the session is per cent"))
    case (nil, nil) where Self.areOfTwoScales(before.value, after.value):
      var fault = rows.fault(
        row, column: layout.columns[.after], rule: "maximum",
        "nothing says how much the means are out of, and those before and after are hardly out of the same")
      fault.remedy =
        "write them as 13/20 or 65 %, or say it in a column of what they are out of: --cascade maximum=COLUMN"
      problems.add(fault)
    case (let first, let second):
      session.outOf = first ?? second
      guard let most = session.outOf, max(before.value, after.value) > most else { return }
      problems.add(
        rows.fault(
          row, column: layout.columns[before.value > most ? .before : .after], rule: "above-maximum",
          "the mean is above the most that can be reached"))
    }
  }

  private func mean(
    _ role: SessionLayout.Role, _ row: Int, _ problems: inout SourceProblems
  ) -> (value: Double, outOf: Double?)? {
    let text = text(role, row)
    guard !text.isEmpty else { return nil }
    var most = layout.columns[role].flatMap(HeadingMaximum.of)
    if case .points(let own) = ScoreText(self.text(.maximum, row), missing: missing), own > 0 { most = own }
    let read = ScoreText(text, missing: missing)
    if case .points(let share) = read, let most, most > 2, share > 0, share < 1, share != 0.5 {
      problems.add(
        rows.fault(
          row, column: layout.columns[role], rule: "maximum",
          "the mean is a share of 1, and the heading or a column says that it is out of more"))
      return nil
    }
    switch read.out(of: most) {
    case .points(let number) where number >= 0: return (number, nil)
    case .part(let number, let most) where number >= 0 && most > 0: return (number, most)
    case .percent(let share) where share >= 0: return (share, 100)
    default:
      problems.add(
        rows.fault(row, column: layout.columns[role], rule: "number", "the cell holds no mean score"))
      return nil
    }
  }

  /// Whether two means of a session are hardly out of one number: points of 20 beside per cent, or shares of 1 beside points.
  private static func areOfTwoScales(_ first: Double, _ second: Double) -> Bool {
    let (low, high) = (min(first, second), max(first, second))
    return low > 0 && (low < 1 && high > 2 && low != 0.5 || low <= 20 && high > 40 && high >= 4 * low)
  }
}
