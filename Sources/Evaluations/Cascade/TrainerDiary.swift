/// What one trainer did.
struct TrainerDiary {
  private var sessions = 0
  private var seats = 0
  private var dates: [SessionDate] = []
  private(set) var trained: SessionDate?

  /// The last date of a session.
  var lastDate: SessionDate? { dates.max() }

  /// Takes a session.
  ///
  /// Of several dates of the own training the earliest counts.
  mutating func add(_ session: TrainingSession, seats: Int) {
    sessions += session.count
    self.seats += seats
    if let date = SessionDate(month: session.month, day: session.day) { dates.append(date) }
    addTraining(of: session)
  }

  /// Takes the date of the own training alone.
  mutating func addTraining(of session: TrainingSession) {
    if let date = SessionDate(month: session.trainedMonth, day: session.trainedDay) {
      trained = trained.map { min($0, date) } ?? date
    }
  }

  /// The trainer as it is told, and whether a session lies before the own training.
  func trainer(code: String, parent: Int?, generation: Int, trained: SessionDate?, judged: SessionDate?)
    -> (trainer: Cascade.Trainer, heldSessionBeforeTraining: Bool)
  {
    let since = trained.map { own in dates.filter { $0.months(since: own) >= 0 } } ?? []
    let months = trained.map { own in since.map { $0.months(since: own) } } ?? []
    let trainer = Cascade.Trainer(
      code: code, parent: parent, generation: generation, sessions: sessions, seats: seats,
      monthsToFirst: months.min(), monthsToLast: months.max(),
      report: report(since: since, trained: trained, judged: judged))
    return (trainer, trained != nil && since.count < dates.count)
  }

  /// Whether sessions were reported, and when.
  ///
  /// Where a session is undated and no dated one lies within the months that were given, it is not known whether one was in time; a
  /// deadline that lies after the day by which is judged is not yet due.
  private func report(since: [SessionDate], trained: SessionDate?, judged: SessionDate?)
    -> Cascade.Trainer.Report
  {
    let due = CascadeAnalysis.dueMonths
    if sessions > 0 {
      guard let trained, !since.isEmpty else { return .undated }
      if since.contains(where: { $0.isWithin(due, of: trained) }) { return .withinSixMonths }
      return dates.count < sessions ? .undated : .later
    }
    guard let trained, let judged else { return .noneUndated }
    return judged.months(since: trained) >= due ? .none : .notYetDue
  }
}
