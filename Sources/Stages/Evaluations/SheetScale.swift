import Evaluations
import Tables

/// How much the scores of a sheet are out of.
struct SheetScale: Sendable {
  /// The most that a score can be, as it is told; nil where nothing says it.
  private(set) var maximum: Double?
  /// What there is to say of it.
  private(set) var note: String?
  /// The most of each occasion where they differ, and scores are told as per cent.
  private var maxima: [Occasion: Double] = [:]

  /// A scale that is declared, or unknown.
  init(maximum: Double?) { self.maximum = maximum }

  /// The scale that is declared, or that scores such as `12/20` or their headings tell, or one for each item.
  ///
  /// Where the tests of two occasions are out of different numbers, scores of both are told as per cent. Per cent alone
  /// are points of 100; beside scores in points whose maximum is not known they cannot be compared.
  init(
    of read: some Sequence<Int>, _ rows: SheetRows, _ layout: ScoreLayout, missing: Set<String>,
    _ problems: inout SourceProblems
  ) {
    if !layout.maxima.isEmpty {
      set(layout.maxima)
      return
    }
    maximum = layout.maximum
    let declared = layout.scores.compactMapValues(HeadingMaximum.of)
    let mixtures = ScoreMixtures(of: read, rows, layout, missing: missing)
    mixtures.refuseShares(maximum: maximum, declared: declared, &problems)
    guard maximum == nil else { return }
    var wholes: [Occasion: Double] = [:]
    var (shares, points) = ([Occasion: Int](), [Occasion: Int]())
    var largest = 0.0
    var scores: [Occasion: [Double]] = [:]
    var nines: [(row: Int, column: String, value: Double)] = []
    var firstShare: [Occasion: Int] = [:]
    var firstPoints: [Occasion: Int] = [:]
    for row in read {
      for occasion in layout.occasions(of: row, in: rows) {
        guard let column = layout.scores[occasion], let place = rows.place(of: column) else { continue }
        let text = ScoreText(rows.rows[row].fields[place], missing: missing)
        switch text.out(of: declared[occasion]) {
        case .part(_, let whole):
          if whole <= 0 || wholes[occasion, default: whole] != whole {
            problems.add(
              rows.fault(
                row, column: column, rule: "maximum",
                "the score is out of another number than those above in this column"))
          } else {
            wholes[occasion] = whole
          }
        case .percent:
          shares[occasion, default: 0] += 1
          firstShare[occasion] = firstShare[occasion] ?? row
        case .points(let value):
          points[occasion, default: 0] += 1
          // 0 is 0 on any scale.
          if value != 0 { firstPoints[occasion] = firstPoints[occasion] ?? row }
          largest = max(largest, value)
          scores[occasion, default: []].append(value)
          if Self.absent.contains(value) { nines.append((row, column, value)) }
        case .missing, .unreadable: break
        }
      }
    }
    let hasNines = refuse(
      nines, among: scores.values.joined().filter { !Self.absent.contains($0) }, rows, &problems)
    if !wholes.isEmpty {
      if Set(wholes.values).count > 1 || declared.values.contains(100),
        let lone = Occasion.allCases.first(where: { points[$0] != nil && wholes[$0] == nil }),
        let column = layout.scores[lone]
      {
        problems.add(Self.unsaid(rows, column))
      }
      set(wholes)
      if note == nil, !declared.isEmpty, let most = maximum {
        note = "as the headings say, a score is out of \(most.rounded(toDigits: 6))"
      }
    } else if !shares.isEmpty {
      if let lone = Occasion.allCases.first(where: { points[$0] != nil && shares[$0] == nil }),
        let column = layout.scores[lone]
      {
        problems.add(Self.unsaid(rows, column))
      }
      for occasion in Occasion.allCases {
        guard let share = firstShare[occasion], let other = firstPoints[occasion],
          let column = layout.scores[occasion]
        else { continue }
        var fault = rows.fault(
          max(share, other), column: column, rule: "maximum",
          "scores shown as per cent and others stand in one column, and nothing says how much those are out of"
        )
        fault.remedy =
          "write all in one way, or say it: --maximum 100 where they are per cent too, --maximum 20 where they are points, or 'maximum' in a pipeline"
        problems.add(fault)
      }
      maximum = 100
    } else if !layout.items.isEmpty {
      maximum = Double(layout.items.count)
    } else if let low = Self.lowOccasion(scores), let column = layout.scores[low] {
      var fault = SourceFault(
        file: rows.file, column: column, rule: "maximum",
        message:
          "nothing says how much these scores are out of, and those of the other test lie so far above them that both are hardly out of the same"
      )
      fault.remedy =
        "say it: --maximum 100 where both are, or --maximum before=20,after=100, or 'maximum' in a pipeline"
      problems.add(fault)
    } else if largest > 0, largest <= 1, points.values.reduce(0, +) > 2 {
      note =
        "no score is above 1: where they are shares of the whole test, such as cells shown as per cent, say that the maximum is 1"
    } else if !hasNines {
      mixtures.refuseBands(&problems)
      note = mixtures.lowNote
    }
  }

  /// The occasion whose scores are all 20 or less, where half of another's or more lie above 20 and above all of them: points of 20 beside
  /// per cents look so.
  private static func lowOccasion(_ scores: [Occasion: [Double]]) -> Occasion? {
    let usual = 20.0
    return Occasion.allCases.first { occasion in
      guard let most = scores[occasion]?.max(), most <= usual else { return false }
      return scores.contains { other, values in
        other != occasion && values.count { $0 > max(most, usual) } * 2 >= values.count
          && (values.max() ?? 0) > 2 * usual
      }
    }
  }

  private static func unsaid(_ rows: SheetRows, _ column: String) -> SourceFault {
    var fault = SourceFault(
      file: rows.file, column: column, rule: "maximum",
      message: "nothing says how much these scores are out of, while the scores of another occasion say it")
    fault.remedy = "say it: --maximum before=20,after=50, or 'maximum: {before: 20, after: 50}' in a pipeline"
    return fault
  }

  private mutating func set(_ wholes: [Occasion: Double]) {
    guard Set(wholes.values).count > 1 else {
      maximum = wholes.values.first
      return
    }
    (maxima, maximum) = (wholes, 100)
    let words = Occasion.allCases.compactMap { occasion in
      wholes[occasion].map { "\(occasion.word) \($0.rounded(toDigits: 6))" }
    }
    note =
      "the tests are out of different numbers (\(words.joined(separator: ", "))); all scores are told as per cent"
  }

  /// The points of a score as it was read; nil for one that is out of another number, or is none.
  func points(_ text: ScoreText, _ occasion: Occasion) -> Double? {
    let most = maxima[occasion]
    switch text {
    case .missing, .unreadable: return nil
    case .points(let points): return most.map { points / $0 * 100 } ?? points
    case .part(let points, let whole):
      guard whole == most ?? maximum else { return nil }
      return most == nil ? points : points / whole * 100
    case .percent(let share): return share * (maximum ?? 100) / 100
    }
  }

  /// Numbers that stand for somebody who was not there.
  private static let absent: Set<Double> = [98, 99, 998, 999]

  /// Refuses such numbers where they are more than twice every score: nobody has them, and a mean with them is none.
  ///
  /// - Returns: whether there are such.
  private func refuse(
    _ nines: [(row: Int, column: String, value: Double)], among others: [Double], _ rows: SheetRows,
    _ problems: inout SourceProblems
  ) -> Bool {
    guard let most = others.max(), most > 0, others.count >= 5, nines.count * 3 <= others.count else {
      return false
    }
    let refused = nines.filter { $0.value > 2 * most }
    for nine in refused {
      var fault = rows.fault(
        nine.row, column: nine.column, rule: "maximum",
        "the number is more than twice every other score, as one that stands for somebody who was absent")
      fault.remedy =
        "leave the cell blank, or name the word with --missing; --maximum says what scores are out of"
      problems.add(fault)
    }
    return !refused.isEmpty
  }
}
