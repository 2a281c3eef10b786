public import Evaluations
import Statistics

/// What scores before and after a training tell.
public struct EvaluationFinding: FindingBody {
  /// The word of the kind.
  public static var kind: String { "evaluation" }

  /// What the scores tell; nil where there are sessions alone.
  public var evaluation: Evaluation?
  /// How far the training spread; nil where no sessions were read.
  public var cascade: Cascade?
  /// Why nothing at all is told of the scores or of the spread where it leaves the office; empty else.
  public var withheld: [Evaluation.Withheld]

  /// Creates a finding.
  public init(evaluation: Evaluation?, cascade: Cascade?, withheld: [Evaluation.Withheld] = []) {
    self.evaluation = evaluation
    self.cascade = cascade
    self.withheld = withheld
  }
}

extension EvaluationFinding {
  /// The columns that it has in CSV.
  public static var columns: [String] { ["group", "quantity", "value", "lower", "upper", "reason"] }

  /// A line a number, or the reason why there is none: all participants, groups, comparisons, items, reliability, the choice of trainers,
  /// the cascade with its generations and trainers, and what is withheld.
  public var lines: [[FindingValue?]] {
    numbers.map { line in
      [
        .word(line.group), .word(line.quantity), line.value, line.lower, line.upper,
        line.reason.map(FindingValue.word),
      ]
    }
  }

  /// Every number, or the reason why there is none, under the names of its group and its quantity; trainers one by one are left out.
  public var facts: [FindingFact] {
    numbers.filter { !$0.isOfOnePerson }.compactMap { line in
      let value = line.value ?? line.reason.map { .word("not estimable: \($0)") }
      return value.map { FindingFact("\(line.group) \(line.quantity)", $0) }
    }
  }

  private var numbers: [EvaluationLine] {
    (evaluation.map(EvaluationLine.lines) ?? []) + (cascade.map(EvaluationLine.lines) ?? [])
      + EvaluationLine.withheld(withheld)
  }
}
