public import Language
public import Tables
public import Trends

/// What a page is made of: the tables, findings and other results that a render stage was given.
public struct PageInputs: Sendable {
  /// A name that a stage is fanned out by, and its value.
  public struct Binding: Sendable, Hashable {
    /// The name, such as `country`.
    public var name: String
    /// The code.
    public var code: String
    /// The code list, or nil.
    public var list: String?

    /// Creates a binding.
    public init(name: String, code: String, list: String?) {
      self.name = name
      self.code = code
      self.list = list
    }
  }

  /// A table and where in the pipeline it comes from.
  public struct Table: Sendable {
    /// The stage that made it.
    public var stage: String
    /// The names its stage is fanned out by, in order.
    public var bindings: [Binding]
    /// The table; suppressed cells are intervals and stay so.
    public var table: CountsTable
    /// What its stage found in the data, one a rule; empty where it found nothing.
    public var conditions: [DataCondition]
    /// The largest revisions between releases of its source; nil where it has no releases.
    public var revisions: SeriesRevisions?

    /// Creates an input table.
    public init(
      stage: String, bindings: [Binding], table: CountsTable, conditions: [DataCondition] = [],
      revisions: SeriesRevisions? = nil
    ) {
      self.stage = stage
      self.bindings = bindings
      self.table = table
      self.conditions = conditions
      self.revisions = revisions
    }
  }

  /// The findings of one trend instance.
  public struct Findings: Sendable {
    /// The stage that made them.
    public var stage: String
    /// The names its stage is fanned out by, in order.
    public var bindings: [Binding]
    /// The stages whose tables it read.
    public var reads: [String]
    /// The findings, in the order of their series.
    public var findings: [Finding]
    /// The shape of the table that was tested, with what its contract says; nil where that is not known.
    public var source: CountsSchema?

    /// Creates input findings.
    public init(
      stage: String, bindings: [Binding], reads: [String], findings: [Finding], source: CountsSchema? = nil
    ) {
      self.stage = stage
      self.bindings = bindings
      self.reads = reads
      self.findings = findings
      self.source = source
    }
  }

  /// What differs from the last published run.
  public struct Changes: Sendable {
    /// One figure that differs.
    public struct Figure: Sendable, Hashable {
      /// What happened to it.
      public enum Kind: String, Sendable, Hashable {
        case new, revised, withdrawn
      }

      /// What happened to it.
      public var kind: Kind
      /// The measure.
      public var measure: String
      /// The categories and the period.
      public var key: String
      /// The categories, in order of the dimensions of its table; nil of findings.
      public var codes: [KeyPart]?
      /// The period, as it is written; nil of findings and where the table has none.
      public var period: String?
      /// What stood there, as figures are compared; nil for nothing.
      public var before: String?
      /// What stands there now.
      public var now: String?
      /// Why.
      public var causes: [String]

      /// Creates a figure.
      public init(
        kind: Kind, measure: String, key: String, codes: [KeyPart]? = nil, period: String? = nil,
        before: String?, now: String?, causes: [String]
      ) {
        self.kind = kind
        self.measure = measure
        self.key = key
        self.codes = codes
        self.period = period
        self.before = before
        self.now = now
        self.causes = causes
      }
    }

    /// The stage that compared.
    public var stage: String
    /// The figures that differ, in order of key.
    public var figures: [Figure]
    /// How many are only counted.
    public var counted: Int
    /// The names its stage is fanned out by, in order.
    public var bindings: [Binding]
    /// The stages whose results it compared.
    public var reads: [String]
    /// What findings say otherwise; nil of tables of counts, and where there was no earlier run.
    public var transitions: [FindingTransition]?
    /// Why findings say it otherwise.
    public var causes: [String]
    /// Whether there was an earlier run.
    public var earlier: Earlier

    /// Whether there was an earlier run.
    public enum Earlier: Sendable, Hashable {
      /// It was compared with.
      case compared
      /// There was none.
      case absent
    }

    /// Creates changes.
    public init(
      stage: String, figures: [Figure], counted: Int, bindings: [Binding] = [], reads: [String] = [],
      transitions: [FindingTransition]? = nil, causes: [String] = [], earlier: Earlier = .compared
    ) {
      self.stage = stage
      self.figures = figures
      self.counted = counted
      self.bindings = bindings
      self.reads = reads
      self.transitions = transitions
      self.causes = causes
      self.earlier = earlier
    }
  }

  /// Whom a page is for.
  public enum Audience: Sendable, Hashable {
    /// Anyone.
    case everyone
    /// The office that keeps the records.
    case insiders
  }

  /// The title of the pipeline.
  public var title: LocalizedText
  /// Whom the page is for.
  public var audience: Audience
  /// The tables, in order of the pipeline.
  public var tables: [Table]
  /// Populations, for rates.
  public var exposures: [Table]
  /// The findings.
  public var findings: [Findings]
  /// What cleaning did, one entry a stage that cleaned.
  public var quality: [CleaningSummary]
  /// What differs from the last published run, one entry a stage that compared.
  public var changes: [Changes]
  /// What the office wrote for the page; nil for nothing, or nothing that its readers may see.
  public var words: OfficeWords?
  /// The stages of the pipeline and their arrows.
  public var graph: RunGraph
  /// What the code lists say.
  public var labels: Labels
  /// Where what the page may link to lies.
  public var links: Links
  /// Which edition the page is, as far as the stage knows; nil where it knows nothing.
  public var edition: ReportEdition?

  /// Where what a page may link to lies, from the page; nothing that is not published with it.
  public struct Links: Sendable {
    /// The page of some codes; nil where there is none.
    public var page: @Sendable (_ codes: [String]) -> String?
    /// For a page about one thing: the page about all; nil where there is none.
    public var shared: String?
    /// The index of all reports; nil where there is none.
    public var index: String?
    /// The files beside the page, in order.
    public var files: [String]

    /// Creates links.
    public init(
      page: @escaping @Sendable (_ codes: [String]) -> String? = { _ in nil }, shared: String? = nil,
      index: String? = nil, files: [String] = []
    ) {
      self.page = page
      self.shared = shared
      self.index = index
      self.files = files
    }
  }

  /// The labels of codes.
  public struct Labels: Sendable {
    /// The label of a code of a list, or nil.
    public var full: @Sendable (_ list: String, _ code: String) -> LocalizedText?
    /// The short label, for tables and headings, or nil.
    public var short: @Sendable (_ list: String, _ code: String) -> LocalizedText?

    /// Creates labels.
    public init(
      full: @escaping @Sendable (_ list: String, _ code: String) -> LocalizedText?,
      short: @escaping @Sendable (_ list: String, _ code: String) -> LocalizedText? = { _, _ in nil }
    ) {
      self.full = full
      self.short = short
    }

    /// The short label of a code; a code without a label is its own.
    func name(_ list: String?, _ code: String) -> LocalizedText {
      guard let list else { return LocalizedText(code) }
      return short(list, code) ?? full(list, code) ?? LocalizedText(code)
    }
  }

  /// Creates inputs.
  public init(
    title: LocalizedText, audience: Audience, tables: [Table], exposures: [Table] = [],
    findings: [Findings] = [],
    quality: [CleaningSummary] = [], changes: [Changes] = [], graph: RunGraph, labels: Labels,
    links: Links = Links()
  ) {
    self.title = title
    self.audience = audience
    self.tables = tables
    self.exposures = exposures
    self.findings = findings
    self.quality = quality
    self.changes = changes
    self.graph = graph
    self.labels = labels
    self.links = links
  }
}
