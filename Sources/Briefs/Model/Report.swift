public import Tables

/// A page before it is drawn: everything it says, in order, and nothing about its looks.
public struct Report: Sendable, Hashable, Codable {
  /// The kinds of page.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// One country.
    case brief
    /// All series of a night.
    case nightly
    /// Case records, for the office that keeps them.
    case internalReport
  }

  /// The kind of page.
  public var kind: Kind
  /// The title.
  public var title: String
  /// The line above the title.
  public var kicker: String
  /// The line below the title.
  public var subtitle: String
  /// A warning that stands beside the title; empty for none.
  public var banner: String
  /// The country code of a country page, or nil.
  public var country: String?
  /// The last day or period the figures cover.
  public var dataAsOf: String
  /// The sections in order.
  public var sections: [Section]
  /// Findings that no block shows, whole, for programs; nil for none.
  public var otherFindings: [TemplateInputs.Findings]?

  /// Creates a report.
  public init(
    kind: Kind, title: String, kicker: String, subtitle: String, banner: String = "", country: String?,
    dataAsOf: String, sections: [Section]
  ) {
    self.kind = kind
    self.title = title
    self.kicker = kicker
    self.subtitle = subtitle
    self.banner = banner
    self.country = country
    self.dataAsOf = dataAsOf
    self.sections = sections
  }

  /// A part of a report under a heading of its own.
  public struct Section: Sendable, Hashable, Codable {
    /// The heading; empty for none.
    public var title: String
    /// The blocks in order.
    public var blocks: [Block]

    /// Creates a section.
    public init(title: String, blocks: [Block]) {
      self.title = title
      self.blocks = blocks
    }
  }

  /// One thing a section shows.
  public enum Block: Sendable, Hashable, Codable {
    /// Key messages side by side.
    case messages([Message])
    /// Large figures side by side.
    case keyFigures([KeyFigure])
    /// A paragraph.
    case paragraph(String)
    /// A small remark.
    case note(String)
    /// A chart with heading, table and source.
    case figure(Figure)
    /// A table.
    case table(DataTable)
    /// Series with a small line each.
    case seriesTable(SeriesTable)
    /// Findings as cards.
    case findings([FindingCard])
    /// How far figures can be trusted.
    case trust([TrustNote])
    /// The stages of a run.
    case graph(RunGraph)
    /// Links to pages and files below this one.
    case links([PageLink])
    /// A line that names sources, for what is not a figure.
    case sourceLine([SourceCitation])
    /// The sources of the page in full.
    case sources([SourceCitation])
  }
}
