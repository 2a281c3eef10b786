/// How many officers one session taught, by sex, as far as its row of the file can be believed.
struct SessionNumbers {
  /// The seats by sex code, those of unknown sex included; their sum is `seats`.
  private(set) var bySex: [String: Int] = [:]
  /// All seats that are known of.
  private(set) var seats = 0
  /// Whether the row says how many all were.
  private(set) var completeness = Completeness.complete
  /// Whether the total is another than the sum of the sexes.
  private(set) var totalDiffers = false
  /// Whether a number cannot be.
  private(set) var hasImpossibleNumber = false

  /// Whether a session says how many it taught.
  enum Completeness {
    case complete, incomplete
  }

  /// More officers than this in one session are a slip of the pen.
  static let most = 100_000

  /// Reads the numbers of a session.
  ///
  /// `sexes` are the codes that the file gives numbers of: where one of them has none, the numbers of
  /// the others do not make a total.
  init(_ session: TrainingSession, sexes: Set<String>) {
    for (sex, officers) in session.officers {
      if (0...Self.most).contains(officers) {
        bySex[Optional(sex).groupCode, default: 0] += officers
      } else {
        hasImpossibleNumber = true
      }
    }
    let sum = bySex.values.reduce(0, +)
    seats = sum
    let hasAllSexes = !sexes.isEmpty && sexes.allSatisfy { bySex[$0] != nil }
    if let total = session.total, (0...Self.most).contains(total) {
      // Women alone, or men alone, need not be all.
      totalDiffers = sum > total || (hasAllSexes && sexes.count > 1 && sum != total)
      // The larger of the two, so that the seats stay an upper bound of the officers.
      seats = max(sum, total)
      if seats > sum { bySex[unknownCode, default: 0] += seats - sum }
    } else {
      if session.total != nil { hasImpossibleNumber = true }
      if !hasAllSexes { completeness = .incomplete }
    }
  }

  /// The codes of sexes, other than that of the unknown, that sessions give numbers of.
  static func sexes(of sessions: [TrainingSession]) -> Set<String> {
    var sexes: Set<String> = []
    for session in sessions { sexes.formUnion(session.officers.keys) }
    return sexes.subtracting([unknownCode, ""])
  }
}
