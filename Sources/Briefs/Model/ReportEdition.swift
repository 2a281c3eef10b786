public import Language

/// Which edition of a report a reader has before her, and who answers for it.
public struct ReportEdition: Sendable, Hashable, Codable {
  /// Whether the text may still change.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is given to be looked through.
    case draft
    /// It is given out.
    case final
  }

  /// Whether the text may still change; nil where nobody said.
  public var status: Status?
  /// The day on which the newest source was released, `2025-06-03`; nil where none is published.
  public var dataDay: String?
  /// The day of the run that made the page, which is the last that changed it; nil where it is not known.
  public var runDay: String?
  /// What tells this edition from all others; the same where everything it follows from is the same.
  public var reference: String?
  /// Who gives it out; nil where nobody said.
  public var organisation: LocalizedText?
  /// Whom to ask; nil where nobody said.
  public var contact: LocalizedText?
  /// How it is to be cited, with `{title}` and `{date}` where they stand; nil for the usual form.
  public var citation: LocalizedText?
  /// Whether the sentence of the United Nations on designations stands on the page.
  public var designations = Designations.said

  /// Whether the sentence of the United Nations on designations stands on a page.
  public enum Designations: String, Sendable, Hashable, Codable, CaseIterable {
    /// It does.
    case said
    /// It does not, as for a page that is not of the United Nations.
    case unsaid
  }

  /// Creates an edition of which nothing is said.
  public init() {}
}
