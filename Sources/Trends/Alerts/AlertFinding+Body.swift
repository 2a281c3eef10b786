import Statistics

extension AlertFinding: FindingBody {
  /// The word of the kind.
  public static var kind: String { "alert" }

  /// The state of the series, then what was watched.
  public static var columns: [String] {
    [
      "state", "shared", "level", "watched_first", "watched_last", "standing", "period_state", "observed_low",
      "observed_high", "expected", "range_low", "range_high", "p_higher", "p_lower", "adjusted_p", "distance",
      "not_estimable",
    ]
  }

  /// A line for each watched period; one where there is none.
  public var lines: [[FindingValue?]] {
    func number(_ value: Double?) -> FindingValue? { value.map(FindingValue.number) }
    let (word, reason): (FindingValue?, FindingValue?) =
      switch state {
      case .success(let state): (.word(state.rawValue), nil)
      case .failure(let reason): (nil, .word(reason.rawValue))
      }
    let head: [FindingValue?] = [word, shared.map { .word($0.rawValue) }, .number(level)]
    let periods: [[FindingValue?]] = watched.map { one in
      let words: [FindingValue?] = [
        .word(one.first), .word(one.last), .word(one.standing.rawValue), .word(one.state.rawValue),
      ]
      let numbers = [
        one.observed.low, one.observed.high, one.expected, one.range.low, one.range.high, one.higherP,
        one.lowerP, one.adjustedP, one.distance,
      ]
      return words + numbers.map(number)
    }
    let none = [FindingValue?](repeating: nil, count: 13)
    return (periods.isEmpty ? [none] : periods).map { head + $0 + [reason] }
  }

  /// The state, and for each watched period what was recorded beside what was expected.
  public var facts: [FindingFact] {
    var facts = [FindingFact("state", state) { .word($0.rawValue) }]
    if let shared { facts.append(FindingFact("most series of the family", .word(shared.rawValue))) }
    for one in watched {
      let name = one.first == one.last ? one.last : "\(one.first) to \(one.last)"
      facts += [
        FindingFact("\(name), state", .word(one.state.rawValue)),
        FindingFact("\(name), least recorded", .number(one.observed.low)),
        FindingFact("\(name), most recorded", .number(one.observed.high)),
        FindingFact("\(name), expected", .number(one.expected)),
        FindingFact("\(name), lower end of the range", .number(one.range.low)),
        FindingFact("\(name), upper end of the range", .number(one.range.high)),
        FindingFact("\(name), adjusted p", .number(one.adjustedP)),
        FindingFact("\(name), distance", .number(one.distance)),
      ]
    }
    return facts
  }
}
