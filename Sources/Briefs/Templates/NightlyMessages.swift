import Tables

/// The key messages of a night: what the tests of all series say together.
struct NightlyMessages {
  let series: [NightlySeries]
  let region: CountsTable?

  var all: [Message] { [overall(), byRoute(), recorded()].compactMap(\.self) }

  private var tested: [NightlySeries] { series.filter { $0.statement.direction != .untested } }

  private func evidence(_ clear: [NightlySeries]) -> Evidence {
    clear.isEmpty ? .weak : clear.allSatisfy { $0.statement.evidence == .strong } ? .strong : .moderate
  }

  private func overall() -> Message? {
    guard !tested.isEmpty else { return nil }
    let rising = tested.filter { $0.statement.direction == .rising }
    let falling = tested.filter { $0.statement.direction == .falling }
    let facts = [
      Fact("rising", count: Double(rising.count)), Fact("falling", count: Double(falling.count)),
      Fact("tested", count: Double(tested.count)),
    ]
    var parts: [String] = []
    for code in orderedCodes(tested) {
      let own = (rising + falling).filter { $0.figures.code == code }
      let name = series.first { $0.figures.code == code }?.figures.country ?? code
      parts.append("\(name) \(own.count)")
    }
    return Message(
      headline: headline(rising.count, falling.count, facts),
      text: "Clear changes by nationality: \(parts.joined(separator: ", ")).",
      evidence: evidence(rising + falling), facts: facts.filter { $0.value > 0 })
  }

  private func headline(_ rising: Int, _ falling: Int, _ facts: [Fact]) -> String {
    let all = "Of \(facts[2].text) series tested, "
    switch (rising, falling) {
    case (0, 0): return all + "none shows a clear change"
    case (_, 0): return all + "\(facts[0].text) \(rising == 1 ? "is" : "are") rising and none is falling"
    case (0, _): return all + "\(facts[1].text) \(falling == 1 ? "is" : "are") falling and none is rising"
    default: return all + "\(facts[0].text) \(rising == 1 ? "is" : "are") rising and \(facts[1].text) falling"
    }
  }

  /// The route on which the most nationalities change clearly; ties by the strength of the tests.
  private func byRoute() -> Message? {
    let clear = tested.filter { $0.statement.isClear && $0.route != CountsSchema.marginCode }
    var groups: [String: [NightlySeries]] = [:]
    for one in clear { groups[one.route, default: []].append(one) }
    let ranked = groups.sorted { left, right in
      let sums = [left, right].map { $0.value.reduce(0) { $0 + $1.strength } }
      if left.value.count != right.value.count { return left.value.count > right.value.count }
      return sums[0] == sums[1] ? left.key < right.key : sums[0] > sums[1]
    }
    guard let (route, found) = ranked.first else { return nil }
    let nationalities = tested.count { $0.route == route }
    let facts = [
      Fact("nationalities", count: Double(found.count)), Fact("tested", count: Double(nationalities)),
    ]
    let rising = found.count { $0.statement.direction == .rising }
    let verb = rising == found.count ? "rise" : rising == 0 ? "fall" : "change"
    let parts = found.map { one in
      one.figures.country + (one.statement.changePerYear.map { " " + ChangeText.yearlyCell($0) } ?? "")
    }
    return Message(
      headline:
        "\(found[0].figures.routeName(route)): detections \(verb) for \(facts[0].text) of \(facts[1].text) nationalities tested",
      text: "In detections a year from year to year: \(parts.joined(separator: "; ")).",
      evidence: evidence(found), facts: facts)
  }

  /// The last twelve months of all nationalities: a recorded level without a test.
  private func recorded() -> Message? {
    guard let region,
      let window = RecentYear(
        region.cells(["route": CountsSchema.marginCode, "nationality": CountsSchema.marginCode])),
      let latest = window.latest.value, let before = window.before.value
    else { return nil }
    let facts = [Fact("detections", count: latest), Fact("months", count: 12)]
    var text = "\(NumberText.number(before)) in the 12 months before"
    if before >= 20 {
      text += " (" + NumberText.percent(100 * (latest - before) / before) + ")"
    }
    return Message(
      headline: "\(facts[0].text) detections of all nationalities were recorded in \(facts[1].text) months",
      text:
        "\(window.name)\(window.latest.marks.contains(.provisional) ? ", the last of them provisional" : ""). \(text).",
      evidence: .untested, facts: facts)
  }

  private func orderedCodes(_ series: [NightlySeries]) -> [String] {
    var seen: Set<String> = []
    return series.map(\.figures.code).filter { seen.insert($0).inserted }
  }
}
