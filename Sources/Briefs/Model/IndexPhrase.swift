public import Language

/// What the index of published reports says, its feed, and the links from a page to what lies beside it.
public enum IndexPhrase: Sendable, Hashable, Codable {
  /// The name of the index, and of a link to it.
  case allReports
  /// A link from a page about one thing to the one about all.
  case reportOfAll
  /// A link to the latest report of its day, and what it says first; nil where it does not say.
  case latest(report: ReportName, message: LocalizedText?)
  /// A link to an earlier report of what is named.
  case earlier(name: LocalizedText, report: ReportName)
  /// The heading of earlier reports.
  case earlierReports
  /// A link to a form of a report by the ending of its file, such as `pdf`, and the tag of its language; nil where a page
  /// has only one.
  case form(ending: String, language: String?)
  /// A link to the feed.
  case feed
  /// More reports, or more files, than are listed.
  case more(count: Int)
  /// Nothing is published.
  case nothing

  /// A report by its day.
  public struct ReportName: Sendable, Hashable, Codable {
    /// The day, `2026-11-24`.
    public var day: String
    /// Its number among those of the day, from 1.
    public var number: Int
    /// The day on which it was withdrawn; nil where it was not.
    public var withdrawn: String?

    /// Creates the name of a report.
    public init(day: String, number: Int, withdrawn: String?) {
      self.day = day
      self.number = number
      self.withdrawn = withdrawn
    }
  }
}
