import Codebook
public import Language
public import Pipelines

/// The kinds of stage that are built.
public enum StageKinds {
  /// The kinds, over the code lists of a folder.
  public static func built(codeLists folder: String) throws(DiagnosticsError) -> [any StageKind] {
    let codes = CodeSource(library: try CodeListLibrary(folder: folder))
    return [LoadStage(codes: codes), DisaggregateStage(codes: codes), TrendStage()]
  }
}
