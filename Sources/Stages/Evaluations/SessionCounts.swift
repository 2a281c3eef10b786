import Language
import Tables

/// How many officers, and sessions, the row of a sheet tells of.
///
/// A total that gives the sexes too, `20 (5F, 15M)`, fills columns that are not there or blank; where it gives other numbers than they do, it is refused.
struct SessionCounts {
  /// The women; nil where nobody says.
  private(set) var women: Int?
  /// The men; nil where nobody says.
  private(set) var men: Int?
  /// All officers; nil where nobody says.
  private(set) var total: Int?
  /// The sessions that the row stands for; nil where nobody says.
  private(set) var sessions: Int?

  private var faults: [SourceFault] = []

  /// The most officers of a cell that are read.
  private static let mostOfficers = 100_000
  /// The most officers of a session that are believed where nobody says more: a hall full.
  static let largestSession = 500
  /// The most sessions of a row that are believed.
  private static let mostSessions = 1_000

  /// Reads a row.
  init(_ reader: SessionSheetReader, _ row: Int) {
    func fault(_ role: SessionLayout.Role, _ message: String, _ remedy: String) {
      var fault = reader.rows.fault(row, column: reader.layout.columns[role], rule: "count", message)
      fault.remedy = remedy
      faults.append(fault)
    }
    func officers(_ role: SessionLayout.Role) -> OfficersText? {
      let text = reader.text(role, row)
      guard !text.isEmpty else { return nil }
      if case .points(let number) = ScoreText(text, missing: reader.missing),
        let count = Int(exactly: number),
        (0...Self.mostOfficers).contains(count)
      {
        return OfficersText(total: count)
      }
      if role == .total, let column = reader.layout.columns[role],
        let found = OfficersText(text, below: column)
      {
        return found
      }
      if let found = OfficersText(text),
        role == .total || found.total != nil && found.women == nil && found.men == nil
      {
        return found
      }
      fault(
        role, "the cell holds no whole number of officers from 0",
        "write the number alone, or as in 20 (5F, 15M); leave the cell blank where it is not known")
      return nil
    }
    women = officers(.women)?.total
    men = officers(.men)?.total
    let all = officers(.total)
    total = all?.total
    for (own, other) in [(women, all?.women), (men, all?.men)] {
      guard let own, let other, own != other else { continue }
      fault(
        .total, "the cell gives another number of women or men than the columns beside", "correct one of them"
      )
      return
    }
    women = women ?? all?.women
    men = men ?? all?.men
    defer { refuseHuge(reader, row) }
    let text = reader.text(.sessionCount, row)
    guard !text.isEmpty else { return }
    guard case .points(let number) = ScoreText(text, missing: reader.missing),
      let count = Int(exactly: number),
      (0...Self.mostSessions).contains(count)
    else {
      fault(
        .sessionCount, "the cell holds no whole number of sessions from 0",
        "correct it; --cascade session-count=none leaves the column unread")
      return
    }
    sessions = count
    guard count == 0, [women, men, total].contains(where: { ($0 ?? 0) > 0 }) else { return }
    fault(.sessionCount, "the row gives 0 sessions, and officers who were taught", "correct one of them")
  }

  /// Refuses more officers than one session teaches.
  private mutating func refuseHuge(_ reader: SessionSheetReader, _ row: Int) {
    let most = reader.largestSession
    let counts = [(SessionLayout.Role.women, women), (.men, men), (.total, total)]
    guard let (role, _) = counts.first(where: { ($0.1 ?? 0) / max(1, sessions ?? 1) > most }) else { return }
    let column = reader.layout.columns[role] ?? reader.layout.columns[.total]
    var fault = reader.rows.fault(
      row, column: column, rule: "count",
      "more than \(most) officers in one session: the number may be of all together, or a slip")
    fault.remedy =
      "correct it, or say in a column how many sessions the row stands for (--cascade session-count=COLUMN); where so many were taught at once: --largest-session N, or 'largest-session: N' in a pipeline"
    faults.append(fault)
  }

  /// Names what is wrong with the row.
  func refuse(_ problems: inout SourceProblems) {
    for fault in faults { problems.add(fault) }
  }
}
