public import Tables
public import Trends

/// What a nightly page says of the latest periods and of the last report.
public enum NightPhrase: Sendable, Hashable, Codable {
  /// A quiet night: no alert, and nothing that was told no longer holds.
  case quiet(series: Int, new: Int)
  /// An alert, in one sentence.
  case alert(alert: ToldAlert)
  /// How far outside it is, and what may lie behind it.
  case alertDistance(alert: ToldAlert)
  /// What is to be looked at before anything is said of an alert.
  case alertChecks
  /// How many series were watched, and how seldom a false alert is among them.
  case watched(families: [WatchedFamily])
  /// No alert was raised.
  case noAlert(series: Int)
  /// Nothing could be watched, and why.
  case noneWatched(reasons: [ReasonCount])
  /// Of so many series the latest period could not be judged, and why.
  case unwatched(reasons: [ReasonCount])
  /// More alerts than those shown.
  case moreAlerts(count: Int)
  /// An alert of the last report that is no more.
  case closed(alert: ToldAlert)
  /// An alert of the last report that is none beside its own latest past, and yet lies outside of what was then to be expected.
  case lasting(alert: ToldAlert, now: Lasting)
  /// No alert beside what was said of most series, or of what lasts.
  case noSingleAlert
  /// Series that had figures have none for the latest period.
  case noFigure(series: [SeriesName], more: Int)
  /// Most series fell or rose together in the latest period.
  case together(shared: AlertFinding.Shared, period: Period?)
  /// What was recorded where more or fewer was expected, as a field: `0–12`.
  case expected(low: Quantity, high: Quantity)
  /// The periods of an alert, the rarest first.
  case periods(alert: ToldAlert)
  /// How a watched period stands beside the last report.
  case standing(standing: ToldAlert.Standing)
  /// A word of a column's head.
  case word(word: Word)

  /// The last periods look incomplete, though nothing was declared.
  case looksIncomplete(periods: Int, last: Period)
  /// There is no earlier report.
  case firstReport
  /// How many figures are new, revised and withdrawn.
  case figuresChanged(new: Int, revised: Int, provisional: Int, withdrawn: Int, counted: Int)
  /// What stood there is not told, since it is hidden or withdrawn now.
  case notTold
  /// New figures of one period, and why.
  case newFigures(count: Int, period: Period?, causes: [String])
  /// Series of which every figure is new.
  case firstSeen(series: [SeriesName], more: Int)
  /// So many findings say otherwise.
  case findingsChanged(count: Int)
  /// Of so many stories earlier stretches are told otherwise, and the last one is as it was told.
  case pastRetold(count: Int)
  /// What was told still holds.
  case findingsHold
  /// What a transition is.
  case aspects(aspects: [FindingTransition.Aspect])
  /// Findings that are more than those shown.
  case moreFindings(count: Int)

  /// From which to which period a source has figures.
  case covered(first: Period, last: Period)
  /// A day.
  case day(text: String)

  /// Words of column heads.
  public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
    case recorded, expected, distance, sinceLastReport, lastReportSaid, nowSays, what
    case source, lastPeriod, mayBeRevised, released
  }
}

/// An alert as a page tells it.
public struct ToldAlert: Sendable, Hashable, Codable {
  /// How an alert stands beside the last report.
  public enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
    /// The last report did not have it.
    case new
    /// The last report had it.
    case continuing
    /// Nothing is known of an earlier report.
    case unknown
  }

  /// The series.
  public var subject: SeriesName
  /// The first period.
  public var first: Period
  /// The last period.
  public var last: Period
  /// What was recorded.
  public var observed: Quantity
  /// The middle of what was to be expected.
  public var expected: Double
  /// The least and the most that were to be expected, 95 times in 100.
  public var range: ValueBounds
  /// What it is.
  public var state: AlertFinding.State
  /// The place of a standard normal variable that is as rare.
  public var distance: Double
  /// Whether the period may still be revised.
  public var isProvisional: Bool
  /// Other watched periods of the series in which the same was found.
  public var also: [Period] = []
  /// The declared events about the series that lie within two months of it, in order of time.
  public var events: [ToldEvent] = []
  /// How it stands beside the last report.
  public var standing: Standing

  /// What a page tells of a watched period; nil where its dates are not of the frequency.
  init?(
    _ watched: AlertFinding.Watched, subject: SeriesName, frequency: Period.Frequency, standing: Standing
  ) {
    guard let first = Period(text: watched.first, frequency: frequency),
      let last = Period(text: watched.last, frequency: frequency)
    else { return nil }
    self.subject = subject
    self.first = first
    self.last = last
    observed = Quantity(watched.observed)
    expected = watched.expected
    range = watched.range
    state = watched.state
    distance = watched.distance
    isProvisional = watched.standing == .provisional
    self.standing = standing
  }
}

/// A later period of a series whose alert lasts.
public struct Lasting: Sendable, Hashable, Codable {
  /// The period.
  public var period: Period
  /// What was recorded in it.
  public var observed: Quantity
}

/// The series whose latest periods were watched together.
public struct WatchedFamily: Sendable, Hashable, Codable {
  /// How many series were watched.
  public var series: Int
  /// The chance of any false alert among them.
  public var level: Double
  /// The latest settled period that was watched; nil where none was.
  public var settled: Period?
  /// The latest period that was watched though it may still be revised; nil where none was.
  public var provisional: Period?
}
