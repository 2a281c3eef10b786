public import Language

/// A kind of stage that is built: what `Pipelines` asks of it, without knowing what it computes.
public protocol StageKind: Sendable {
  /// The key that names the kind in a pipeline, such as `load`.
  var name: String { get }

  /// The semantic version; raised when equal inputs would give different outputs.
  var version: Int { get }

  /// Checks the configuration of one stage and says what it will make, without reading data.
  ///
  /// Contracts, code lists and templates are read here; sources are not. Problems go to
  /// `context.report(_:)`, all of them; the result is nil when the stage cannot be planned.
  func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage?

  /// Computes one instance in its private folder.
  ///
  /// - Throws: `StageFailure`; any other error is reported as a defect of ours.
  func execute(_ attempt: StageAttempt) async throws -> StageOutcome

  /// How an instance computes, given the kinds that read each of its ports in this run; nil where that changes nothing.
  ///
  /// It decides what is stored, never what a value is: another variant is another object with equal hashes.
  func variant(of checked: CheckedStage, readers: [String: [String]]) -> String?

  /// The names and versions of what computes beside the kind itself, such as an engine, where results may
  /// differ between versions; they enter the keys.
  func versions(of checked: CheckedStage) -> [KeyField]

  /// Whether what an attempt made outside the store is still there, as it was made.
  ///
  /// Only `publish` makes such a thing; it is asked before a stored outcome is used again.
  func stands(_ outcome: StageOutcome, of checked: CheckedStage) -> Bool

  /// What a gate looks at in the table stored in the folder of a port; nil where it holds none.
  func profile(folder: String) throws -> TableProfile?

  /// Whether the kind itself heeds the timeout of an attempt.
  var endsByItself: Bool { get }
}

extension StageKind {
  /// One way only.
  public func variant(of checked: CheckedStage, readers: [String: [String]]) -> String? { nil }

  /// Nothing but the kind itself.
  public func versions(of checked: CheckedStage) -> [KeyField] { [] }

  /// Nothing is made outside the store.
  public func stands(_ outcome: StageOutcome, of checked: CheckedStage) -> Bool { true }

  /// There is no table.
  public func profile(folder: String) throws -> TableProfile? { nil }

  /// It does not: what takes too long is no longer waited for.
  public var endsByItself: Bool { false }
}

/// One stage as written in the pipeline.
public struct StageDeclaration: Sendable {
  /// The stage's name.
  public var name: String
  /// Where the name stands.
  public var nameLocation: SourceLocation
  /// The value of the key that names the kind.
  public var configuration: Node
  /// The expression of `where`, parsed, or nil.
  public var filter: Expression?
  /// The names bound by `for`, with the type of each.
  public var bindings: [(name: String, type: ScalarType)]
  /// The folder of the file that declares the stage, absolute; relative paths start here.
  public var folder: String

  /// Creates a declaration.
  public init(
    name: String, nameLocation: SourceLocation, configuration: Node, filter: Expression?,
    bindings: [(name: String, type: ScalarType)], folder: String
  ) {
    self.name = name
    self.nameLocation = nameLocation
    self.configuration = configuration
    self.filter = filter
    self.bindings = bindings
    self.folder = folder
  }

  /// The values of an instance as typed ones, for expressions.
  public func typed(_ values: [Binding]) -> [String: TypedValue] {
    values.reduce(into: [:]) { result, value in
      let type = bindings.first { $0.name == value.name }?.type
      result[value.name] = type.flatMap { ScalarValueReader.read(value.value, as: $0) }
    }
  }
}

/// What a stage can see of the pipeline while it is checked.
public struct CheckContext: Sendable {
  /// An input: the port's name, what each connected stage makes there.
  public struct Input: Sendable {
    /// The port of this stage.
    public var port: String
    /// The stage that feeds it.
    public var stage: String
    /// What it feeds.
    public var output: CheckedOutput
    /// Where the reference stands.
    public var location: SourceLocation

    /// Creates an input.
    public init(port: String, stage: String, output: CheckedOutput, location: SourceLocation) {
      self.port = port
      self.stage = stage
      self.output = output
      self.location = location
    }
  }

  /// The inputs in order of the file.
  public var inputs: [Input]
  /// Whether a stage that it reads was refused, which is said already: what is missing then is no fault of this stage.
  public var isIncomplete = false
  /// The declared parameters and their types.
  public var parameters: [String: ParameterType]
  /// Takes a diagnostic.
  public var report: @Sendable (Diagnostic) -> Void

  /// Creates a context.
  public init(
    inputs: [Input], parameters: [String: ParameterType],
    report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.inputs = inputs
    self.parameters = parameters
    self.report = report
  }
}

/// The type of a parameter.
public struct ParameterType: Sendable, Hashable {
  /// The type of the value, or of each element of a list.
  public var element: ScalarType
  /// Whether the parameter is a list.
  public var isList: Bool

  /// Creates a type.
  public init(element: ScalarType, isList: Bool) {
    self.element = element
    self.isList = isList
  }
}

/// What one output port of a stage will carry.
public struct CheckedOutput: Sendable {
  /// The port's name.
  public var port: String
  /// What it carries.
  public var type: PortType
  /// What the kinds of `Stages` tell each other about it, such as a schema; opaque here.
  public var schema: (any Sendable)?

  /// Creates an output.
  public init(port: String, type: PortType, schema: (any Sendable)? = nil) {
    self.port = port
    self.type = type
    self.schema = schema
  }
}

/// A stage that passed its checks.
public struct CheckedStage: Sendable {
  /// What each output port will carry.
  public var outputs: [CheckedOutput]
  /// What the class table needs to know about this stage.
  public var evidence: ClassEvidence
  /// The configuration in canonical form; part of the key of every instance.
  public var canonicalConfiguration: String
  /// The parameters it mentions; only these enter its keys.
  public var parameters: Set<String>
  /// Absolute paths of contracts, code lists and templates; their contents enter the keys.
  public var definitionFiles: [String]
  /// Absolute paths of code lists of which any may be needed to show what is read.
  ///
  /// Their contents enter the keys. A manifest names those that a stage before defines something by.
  public var vocabularyFiles: [String]
  /// Absolute paths of sources; their contents enter the keys.
  public var sourceFiles: [String]
  /// For `publish`: the absolute folder it publishes to.
  public var publicationFolder: String?
  /// For what makes pages: what is known of them; nil where nothing is.
  public var pages: CheckedPages?
  /// For `publish`: how often readers expect it; enters no key.
  public var publicationExpectation: PublicationExpectation?
  /// For `run`: what its command may read.
  public var commandAccess: CommandAccess?
  /// For `publish`: where that folder is written.
  public var publicationLocation: SourceLocation?
  /// Whether the output shows what the pipeline looks like; then its summary enters the keys.
  public var summaryUse: SummaryUse
  /// What of the day of the run outputs depend on; it enters the keys.
  public var calendarUse = CalendarUse.none
  /// What the kind itself wants back when it runs.
  public var payload: (any Sendable)?

  /// Creates a checked stage.
  public init(
    outputs: [CheckedOutput], evidence: ClassEvidence = .none, canonicalConfiguration: String,
    parameters: Set<String> = [], definitionFiles: [String] = [], vocabularyFiles: [String] = [],
    sourceFiles: [String] = [], publicationFolder: String? = nil, publicationLocation: SourceLocation? = nil,
    commandAccess: CommandAccess? = nil,
    summaryUse: SummaryUse = .unused, payload: (any Sendable)? = nil
  ) {
    self.outputs = outputs
    self.evidence = evidence
    self.canonicalConfiguration = canonicalConfiguration
    self.parameters = parameters
    self.definitionFiles = definitionFiles
    self.vocabularyFiles = vocabularyFiles
    self.sourceFiles = sourceFiles
    self.publicationFolder = publicationFolder
    self.commandAccess = commandAccess
    self.publicationLocation = publicationLocation
    self.summaryUse = summaryUse
    self.payload = payload
  }
}

/// What a stage does with the summary of its pipeline.
public enum SummaryUse: Sendable, Hashable {
  /// Nothing.
  case unused
  /// It shows stages, kinds and arrows.
  case shown
}

/// What a stage takes from the day of the run.
public enum CalendarUse: Sendable, Hashable {
  /// Nothing.
  case none
  /// The year.
  case year
  /// The month, as where a month is asked for whether it is over.
  case month
  /// The day.
  case day

  /// How it is called in a key, and how much of `2026-11-30` tells it.
  var field: (name: String, length: Int)? {
    switch self {
    case .none: nil
    case .year: ("year", 4)
    case .month: ("month of the run", 7)
    case .day: ("day of the run", 10)
    }
  }
}

/// What a kind proves about one stage, for the class table.
public enum ClassEvidence: Sendable {
  /// Nothing; the highest class of the inputs holds.
  case none
  /// For `load`: the contract declares a published source, or not.
  case source(isPublished: Bool)
  /// For `disaggregate`: coded, banded, non-key, non-sensitive columns and counting measures only.
  case codedAggregation
  /// For `disaggregate`: the first reason why the result may still show a person.
  case uncodedAggregation(reason: String, SourceLocation?)
  /// For `render` and `publish`: the audience, and where it was written.
  case audience(DataClass, SourceLocation?)
}
