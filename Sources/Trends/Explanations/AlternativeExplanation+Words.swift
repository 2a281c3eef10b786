extension AlternativeExplanation {
  /// Its kind, and its period where it has one, as in CSV files.
  var text: String { period.map { "\(kind)=\($0)" } ?? kind }

  /// All else that it says, as it is compared from run to run.
  var evidence: String {
    let words: [String] =
      switch self {
      case .coverage(let change):
        [change.dimension, change.scope.rawValue]
          + change.sources.map { "\($0.code) \($0.event.rawValue) \($0.period)" }
          + ["\(change.ratio)", "\(change.ratioWithout) without"]
      case .definition(let change):
        switch change.sign {
        case .breakMark: ["break"]
        case .breakdownBegins(let dimension): ["breakdown", dimension]
        case .categoryBegins(let dimension, let code): ["category", dimension, code]
        }
      case .unknown(let change):
        [
          change.dimension, "\(change.before.low) to \(change.after.low)",
          "\(change.before.high) to \(change.after.high) with all unknown",
        ]
      case .backlog(let backlog):
        ["\(backlog.value)", "\(backlog.usual) usual", backlog.evidence.rawValue]
      case .incompleteTail(let tail): ["to \(tail.last)", "\(tail.value)", "\(tail.usual) usual"]
      case .sharedShift(let shift):
        shift.dimensions + ["\(shift.shared) of \(shift.eligible)", "\(shift.ratio)"]
      case .oneSource(let source):
        [source.dimension, source.code, "\(source.ratio)", "\(source.ratioWithout) without"]
      case .event(let near): [near.event.words]
      case .eachSource(let each): [each.dimension, "\(each.sources)"]
      }
    return words.joined(separator: "; ")
  }
}

extension SeriesEvent {
  /// All of it in words, as it is compared from run to run.
  var words: String {
    func texts(_ texts: [String: String]) -> [String] {
      texts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }
    return ([kind.rawValue, date, "\(place)"] + texts(self.texts) + texts(whereTexts)).joined(separator: "; ")
  }
}
