public import Tables

/// A page before it is drawn: everything it says, in order, and nothing about its looks.
public struct Report: Sendable, Hashable, Codable {
  /// The title.
  public var title: String
  /// The line above the title.
  public var kicker: String
  /// The line below the title.
  public var subtitle: String
  /// The country code of a country page, or nil.
  public var country: String?
  /// The last day or period the figures cover.
  public var dataAsOf: String
  /// The sections in order.
  public var sections: [Section]

  /// Creates a report.
  public init(
    title: String, kicker: String, subtitle: String, country: String?, dataAsOf: String, sections: [Section]
  ) {
    self.title = title
    self.kicker = kicker
    self.subtitle = subtitle
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
    /// A chart with heading, table and source.
    case figure(Figure)
    /// A table.
    case table(DataTable)
    /// A list of notes.
    case notes([String])
    /// The stages of a run.
    case graph(RunGraph)
    /// Series with a small line each.
    case seriesTable([SeriesRow])
    /// Findings drawn with a sentence each.
    case findings([FindingCard])
    /// Links to pages below this one.
    case links([Link])
    /// The sources of the page.
    case sources([SourceCitation])
  }

  /// A key message.
  public struct Message: Sendable, Hashable, Codable {
    /// What was found, in one sentence.
    public var headline: String
    /// The size and the chance of it.
    public var text: String
    /// How strong the evidence is.
    public var evidence: Evidence?

    /// Creates a message.
    public init(headline: String, text: String, evidence: Evidence?) {
      self.headline = headline
      self.text = text
      self.evidence = evidence
    }
  }

  /// How strong the evidence for a direction is.
  public enum Evidence: String, Sendable, Hashable, Codable {
    /// Adjusted p value below 0.01.
    case strong = "Strong evidence"
    /// Adjusted p value from 0.01 to below 0.05.
    case moderate = "Moderate evidence"
    /// Anything else.
    case weak = "Weak evidence"
  }

  /// A large figure.
  public struct KeyFigure: Sendable, Hashable, Codable {
    /// What is counted.
    public var label: String
    /// The figure.
    public var value: String
    /// What it is to be compared with.
    public var note: String

    /// Creates a key figure.
    public init(label: String, value: String, note: String) {
      self.label = label
      self.value = value
      self.note = note
    }
  }

  /// A link to a page below this one.
  public struct Link: Sendable, Hashable, Codable {
    /// The path from this page; drawn only when it is relative and plain.
    public var path: String
    /// The words of the link.
    public var text: String

    /// Creates a link.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }
}
