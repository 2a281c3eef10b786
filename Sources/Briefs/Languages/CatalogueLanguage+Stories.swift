import Language
import Tables
import Trends

/// What happened to a series: its stretches, its last year, its parts.
extension CatalogueLanguage {
  func stretch(_ stretch: ToldStretch, _ continued: Phrase.Continued) -> String {
    let span =
      stretch.first == stretch.last ? "one" : stretch.end == .open ? "since" : "between"
    // A date that is sure to a period or two is told as it is; the table of stretches has every interval.
    let isWithinTwo = stretch.start.map { $0.latest.ordinal - $0.earliest.ordinal <= 2 }
    // A step is told from the stretch that stands before it, and at once only where the date is sure.
    let step = continued == .directly ? stretch.step : nil
    let jump = step.map { ($0 > 1 ? "up" : "down") + (isWithinTwo == true ? "AtOnce" : "") }
    let hasPeak = stretch.peakPeriod != stretch.first && stretch.peakPeriod != stretch.last
    return say(
      "stretch.\(stretch.direction.rawValue)",
      [
        "span": .choice(span), "first": .text(text(stretch.first, .short)),
        "last": .text(text(stretch.last, .short)),
        "began": .choice(isWithinTwo == false ? "between" : "known"),
        "earliest": .text(stretch.start.map { text($0.earliest, .short) } ?? ""),
        "latest": .text(stretch.start.map { text($0.latest, .short) } ?? ""),
        "jump": .choice(jump ?? "none"), "by": .choice((step ?? 0) >= 2 ? "times" : "percent"),
        "step": .text(change(step ?? 1, stretch.stepInterval)), "mean": .text(rounded(stretch.mean)),
        "from": .text(rounded(stretch.from)), "to": .text(rounded(stretch.to)),
        "length": length(stretch.first.frequency),
        "growth": .choice(stretch.ratioPerYear == nil ? "none" : "given"),
        "ratio": .text(stretch.ratioPerYear.map(bare) ?? ""),
        "peak": .choice(hasPeak ? "given" : "none"), "when": .text(at(stretch.peakPeriod, .short)),
        "most": .text(bare(stretch.peak)),
      ])
  }

  /// `34% (20% to 49%)`, `3.2 (2.1 to 4.9)`: a ratio as a change whose direction the verb says, with its likely range.
  private func change(_ ratio: Double, _ interval: Stretch.RatioInterval?) -> String {
    func words(_ end: Double) -> String {
      if ratio >= 2 { return number(end, decimals: end < 9.95 ? 1 : 0) }
      let percent = 100 * (ratio < 1 ? 1 - end : end - 1)
      return catalogue.perCent(
        NumberText.number(percent, decimals: percent > 98.95 && ratio < 1 ? 1 : 0) + "%")
    }
    guard let interval else { return words(ratio) }
    let ends = ratio < 1 ? [interval.upper, interval.lower] : [interval.lower, interval.upper]
    return say(
      "quantity.range",
      ["value": .text(words(ratio)), "lower": .text(words(ends[0])), "upper": .text(words(ends[1]))])
  }

  /// A fitted figure to two digits: more would say more than is known.
  private func rounded(_ quantity: Quantity) -> String {
    func rounded(_ value: Double) -> Double {
      guard value.isFinite, value.magnitude >= 100 else { return value }
      var unit = 1.0
      while value.magnitude / unit >= 100 { unit *= 10 }
      return (value / unit).rounded() * unit
    }
    let content: Quantity.Content =
      switch quantity.content {
      case .exact(let value): .exact(value: rounded(value))
      case .interval(let low, let high) where rounded(low) == rounded(high): .exact(value: rounded(low))
      case .interval(let low, let high): .interval(low: rounded(low), high: rounded(high))
      case .lowerBound, .none: quantity.content
      }
    return text(Quantity(content, form: quantity.form))
  }

  func seen(_ first: Period?, _ last: Period?) -> String {
    switch (first, last) {
    case (let first?, let last?):
      say("seen.between", ["first": .text(text(first, .short)), "last": .text(text(last, .short))])
    case (let first?, nil): say("seen.first", ["when": .text(at(first, .short))])
    case (nil, let last?): say("seen.last", ["when": .text(at(last, .short))])
    case (nil, nil): ""
    }
  }

  /// A share of more than the whole is one that others took back in part.
  func sharesOfChange(_ shares: [PartOfChange]) -> String {
    let parts = shares.map { one in
      say(
        "sharesOfChange.part",
        [
          "way": .choice(one.share < 0 ? "against" : "with"),
          "dimension": .text(dimension(one.part.dimensionLabel)),
          "share": .text(catalogue.perCent(NumberText.number(100 * one.share.magnitude) + "%")),
        ])
    }
    return say("sharesOfChange", ["shares": .text(catalogue.joined(parts, by: .semicolon))])
  }

  // MARK: Years

  func lastYear(_ year: ToldYear) -> String {
    let years = year.years
    let isSame = years.latest.ends != nil && years.latest.content == years.before.content
    return capital(
      say(
        "lastYear", years,
        [
          "same": .choice(isSame ? "same" : "other"),
          "remark": .choice(year.remark.rawValue), "range": .choice(year.range == nil ? "none" : "given"),
          "low": .text(year.range.map { bare($0.lowest) } ?? ""),
          "high": .text(year.range.map { bare($0.highest) } ?? ""),
        ].merging(change(year.ratio, from: years.before, to: years.latest)) { $1 }))
  }

  /// The same two years without what a month or two, far from those beside them, had beyond these.
  func levelled(_ year: ToldYear.Levelled) -> String {
    capital(
      say(
        "lastYear.levelled",
        [
          "periods": .text(list(year.periods.map { text($0, .short) })), "n": .count(year.periods.count),
          "recorded": .text(bare(year.recorded)), "latest": .text(bare(year.latest)),
          "before": .text(bare(year.before)), "remark": .choice(year.remark.rawValue),
        ].merging(change(year.ratio, from: year.before, to: year.latest)) { $1 }))
  }

  /// A ratio in per cent or as times, and none of a base below 20.
  private func change(
    _ ratio: Double, from before: Quantity, to latest: Quantity
  ) -> [String: MessageArgument] {
    let base = before.ends.map { ($0.low + $0.high) / 2 } ?? 0
    let isTold = base >= 20 && (latest.ends?.high ?? 0) >= 1
    return [
      "change": .choice(!isTold ? "none" : ratio >= 2 ? "times" : "percent"),
      "ratio": ratio >= 2 ? times(ratio) : .text(catalogue.perCent(NumberText.percent(100 * (ratio - 1)))),
    ]
  }

  func lately(_ years: RecentYears) -> String { say("lately", years) }

  func recent(_ name: SeriesName, _ years: RecentYears) -> String {
    say("recent", years, ["quantity": .text(bare(years.latest)), "subject": .text(subject(name))])
  }

  func recentBefore(_ years: RecentYears, _ change: Double?) -> String {
    say(
      "recentBefore", years,
      [
        "provisional": .choice(years.latest.marks.contains(.provisional) ? "yes" : "no"),
        "change": .choice(change == nil ? "none" : "given"),
        "percent": .text(change.map { catalogue.perCent(NumberText.percent($0)) } ?? ""),
      ])
  }

  /// A message on two years: calendar years, or the last twelve months and those before.
  private func say(
    _ key: String, _ years: RecentYears, _ arguments: [String: MessageArgument] = [:]
  ) -> String {
    let frequency = years.first.frequency
    let number = years.last.ordinal - years.first.ordinal + 1
    return say(
      key + (frequency.length == .year ? ".year" : ".run"),
      [
        "latest": .text(bare(years.latest)), "before": .text(bare(years.before)),
        "period": .text(text(years.last, .long)), "when": .text(at(years.last)),
        "span": .text(span(years.first, years.last, .short)), "periods": .text(periods(number, frequency)),
        "n": .count(number), "length": length(frequency),
      ].merging(arguments) { $1 })
  }
}
