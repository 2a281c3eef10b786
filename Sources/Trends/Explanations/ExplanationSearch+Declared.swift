/// What is declared: breaks, code lists and events.
extension ExplanationSearch {
  /// The breaks and new categories where a change begins, or inside a trend.
  func definitions(of place: Int, _ change: Change) -> [DefinitionChange] {
    let one = family.series[place]
    var found: [DefinitionChange] = []
    for mark in one.breaks
    where one.periods.indices.contains(mark) && change.windows.isAtStart(mark, within: 1) {
      found.append(DefinitionChange(period: one.periods[mark], sign: .breakMark))
    }
    for start in recording.starts {
      guard let key = one.key.first(where: { $0.dimension == start.dimension }),
        key.code != SeriesFamily.margin,
        let begin = one.periods.firstIndex(of: start.period), begin > 0,
        change.windows.isAtStart(begin, within: 1)
      else { continue }
      let sign: DefinitionChange.Sign =
        start.code.map { .categoryBegins(dimension: start.dimension, code: $0) }
        ?? .breakdownBegins(dimension: start.dimension)
      found.append(DefinitionChange(period: start.period, sign: sign))
    }
    return found
  }

  /// The events within two months of where a stretch begins.
  func events(of place: Int, _ change: Change) -> [NearbyEvent] {
    guard change.origin != .lastYear, let start = start(place, change) else { return [] }
    return family.series[place].events.filter {
      family.series[place].periods.indices.contains($0.place)
        && abs($0.place - change.windows.first) <= nearness
    }.map { NearbyEvent(event: $0, start: start) }
  }
}
