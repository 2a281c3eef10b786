/// What one trainer did.
struct TrainerDiary {
  private var sessions = 0
  private var seats = 0
  private var months: [Int] = []
  private(set) var trainedMonth: Int?

  /// The last month with a session.
  var lastMonth: Int? { months.max() }

  /// Takes a session.
  ///
  /// Of several months of the own training the earliest counts.
  mutating func add(_ session: TrainingSession, seats: Int) {
    sessions += 1
    self.seats += seats
    if let month = session.month, CascadeAnalysis.isPossible(month: month) { months.append(month) }
    if let month = session.trainedMonth, CascadeAnalysis.isPossible(month: month) {
      trainedMonth = min(trainedMonth ?? month, month)
    }
  }

  /// The trainer as it is told, and whether a session lies before the own training.
  func trainer(code: String, parent: Int?, generation: Int, trainedMonth: Int?, lastMonthOfFile: Int?) -> (
    trainer: Cascade.Trainer, heldSessionBeforeTraining: Bool
  ) {
    let waits = trainedMonth.map { own in months.map { $0 - own } } ?? []
    let since = waits.filter { $0 >= 0 }
    let trainer = Cascade.Trainer(
      code: code, parent: parent, generation: generation, sessions: sessions, seats: seats,
      monthsToFirst: since.min(), monthsToLast: since.max(),
      report: report(since: since, trainedMonth: trainedMonth, lastMonthOfFile: lastMonthOfFile))
    return (trainer, since.count < waits.count)
  }

  /// Whether sessions were reported, and when.
  ///
  /// Where a session is undated and no dated one lies within the months that were given, it
  /// is not known whether one was in time; a deadline that lies after the last month of the file is not yet due.
  private func report(since: [Int], trainedMonth: Int?, lastMonthOfFile: Int?) -> Cascade.Trainer.Report {
    if sessions > 0 {
      guard let first = since.min() else { return .undated }
      if first <= CascadeAnalysis.dueMonths { return .withinSixMonths }
      return months.count < sessions ? .undated : .later
    }
    guard let trainedMonth, let lastMonthOfFile else { return .noneUndated }
    return lastMonthOfFile - trainedMonth >= CascadeAnalysis.dueMonths ? .none : .notYetDue
  }
}
