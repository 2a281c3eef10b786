public import Statistics

/// Whether the latest periods of a series are out of what its own past leads one to expect.
///
/// The latest settled period is watched on both sides, each provisional period after it on the high side alone: an
/// incomplete figure that is already too high is high, one that is low is incomplete. p values are adjusted over the
/// family of the finding, so that the chance of any false alert in all of it is at most `level`.
public struct AlertFinding: Sendable, Hashable, Codable {
  /// What a watched period is beside what was expected.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// Within what chance explains, over the whole family.
    case usual
    /// More than chance explains.
    case unusuallyHigh
    /// Fewer than chance explains.
    case unusuallyLow
    /// Something was recorded after a time in which nothing was.
    case appeared
    /// Fewer than chance explains, like most series of the family in the same period: no alert; see `Shared.fall`.
    case lowTogether

    /// Whether a page raises it.
    public var isAlert: Bool { self == .unusuallyHigh || self == .unusuallyLow || self == .appeared }
  }

  /// What most series of the family do in the latest settled period together.
  public enum Shared: String, Sendable, Hashable, Codable, CaseIterable {
    /// They fall below their ranges: the period is perhaps incomplete, or the recording changed. No alert for fewer is raised.
    case fall
    /// They rise above their ranges: perhaps the recording changed. Alerts stay.
    case rise
  }

  /// A period that is watched, or a run of them after nothing was recorded.
  public struct Watched: Sendable, Hashable, Codable {
    /// Whether a period may still be revised.
    public enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
      /// It is settled: watched on both sides.
      case settled
      /// It may still grow: watched on the high side.
      case provisional
    }

    /// The first period; another than `last` only for a run of two or three after nothing was recorded.
    public var first: String
    /// The last period.
    public var last: String
    /// Whether it is settled.
    public var standing: Standing
    /// What was recorded, over a run the sum; both ends where it is hidden.
    public var observed: ValueBounds
    /// The middle of the prediction from the periods before; the larger one of hidden pasts.
    public var expected: Double
    /// The counts that 95 of 100 such predictions hold, whole numbers; over all windows of the past and bounds of hidden cells.
    public var range: ValueBounds
    /// The chance of so many or more; not adjusted.
    public var higherP: Double
    /// The chance of so few or fewer; not adjusted; nil where fewer is not watched.
    public var lowerP: Double?
    /// The smaller p value, adjusted over the family: an alert where it is at most the level.
    public var adjustedP: Double
    /// How far outside: the place of a standard normal variable that is as rare, below 0 for fewer.
    public var distance: Double
    /// What it is.
    public var state: State

    /// Creates a watched period.
    public init(
      first: String, last: String, standing: Standing, observed: ValueBounds, expected: Double,
      range: ValueBounds, higherP: Double, lowerP: Double?, adjustedP: Double, distance: Double, state: State
    ) {
      self.first = first
      self.last = last
      self.standing = standing
      self.observed = observed
      self.expected = expected
      self.range = range
      self.higherP = higherP
      self.lowerP = lowerP
      self.adjustedP = adjustedP
      self.distance = distance
      self.state = state
    }
  }

  /// The state of its rarest alert, `usual` without one, or why nothing can be said of the latest settled period.
  ///
  /// An alert of a provisional period counts, whatever is known of the settled one.
  @StoredEstimate public var state: Estimate<State>
  /// What was watched, in order of time; empty where nothing could be.
  public var watched: [Watched]
  /// The chance of any false alert in the family.
  public var level: Double
  /// What most series of the family do together; nil where they do not.
  public var shared: Shared?

  /// Creates a body.
  public init(state: Estimate<State>, watched: [Watched], level: Double, shared: Shared? = nil) {
    self.state = state
    self.watched = watched
    self.level = level
    self.shared = shared
  }

  /// What the state rests on: the rarest alert, else the latest settled period, else the first that was watched.
  public var decisive: Watched? {
    watched.filter(\.state.isAlert).min { $0.adjustedP < $1.adjustedP }
      ?? watched.first { $0.standing == .settled } ?? watched.first
  }
}

extension Finding {
  /// The body of an alert; nil for another kind.
  public var alert: AlertFinding? { body as? AlertFinding }
}
