/// What sessions say of day, place, agency and numbers, by which one that several trainers reported is told.
struct SessionReports {
  /// What two reports of one session have in common.
  private struct Sight: Hashable {
    var month: Int
    var day: Int
    var place: String
    var agency: String
    var officers: [String: Int]
    var seats: Int
  }

  private var trainers: [Sight: [Set<String>]] = [:]

  /// Takes a session; one without a day, a place or numbers could be any.
  mutating func add(_ session: TrainingSession, _ numbers: SessionNumbers) {
    guard let month = session.month, let day = session.day, let place = session.place, numbers.seats > 0
    else { return }
    let sight = Sight(
      month: month, day: day, place: place.lowercased().filter { $0.isLetter || $0.isNumber },
      agency: session.agency.groupCode, officers: session.officers, seats: numbers.seats)
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
