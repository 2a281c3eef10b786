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

  /// Creates a finding.
  public init(evaluation: Evaluation?, cascade: Cascade?) {
    self.evaluation = evaluation
    self.cascade = cascade
  }
}

extension EvaluationFinding {
  /// The columns that it has in CSV.
  public static var columns: [String] { ["group", "quantity", "value", "lower", "upper", "reason"] }

  /// A line a number.
  public var lines: [[FindingValue?]] { [] }

  /// What is compared from run to run.
  public var facts: [FindingFact] { [] }
}
