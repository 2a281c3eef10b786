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
    /// Whether it means what the stage gave in the last published run.
    var isPrevious = false
    var location: SourceLocation
  }

  /// A parameter.
  struct Parameter {
    var name: String
    var type: ParameterType
    var defaultValue: Node?
    var minimum: Node?
    var maximum: Node?
    var location: SourceLocation
  }

  /// What a name bound by `for` runs over.
  enum BindingSource {
    /// The values of a parameter that is a list.
    case parameter(String)
    /// The codes of a list, in its order.
    case codeList(String)
  }

  /// A stage.
  struct Stage {
    var name: String
    var nameLocation: SourceLocation
    var kind: String
    var kindLocation: SourceLocation
    var configuration: Node
    var references: [Reference]
    /// Names bound by `for` with what each runs over.
    var bindings: [(name: String, source: BindingSource, location: SourceLocation)]
    var filter: Expression?
    /// The expression of `when`.
    var condition: Expression?
    var control = StageControl()
    var gate: GateSpecification?
    /// The absolute folder of the file it stands in, where that is another than the pipeline's.
    var folder: String?
    /// The absolute path of that file.
    var includedFrom: String?
  }

  /// A stage of another file.
  struct Include {
    var file: String
    var stage: String
    var location: SourceLocation
  }

  /// Values of parameters under a name.
  struct Profile {
    var name: String
    var values: [(parameter: String, node: Node, location: SourceLocation)]
  }

  var name: String
  var title: LocalizedText
  var parameters: [Parameter]
  var profiles: [Profile] = []
  var includes: [Include] = []
  var control = PipelineControl()
  /// The folders, as written, that may be published below beside the one above the pipeline's.
  var roots: [String] = []
  var stages: [Stage]
}
