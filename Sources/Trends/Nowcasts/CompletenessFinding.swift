public import Statistics

/// How complete the last periods of a series are, and what they are going to be.
public struct CompletenessFinding: FindingBody {
  /// The word of the kind.
  public static var kind: String { "completeness" }

  /// How many of the last periods are left out of trends and stories, since they may still grow or be revised.
  public var provisional: Int
  /// What says so.
  public var evidence: Evidence
  /// The nowcast of the tail, or why there is none; nil without vintages.
  public var nowcast: StoredEstimate<Completion>?

  /// What says that the last periods are not final.
  public enum Evidence: String, Sendable, Hashable, Codable, CaseIterable {
    /// What was known at earlier dates, so that there is a nowcast or a reason.
    case vintages
    /// The contract of the source.
    case contract
    /// The figures themselves: the last periods fall one after the other, in nearly all parts, and nothing was declared.
    case figures
  }

  /// A nowcast of the last periods.
  public struct Completion: Sendable, Hashable, Codable {
    /// The periods that are less than 95 % complete and those after them, in order; empty where all is known.
    public var tail: [TailPeriod]
    /// What is recorded of the tail together.
    public var recorded: Double
    /// What it will be together; nil without a tail.
    public var completed: StoredEstimate<IntervalEstimate>?
    /// How many periods after the tail began after the last date that is compared with; of these nothing is said.
    public var openPeriods: Int
    /// After how many periods a figure counts as complete.
    public var longestDelay: Int
    /// Whose delays were taken.
    public var delays: Delays
    /// The vintages that were compared.
    public var vintages: SeriesVintages.Span
    /// How earlier nowcasts did.
    public var retrospective: Retrospective

    /// Creates a nowcast.
    public init(
      tail: [TailPeriod], recorded: Double, completed: Estimate<IntervalEstimate>?, openPeriods: Int,
      longestDelay: Int, delays: Delays, vintages: SeriesVintages.Span, retrospective: Retrospective
    ) {
      self.tail = tail
      self.recorded = recorded
      self.completed = completed.map { StoredEstimate(wrappedValue: $0) }
      self.openPeriods = openPeriods
      self.longestDelay = longestDelay
      self.delays = delays
      self.vintages = vintages
      self.retrospective = retrospective
    }
  }

  /// One period of the tail.
  public struct TailPeriod: Sendable, Hashable, Codable {
    /// The period.
    public var period: String
    /// What is recorded of it so far.
    public var recorded: Double
    /// The share that is usually known by now, from 0 to 1.
    public var share: Double
    /// What it will be, with its predictive interval.
    @StoredEstimate public var completed: Estimate<IntervalEstimate>

    /// Creates a period of the tail.
    public init(period: String, recorded: Double, share: Double, completed: Estimate<IntervalEstimate>) {
      self.period = period
      self.recorded = recorded
      self.share = share
      self.completed = completed
    }
  }

  /// Whose delays were taken.
  public enum Delays: Sendable, Hashable, Codable {
    /// Those of the series.
    case own
    /// Those of another series, as the series itself is sparse.
    case borrowed(from: [KeyPart])
  }

  /// How nowcasts at earlier dates did.
  public struct Retrospective: Sendable, Hashable, Codable {
    /// How many were compared with what became known.
    public var count: Int
    /// In what part of them the interval held it.
    public var coverage: Double
    /// The dispersion beside that of chance that their errors show.
    public var dispersion: Double
    /// The mean interval score of the latest, in counts.
    public var intervalScore: Double

    /// Creates what is said of them.
    public init(count: Int, coverage: Double, dispersion: Double, intervalScore: Double) {
      self.count = count
      self.coverage = coverage
      self.dispersion = dispersion
      self.intervalScore = intervalScore
    }
  }

  /// Creates what is said where no vintages are known.
  public init(declared provisional: Int) {
    (self.provisional, evidence, nowcast) = (provisional, .contract, nil)
  }

  /// Creates what is said where the figures look as if the last periods were not complete.
  public init(suspected provisional: Int) {
    (self.provisional, evidence, nowcast) = (provisional, .figures, nil)
  }

  /// Creates what vintages say.
  public init(provisional: Int, nowcast: Estimate<Completion>) {
    (self.provisional, evidence) = (provisional, .vintages)
    self.nowcast = StoredEstimate(wrappedValue: nowcast)
  }

  /// The nowcast; nil where there is none.
  public var completion: Completion? { try? nowcast?.wrappedValue.get() }
}

extension CompletenessFinding {
  /// A period of the tail a line.
  public static var columns: [String] {
    [
      "provisional", "evidence", "period", "recorded", "share", "completed", "lower", "upper", "delays",
      "reason",
    ]
  }

  /// A line for each period of the tail; without one a single line.
  public var lines: [[FindingValue?]] {
    let head: [FindingValue?] = [.number(Double(provisional)), .word(evidence.rawValue)]
    var reason: String?
    if case .failure(let why)? = nowcast?.wrappedValue { reason = why.rawValue }
    guard let completion, !completion.tail.isEmpty else {
      return [head + Array(repeating: nil, count: 7) + [reason.map { .word($0) }]]
    }
    let delays = FindingValue.word(completion.delays == .own ? "own" : "borrowed")
    return completion.tail.map { one in
      let value = try? one.completed.get()
      var reason: String?
      if case .failure(let why) = one.completed { reason = why.rawValue }
      let numbers = [value?.value, value?.lower, value?.upper].map { $0.map { FindingValue.number($0) } }
      return head + [.word(one.period), .number(one.recorded), .number(one.share)] + numbers
        + [delays, reason.map { .word($0) }]
    }
  }

  /// How many periods are not final, and what each of the tail is going to be.
  public var facts: [FindingFact] {
    [FindingFact("provisional periods", .number(Double(provisional)))]
      + (completion?.tail ?? []).flatMap { one in
        [
          FindingFact("recorded \(one.period)", .number(one.recorded)),
          FindingFact("completed \(one.period)", one.completed) { .number($0.value) },
        ]
      }
  }
}
