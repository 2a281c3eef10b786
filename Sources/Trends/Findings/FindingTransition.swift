/// What is said of a series otherwise than in an earlier run.
///
/// Numbers that moved and say the same are no transition: what readers were told must no longer hold, or something new must
/// be told.
public struct FindingTransition: Sendable, Hashable, Codable {
  /// What is told otherwise.
  public enum Aspect: String, Sendable, Hashable, Codable, CaseIterable {
    /// The direction of a trend, or whether there is one.
    case direction
    /// A stretch began behind those that were told.
    case newStretch
    /// The last stretch that was told is told otherwise.
    case retold
    /// The last stretch is as it was told, and stretches before it are told otherwise; no news of what goes on.
    case pastRetold
    /// An alert that was not there.
    case alertRaised
    /// An alert that was there, on the same side; no change, and yet news.
    case alertContinues
    /// An alert that is no more.
    case alertClosed
  }

  /// What is told otherwise, in order of the aspects; at least one.
  public var aspects: [Aspect]
  /// What was said; nil where nothing was.
  public var before: Finding?
  /// What is said now; nil where nothing is.
  public var now: Finding?

  /// Creates a transition.
  public init(aspects: [Aspect], before: Finding?, now: Finding?) {
    self.aspects = aspects
    self.before = before
    self.now = now
  }

  /// The transitions between the findings of two runs, in order of the later findings; then what is no longer made, in order of
  /// the earlier ones.
  ///
  /// Findings are the same that are of one kind, measure and key. A series that only one of the runs has is told of only
  /// where it raises or closes an alert. O(findings).
  public static func between(_ earlier: [Finding], _ later: [Finding]) -> [FindingTransition] {
    let before = Dictionary(earlier.map { (Identity($0), $0) }, uniquingKeysWith: { one, _ in one })
    let own = Set(later.map(Identity.init))
    let changed = later.compactMap { transition(before[Identity($0)], $0) }
    return changed + earlier.filter { !own.contains(Identity($0)) }.compactMap { transition($0, nil) }
  }

  /// Whether it is of the past alone.
  public var isOfThePast: Bool { aspects == [.pastRetold] }

  private static func transition(_ before: Finding?, _ now: Finding?) -> FindingTransition? {
    let aspects = trendAspects(before?.trend, now?.trend) + alertAspects(before?.alert, now?.alert)
    return aspects.isEmpty ? nil : FindingTransition(aspects: aspects, before: before, now: now)
  }

  private static func trendAspects(_ before: TrendFinding?, _ now: TrendFinding?) -> [Aspect] {
    guard let before, let now else { return [] }
    var aspects: [Aspect] = []
    switch (before.direction, now.direction) {
    case (.failure, .failure): break
    case (.success(let old), .success(let new)) where old == new: break
    default: aspects.append(.direction)
    }
    if case .success(let old) = before.story, case .success(let new) = now.story {
      switch old.turn(to: new) {
      case .none: break
      case .newStretch: aspects.append(.newStretch)
      case .past: aspects.append(.pastRetold)
      case .retold: aspects.append(.retold)
      }
    }
    return aspects
  }

  private static func alertAspects(_ before: AlertFinding?, _ now: AlertFinding?) -> [Aspect] {
    switch (before?.alertSide, now?.alertSide) {
    case (nil, nil): []
    case (nil, _?): [.alertRaised]
    case (_?, nil): [.alertClosed]
    case (let old?, let new?): [old == new ? .alertContinues : .alertRaised]
    }
  }

  private struct Identity: Hashable {
    var kind: String
    var measure: String
    var key: [KeyPart]

    init(_ finding: Finding) {
      (kind, measure, key) = (type(of: finding.body).kind, finding.measure, finding.key)
    }
  }
}

extension AlertFinding {
  /// Which side an alert is on.
  enum Side { case more, fewer }

  /// The side of the alert; nil without one.
  var alertSide: Side? {
    guard case .success(let state) = state, state.isAlert else { return nil }
    return state == .unusuallyLow ? .fewer : .more
  }
}
