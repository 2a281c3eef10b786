import Codebook
import Pipelines

/// The kinds of stage that are built.
enum StageKinds {
  /// The kinds, over code lists.
  static func built(over library: CodeListLibrary) -> [any StageKind] {
    let codes = CodeSource(library: library)
    return [
      LoadStage(codes: codes), CleanStage(codes: codes), DisaggregateStage(codes: codes), TrendStage(),
      CompareStage(), CommandStage(), RenderStage(codes: codes), PublishStage(),
    ]
  }
}
