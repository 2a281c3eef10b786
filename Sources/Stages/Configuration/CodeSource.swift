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

  /// Parameter values as typed values: a value that reads as a month, number or date is one.
  func typed(_ parameters: [String: ParameterValue], types: [String: ParameterType]) -> [String: [TypedValue]]
  {
    var result: [String: [TypedValue]] = [:]
    for (name, value) in parameters {
      guard let type = types[name]?.element else { continue }
      let texts =
        switch value {
        case .scalar(let text): [text]
        case .list(let texts): texts
        }
      result[name] = texts.compactMap { ScalarValueReader.read($0, as: type) }
    }
    return result
  }

  /// Bindings as typed values.
  func typed(_ bindings: [Binding], of declaration: StageDeclaration) -> [String: TypedValue] {
    var result: [String: TypedValue] = [:]
    for binding in bindings {
      guard let type = declaration.bindings.first(where: { $0.name == binding.name })?.type else { continue }
      result[binding.name] = ScalarValueReader.read(binding.value, as: type)
    }
    return result
  }
}
