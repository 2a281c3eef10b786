public import Language

/// One attempt to compute one instance.
public struct StageAttempt: Sendable {
  /// A table or a set of pages that an upstream instance made.
  public struct Artefact: Sendable {
    /// The port of this stage.
    public var port: String
    /// The stage that made it.
    public var stage: String
    /// Its port there.
    public var sourcePort: String
    /// The bindings of the instance that made it, in order of declaration.
    public var bindings: [Binding]
    /// The absolute folder that holds it; never written to.
    public var folder: String
    /// The content hash of it.
    public var hash: String
    /// Its class.
    public var dataClass: DataClass
    /// For what an earlier run made: why it differs from what this run made in its place.
    public var causes: [String] = []

    /// Creates an artefact.
    public init(
      port: String, stage: String, sourcePort: String, bindings: [Binding], folder: String,
      hash: String, dataClass: DataClass
    ) {
      self.port = port
      self.stage = stage
      self.sourcePort = sourcePort
      self.bindings = bindings
      self.folder = folder
      self.hash = hash
      self.dataClass = dataClass
    }
  }

  /// What an instance that remembers reads of earlier runs, its input being what is known now.
  public struct Memory: Sendable {
    /// What was known from one day to another; days are counted from 1970-01-01.
    public struct Release: Sendable {
      /// The first day.
      public var first: Int
      /// The last day of a run that found it.
      public var last: Int
      /// The absolute folder that holds it; never written to.
      public var folder: String

      /// Creates a release.
      public init(first: Int, last: Int, folder: String) {
        (self.first, self.last, self.folder) = (first, last, folder)
      }
    }

    /// The day since which the input is known.
    public var since: Int
    /// What was known before that, oldest first.
    public var releases: [Release]
    /// How many releases cannot be read any more, or were of a higher class than the input.
    public var left: Int

    /// Creates a memory.
    public init(since: Int, releases: [Release], left: Int) {
      (self.since, self.releases, self.left) = (since, releases, left)
    }
  }

  /// The instance, such as `trends[AFG]`.
  public var address: InstanceAddress
  /// The stage as written.
  public var declaration: StageDeclaration
  /// What `check` returned.
  public var checked: CheckedStage
  /// The inputs, in order of the file, instances of a fan-out in order of their bindings.
  public var inputs: [Artefact]
  /// For kinds that remember: what was read in earlier runs; nil for others.
  public var memory: Memory?
  /// The values of the parameters the stage mentions.
  public var parameters: [String: ParameterValue]
  /// The pipeline this belongs to.
  public var pipeline: PipelineSummary
  /// The class of the outputs.
  public var dataClass: DataClass
  /// The private folder; each output port gets a folder of its own in it, named for the port.
  public var folder: String
  /// The folder under which readers find what is made in the private folder.
  public var objectFolder = ""
  /// The folders that hold all that the run stores: objects, and the private folders of attempts.
  public var storeFolders: [String] = []
  /// What kinds keep from one attempt of the run to the next.
  public var resources = RunResources()
  /// Where an engine says how far it is.
  public var progress = RunProgress()
  /// What an attempt takes before others can see anything of it.
  public var permit = AttemptPermit()
  /// The kind that is run.
  public var kind: any StageKind
  /// The number of threads this attempt may use.
  public var threads: Int
  /// The day of the run, `2026-11-24`; `publish` names what it publishes by it, and `render` says it on pages; no
  /// key depends on it.
  public var today: String
  /// For `publish`: what its readers are told it was made from; to the public, what public stages read.
  public var provenance: Provenance
  /// For `publish`: everything that the pipeline reads, to be kept in the store.
  public var completeProvenance: Provenance
  /// For `publish`: what its root must stay clear of.
  public var publicationBounds: PublicationBounds?
  /// How long it may take, and how much memory it may have.
  public var control = StageControl()
  /// The way of computing that the kind chose, or nil.
  public var variant: String?
  /// The hash of everything the outputs follow from, whatever the variant; keyed where they are confidential.
  public var contentKey: String

  /// Creates an attempt.
  public init(
    address: InstanceAddress, declaration: StageDeclaration, checked: CheckedStage,
    inputs: [Artefact], parameters: [String: ParameterValue], pipeline: PipelineSummary,
    dataClass: DataClass, folder: String, kind: any StageKind, threads: Int, today: String,
    provenance: Provenance, completeProvenance: Provenance, variant: String? = nil, contentKey: String = ""
  ) {
    self.address = address
    self.declaration = declaration
    self.checked = checked
    self.inputs = inputs
    self.parameters = parameters
    self.pipeline = pipeline
    self.dataClass = dataClass
    self.folder = folder
    self.kind = kind
    self.threads = threads
    self.today = today
    self.provenance = provenance
    self.completeProvenance = completeProvenance
    self.variant = variant
    self.contentKey = contentKey
  }
}

/// A name bound by `for` and its value.
public struct Binding: Sendable, Hashable, Codable {
  /// The name.
  public var name: String
  /// The value, a code.
  public var value: String

  /// Creates a binding.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A stage and the values of its bindings.
public struct InstanceAddress: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The stage.
  public var stage: String
  /// The bindings in order of declaration.
  public var bindings: [Binding]

  /// Creates an address.
  public init(stage: String, bindings: [Binding]) {
    self.stage = stage
    self.bindings = bindings
  }

  /// The address as printed, `trends[AFG]`.
  public var description: String {
    bindings.isEmpty ? stage : "\(stage)[\(bindings.map(\.value).joined(separator: ","))]"
  }
}

/// The value of a parameter: scalars in canonical text.
public enum ParameterValue: Sendable, Hashable, Codable {
  /// One value.
  case scalar(String)
  /// A list of values.
  case list([String])

  /// The values as typed ones, for expressions; what does not read as the type is left out.
  public func typed(_ type: ParameterType) -> [TypedValue] {
    let texts =
      switch self {
      case .scalar(let text): [text]
      case .list(let texts): texts
      }
    return texts.compactMap { ScalarValueReader.read($0, as: type.element) }
  }
}

extension [String: ParameterValue] {
  /// The values of the parameters that have a type, as typed ones.
  public func typed(_ types: [String: ParameterType]) -> [String: [TypedValue]] {
    reduce(into: [:]) { $0[$1.key] = types[$1.key].map($1.value.typed) }
  }
}

/// What a page may show of the pipeline: names, kinds and arrows, never rows.
public struct PipelineSummary: Sendable, Hashable, Codable {
  /// One stage.
  public struct Stage: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// Its kind.
    public var kind: String
    /// How many instances it has.
    public var instances: Int
    /// The stages it reads.
    public var inputs: [String]
    /// The code lists of the names it is fanned out by, where those are codes.
    public var lists: [String: String]
    /// The class of its outputs.
    public var dataClass: DataClass
    /// The pages it makes; nil where it makes none.
    public var pages: Pages?

    /// The pages of a stage.
    public struct Pages: Sendable, Hashable, Codable {
      /// The keys of what they are about; nil where they are about no one thing.
      public var keys: [String]?
      /// Whether each has a file that a browser opens, `index.html`.
      public var hasIndex: Bool
    }

    /// Creates a stage.
    public init(
      name: String, kind: String, instances: Int, inputs: [String], lists: [String: String] = [:],
      dataClass: DataClass
    ) {
      self.name = name
      self.kind = kind
      self.instances = instances
      self.inputs = inputs
      self.lists = lists
      self.dataClass = dataClass
    }
  }

  /// The pipeline's name.
  public var name: String
  /// Its title.
  public var title: LocalizedText
  /// Its stages, each after those it reads.
  public var stages: [Stage]

  /// Creates a summary.
  public init(name: String, title: LocalizedText, stages: [Stage]) {
    self.name = name
    self.title = title
    self.stages = stages
  }
}

/// What an attempt made.
public struct StageOutcome: Sendable, Codable {
  /// The canonical content hash of each output port.
  public var hashes: [String: String]
  /// What to tell people, by rule and count, never a value of the data; in an order that the data decide.
  public var conditions: [DataCondition]
  /// For `load`: the day of the release, `2025-06-03`; nil where none is known.
  public var dataDate: String?

  /// Creates an outcome.
  public init(hashes: [String: String], conditions: [DataCondition] = [], dataDate: String? = nil) {
    self.hashes = hashes
    self.dataDate = dataDate
    self.conditions = conditions
  }
}

/// Why an attempt failed, in words that hold no value of the data.
public struct StageFailure: Error, Sendable {
  /// Whose the failure is; it decides the exit code.
  public enum Cause: String, Sendable, Codable {
    /// The source is missing or its content breaks the contract: exit 3.
    case data
    /// A file cannot be written: exit 73.
    case cannotWrite
    /// The engine or our own code failed: exit 1.
    case engine
    /// The system failed to read or write: exit 1.
    case io
    /// It took longer than it may: exit 124.
    case timeout
    /// A gate of the pipeline is not passed: exit 3.
    case gate
  }

  /// Whose the failure is.
  public var cause: Cause
  /// What happened: file, line, column and rule where there are such.
  public var message: String
  /// What else is wrong of the same kind, a line each.
  public var details: [String]
  /// What to do about it.
  public var help: String?

  /// Creates a failure.
  public init(cause: Cause, message: String, details: [String] = [], help: String? = nil) {
    self.cause = cause
    self.message = message
    self.details = details
    self.help = help
  }
}
