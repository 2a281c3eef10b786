import Language

/// What earlier runs knew: releases by day, the last of them what is known now.
///
/// Like is compared with like: the release of so many periods ago is the one that was known as far into its period as the last
/// is into its own.
public struct KnownReleases: Sendable, Hashable {
  /// What was known from one day to another.
  public struct Release: Sendable, Hashable {
    /// The first day.
    public var first: CalendarDay
    /// The last day on which it is known to have been known.
    public var last: CalendarDay

    /// Creates a release.
    public init(first: CalendarDay, last: CalendarDay) {
      (self.first, self.last) = (first, last)
    }

    /// How many days it is from one on which it was known; 0 where it was.
    func distance(to day: Int) -> Int { max(0, first.number - day, day - last.number) }
  }

  /// The releases in order of their first days.
  public let releases: [Release]

  /// Takes releases in any order.
  public init(_ releases: [Release]) { self.releases = releases.sorted { $0.first < $1.first } }

  /// The releases of a dimension that holds what earlier runs knew, beside their names; nil for any other dimension.
  public static func named(
    _ names: Set<String>, of dimension: CountsSchema.Dimension
  ) -> (releases: KnownReleases, names: [String])? {
    guard let until = dimension.knownUntil else { return nil }
    // Days as text are in the order of time.
    let days = names.sorted().compactMap { name in CalendarDay(text: name).map { (name, $0) } }
    let releases = days.map { name, day in
      Release(first: day, last: max(day, until[name].map(\.lastDay) ?? day))
    }
    return (KnownReleases(releases), days.map(\.0))
  }

  /// The day that lies so many periods before the first day of the last release, and its period; nil where there is none.
  ///
  /// In a shorter month the last day stands for those that it does not have.
  public func day(_ count: Int, of frequency: Period.Frequency) -> (period: Period, day: CalendarDay)? {
    guard let last = releases.last, let period = Period(frequency, containing: last.first) else { return nil }
    let offset = last.first.number - period.firstDay.number
    let earlier = period.advanced(by: -count)
    return (
      earlier, CalendarDay(number: min(earlier.firstDay.number + offset, earlier.lastDay.number))
    )
  }

  /// The releases before the last that were known within a quarter of a period of a day, by their places, with how far off.
  public func places(near day: CalendarDay, of frequency: Period.Frequency) -> [(place: Int, distance: Int)] {
    releases.indices.dropLast().compactMap { place in
      let distance = releases[place].distance(to: day.number)
      return distance <= Self.tolerance(frequency) ? (place, distance) : nil
    }
  }

  /// A quarter of a period, in days.
  private static func tolerance(_ frequency: Period.Frequency) -> Int {
    switch frequency.length {
    case .day: 0
    case .week: 1
    case .month: 7
    case .quarter: 22
    case .halfYear: 45
    case .year: 91
    }
  }

  /// The releases that a table of a frequency is looked at in, by their places: those that any frequency it can be summed to asks
  /// for, of 35 days, weeks and months, 15 quarters, 11 half-years and seven years before the last, and the last.
  public func looked(at frequency: Period.Frequency) -> [Int] {
    var chosen: Set<Int> = Set(releases.indices.suffix(1))
    let longer: [Period.Frequency] = [.day, .week, .month, .quarter, .halfYear, .year]
    for other in [frequency] + longer.filter({ frequency != $0 && frequency.nests(in: $0) }) {
      for count in 1...Self.counted(other) {
        guard let day = day(count, of: other)?.day else { continue }
        let near = places(near: day, of: other)
        // That which was known then, and that which became known next to it.
        if let known = near.min(by: { ($0.distance, $0.place) < ($1.distance, $1.place) }) {
          chosen.insert(known.place)
        }
        let begun = near.map { (abs(releases[$0.place].first.number - day.number), $0.place) }
        if let begun = begun.min(by: <) { chosen.insert(begun.1) }
      }
    }
    return chosen.sorted()
  }

  /// How many periods before the last release there is a release to look at, at most.
  public static func counted(_ frequency: Period.Frequency) -> Int {
    switch frequency.length {
    case .day, .week, .month: 35
    case .quarter: 15
    case .halfYear: 11
    case .year: 7
    }
  }
}
