import Language
import Tables
import Trends

/// What a nightly page says of the latest periods and of the last report, in English.
struct EnglishNight: EnglishWords {
  /// Figures and periods are in its words.
  let language: any PageLanguage

  func text(_ phrase: NightPhrase) -> String {
    switch phrase {
    case .quiet(let series, let new):
      "A quiet night: no alert among \(count(series, "series", "series")), and what the last report said still holds."
        + (new > 0 ? " \(count(new, "figure is", "figures are")) new." : "")
    case .alert(let alert): sentence(alert)
    case .alertDistance(let alert): distance(alert)
    case .alertChecks:
      "An alert is not yet a change in crime. Look first whether cases were entered late, twice or from another period, whether an office, a form or a definition changed, and whether another source shows the same."
    case .watched(let families): watched(families)
    case .noAlert(let series):
      series == 1
        ? "No alert: the latest figure of the series lies within what its own past leads one to expect."
        : "No alert: the latest figures of \(NumberText.integer(series)) series lie within what their own pasts lead one to expect."
    case .noneWatched(let reasons): "No series could be watched: \(text(reasons))."
    case .unwatched(let reasons):
      "Of other series the latest period says nothing: \(text(reasons))."
    case .moreAlerts(let number):
      "\(count(number, "more alert stands", "more alerts stand")) in the files beside the page."
    case .closed(let alert):
      "No longer an alert: \(subject(alert.subject)), which was one \(alert.first == alert.last ? at(alert.last) : "in " + span(alert.first, alert.last))."
    case .lasting(let alert, let now):
      "It lasts: \(subject(alert.subject)), \(bare(now.observed)) \(at(now.period)), still \(alert.state == .unusuallyLow ? "fewer" : "more") than was to be expected before the alert (\(text(NightPhrase.expected(low: Quantity(alert.range.low), high: Quantity(alert.range.high)))))."
    case .noSingleAlert: "No other alert of a single series."
    case .noFigure(let series, let more):
      "No figure for the latest period, where there was one before: \(names(series, more)). Whether nothing was delivered or nothing was recorded, nobody can tell from here: ask the source."
    case .together(.fall, let period):
      "Most series have fewer than was to be expected \(period.map { at($0) } ?? "in the latest period"), all at once: the period may be incomplete, the recording may have changed, or fewer were detected everywhere. No alert for fewer is raised of single series."
    case .together(.rise, let period):
      "Most series have more than was to be expected \(period.map { at($0) } ?? "in the latest period"), all at once: the recording may have changed, or more were detected everywhere."
    case .expected(let low, let high):
      bare(low) == bare(high) ? bare(low) : "\(bare(low)) to \(bare(high))"
    case .periods(let alert):
      span(alert.first, alert.last, .short)
        + (alert.also.isEmpty ? "" : ", also " + list(alert.also.map { text($0, .short) }))
    case .standing(.new): "New"
    case .standing(.continuing): "Continues"
    case .standing(.unknown): "–"
    case .word(let word): text(word)

    case .looksIncomplete(let number, let last):
      "The last \(number == 1 ? last.frequency.length.rawValue : periods(number, last.frequency)), until \(text(last, .long)), look incomplete, though the source does not say so: they fall one after the other, in nearly all parts, far below the year before. They are left out of trends; a fall of crime would look the same, and is told once a \(last.frequency.length.rawValue) is no lower than the one before."
    case .firstReport: "This is the first report: there is none before it to compare with."
    case .figuresChanged(let new, let revised, let provisional, let withdrawn, let counted):
      "Since the last report: "
        + list([
          count(new, "new figure", "new figures"), "\(NumberText.integer(revised)) revised",
          "\(NumberText.integer(withdrawn)) withdrawn",
        ]) + "."
        + (provisional > 0
          ? " Of those revised \(NumberText.integer(provisional)) \(provisional == 1 ? "was" : "were") provisional."
          : "")
        + (counted > 0
          ? " \(count(counted, "more differs", "more differ")) by status, parameter or method alone." : "")
    case .newFigures(let number, let period, let causes):
      "New: \(count(number, "figure", "figures"))\(period.map { " for " + text($0, .long) } ?? "") (cause: \(causes.joined(separator: ", ")))."
    case .notTold: "not told"
    case .firstSeen(let series, let more): "In no earlier report: \(names(series, more))."
    case .findingsChanged(let number):
      "\(count(number, "sentence", "sentences")) of the last report no longer \(number == 1 ? "holds" : "hold"), or \(number == 1 ? "has" : "have") something behind \(number == 1 ? "it" : "them"):"
    case .pastRetold(let number):
      "Of \(count(number, "story", "stories")) only stretches before the last one are told otherwise; the table of stretches has them."
    case .findingsHold: "What the last report found still holds: no direction and no last stretch differs."
    case .aspects(let aspects): capital(list(aspects.map(text)))
    case .moreFindings(let number):
      "\(count(number, "more finding is", "more findings are")) told otherwise and not shown here."
    case .covered(let first, let last): span(first, last, .short)
    case .day(let text): day(text)
    }
  }

  private func text(_ word: NightPhrase.Word) -> String {
    switch word {
    case .recorded: "Recorded"
    case .expected: "To be expected (95 of 100)"
    case .distance: "Standard deviations outside"
    case .sinceLastReport: "Since the last report"
    case .lastReportSaid: "The last report said"
    case .nowSays: "Now"
    case .what: "What differs"
    case .source: "Source"
    case .lastPeriod: "Figures"
    case .mayBeRevised: "May still be revised"
    case .released: "Released"
    }
  }

  private func text(_ aspect: FindingTransition.Aspect) -> String {
    switch aspect {
    case .direction: "another direction"
    case .newStretch: "a new stretch"
    case .retold: "the last stretch told otherwise"
    case .pastRetold: "earlier stretches told otherwise"
    case .alertRaised: "an alert"
    case .alertContinues: "an alert that continues"
    case .alertClosed: "an alert that is no more"
    }
  }

  /// `In April 2025, 384 detections of nationals of Pakistan were recorded, where 0 to 12 were to be expected`.
  private func sentence(_ alert: ToldAlert) -> String {
    let time = alert.first == alert.last ? capital(at(alert.last)) : "In " + span(alert.first, alert.last)
    let number = alert.observed.value
    let were = number == 1 ? "was" : "were"
    let recorded = "\(time), \(bare(alert.observed)) \(subject(alert.subject)) \(were) recorded"
    let (low, high) = (Quantity(alert.range.low), Quantity(alert.range.high))
    switch alert.state {
    case .appeared: return recorded + ", after a time in which none was"
    default:
      return recorded + ", where \(text(NightPhrase.expected(low: low, high: high))) were to be expected"
    }
  }

  private func distance(_ alert: ToldAlert) -> String {
    let ratio = alert.expected >= 1 ? (alert.observed.value ?? 0) / alert.expected : nil
    let times = ratio.flatMap { ratio -> String? in
      ratio >= 2
        ? "About \(NumberText.number(ratio, decimals: ratio < 10 ? 1 : 0)) times what was to be expected."
        : nil
    }
    let standing: String? =
      switch alert.standing {
      case .new: "The last report did not have it."
      case .continuing: "The last report had it, too."
      case .unknown: nil
      }
    let provisional = alert.isProvisional ? "The figure may still be revised." : nil
    let also = alert.also.isEmpty ? nil : "So it was in \(list(alert.also.map { text($0, .long) }))."
    let events =
      alert.events.isEmpty
      ? nil
      : "Declared near it: " + list(alert.events.map { "\(own($0.text)) (\(text($0.date, .long)))" }) + "."
    return [times, also, standing, provisional, events].compactMap(\.self).joined(separator: " ")
  }

  private func names(_ series: [SeriesName], _ more: Int) -> String {
    let names = series.map {
      $0.parts.isEmpty ? "all of \(language.text(.title(of: $0)))" : categories($0)
    }
    return list(names + (more > 0 ? ["\(NumberText.integer(more)) more"] : []))
  }

  private func watched(_ families: [WatchedFamily]) -> String {
    let level = families.map(\.level).max() ?? 0
    let series = families.reduce(0) { $0 + $1.series }
    let percent = NumberText.number(100 * level, decimals: level < 0.01 ? 2 : 0)
    let settled = families.compactMap(\.settled).max()
    let open = families.compactMap(\.provisional).max()
    let times = [
      settled.map { text($0, .long) },
      open.map { "what may still be revised, until \(text($0, .long)), for more than was to be expected" },
    ].compactMap(\.self)
    let group =
      families.count == 1
      ? "them" : "each of \(NumberText.integer(families.count)) groups of them, each watched on its own,"
    return
      "Watched: \(count(series, "series", "series")), \(list(times)). Where nothing changed, the chance of any alert among \(group) is at most \(percent) per cent."
  }
}
