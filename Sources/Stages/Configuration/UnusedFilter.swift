import Language
import Pipelines

/// Refuses a `where` that a kind of stage would not heed: what it was to leave out would stay in.
enum UnusedFilter {
  /// Whether the stage has no `where`; one that it has is reported.
  static func isAbsent(_ declaration: StageDeclaration, kind: String, in context: CheckContext) -> Bool {
    guard declaration.filter != nil else { return true }
    context.report(
      Diagnostic(
        code: "E015", message: "stage '\(declaration.name)': '\(kind)' takes no 'where'",
        location: declaration.nameLocation,
        help:
          "put it on the 'disaggregate' stage that makes the table; a page slices with 'where' of its blocks")
    )
    return false
  }
}
