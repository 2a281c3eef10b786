import Evaluations
import Language
import Tables

/// Scores of a sheet that are hardly all out of one number, although nothing says so: shares of 1 beside points, per cents without their sign
/// beside points, one score far above all others.
///
/// Each makes a gain that is none. They are refused with what would say it; `--maximum` says that they are right.
struct ScoreMixtures {
  /// A number of points as it stands in a cell.
  private struct Score {
    var row: Int
    var column: String
    var occasion: Occasion
    var value: Double
  }

  private let rows: SheetRows
  private var scores: [Score] = []

  /// The most points of tests that have no hundred: those above are of another test, or per cent.
  private static let usual = 20.0
  /// The fewest scores by which anything is refused.
  private static let fewest = 6

  init(of read: some Sequence<Int>, _ rows: SheetRows, _ layout: ScoreLayout, missing: Set<String>) {
    self.rows = rows
    for row in read {
      for occasion in layout.occasions(of: row, in: rows) {
        guard let column = layout.scores[occasion], let place = rows.place(of: column),
          case .points(let value) = ScoreText(rows.rows[row].fields[place], missing: missing)
        else { continue }
        scores.append(Score(row: row, column: column, occasion: occasion, value: value))
      }
    }
  }

  private func of(_ occasion: Occasion) -> [Score] { scores.filter { $0.occasion == occasion } }

  private static func isShare(_ score: Score) -> Bool { score.value > 0 && score.value < 1 }

  // MARK: - Shares of 1

  /// Refuses shares of 1 such as 0.75, in which spreadsheets keep per cents, where others are points or a number is said that they are out of.
  ///
  /// - Parameters:
  ///   - maximum: the most that is declared for all.
  ///   - declared: what the headings say.
  func refuseShares(maximum: Double?, declared: [Occasion: Double], _ problems: inout SourceProblems) {
    for occasion in Occasion.allCases {
      let own = of(occasion)
      let shares = own.filter(Self.isShare)
      guard !shares.isEmpty, let column = shares.first?.column else { continue }
      let points = own.filter { $0.value > 1 }
      if points.isEmpty {
        let most = maximum ?? declared[occasion]
        let others = scores.filter { $0.occasion != occasion }.map(\.value).max() ?? 0
        guard shares.count >= 3, most.map({ $0 > 2 }) ?? (others > 2) else { continue }
        var fault = SourceFault(
          file: rows.file, column: column, rule: "maximum",
          message: most == nil
            ? "no score is above 1, as shares of a whole test are, and those of another occasion are points"
            : "no score is above 1, as shares of a whole test are, and a score is said to be out of more")
        fault.remedy = remedy
        problems.add(fault)
        continue
      }
      guard own.count >= Self.fewest, (points.map(\.value).min() ?? 0) >= 3, !areHalves(shares, points) else {
        continue
      }
      for share in shares {
        var fault = rows.fault(
          share.row, column: column, rule: "maximum",
          "the number is a share of 1, and other scores of the column are points")
        fault.remedy =
          "write all scores in one way, such as 17/20; where it is right, say what each test is out of: --maximum before=20,after=20, or 'maximum: {before: 20, after: 20}' in a pipeline"
        problems.add(fault)
      }
    }
  }

  /// What says it: that all tests are out of 1, or what each is out of.
  private var remedy: String {
    let maxima = Occasion.allCases.compactMap { occasion -> (word: String, isOne: Bool)? in
      let own = of(occasion)
      return own.isEmpty ? nil : (occasion.word, own.contains(where: Self.isShare))
    }
    guard maxima.contains(where: { !$0.isOne }) else {
      return "say that they are shares: --maximum 1, or 'maximum: 1' in a pipeline"
    }
    let option = maxima.map { "\($0.word)=\($0.isOne ? 1 : 20)" }.joined(separator: ",")
    let key = maxima.map { "\($0.word): \($0.isOne ? 1 : 20)" }.joined(separator: ", ")
    return "say what each test is out of: --maximum \(option), or 'maximum: {\(key)}' in a pipeline"
  }

  /// Whether half points are given.
  private func areHalves(_ shares: [Score], _ points: [Score]) -> Bool {
    shares.allSatisfy { $0.value == 0.5 } && points.contains { $0.value != $0.value.rounded() }
  }

  // MARK: - Points and per cents

  /// Refuses, where nothing says what scores are out of, a column of points of 20 and per cents without their sign, and the few scores
  /// that are more than twice every other.
  func refuseBands(_ problems: inout SourceProblems) {
    var refused: Set<Int> = []
    for occasion in Occasion.allCases {
      guard let (low, high) = bands(of(occasion)), low.count > 1, high.count > 1 else { continue }
      let fewer = low.count < high.count ? low : high
      for score in fewer {
        var fault = rows.fault(
          score.row, column: score.column, rule: "maximum",
          "nothing says how much the scores are out of, and those of this column are of two kinds, as points of 20 and per cents are"
        )
        fault.remedy =
          "write all in one way, or say it: --maximum 100 where all are out of 100, or 'maximum' in a pipeline"
        problems.add(fault)
        refused.insert(score.row)
      }
    }
    guard refused.isEmpty else { return }
    for score in high {
      var fault = rows.fault(
        score.row, column: score.column, rule: "maximum",
        "the number is more than twice every other score, and nothing says what scores are out of")
      fault.remedy =
        "correct it; where it is right, say what scores are out of: --maximum N, or 'maximum: N' in a pipeline"
      problems.add(fault)
    }
  }

  /// The scores of a column up to 20 and those above, where nothing lies between; 0 is 0 on any scale.
  private func bands(_ scores: [Score]) -> (low: [Score], high: [Score])? {
    let known = scores.filter { $0.value > 0 }
    let low = known.filter { $0.value <= Self.usual }
    let high = known.filter { $0.value > Self.usual }
    guard known.count >= Self.fewest, let most = low.map(\.value).max(),
      let least = high.map(\.value).min(), least >= 2.5 * most
    else { return nil }
    return (low, high)
  }

  /// The few scores, one in ten at most, that are more than twice every other.
  private var high: [Score] {
    let ordered = scores.sorted { $0.value > $1.value }
    let few = max(1, ordered.count / 10)
    for count in 1...few where ordered.count - count >= 5 {
      let next = ordered[count].value
      if next >= 5, ordered[count - 1].value > 2 * next { return Array(ordered[..<count]) }
    }
    return []
  }

  /// What is said of a score that is far below every other of its column, as one out of another number is; nil where there is none.
  var lowNote: String? {
    let lone = Occasion.allCases.compactMap { occasion -> Score? in
      guard let (low, _) = bands(of(occasion)), low.count == 1 else { return nil }
      return low.first
    }
    guard !lone.isEmpty else { return nil }
    return
      "\(lone.count) score\(lone.count == 1 ? " is" : "s are") less than half of every other in the column (\(rows.places(lone.map(\.row)))): correct what is out of another number"
  }
}
