import Codebook
import Language
import Pipelines

/// The code lists that a pipeline's expressions and parameters are checked against.
struct CodeSource: Sendable {
  /// The lists of the folder `data/codelists` at or above the pipeline.
  let library: CodeListLibrary

  /// A checked `where`, or the absence of one.
  struct Filter {
    var expression: TypedExpression?
  }

  /// Checks the `where` of a stage against its table; problems are reported and give nil.
  func filter(_ declaration: StageDeclaration, port: CountsPort, context: CheckContext) -> Filter? {
    guard let expression = declaration.filter else { return Filter(expression: nil) }
    let parameters = context.parameters.mapValues { (type: $0.element, isList: $0.isList) }
    var bindings: [String: ScalarType] = [:]
    for binding in declaration.bindings { bindings[binding.name] = binding.type }
    let scope = ExpressionScope(
      columns: port.columns, parameters: parameters, bindings: bindings,
      codes: { [library] list, code in
        port.additionalCodes[list]?.contains(code) == true ? .known : library.lookup(list: list, code: code)
      },
      tableName: "the table read by '\(declaration.name)'")
    switch TypeChecker.check(expression, expecting: .boolean, in: scope) {
    case .success(let typed): return Filter(expression: typed)
    case .failure(let error):
      error.diagnostics.forEach(context.report)
      return nil
    }
  }

  /// A filter with values in place of parameters and of what `for` binds.
  func bound(
    _ filter: TypedExpression?, in attempt: StageAttempt, types: [String: ParameterType]
  ) -> TypedExpression? {
    filter?.substituting(
      parameters: attempt.parameters.typed(types),
      bindings: attempt.declaration.typed(attempt.address.bindings))
  }
}
