import Codebook
import Pipelines

/// The kinds of stage that are built.
enum StageKinds {
  /// The kinds, over code lists and what may be trusted as published.
  static func built(over library: CodeListLibrary, trust: SourceTrust) -> [any StageKind] {
    let codes = CodeSource(library: library)
    return [
      LoadStage(codes: codes, trust: trust), CleanStage(codes: codes), DisaggregateStage(codes: codes),
      RememberStage(), TrendStage(), EvaluateStage(codes: codes),
      CompareStage(), CommandStage(trust: trust), RenderStage(codes: codes), PublishStage(),
    ]
  }
}
