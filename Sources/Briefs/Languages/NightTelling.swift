import Tables
import Trends

/// What a nightly page says of the latest periods and of the last report.
struct NightTelling: Telling {
  let catalogue: Catalogue

  func text(_ phrase: NightPhrase) -> String {
    switch phrase {
    case .quiet(let series, let new):
      say("night.quiet", ["series": .count(series), "new": .count(new)])
    case .alert(let alert): sentence(alert)
    case .alertDistance(let alert): distance(alert)
    case .alertChecks: say("night.alertChecks")
    case .watched(let families): watched(families)
    case .noAlert(let series): say("night.noAlert", ["series": .count(series)])
    case .noneWatched(let reasons): say("night.noneWatched", ["reasons": .text(text(reasons))])
    case .unwatched(let reasons): say("night.unwatched", ["reasons": .text(text(reasons))])
    case .moreAlerts(let number): say("night.moreAlerts", ["count": .count(number)])
    case .closed(let alert):
      say(
        "night.closed", time(of: alert).merging(["subject": .text(subject(alert.subject))]) { $1 })
    case .lasting(let alert, let now):
      say(
        "night.lasting",
        [
          "subject": .text(subject(alert.subject)), "observed": .text(bare(now.observed)),
          "when": .text(at(now.period)), "expected": .text(expected(alert)),
          "direction": .choice(alert.state == .unusuallyLow ? "fewer" : "more"),
        ])
    case .noSingleAlert: say("night.noSingleAlert")
    case .noFigure(let series, let more):
      say("night.noFigure", ["series": .text(names(series, more))])
    case .together(let shared, let period):
      say(
        "night.together.\(shared.rawValue)",
        ["time": .presence(of: period), "when": .text(period.map { at($0) } ?? "")])
    case .expected(let low, let high): expected(low, high)
    case .periods(let alert):
      say(
        "night.periods",
        [
          "span": .text(span(alert.first, alert.last, .short)),
          "more": .choice(alert.also.isEmpty ? "none" : "some"),
          "periods": .text(list(alert.also.map { text($0, .short) })),
        ])
    case .standing(let standing):
      say("night.standing", ["standing": .choice(standing.rawValue)])
    case .word(let word): say("night.word.\(word.rawValue)")

    case .looksIncomplete(let number, let last):
      say(
        "night.looksIncomplete",
        [
          "periods": .count(number), "unit": .choice(last.frequency.length.rawValue),
          "last": .text(text(last, .long)),
        ])
    case .firstReport: say("night.firstReport")
    case .figuresChanged(let new, let revised, let provisional, let withdrawn, let counted):
      say(
        "night.figuresChanged",
        [
          "new": .count(new), "revised": .count(revised), "withdrawn": .count(withdrawn),
          "provisional": .count(provisional), "counted": .count(counted),
        ])
    case .notTold: say("night.notTold")
    case .newFigures(let number, let period, let causes):
      say(
        "night.newFigures",
        [
          "count": .count(number), "time": .presence(of: period),
          "period": .text(period.map { text($0, .long) } ?? ""),
          "causes": .text(self.causes(causes)),
        ])
    case .firstSeen(let series, let more):
      say("night.firstSeen", ["series": .text(names(series, more))])
    case .findingsChanged(let number): say("night.findingsChanged", ["count": .count(number)])
    case .pastRetold(let number): say("night.pastRetold", ["count": .count(number)])
    case .findingsHold: say("night.findingsHold")
    case .aspects(let aspects):
      capital(list(aspects.map { say("night.aspects.\($0.rawValue)") }))
    case .moreFindings(let number): say("night.moreFindings", ["count": .count(number)])
    case .covered(let first, let last): span(first, last, .short)
    case .day(let text): day(text)
    }
  }

  /// `In April 2025, 384 detections of nationals of Pakistan were recorded, where 0 to 12 were to be expected`.
  private func sentence(_ alert: ToldAlert) -> String {
    let arguments: [String: MessageArgument] = [
      "observed": .text(bare(alert.observed)), "subject": .text(subject(alert.subject)),
      "number": .choice(alert.observed.value == 1 ? "one" : "other"), "state": .choice(alert.state.rawValue),
      "expected": .text(expected(alert)),
    ]
    return capital(say("night.alert", arguments.merging(time(of: alert)) { $1 }))
  }

  /// When an alert is: in one period, or from one to another.
  private func time(of alert: ToldAlert) -> [String: MessageArgument] {
    [
      "time": .choice(alert.first == alert.last ? "one" : "several"), "when": .text(at(alert.last)),
      "span": .text(span(alert.first, alert.last)),
    ]
  }

  private func expected(_ alert: ToldAlert) -> String {
    expected(Quantity(alert.range.low), Quantity(alert.range.high))
  }

  private func expected(_ low: Quantity, _ high: Quantity) -> String {
    say(
      "night.expected",
      [
        "size": .choice(bare(low) == bare(high) ? "one" : "several"), "low": .text(bare(low)),
        "high": .text(bare(high)),
      ])
  }

  private func distance(_ alert: ToldAlert) -> String {
    var sentences: [String] = []
    func tell(_ key: String, _ arguments: [String: MessageArgument] = [:]) {
      sentences.append(say("night.alertDistance.\(key)", arguments))
    }
    let ratio = alert.expected >= 1 ? (alert.observed.value ?? 0) / alert.expected : 0
    if ratio >= 2 { tell("times", ["times": figure(ratio, .number(decimals: ratio < 10 ? 1 : 0))]) }
    if !alert.also.isEmpty {
      tell("also", ["periods": .text(list(alert.also.map { text($0, .long) }))])
    }
    if alert.standing != .unknown { tell("standing", ["standing": .choice(alert.standing.rawValue)]) }
    if alert.isProvisional { tell("provisional") }
    if !alert.events.isEmpty {
      let events = alert.events.map {
        say(
          "night.alertDistance.event", ["event": .text(own($0.text)), "date": .text(text($0.date, .long))])
      }
      tell("events", ["events": .text(list(events))])
    }
    return sentences.joined(separator: " ")
  }

  private func names(_ series: [SeriesName], _ more: Int) -> String {
    let names = series.map {
      $0.parts.isEmpty
        ? say("night.allOf", ["title": .text(capital(own($0.measure)))]) : categories($0)
    }
    return list(
      names + (more > 0 ? [say("night.moreSeries", ["count": .count(more)])] : []))
  }

  private func watched(_ families: [WatchedFamily]) -> String {
    let level = families.map(\.level).max() ?? 0
    let settled = families.compactMap(\.settled).max()
    let provisional = families.compactMap(\.provisional).max()
    let times =
      switch (settled, provisional) {
      case (_?, nil): "settled"
      case (nil, _?): "provisional"
      case (_?, _?): "both"
      case (nil, nil): "none"
      }
    return say(
      "night.watched",
      [
        "series": .count(families.reduce(0) { $0 + $1.series }), "times": .choice(times),
        "settled": .text(settled.map { text($0, .long) } ?? ""),
        "provisional": .text(provisional.map { text($0, .long) } ?? ""), "groups": .count(families.count),
        "percent": figure(100 * level, .number(decimals: level < 0.01 ? 2 : 0)),
      ])
  }
}
