import Evaluations
import Language
import Trends

/// `evaluation`: what scores before and after a training tell, one part of it a block.
///
/// A part that the findings say nothing of is left out, such as the cascade where no sessions were read. Codes of persons
/// are on pages of the office alone.
struct EvaluationBlock: PageBlock {
  static let word = "evaluation"

  /// What a block tells.
  enum Part: String, CaseIterable, Sendable {
    /// The answers in short: did scores rise, for whom, which questions, who is chosen, how far did it spread.
    case summary
    /// Whether scores rose, and by how much.
    case gain
    /// The groups, and whether they gained alike.
    case groups
    /// The questions of the test.
    case items
    /// Who is chosen as a trainer.
    case selection
    /// How far the training spread from trainer to trainer.
    case cascade
    /// What the numbers cannot tell.
    case limits
  }

  private let part: Part

  static func read(_ reader: BlockReader) -> EvaluationBlock? {
    reader.keys([])
    return reader.choice(word, Part.self).map { EvaluationBlock(part: $0) }
  }

  func check(_ check: PageCheck) { check.needs(.findings) }

  func fill(_ page: PageFilling) -> [Report.Block] {
    let all = page.evaluations()
    return all.flatMap { one -> [Report.Block] in
      let blocks = blocks(of: one)
      guard all.count > 1, !blocks.isEmpty, !one.name.isEmpty else { return blocks }
      return [.paragraph(phrase: .list(phrases: one.name.map { .category(part: $0) }, joint: .dot))] + blocks
    }
  }

  private func blocks(of one: PageEvaluation) -> [Report.Block] {
    switch part {
    case .summary: SummaryTelling(one).blocks()
    case .gain: one.body.evaluation.map { GainTelling(one, $0).blocks() } ?? []
    case .groups: one.body.evaluation.map { GroupsTelling(one, $0).blocks() } ?? []
    case .items: one.body.evaluation.map { ItemsTelling(one, $0).blocks() } ?? []
    case .selection: one.body.evaluation?.selection.map { SelectionTelling(one, $0).blocks() } ?? []
    case .cascade: one.body.cascade.map { CascadeTelling(one, $0).blocks() } ?? []
    case .limits: LimitsTelling(one).blocks()
    }
  }
}
