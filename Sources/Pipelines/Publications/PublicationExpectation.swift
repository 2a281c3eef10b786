public import Foundation

/// How often readers may expect a new word from a publication.
public enum PublicationExpectation: String, Sendable, Hashable, CaseIterable {
  /// Every day.
  case daily
  /// Every week.
  case weekly
  /// Every month.
  case monthly

  /// The longest time, in hours, that may have passed since the last complete run ended.
  ///
  /// A period and a little more: a run ends later on a night when there is much to do. One that was left out is noticed
  /// before the next is due.
  public var longestHours: Int {
    switch self {
    case .daily: 24 + 3
    case .weekly: 7 * 24 + 12
    case .monthly: 31 * 24 + 24
    }
  }
}

/// Whether the last complete run of a publication is as recent as its readers expect.
public enum PublicationRecency: Sendable, Hashable {
  /// It is: the run, when it ended, and how many hours ago.
  case recent(run: String, time: String, hours: Int)
  /// It is older.
  case late(run: String, time: String, hours: Int)
  /// It ended after the present time: the clock of one of the two is wrong.
  case ahead(run: String, time: String)
  /// Nothing was published, or what was is not whole any more.
  case absent

  /// What `status.json` and `latest` of a publication say at a time.
  public static func of(
    folder: String, at now: Date, expecting expectation: PublicationExpectation
  ) -> PublicationRecency {
    guard let success = PublicationStatus.read(folder: folder)?.lastSuccess,
      let latest = PublicationState.latest(in: folder), latest == success.run,
      PublicationState.isComplete(run: latest, in: folder),
      let time = try? Date(success.time, strategy: .iso8601)
    else { return .absent }
    let seconds = now.timeIntervalSince(time)
    // Two machines seldom agree on the second.
    guard seconds > -300 else { return .ahead(run: latest, time: success.time) }
    let hours = max(0, seconds / 3600)
    let whole = Int(min(hours, 1e9))
    return hours <= Double(expectation.longestHours)
      ? .recent(run: latest, time: success.time, hours: whole)
      : .late(run: latest, time: success.time, hours: whole)
  }

  /// Whether readers have what they expect.
  public var isRecent: Bool { if case .recent = self { true } else { false } }
}
