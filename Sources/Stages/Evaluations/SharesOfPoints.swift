import Codebook
import Foundation
import Language
import Tables

/// Scores that stand twice in a cell, in points and as per cent: `17 (85%)`, `85 % (17)`, `17/20 (85%)`.
///
/// Together the cells of a sheet tell what the points are out of: the one number of which all per cents follow, rounded as they are written. Where there is
/// no such number, or where several would do, the cells are refused.
struct SharesOfPoints {
  /// The rows with such cells as points out of a number, `17/20`.
  private(set) var rows: SheetRows
  private var faults: [SourceFault] = []

  /// A score in points and as per cent.
  private struct Pair {
    var row: Int
    var place: Int
    var points: Double
    var share: Double
    /// How far the per cent may be from the exact one.
    var error: Double
    var most: Double?
    var text: String
  }

  private static let largest = 200

  /// Reads the cells of some columns.
  ///
  /// - Parameter maximum: what the scores of a column are out of where that is declared.
  init(
    _ sheet: SheetRows, _ columns: [String], _ read: some Sequence<Int>, missing: Set<String>,
    maximum: (String) -> Double? = { _ in nil }
  ) {
    rows = sheet
    for column in columns {
      guard let place = sheet.place(of: column) else { continue }
      let pairs = read.compactMap { row in
        Self.pair(sheet.rows[row].fields[place]).map {
          Pair(
            row: row, place: place, points: $0.points, share: $0.share, error: $0.error, most: $0.most,
            text: $0.text)
        }
      }
      guard !pairs.isEmpty else { continue }
      let declared = maximum(column) ?? HeadingMaximum.of(column)
      let told = Set(pairs.compactMap(\.most))
      let open = declared.map { [$0] } ?? (told.isEmpty ? (1...Self.largest).map(Double.init) : told.sorted())
      let fitting = open.filter { most in pairs.allSatisfy { Self.fits($0, $0.most ?? most) } }
      guard fitting.count == 1 || !told.isEmpty && !fitting.isEmpty, let most = fitting.first else {
        refuse(pairs, column, fitting: fitting.count, of: open)
        continue
      }
      for pair in pairs {
        rows.rows[pair.row].fields[place] = "\(pair.text)/\((pair.most ?? most).rounded(toDigits: 6))"
      }
    }
  }

  private mutating func refuse(_ pairs: [Pair], _ column: String, fitting: Int, of open: [Double]) {
    // One that is out of every other's number is the slip.
    let best = open.max { first, second in
      pairs.count { Self.fits($0, $0.most ?? first) } < pairs.count { Self.fits($0, $0.most ?? second) }
    }
    let wrong = pairs.filter { pair in best.map { !Self.fits(pair, pair.most ?? $0) } ?? true }
    for pair in fitting == 0 ? wrong : [pairs[0]] {
      var fault = rows.fault(
        pair.row, column: column, rule: "maximum",
        fitting == 0
          ? "the points and the per cent of the cell do not belong together, as far as the others of the column tell"
          : "the points and per cents of this column do not tell what the points are out of")
      fault.remedy = "write the points alone, and say what they are out of: --maximum 20"
      faults.append(fault)
    }
  }

  /// Names what is wrong with the cells.
  func refuse(_ problems: inout SourceProblems) {
    for fault in faults { problems.add(fault) }
  }

  private static func fits(_ pair: Pair, _ most: Double) -> Bool {
    most > 0 && pair.points <= most && abs(pair.points / most * 100 - pair.share) <= pair.error + 1e-9
  }

  private static func pair(_ text: String) -> (
    points: Double, share: Double, error: Double, most: Double?, text: String
  )? {
    let plain = FoldedText.fold(HeadingText.plain(text)).replacing("٪", with: "%")
    guard plain.contains("%"), let match = plain.wholeMatch(of: inBrackets) else { return nil }
    let halves = [String(match.1), String(match.2)].map(HeadingText.plain)
    guard let shared = halves.firstIndex(where: { $0.hasSuffix("%") }) else { return nil }
    let (own, share) = (halves[1 - shared], halves[shared].dropLast())
    guard case .percent(let percent) = ScoreText(halves[shared], missing: []) else { return nil }
    let mark = share.lastIndex { ".,".contains($0) }
    let decimals = mark.map { share[share.index(after: $0)...].count(where: \.isNumber) } ?? 0
    // Whoever cuts a per cent off is a whole step away.
    let error = [1, 0.1, 0.01, 0.001][min(decimals, 3)] * 0.5
    switch ScoreText(own, missing: []) {
    case .points(let points): return (points, percent, error, nil, Self.number(own))
    case .part(let points, let most): return (points, percent, error, most, "\(points.rounded(toDigits: 12))")
    default: return nil
    }
  }

  private static func number(_ text: String) -> String {
    String(text.prefix { $0.isNumber || ".,".contains($0) })
  }

  /// Something, and something in brackets, behind a dash or behind an equals sign.
  private static var inBrackets: Regex<(Substring, Substring, Substring)> {
    #/(.+?)\s*[(\[=;]\s*(.+?)\s*[)\]]?/#
  }
}
