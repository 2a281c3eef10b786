import Evaluations

extension EvaluationRun {
  /// Takes codes of trainers as those of participants where they differ only in what a typist slips in (`NearCodes`), where one code alone comes
  /// into question on each side.
  ///
  /// - Parameter file: what messages call the file of the sessions.
  /// - Returns: what there is to say of it; nil where there is no such code.
  mutating func matchTrainers(_ file: String) -> SheetNote? {
    guard let sheet, let sessions else { return nil }
    let codes = Set(sheet.participants.map(\.code))
    let participants = Dictionary(grouping: codes, by: NearCodes.plain)
    let held = Set(sessions.flatMap { $0.trainers + [$0.trainedBy].compactMap(\.self) })
    let trainers = Dictionary(grouping: held, by: NearCodes.plain)
    let pairs = trainers.compactMap { plain, own -> (String, String)? in
      guard own.count == 1, let trainer = own.first, let others = participants[plain], others.count == 1,
        let participant = others.first, participant != trainer
      else { return nil }
      return (trainer, participant)
    }
    guard !pairs.isEmpty else { return nil }
    let matched = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    self.sessions = sessions.map { session in
      var own = session
      own.trainer = matched[session.trainer] ?? session.trainer
      own.others = session.others.map { matched[$0] ?? $0 }
      own.trainedBy = session.trainedBy.map { matched[$0] ?? $0 }
      return own
    }
    var notes = SheetNotes(file: file)
    notes.add("trainers-matched", pairs.count) {
      "\($0) code\($0 == 1 ? " of a trainer is that" : "s of trainers are those") of \($0 == 1 ? "a participant" : "participants") but for marks, zeros in front or letters that look alike, and \($0 == 1 ? "is" : "are") taken as \($0 == 1 ? "it" : "them")"
    }
    return notes.all.first
  }
}
