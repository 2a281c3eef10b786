public import Language
public import Tables
public import Trends

/// What a template makes a report of.
public struct TemplateInputs: Sendable {
  /// A table and where in the pipeline it comes from.
  public struct Table: Sendable {
    /// The stage that made it.
    public var stage: String
    /// The values of its bindings, such as `AFG`.
    public var key: [String]
    /// The table; suppressed cells are intervals and stay so.
    public var table: CountsTable
    /// What its stage found in the data, one a rule; empty where it found nothing.
    public var conditions: [DataCondition]

    /// Creates an input table.
    public init(stage: String, key: [String], table: CountsTable, conditions: [DataCondition] = []) {
      self.stage = stage
      self.key = key
      self.table = table
      self.conditions = conditions
    }
  }

  /// The findings of one trend instance.
  public struct Findings: Sendable, Hashable, Codable {
    /// The stage that made them.
    public var stage: String
    /// The values of its bindings.
    public var key: [String]
    /// The findings, in the order of their series.
    public var findings: [Finding]

    /// Creates input findings.
    public init(stage: String, key: [String], findings: [Finding]) {
      self.stage = stage
      self.key = key
      self.findings = findings
    }
  }

  /// The title of the pipeline.
  public var title: String
  /// The tables, in order of the pipeline.
  public var tables: [Table]
  /// Populations, for rates.
  public var exposures: [CountsTable]
  /// The findings.
  public var findings: [Findings]
  /// What cleaning did, one entry a stage that cleaned.
  public var quality: [CleaningSummary]
  /// The stages of the pipeline and their arrows.
  public var graph: RunGraph
  /// The label of a code of a code list; a code without one is its own label.
  public var label: @Sendable (_ list: String, _ code: String) -> String
  /// The short label of a code, for tables and headings; the label where a list has none.
  public var shortLabel: @Sendable (_ list: String, _ code: String) -> String
  /// The folder of the page of a code, one part of a path.
  public var pageFolder: @Sendable (_ code: String) -> String

  /// Creates inputs.
  public init(
    title: String, tables: [Table], exposures: [CountsTable], findings: [Findings],
    quality: [CleaningSummary] = [],
    graph: RunGraph,
    label: @escaping @Sendable (_ list: String, _ code: String) -> String,
    shortLabel: (@Sendable (_ list: String, _ code: String) -> String)? = nil,
    pageFolder: @escaping @Sendable (_ code: String) -> String = { $0 }
  ) {
    self.title = title
    self.tables = tables
    self.exposures = exposures
    self.findings = findings
    self.quality = quality
    self.graph = graph
    self.label = label
    self.shortLabel = shortLabel ?? label
    self.pageFolder = pageFolder
  }

  /// The tables that are made from a contract alone.
  func tables(of contract: String) -> [Table] { tables.filter { $0.table.schema.contracts == [contract] } }

  /// Every source once, in the order it entered.
  func citations(_ used: [CountsTable]) -> [SourceCitation] {
    var result: [SourceCitation] = []
    for citation in used.flatMap(\.schema.citations) where !result.contains(citation) {
      result.append(citation)
    }
    return result
  }
}
