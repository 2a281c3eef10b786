/// Evidence that something other than crime changed, or that it did not, beside a finding on one series.
///
/// None is a proof. They stand in the order of `rank`, the strongest first.
public enum AlternativeExplanation: Sendable, Hashable, Codable {
  /// Sources joined or ended, and without them there is no such change.
  case coverage(CoverageChange)
  /// The publisher marks a break, or a code list changed.
  case definition(DefinitionChange)
  /// The change is within what the opposite change of the unknown category can explain.
  case unknown(UnknownReallocation)
  /// One period stands far above its neighbours, as when what lay unregistered is registered at once.
  case backlog(RegistrationBacklog)
  /// The last periods fall one after the other, as where registration is not complete.
  case incompleteTail(IncompleteTail)
  /// Most series change at the same time by about the same ratio, and no event is declared there.
  case sharedShift(SharedShift)
  /// Without one source there is no such change.
  case oneSource(OneSource)
  /// A stretch begins near a declared event.
  case event(NearbyEvent)
  /// The change is there in each source, and without any one of them.
  case eachSource(EachSource)

  /// The order in which explanations are told, the lowest first.
  public var rank: Int {
    switch self {
    case .coverage: 0
    case .definition: 1
    case .unknown: 2
    case .backlog: 3
    case .incompleteTail: 4
    case .sharedShift: 5
    case .oneSource: 6
    case .event: 7
    case .eachSource: 8
    }
  }

  /// The word of the kind, as in CSV files.
  public var kind: String {
    switch self {
    case .coverage: "coverage"
    case .definition: "definition"
    case .unknown: "unknown"
    case .backlog: "backlog"
    case .incompleteTail: "incompleteTail"
    case .sharedShift: "sharedShift"
    case .oneSource: "oneSource"
    case .event: "event"
    case .eachSource: "eachSource"
    }
  }

  /// The period that it is about; nil where it is about the whole series.
  public var period: String? {
    switch self {
    case .coverage(let change): change.sources.first?.period
    case .definition(let change): change.period
    case .unknown(let change): change.start
    case .backlog(let backlog): backlog.period
    case .incompleteTail(let tail): tail.first
    case .sharedShift(let shift): shift.start
    case .oneSource(let source): source.start
    case .event(let near): near.start
    case .eachSource(let sources): sources.start
    }
  }
}

/// Sources that joined or ended where a series changed.
public struct CoverageChange: Sendable, Hashable, Codable {
  /// A source that was not there all the time.
  public struct Source: Sendable, Hashable, Codable {
    /// What happened to it.
    public enum Event: String, Sendable, Hashable, Codable {
      /// It joined in `period`.
      case joined
      /// `period` is its last one.
      case ended
    }

    /// Its code.
    public var code: String
    /// What happened to it.
    public var event: Event
    /// The first or the last period with anything from it.
    public var period: String

    /// Creates a source.
    public init(code: String, event: Event, period: String) {
      self.code = code
      self.event = event
      self.period = period
    }
  }

  /// Of what it is known.
  public enum Scope: String, Sendable, Hashable, Codable {
    /// Of the series itself.
    case series
    /// Of the total over a breakdown; by source the series itself is not known.
    case total
  }

  /// The dimension of the sources.
  public var dimension: String
  /// Of what it is known; the ratios are of that.
  public var scope: Scope
  /// The sources, in order of time.
  public var sources: [Source]
  /// The mean after the change over the mean before it.
  public var ratio: Double
  /// The same of the sources that were there all the time.
  public var ratioWithout: Double

  /// Creates a change.
  public init(
    dimension: String, scope: Scope = .series, sources: [Source], ratio: Double, ratioWithout: Double
  ) {
    self.dimension = dimension
    self.scope = scope
    self.sources = sources
    self.ratio = ratio
    self.ratioWithout = ratioWithout
  }
}

/// A source without which there is no change.
public struct OneSource: Sendable, Hashable, Codable {
  /// The dimension of the sources.
  public var dimension: String
  /// The code of the source.
  public var code: String
  /// The first period after the change; nil where the series changes along its whole length.
  public var start: String?
  /// The mean after the change over the mean before it.
  public var ratio: Double
  /// The same without the source.
  public var ratioWithout: Double

  /// Creates the evidence.
  public init(dimension: String, code: String, start: String?, ratio: Double, ratioWithout: Double) {
    self.dimension = dimension
    self.code = code
    self.start = start
    self.ratio = ratio
    self.ratioWithout = ratioWithout
  }
}

/// A change that each source shows alone.
public struct EachSource: Sendable, Hashable, Codable {
  /// The dimension of the sources.
  public var dimension: String
  /// How many sources there are.
  public var sources: Int
  /// The first period after the change; nil where the series changes along its whole length.
  public var start: String?

  /// Creates the evidence.
  public init(dimension: String, sources: Int, start: String?) {
    self.dimension = dimension
    self.sources = sources
    self.start = start
  }
}

/// A change of one category that those of unknown category may explain.
public struct UnknownReallocation: Sendable, Hashable, Codable {
  /// The dimension.
  public var dimension: String
  /// The first period after the change; nil where the series changes along its whole length.
  public var start: String?
  /// The mean a period before the change: of the category alone, and with all of unknown category.
  public var before: ValueBounds
  /// The same after the change.
  public var after: ValueBounds

  /// Creates the evidence.
  public init(dimension: String, start: String?, before: ValueBounds, after: ValueBounds) {
    self.dimension = dimension
    self.start = start
    self.before = before
    self.after = after
  }
}

/// One period of registration that stands far above its neighbours.
public struct RegistrationBacklog: Sendable, Hashable, Codable {
  /// What tells that it is a backlog.
  public enum Evidence: String, Sendable, Hashable, Codable {
    /// By the periods in which events happened, the same cases do not stand out in it.
    case spreadOverEventPeriods
    /// All parts of the series stand out in the same period by about the same ratio.
    case sharedByParts
    /// Nothing but its height.
    case heightOnly
  }

  /// The period.
  public var period: String
  /// Its value.
  public var value: Double
  /// The median of the periods around it.
  public var usual: Double
  /// What tells that it is a backlog.
  public var evidence: Evidence

  /// Creates the evidence.
  public init(period: String, value: Double, usual: Double, evidence: Evidence) {
    self.period = period
    self.value = value
    self.usual = usual
    self.evidence = evidence
  }
}

/// A fall of the last periods that nobody declared to be provisional.
public struct IncompleteTail: Sendable, Hashable, Codable {
  /// The first of these periods.
  public var first: String
  /// The last one.
  public var last: String
  /// The value of the last one.
  public var value: Double
  /// The mean of the year before them.
  public var usual: Double

  /// Creates the evidence.
  public init(first: String, last: String, value: Double, usual: Double) {
    self.first = first
    self.last = last
    self.value = value
    self.usual = usual
  }
}

/// A break that a source declares, or a code list that changed.
public struct DefinitionChange: Sendable, Hashable, Codable {
  /// What declares it.
  public enum Sign: Sendable, Hashable, Codable {
    /// A figure is marked as a break of its series.
    case breakMark
    /// A breakdown is collected from this period on.
    case breakdownBegins(dimension: String)
    /// A category of a breakdown is collected from this period on.
    case categoryBegins(dimension: String, code: String)
  }

  /// The first period under the new definition.
  public var period: String
  /// What declares it.
  public var sign: Sign

  /// Creates the evidence.
  public init(period: String, sign: Sign) {
    self.period = period
    self.sign = sign
  }
}

/// A shift that most series of a table share.
public struct SharedShift: Sendable, Hashable, Codable {
  /// The first period after it.
  public var start: String
  /// The dimensions whose categories share it.
  public var dimensions: [String]
  /// How many categories share it.
  public var shared: Int
  /// Of how many that have enough events to show it.
  public var eligible: Int
  /// The mean after it over the mean before it, of all together.
  public var ratio: Double

  /// Creates the evidence.
  public init(start: String, dimensions: [String], shared: Int, eligible: Int, ratio: Double) {
    self.start = start
    self.dimensions = dimensions
    self.shared = shared
    self.eligible = eligible
    self.ratio = ratio
  }
}

/// A declared event near the start of a stretch.
public struct NearbyEvent: Sendable, Hashable, Codable {
  /// The event.
  public var event: SeriesEvent
  /// The first period of the stretch.
  public var start: String

  /// Creates the evidence.
  public init(event: SeriesEvent, start: String) {
    self.event = event
    self.start = start
  }
}
