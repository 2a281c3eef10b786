import Evaluations
import Language
import Tables

/// What the columns of a sheet of sessions are for.
struct SessionLayout: Sendable, Hashable {
  /// The roles of columns, by the words of the configuration.
  enum Role: String, Sendable, CaseIterable {
    case trainer
    case trainedBy = "trained-by"
    case trainedOn = "trained-on"
    case date, place, agency, women, men, total, before, after
    /// One who held the session with the trainer.
    case coTrainer = "co-trainer"
    /// What the means of the row are out of.
    case maximum
    /// The number of the session.
    case session
    /// How many sessions the row stands for.
    case sessionCount = "session-count"
    /// Whether the session was held.
    case status
    /// The name of the trainer, by which others may call the trainer; it is never told.
    case trainerName = "trainer-name"

    /// Whether a sheet without it lacks nothing.
    var isExtra: Bool {
      [.coTrainer, .maximum, .session, .sessionCount, .status, .trainerName].contains(self)
    }
  }

  /// The column of each role.
  var columns: [Role: String]
  /// More columns of those who held the session with the trainer.
  var moreTrainers: [String] = []
  /// The roles whose columns were named, and not found by what they are called.
  var named: Set<Role> = []

  /// The word by which a column is left unread.
  static let unread = "none"

  /// All columns that are read, in order.
  var allColumns: [String] { (Array(columns.values) + moreTrainers).sorted() }

  /// The columns of those who held the session with the trainer, in order.
  var coTrainers: [String] { [columns[.coTrainer]].compactMap(\.self) + moreTrainers }

  /// The columns that are called as the roles are, or in some other usual way.
  static func detected(in names: [String]) -> [Role: String] {
    var columns: [Role: String] = [:]
    for role in Role.allCases {
      let words = [role.rawValue] + (SessionWords.headings[role] ?? [])
      // A per cent of women is no number of them.
      let open =
        [.women, .men, .total].contains(role) ? names.filter { !$0.contains { "%٪".contains($0) } } : names
      let plain = role == .status ? statusHeading : joined
      columns[role] = words.lazy.map(plain).compactMap { word in open.first { plain($0) == word } }.first
    }
    findCounts(names, &columns)
    findMeans(names, &columns)
    if columns[.agency] == nil { columns[.agency] = names.first { isAgencyOfTaught($0) } }
    tellNamesFromCodes(names, &columns)
    // `Training date` is that of the session where no other column has one.
    if let trained = columns[.trainedOn],
      columns[.date].map({ $0 == trained }) ?? dates.contains(joined(trained))
    {
      columns[.date] = trained
      columns[.trainedOn] = nil
    }
    return columns
  }

  /// Headings of a date that may be of the session or of the trainer's own training.
  private static let dates = Set(SessionWords.openDates.map(joined))

  /// Columns of officers whose headings say more than whom they count: `Participants - Female`, `No. of women trained`.
  private static func findCounts(_ names: [String], _ columns: inout [Role: String]) {
    let used = Set(columns.values)
    let open = names.filter { !used.contains($0) && !$0.contains { "%٪".contains($0) } }
    for role in [Role.women, .men, .total] where columns[role] == nil {
      let words = Set(([role.rawValue] + (SessionWords.headings[role] ?? [])).map(joined))
      let found = open.filter { name in
        let own = TrainingHeading(name).words
        let rest = own.filter { !SessionWords.besideCounts.contains($0) }
        if role == .total, rest.count == 2, rest.count < own.count, OfficersText.isWomenFirst(in: name) != nil
        {
          return true
        }
        if rest.isEmpty, role == .total {
          return !SessionWords.numbers.isDisjoint(with: own) && !SessionWords.persons.isDisjoint(with: own)
        }
        return rest.count < own.count && words.contains(rest.joined())
      }
      // Of two nobody can tell which counts.
      if found.count == 1 { columns[role] = found.first }
    }
  }

  /// Columns of means before and after, however they say it: `Pre-test avg (%)`, `Promedio prueba previa`.
  private static func findMeans(_ names: [String], _ columns: inout [Role: String]) {
    let found = ScoreColumns(names: names.filter { !columns.values.contains($0) }).scoresByOccasion
    for (role, occasion) in [(Role.before, Occasion.before), (.after, .after)] where columns[role] == nil {
      columns[role] = found[occasion].flatMap { ScoreColumns.isRating($0) ? nil : $0 }
    }
  }

  /// Whether a heading is of the agency of those who were taught: `Agency of participants`.
  private static func isAgencyOfTaught(_ name: String) -> Bool {
    let words = TrainingHeading(name).words
    let rest = words.filter { !SessionWords.besideCounts.contains($0) && !SessionWords.articles.contains($0) }
    return rest.count < words.count && TrainingHeading.agencies.contains(rest.joined(separator: " "))
  }

  /// Where a column has the codes of trainers and another is called `Trainer` alone, the other has their names; where there are names
  /// alone, trainers are told by them.
  private static func tellNamesFromCodes(_ names: [String], _ columns: inout [Role: String]) {
    let codes = SessionWords.codesOfTrainers.map(joined)
    if let coded = names.first(where: { codes.contains(joined($0)) }), columns[.trainer] != coded {
      if columns[.trainerName] == nil { columns[.trainerName] = columns[.trainer] }
      columns[.trainer] = coded
    }
    // `Name` alone may be that of a course.
    guard columns[.trainer] == nil, let name = columns[.trainerName],
      !SessionWords.names.map(joined).contains(joined(name))
    else { return }
    columns[.trainer] = columns.removeValue(forKey: .trainerName)
  }

  /// Other columns of co-trainers than the first.
  static func moreTrainers(in names: [String], beside columns: [Role: String]) -> [String] {
    guard let first = columns[.coTrainer] else { return [] }
    let words = Set(([Role.coTrainer.rawValue] + (SessionWords.headings[.coTrainer] ?? [])).map(joined))
    return names.filter { $0 != first && words.contains(joined($0)) && !columns.values.contains($0) }
  }

  /// Whether a column tells who trained whom.
  var lineage: CascadeSettings.Lineage { columns[.trainedBy] == nil ? .untold : .told }

  /// Whether no column tells when a session was, or how many it taught, so that every row would be of a trainer who reported none.
  var tellsOfNoSession: Bool {
    [.date, .women, .men, .total, .before, .after].allSatisfy { columns[$0] == nil }
  }

  /// A heading without spaces, marks and articles: `trained_by` is `trainedby`, `Date de la séance` is `dateseance`.
  private static func joined(_ heading: String) -> String {
    TrainingHeading(heading).words.filter { !SessionWords.articles.contains($0) }.joined()
  }

  /// The same without what says how the column is filled in: `Held? (Y/N)` is `held`.
  private static func statusHeading(_ heading: String) -> String {
    TrainingHeading(heading).words.filter { !SessionWords.besideStatus.contains($0) }.joined()
  }

  /// The layout as part of a key.
  var canonical: String {
    (Role.allCases.map { "session \($0.rawValue) \(columns[$0] ?? "")" }
      + moreTrainers.map { "session co-trainer \($0)" }
      + named.map { "session \($0.rawValue) is named" }.sorted())
      .joined(separator: "\n")
  }
}
