public import Language

/// What an instance reported, beside what it reported in the last published run.
public struct ConditionReview: Sendable, Hashable {
  /// What is told in full, because the last published run did not report it.
  public var new: [DataCondition] = []
  /// What the last published run reported too.
  public var repeated: [DataCondition] = []
  /// What stops the run unless somebody accepts it.
  public var stopping: [DataCondition] = []
  /// What `stopping` is new beside, in words.
  private let novelty: String

  /// Reviews conditions.
  ///
  /// - Parameters:
  ///   - conditions: what was reported now.
  ///   - standing: what was reported in the last published run; nil where there is none.
  ///   - isComparable: whether that run named its conditions by rule; before it did, what may have been
  ///     there for years cannot be told from what is new and only warns.
  init(_ conditions: [DataCondition], standing: [DataCondition]?, isComparable: Bool) {
    novelty = standing == nil ? "found for the first time" : "not so in the last published run"
    let known = Set((standing ?? []).map(\.identity))
    for condition in conditions {
      if known.contains(condition.identity) {
        repeated.append(condition)
        continue
      }
      switch condition.severity {
      case .note, .warn: new.append(condition)
      case .stopWhenAdded where standing == nil || !isComparable: new.append(condition)
      case .stopWhenAdded, .stopWhenNew: stopping.append(condition)
      }
    }
  }

  /// How many warnings there are, those that repeat and those that stop included.
  public var warnings: Int { (new + repeated + stopping).count(where: \.isWarning) }

  /// Why the run cannot go on past a stage, or nil.
  func failure(of stage: String) -> StageFailure? {
    guard !stopping.isEmpty else { return nil }
    let accept = "when the data are right all the same, run once with --accept \(stage)"
    var remedies: [String] = []
    for remedy in stopping.compactMap(\.remedy) where !remedies.contains(remedy) { remedies.append(remedy) }
    return StageFailure(
      cause: .gate,
      message: "\(novelty): \(stopping.map(\.text).joined(separator: "; "))",
      help: (remedies + [accept]).joined(separator: "; or "))
  }
}
