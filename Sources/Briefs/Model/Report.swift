public import Tables

/// A page before it is written: everything it says, in order, and nothing about its looks or language.
public struct Report: Sendable, Hashable, Codable {
  /// The name of the page's file, such as `nightly`.
  public var page: String
  /// The title.
  public var title: Phrase
  /// The line above the title; nil for none.
  public var kicker: Phrase?
  /// Lines below the title.
  public var subtitles: [Phrase]
  /// Warnings that stand beside the title, such as that figures are made up.
  public var banners: [Phrase]
  /// The codes the page is about, by name: `country` is `AFG`.
  public var subject: [String: String]
  /// Which edition it is; nil where nothing is known of that.
  public var edition: ReportEdition?
  /// The sections in order.
  public var sections: [Section]

  /// Creates a report.
  public init(
    page: String, title: Phrase, kicker: Phrase?, subtitles: [Phrase], banners: [Phrase] = [],
    subject: [String: String] = [:], edition: ReportEdition? = nil, sections: [Section]
  ) {
    self.page = page
    self.title = title
    self.kicker = kicker
    self.subtitles = subtitles
    self.banners = banners
    self.subject = subject
    self.edition = edition
    self.sections = sections
  }

  /// A part of a report under a heading of its own.
  public struct Section: Sendable, Hashable, Codable {
    /// The heading; nil for none.
    public var title: Phrase?
    /// The blocks in order.
    public var blocks: [Block]
    /// Whether a reader sees the blocks at once.
    public var folding: Folding
    /// What is done with it on paper.
    public var onPaper: OnPaper

    /// Whether a reader sees the blocks of a section at once.
    public enum Folding: String, Sendable, Hashable, Codable, CaseIterable {
      /// They stand open.
      case open
      /// They stand below their heading and are opened by it.
      case folded
    }

    /// What is done with a section on paper.
    public enum OnPaper: String, Sendable, Hashable, Codable, CaseIterable {
      /// It stands as on the screen.
      case shown
      /// It stands in two columns.
      case columns
      /// It is left to the screen and to the files beside the page.
      case left
    }

    /// Creates a section.
    public init(title: Phrase?, blocks: [Block], folding: Folding = .open, onPaper: OnPaper = .shown) {
      self.title = title
      self.blocks = blocks
      self.folding = folding
      self.onPaper = onPaper
    }
  }

  /// One thing a section shows.
  public enum Block: Sendable, Hashable, Codable {
    /// Key messages side by side.
    case messages(messages: [Message])
    /// Large figures side by side.
    case keyFigures(figures: [KeyFigure])
    /// A paragraph that stands out, such as one that says that there is nothing.
    case paragraph(phrase: Phrase)
    /// A remark.
    case note(phrase: Phrase)
    /// A chart with heading, table and source.
    case figure(figure: Figure)
    /// A table.
    case table(table: DataTable)
    /// Series with a small line each.
    case seriesTable(table: SeriesTable)
    /// Findings as cards.
    case findings(cards: [FindingCard])
    /// How far figures can be trusted.
    case trust(notes: [TrustNote])
    /// The stages of a run.
    case graph(graph: RunGraph)
    /// Links to pages and files below this one.
    case links(links: [PageLink])
    /// A line that names sources, for what is not a figure.
    case sourceLine(sources: [SourceCitation])
    /// The sources of the page in full.
    case sources(sources: [SourceCitation])
    /// A picture, with the words that stand for it.
    case picture(picture: Picture)
    /// What the office wrote itself.
    case words(words: OfficeWords)
  }
}

/// A picture that a page shows.
public struct Picture: Sendable, Hashable, Codable {
  /// The kinds of picture.
  public enum Kind: String, Sendable, Hashable, Codable {
    case png = "image/png"
    case jpeg = "image/jpeg"
  }

  /// The kind.
  public var kind: Kind
  /// The bytes in base 64.
  public var data: String
  /// What stands for it where it cannot be seen.
  public var alternative: Phrase

  /// Creates a picture.
  public init(kind: Kind, data: String, alternative: Phrase) {
    self.kind = kind
    self.data = data
    self.alternative = alternative
  }
}
