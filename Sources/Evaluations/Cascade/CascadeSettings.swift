/// How the spread of a training is read.
public struct CascadeSettings: Sendable, Hashable {
  /// The codes of the chosen trainers, who are the first generation; nil where they are not known, so that those whom nobody of the
  /// file trained are.
  public var chosen: [String]?
  /// The month of the own training (12 × year + month − 1) by the code of a master trainer, where the sessions do not say; without an
  /// entry it is not known.
  public var trainedMonths: [String: Int]
  /// Whether the sessions tell who trained whom.
  public var lineage: Lineage
  /// The day to which months without a session are counted; nil for the last date of a session of the file.
  public var asOf: ReportDay?
  /// The confidence level of the interval of the gain.
  public var level = 0.95

  /// Whether sessions tell who trained whom.
  public enum Lineage: Sendable, Hashable {
    /// They do, so that whoever nobody of the file trained is of the first generation.
    case told
    /// They do not, so that the generation of whoever was not chosen is not known.
    case untold
  }

  /// A day by which something is judged.
  public struct ReportDay: Sendable, Hashable, Codable {
    /// The months since the year 0 (12 × year + month − 1).
    public var month: Int
    /// The day of the month, from 1.
    public var day: Int

    /// Creates a day.
    public init(month: Int, day: Int) { (self.month, self.day) = (month, day) }
  }

  /// Creates settings.
  public init(
    chosen: [String]? = nil, trainedMonths: [String: Int] = [:], lineage: Lineage = .told,
    asOf: ReportDay? = nil
  ) {
    self.asOf = asOf
    self.chosen = chosen
    self.trainedMonths = trainedMonths
    self.lineage = lineage
  }
}
