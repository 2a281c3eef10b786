public import Language

/// A pipeline that passed every check: types, classes, parameters; nothing of its data was read.
public struct CheckedPipeline: Sendable {
  /// How a stage reads another.
  public struct Edge: Sendable {
    /// Which instances of the other stage an instance reads.
    public enum Pairing: Sendable {
      /// Those whose bindings agree on the names both have; a stage without `for` is read whole.
      case byBinding
      /// All of them (`all stage`).
      case all
    }

    /// The port of the reader.
    public var port: String
    /// The stage read.
    public var stage: String
    /// The port read.
    public var sourcePort: String
    /// Which instances are read.
    public var pairing: Pairing
    /// Whether what the stage gave in the last published run is read, and not what it gives now.
    public var isPrevious = false
    /// For an earlier run: the class for which the pipeline was proven; nothing above it is read.
    public var provenClass = DataClass.confidential
    /// Whether the reader runs where nothing is there to be read.
    public var isOptional = false

    /// Creates an edge.
    public init(port: String, stage: String, sourcePort: String, pairing: Pairing) {
      self.port = port
      self.stage = stage
      self.sourcePort = sourcePort
      self.pairing = pairing
    }
  }

  /// A stage with everything that checking found.
  public struct Stage: Sendable {
    /// The stage as written.
    public var declaration: StageDeclaration
    /// Its kind.
    public var kind: any StageKind
    /// What the kind found.
    public var checked: CheckedStage
    /// The class of each output port.
    public var classes: [String: DataClass]
    /// What it reads, in order of the file.
    public var edges: [Edge]
    /// The bindings of each of its instances, in order of the parameter; one empty list without `for`.
    public var instances: [[Binding]]
    /// How its instances are run.
    public var control = StageControl()
    /// The absolute path of the file it was taken from, where that is not the pipeline's own.
    public var includedFrom: String?
    /// The parameters that its configuration, its `for` or its `when` mentions.
    public var parameters: Set<String> = []
    /// What its table must fulfil beside the last published run.
    public var gate: GateSpecification?

    /// Creates a stage.
    public init(
      declaration: StageDeclaration, kind: any StageKind, checked: CheckedStage,
      classes: [String: DataClass], edges: [Edge], instances: [[Binding]]
    ) {
      self.declaration = declaration
      self.kind = kind
      self.checked = checked
      self.classes = classes
      self.edges = edges
      self.instances = instances
    }
  }

  /// The name, as in `pipeline:`.
  public var name: String
  /// The title for people.
  public var title: LocalizedText
  /// The absolute path of the file.
  public var path: String
  /// The stages, each after those it reads; ties in order of the file.
  public var stages: [Stage]
  /// The values of all parameters.
  public var parameters: [String: ParameterValue]
  /// How the pipeline is run.
  public var control = PipelineControl()
  /// The absolute paths of the files that stages were taken from.
  public var includedFiles: [String] = []
  /// The parameters without a value: then the pipeline was checked and cannot run.
  public var unsetParameters: [String] = []
  /// What its publish roots must stay clear of.
  public var publicationBounds: PublicationBounds?
  /// What `check` says although nothing is wrong.
  public var warnings: [Diagnostic]

  /// Creates a checked pipeline.
  public init(
    name: String, title: LocalizedText, path: String, stages: [Stage],
    parameters: [String: ParameterValue], warnings: [Diagnostic]
  ) {
    self.name = name
    self.title = title
    self.path = path
    self.stages = stages
    self.parameters = parameters
    self.warnings = warnings
  }
}
