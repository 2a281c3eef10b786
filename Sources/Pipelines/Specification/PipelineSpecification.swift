import Language

/// A pipeline as written, before its stages are checked against each other.
struct PipelineSpecification {
  /// How a stage names another in `from`.
  struct Reference {
    var port: String?
    var stage: String
    var sourcePort: String?
    var isAll: Bool
    var isOptional: Bool
    var location: SourceLocation
  }

  /// A parameter.
  struct Parameter {
    var name: String
    var type: ParameterType
    var defaultValue: Node?
    var location: SourceLocation
  }

  /// A stage.
  struct Stage {
    var name: String
    var nameLocation: SourceLocation
    var kind: String
    var kindLocation: SourceLocation
    var configuration: Node
    var references: [Reference]
    /// Names bound by `for` with the parameter each runs over.
    var bindings: [(name: String, parameter: String, location: SourceLocation)]
    var filter: Expression?
  }

  var name: String
  var title: String
  var parameters: [Parameter]
  var stages: [Stage]
}
