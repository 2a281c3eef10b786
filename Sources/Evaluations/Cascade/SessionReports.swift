/// What sessions say of day, place, agency and numbers, by which one that several trainers reported is told.
struct SessionReports {
  /// What two reports of one session have in common.
  struct Sight: Hashable {
    private let month: Int
    private let day: Int
    private let place: String
    private let agency: String
    private let officers: [String: Int]
    private let seats: Int

    /// What a session says; nil for one without a day, a place or numbers, which could be any.
    init?(_ session: TrainingSession, _ numbers: SessionNumbers) {
      guard let month = session.month, let day = session.day, let place = session.place, numbers.seats > 0
      else { return nil }
      (self.month, self.day) = (month, day)
      self.place = place.lowercased().filter { $0.isLetter || $0.isNumber }
      agency = session.agency.groupCode
      officers = session.officers
      seats = numbers.seats
    }
  }

  private var trainers: [Sight: [Set<String>]] = [:]

  /// Takes a session.
  mutating func add(_ session: TrainingSession, _ numbers: SessionNumbers) {
    guard let sight = Sight(session, numbers) else { return }
    trainers[sight, default: []].append(Set(session.trainers))
  }

  /// The sessions that may be one, each with all who reported it.
  var problems: [Cascade.Problem] {
    trainers.values.compactMap { reports in
      guard Set(reports).count > 1 else { return nil }
      return .sameSession(codes: reports.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted())
    }
  }
}
