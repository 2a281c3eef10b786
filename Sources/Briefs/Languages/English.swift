import Language
import Statistics
public import Tables
import Trends

/// English, as the pages of the United Nations write it.
public struct English: PageLanguage, EnglishWords {
  /// The tag.
  public let tag = "en"
  /// The direction.
  public let direction = WritingDirection.leftToRight
  var language: any PageLanguage { self }

  /// Creates the language.
  public init() {}

  // MARK: Numbers and times

  /// A figure: `1,234 (provisional)`, `<5`, `≥ 12`, `missing`.
  public func text(_ quantity: Quantity) -> String {
    let words =
      switch quantity.content {
      case .exact(let value): number(value, quantity.form)
      case .interval(let low, let high):
        if case .number(decimals: 0) = quantity.form, low == 0, high == high.rounded() {
          "<" + NumberText.number(high + 1)
        } else {
          number(low, quantity.form) + "–" + number(high, quantity.form)
        }
      case .lowerBound(let low): "≥ " + number(low, quantity.form)
      case .none(let reason): text(reason)
      }
    // Derived is what most figures of a page are; the tables of a page say it once, below.
    let marks = quantity.marks.compactMap(text)
    return marks.isEmpty ? words : words + " (" + marks.joined(separator: ", ") + ")"
  }

  private func text(_ reason: Quantity.Absence) -> String {
    switch reason {
    case .notPublished: "not published separately"
    case .notCollected: "not collected"
    case .hidden: "hidden"
    case .missing: "missing"
    case .noRow, .notEstimable: "–"
    }
  }

  private func text(_ mark: Quantity.Mark) -> String? {
    switch mark {
    case .provisional: "provisional"
    case .seriesBreak: "break"
    case .partial: "part of the period"
    case .estimated: "estimated"
    case .derived: nil
    }
  }

  private func number(_ value: Double, _ form: Quantity.Form) -> String {
    switch form {
    case .number(let decimals): NumberText.number(value, decimals: decimals)
    case .change(let decimals): NumberText.signed(value, decimals: decimals)
    case .percent(let decimals): NumberText.number(value, decimals: decimals) + "%"
    case .percentChange(let decimals): NumberText.signed(value, decimals: decimals) + "%"
    case .probability: NumberText.probability(value)
    case .significant(let digits): NumberText.significant(value, digits: digits)
    }
  }

  /// `January 2009`, `Jan 2009`, `2009`.
  public func text(_ period: Period, _ length: PeriodLength) -> String {
    EnglishPeriods.text(period, length)
  }

  // MARK: Names

  // MARK: Fields of tables

  /// A field of a table.
  public func text(_ entry: Entry) -> String {
    switch entry {
    case .words(let phrase): text(phrase)
    case .quantity(let quantity): text(quantity)
    case .change(let change): changeCell(change)
    case .ratio(let ratio): ratioCell(ratio)
    case .period(let period): text(period, .short)
    case .direction(let direction): text(direction)
    case .revision(let before, let now): "\(text(before)) → \(text(now))"
    }
  }

  private func changeCell(_ change: RangedValue) -> String {
    if change.value == 0, change.lower == 0, change.upper == 0 { return "0" }
    let decimals = decimals(change)
    func signed(_ value: Double) -> String { NumberText.signed(value, decimals: decimals) }
    return "\(signed(change.value)) (\(signed(change.lower))\u{00A0}to\u{00A0}\(signed(change.upper)))"
  }

  private func ratioCell(_ ratio: RangedValue) -> String {
    func text(_ value: Double) -> String { NumberText.number(value, decimals: 2) }
    return "\(text(ratio.value)) (\(text(ratio.lower))\u{00A0}to\u{00A0}\(text(ratio.upper)))"
  }

  private func decimals(_ change: RangedValue) -> Int {
    // A small change keeps a digit, so that it is not printed as none.
    let largest = max(change.lower.magnitude, change.upper.magnitude)
    if largest >= 9.95 || largest == 0 { return largest == 0 ? 1 : 0 }
    return [0.995, 0.0995, 0.00995].firstIndex { largest >= $0 }.map { $0 + 1 } ?? 4
  }

  private func text(_ direction: FindingStatement.Direction) -> String {
    switch direction {
    case .rising: "▲ Rising"
    case .risen: "▲ Risen, fewer lately"
    case .falling: "▼ Falling"
    case .fallen: "▼ Fallen, more lately"
    case .rose: "▲ Has risen"
    case .fell: "▼ Has fallen"
    case .changed: "◆ Changed, in stretches"
    case .noClearChange: "• No clear change"
    case .untested: "Not tested"
    }
  }

  /// A strength of evidence.
  public func text(_ evidence: Evidence) -> String {
    switch evidence {
    case .strong: "Strong evidence"
    case .moderate: "Moderate evidence"
    case .weak: "Weak evidence"
    case .untested: "Recorded, not tested"
    }
  }

  // MARK: Phrases

  /// A phrase as words.
  public func text(_ phrase: Phrase) -> String {
    switch phrase {
    case .own(let text): own(text)
    case .list(let phrases, let joint):
      phrases.enumerated().map { place, phrase in
        place > 0 && joint == .semicolon ? text(phrase).lowercasedFirst : text(phrase)
      }.joined(separator: [.space: " ", .dot: " · ", .comma: ", ", .semicolon: "; "][joint] ?? " ")
    case .categories(let name): categories(name)
    case .title(let name):
      name.parts.isEmpty ? capital(own(name.measure)) : categories(name) + ": " + own(name.measure)
    case .subject(let name): "Recorded " + subject(name)
    case .category(let part): category(part)
    case .period(let period): text(period, .long)
    case .span(let first, let last): span(first, last, first.frequency == .year ? .long : .short)
    case .quantity(let quantity): text(quantity)
    case .word(let word): text(word)
    case .by(let dimensions): "by " + list(dimensions.map { own($0).lowercasedFirst })

    case .found(let found): sentence(found)
    case .changePerYear(let change, let unit): yearly(change, unit: unit.map(own) ?? "")
    case .percentPerYear(let percent, let of): self.percent(percent, of)
    case .ratioPerYear(let ratio): self.ratio(ratio)
    case .sizeUnknown: "The size cannot be told"
    case .adjustedP(let p, let family):
      "Adjusted p \(NumberText.probability(p))"
        + (family > 1 ? ", over \(NumberText.integer(family)) series tested together" : "")
    case .alternative:
      "More or less work of the authorities, or another way of recording, can have the same effect."
    case .noDirection(.hiddenValues):
      "The adjusted p is small, and yet no direction is claimed: hidden figures leave it open."
    case .noDirection(.storyDisagrees):
      "The adjusted p is small, and yet no direction is claimed: the last stretch does not lie beyond the first."
    case .noDirection(.sizeDisagrees):
      "The adjusted p is small, and yet no direction is claimed: the size of the change has the other sign."
    case .smallestChange(let ratio): smallestChange(ratio)
    case .slowDrift: "A slow drift of the level, up or down, would look the same as such a trend."
    case .explanation(let explanation): EnglishExplanations(language: self).text(explanation)
    case .allowedFor(let events): EnglishExplanations(language: self).allowedFor(events)
    case .eventLines(let events): EnglishExplanations(language: self).eventLines(events)
    case .stretch(let stretch, let continued): self.stretch(stretch, continued)
    case .course(let direction): course(direction)
    case .moreStretches(let number):
      "\(count(number, "more stretch is", "more stretches are")) in the table of stretches."
    case .seen(let first, let last): seen(first, last)
    case .sharesOfChange(let shares): sharesOfChange(shares)
    case .contradicted(let dimensions):
      "In the last year every part by \(list(dimensions.map { own($0).lowercasedFirst })) moved the other way: something that is no part is in the total, or parts are missing."
    case .ended(let period): "Figures end in \(text(period, .long))."
    case .exceptional(let periods):
      "Far from the months beside \(periods.count == 1 ? "it" : "them"): \(list(periods.map { text($0, .short) }))."
    case .lastYear(let year): lastYear(year)
    case .lately(let years): lately(years)
    case .turned(let years, let direction):
      direction.isUp
        ? "The last year (\(span(years.first, years.last, .short))) has fewer than the one before: the rise may have ended."
        : "The last year (\(span(years.first, years.last, .short))) has more than the one before: the fall may have ended."
    case .mostlyZero(let zero, let known):
      "\(NumberText.integer(zero)) of \(NumberText.integer(known)) periods are zero: read the direction, not the size."
    case .provisionalTail(let number, let frequency):
      number == 1
        ? "The last \(frequency.length.rawValue) is provisional."
        : "The last \(periods(number, frequency)) are provisional."
    case .incomplete(let tail): incomplete(tail)
    case .mayBeRevised(let number, let frequency):
      "The last \(number == 1 ? frequency.length.rawValue : periods(number, frequency)) may still be revised and \(number == 1 ? "is" : "are") left out of trends."
    case .allComplete: "By what is usually recorded late, the last periods are complete."
    case .direction(let direction, let reason):
      direction == .untested ? capital(reason.map(text) ?? text(direction)) : text(direction)
    case .pattern(let pattern): pattern?.words ?? PatternCategory.wordsForNone

    case .overall(let families): overall(families)
    case .familyList(let families): familyList(families)
    case .spread(let measure, let dimension, let up, let down, let changed, let tested):
      spread(own(measure), own(dimension), up, down, changed, tested)
    case .changes(let changes, let direction, let unit): self.changes(changes, direction, own(unit))
    case .othersUnclear(let number): "No clear change on the other \(NumberText.integer(number))."
    case .noneClear(let tested):
      tested == 1
        ? "The series that was tested shows no clear change."
        : "None of the \(NumberText.integer(tested)) series that were tested shows a clear change."
    case .noneTested(let reasons):
      "No series could be tested: "
        + text(reasons) + "."
    case .noFindings: "This page was given no findings: nothing on it was tested."
    case .moreFindings(let number):
      "\(count(number, "more series", "more series")) with a clear change: see the table of all series."

    case .level(let name, let quantity, let period):
      "\(bare(quantity)) \(subject(name)) were recorded \(at(period))"
    case .highestLevel(let name, let quantity, let period):
      "\(bare(quantity)) \(subject(name)) were recorded \(at(period)), the most of any full year"
    case .levelBelowHighest(let name, let quantity, let period, let highest, let highestPeriod):
      "\(bare(quantity)) \(subject(name)) were recorded \(at(period)); the most in a year were \(bare(highest)) \(at(highestPeriod))"
    case .levelBefore(let quantity, let period): "\(text(quantity)) \(at(period))"
    case .noLevel(let period): "no figure for \(text(period, .long))"
    case .noFigures(let name): "No published figures: \(subject(name))"
    case .noFiguresMeaning: "That says nothing on whether there were any."
    case .notNamed(let name):
      "\(text(name)): no published figures. The source does not show it separately, which says nothing on how many there were."
    case .knownPeriods(let number, let frequency):
      "\(capital(periods(number, frequency))) \(number == 1 ? "has" : "have") a known figure; no trend was tested. Recording may have changed between them."
    case .recent(let name, let years):
      "\(bare(years.latest)) \(subject(name)) were recorded in \(lengthOf(years))"
    case .recentBefore(let years, let change): recentBefore(years, change)
    case .largest(let part, let name, let quantity, let total, let period):
      "In \(text(period, .long)) the most \(subject(name)) were recorded \(within(part)): \(bare(quantity)) of \(bare(total))"
    case .share(let part, let whole, let unit): "\(bare(part)) of \(bare(whole)) \(own(unit))"
    case .completeness(let known, let all, let hidden, let missing):
      "\(NumberText.integer(known)) of \(NumberText.integer(all)); \(NumberText.integer(hidden)) hidden, \(NumberText.integer(missing)) missing"

    case .labelled(let name, let period):
      capital(subject(name)) + (period.map { ", " + text($0, .long) } ?? "")
    case .ofWhom(let part, let period): "Of whom \(category(part).lowercasedFirst), \(text(period, .long))"
    case .upAndDown(let up, let down, let changed):
      "\(NumberText.integer(up)) up, \(NumberText.integer(down)) down"
        + (changed > 0 ? ", \(NumberText.integer(changed)) in stretches" : "")
    case .ofSeries(let all, let families):
      "of \(NumberText.integer(all)); "
        + (families == 1 ? "p adjusted over all of them" : "p adjusted in each of \(families) groups")
    case .ofRows(let rows): "of \(NumberText.integer(rows)) rows"

    case .drawn(let name, let by, let frequency, let style): drawn(name, by, frequency, style)
    case .plainTitle(let name, let by):
      capital("recorded " + subject(name)) + (by.isEmpty ? "" : ", " + text(.by(dimensions: by)))
    case .storyNote:
      "Dots: periods as recorded. Lines: the stretches of the story, months of the year levelled. Fields: between which periods a stretch began."
    case .storyFields: "Fields: in which of these periods a stretch of the story began."
    case .gapNote(let hidden, let missing): gaps(hidden, missing)
    case .notDrawn(let series):
      "Not drawn, and in the table: \(some(series.map(categories)))."
    case .allZero(let series):
      "Zero in every period with a figure: \(some(series.map(categories)))."
    case .ownScale(let name, let peak, let period):
      "\(categories(name)) is drawn on a scale of its own: its peak of \(bare(peak)) \(at(period)) would flatten the others."
    case .revised(let name, let period, let before, let now, let from, let to):
      "Revised: \(categories(name)), \(text(period, .long)): \(text(before)) in \(release(from)), \(text(now)) in \(release(to))."
    case .moreRevisions(let number):
      "\(count(number, "more figure was", "more figures were")) revised by more than 10% and 20."
    case .projection(let first, let last):
      "The population of \(span(first, last)) is a projection, not a count."
    case .perPopulation(let persons): "per \(NumberText.number(persons)) of the population"
    case .interpolated:
      "Population between published years lies on straight lines. The rate relates what was recorded to a population; it does not say where people lived."
    case .flowNote(let places, let threshold):
      "Recorded figures only: what nobody recorded is not here. Each column names at most \(places) categories; paths of fewer than \(bare(threshold)) are together in grey. What was not recorded is not what was not there."

    case .seriesNote(let hasRatio, let hasPattern):
      "Change: the median slope over all periods (Sen), in figures a year, with its range; where many periods are zero or a few tower, single years can differ much from it."
        + (hasRatio ? " Ratio: of one year to the one before, over all periods, with its range." : "")
        + (hasPattern ? " Pattern: how the periods compare with those of sibling series." : "")
        + " Small lines: full calendar years, each on its own scale."
    case .moreSeries(let number): "\(count(number, "more series is", "more series are")) not shown here."
    case .moreFigures(let number): "\(count(number, "more figure is", "more figures are")) not shown here."
    case .flowsLeftOut(let number):
      "\(count(number, "path is", "paths are")) hidden, missing or not published separately and not drawn, so places have less than their totals."
    case .noPopulation(let name): "No population is known beside which \(subject(name)) could be set."
    case .nothingShown: "None of the blocks of this page has a figure to show."
    case .partlyProjected: "Some of these figures are projections, not counts."
    case .fullYearsOnly: "A calendar year; a year that is not complete is left out"
    case .noRowNote: "– the source has no such figure"

    case .newestRelease(let day): "Newest source released on \(self.day(day))"
    case .counts(let series, let tables):
      "\(NumberText.integer(series)) series · \(count(tables, "table", "tables"))"
    case .night(let phrase): EnglishNight(language: self).text(phrase)
    case .document(let phrase): EnglishDocument().text(phrase)
    case .evaluation(let phrase): EnglishEvaluation(language: self).text(phrase)
    case .edition(let phrase): EnglishEdition(language: self).text(phrase)
    case .trainers(let phrase): EnglishTrainers(language: self).text(phrase)
    case .index(let phrase): EnglishIndex(language: self).text(phrase)
    case .workbook(let phrase): EnglishWorkbook(language: self).text(phrase)
    case .email(let phrase): EnglishEmail(language: self).text(phrase)
    case .brief(let phrase): EnglishBrief(language: self).text(phrase)
    case .internalBanner: "Internal: unprotected counts, not for publication"
    case .syntheticBanner(let contracts):
      "Made-up figures (\(contracts.joined(separator: ", "))): they say nothing about the world"
    case .changeCount(let listed, let counted):
      "\(count(listed, "figure differs", "figures differ")) from the last published run"
        + (counted > 0 ? "; \(NumberText.integer(counted)) more by status, parameter or method alone." : ".")
    case .noChanges: "No figure differs from the last published run."
    case .cleaned(let rows, let records):
      "\(NumberText.integer(rows)) rows were read and became \(NumberText.integer(records)) records. Counts by rule, never a value."
    case .linkTo(let name, let clear, let series):
      "\(text(name)): \(NumberText.integer(clear)) of \(NumberText.integer(series)) series with a clear change"
    case .linkNotNamed(let name): "\(text(name)): not published separately"

    case .topic(let topic): text(topic)
    case .trust(let remark): text(remark)
    case .coverage(let first, let last, let isZero, let provisional):
      coverage(first, last, isZero, provisional)
    case .hiddenShare(let hidden, let all):
      "\(share(hidden, all)) figures are hidden by the publisher, or sums of such. Each stands for a range, such as 0 to 4 for <5."
    case .missingShare(let missing, let all, let unreadable):
      "\(share(missing, all)) figures are missing, not zero"
        + (unreadable > 0
          ? "; \(NumberText.integer(unreadable)) of them because their category could not be read." : ".")
    case .conditions(let texts): "Found in the whole file: \(texts.joined(separator: "; "))."
    case .releaseChange(let later, let earlier, let revised, let common, let added, let dropped):
      "The release of \(day(later)) is used. Against that of \(day(earlier)) it changed \(NumberText.integer(revised)) of \(NumberText.integer(common)) figures that both have, added \(NumberText.integer(added)) and dropped \(NumberText.integer(dropped)). Releases are never added."
    case .adjustment(let rules, let families): adjustment(rules, families)
    case .codesOfPersons(let stage, let texts): "In \(stage): \(texts.joined(separator: "; "))."
    }
  }

  // MARK: Sentences

  private func sentence(_ found: Found) -> String {
    func year(_ ordinal: Int) -> String {
      text(Period(frequency: .year(of: found.calendar ?? .gregorian), ordinal: ordinal), .long)
    }
    let rate = found.of == .rate && found.direction != .untested
    let subject = (rate ? "The rates of recorded " : "Recorded ") + self.subject(found.subject)
    let since =
      found.since.map { first in
        found.until.map { " from \(year(first)) to \(year($0))" } ?? " since \(year(first))"
      } ?? ""
    let probably = found.evidence == .strong ? "" : "probably "
    switch found.direction {
    case .rising, .rose: return "\(subject) have \(probably)risen\(since)"
    case .risen: return "\(subject) have \(probably)risen\(since), but fell in the last year"
    case .falling, .fell: return "\(subject) have \(probably)fallen\(since)"
    case .fallen: return "\(subject) have \(probably)fallen\(since), but rose in the last year"
    case .changed:
      switch found.outcome {
      case .higher: return "\(subject) have changed\(since), to more"
      case .lower: return "\(subject) have changed\(since), to fewer"
      case .mixed, nil: return "\(subject) have changed\(since), not in one direction"
      }
    case .noClearChange: return "\(subject) show no clear change\(since)"
    case .untested: return "\(subject) were not tested: \(found.reason.map(text) ?? "no finding")"
    }
  }

  private func yearly(_ change: RangedValue, unit: String) -> String {
    let decimals = decimals(change)
    let unit = unit.isEmpty ? "" : " " + unit
    func size(_ value: Double) -> String { NumberText.number(value.magnitude, decimals: decimals) }
    func word(_ value: Double) -> String { value < 0 ? "fewer" : "more" }
    let ends = [change.lower.magnitude, change.upper.magnitude].sorted()
    let range =
      change.lower < 0 && change.upper > 0
      ? "\(size(change.lower)) fewer to \(size(change.upper)) more"
      : "\(size(ends[0])) to \(size(ends[1])) \(word(change.lower + change.upper))"
    let middle = size(change.value)
    if !middle.contains(where: { "123456789".contains($0) }) {
      return "About as many\(unit) each year, by the median slope (likely range \(range))"
    }
    return
      "About \(middle) \(word(change.value))\(unit) each year, by the median slope (likely range \(range))"
  }

  private func percent(_ change: RangedValue, _ of: Phrase.SizeOf) -> String {
    let what = of == .rate ? " of the rate" : ""
    // A range is told with as many decimals as tell its ends apart.
    let isNarrow = NumberText.percent(change.lower) == NumberText.percent(change.upper)
    func text(_ value: Double) -> String {
      isNarrow ? NumberText.signed(value, decimals: 2) + "%" : NumberText.percent(value)
    }
    return
      "\(text(change.value))\(what) a year over the whole time (likely range \(text(change.lower)) to \(text(change.upper)))"
  }

  private func ratio(_ ratio: RangedValue) -> String {
    "\(times(ratio.value)) times a year over the whole time (likely range \(times(ratio.lower)) to \(times(ratio.upper)))"
  }

  private func times(_ ratio: Double) -> String {
    NumberText.number(ratio, decimals: ratio < 9.95 ? 2 : 0)
  }

  // MARK: Stories

  /// `by 34%`, `to 3.2 times as many`: a ratio as a change whose direction the verb says.
  private func change(_ ratio: Double) -> String {
    if ratio >= 2 { return "to \(NumberText.number(ratio, decimals: ratio < 9.95 ? 1 : 0)) times as many" }
    let percent = 100 * (ratio - 1).magnitude
    return "by " + NumberText.number(percent, decimals: percent > 98.95 && ratio < 1 ? 1 : 0) + "%"
  }

  /// A fitted figure to two digits: more would say more than is known.
  private func about(_ quantity: Quantity) -> String {
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
    return "about " + text(Quantity(content, form: quantity.form))
  }

  private func stretch(_ stretch: ToldStretch, _ continued: Phrase.Continued) -> String {
    let a = stretch.first.frequency.length.rawValue
    let when =
      stretch.end == .open && stretch.first != stretch.last
      ? "Since \(text(stretch.first, .short))" : span(stretch.first, stretch.last, .short)
    // A date that is sure to a period or two is told as it is; the table of stretches has every interval.
    let began =
      stretch.start.map { start in
        start.latest.ordinal - start.earliest.ordinal <= 2
          ? "" : " (begun between \(text(start.earliest, .short)) and \(text(start.latest, .short)))"
      } ?? ""
    // A step is told from the stretch that stands before it.
    let step = continued == .directly ? stretch.step : nil
    // At once only where the date is sure.
    let sure = stretch.start.map { $0.latest.ordinal - $0.earliest.ordinal <= 2 } ?? false
    let jump = step.map { ratio in
      (ratio > 1 ? "rose " : "fell ") + (sure ? "at once " : "") + change(ratio)
    }
    let what: String
    switch stretch.direction {
    case .nothingRecorded: what = "nothing recorded"
    case .level: what = (jump.map { $0 + ", to " } ?? "") + "\(about(stretch.mean)) a \(a)"
    case .rising, .falling:
      let verb = stretch.direction == .rising ? "rose" : "fell"
      let yearly = stretch.ratioPerYear.map { " (×\(bare($0)) a year)" } ?? ""
      let most =
        stretch.peakPeriod == stretch.first || stretch.peakPeriod == stretch.last
        ? "" : "; most \(at(stretch.peakPeriod, .short)), \(bare(stretch.peak))"
      what =
        (jump.map { $0 + ", then " } ?? "")
        + "\(verb) from \(about(stretch.from)) to \(about(stretch.to)) a \(a)\(yearly)\(most)"
    }
    return "\(when)\(began): \(what)."
  }

  private func course(_ direction: Stretch.Direction) -> String {
    switch direction {
    case .level: "Level"
    case .rising: "▲ Rising"
    case .falling: "▼ Falling"
    case .nothingRecorded: "Nothing recorded"
    }
  }

  private func seen(_ first: Period?, _ last: Period?) -> String {
    switch (first, last) {
    case (let first?, let last?):
      "Nothing was recorded before \(text(first, .short)) and after \(text(last, .short))."
    case (let first?, nil): "The first were recorded \(at(first, .short))."
    case (nil, let last?): "The last were recorded \(at(last, .short)), nothing after it."
    case (nil, nil): ""
    }
  }

  private func lastYear(_ year: ToldYear) -> String {
    let years = year.years
    let isYear = years.first.frequency.length == .year
    let now = isYear ? at(years.last) : "in the last \(run(years)) (\(span(years.first, years.last, .short)))"
    let before = isYear ? "in the year before" : "in the \(run(years)) before"
    let base = years.before.ends.map { ($0.low + $0.high) / 2 } ?? 0
    let times =
      base >= 20 && (years.latest.ends?.high ?? 0) >= 1
      ? ", "
        + (year.ratio >= 2
          ? "\(self.times(year.ratio)) times as many" : NumberText.percent(100 * (year.ratio - 1)))
      : ""
    let isSame = years.latest.ends != nil && years.latest.content == years.before.content
    var text =
      isSame
      ? "\(capital(now)) \(bare(years.latest)), as many as \(before)"
      : "\(capital(now)) \(bare(years.latest)), \(before) \(bare(years.before))\(times)"
    if !isSame, year.remark == .chance { text += ": a difference that such series show without any change" }
    if let range = year.range {
      text += "; the three years before had \(bare(range.lowest)) to \(bare(range.highest))"
    }
    return text + "."
  }

  /// A share of more than the whole is one that others took back in part.
  private func sharesOfChange(_ shares: [PartOfChange]) -> String {
    let words = shares.map { one -> String in
      let dimension = own(one.part.dimensionLabel).lowercasedFirst
      let percent = NumberText.number(100 * one.share.magnitude) + "%"
      return one.share < 0 ? "by \(dimension), against it by \(percent)" : "by \(dimension) \(percent)"
    }
    return "Of the change of the total in the last year it carries, \(words.joined(separator: "; "))."
  }

  private func smallestChange(_ ratio: Double) -> String {
    let size =
      ratio < 3
      ? "\(NumberText.number(100 * (ratio - 1), decimals: ratio < 1.1 ? 1 : 0))% a year"
      : "\(times(ratio)) times a year"
    return
      "A steady rise of \(size) would have been found here four times in five; a smaller one can be there."
  }

  private func changes(
    _ changes: [CategoryChange], _ direction: FindingStatement.Direction, _ unit: String
  ) -> String {
    let heading =
      direction == .changed
      ? "Changed in stretches"
      : "\(direction.isUp ? "Risen" : "Fallen"), in \(unit) a year from year to year"
    return heading + ": "
      + changes.map { category($0.part) + ($0.change.map { " " + changeCell($0) } ?? "") }
      .joined(separator: "; ") + "."
  }

  /// The length of the later of two years: `2016`, or `the 12 months May 2024 to April 2025`.
  private func lengthOf(_ years: RecentYears) -> String {
    years.first.frequency.length == .year
      ? text(years.last, .long) : "the \(run(years)) \(span(years.first, years.last, .short))"
  }

  /// `12 months`, `4 quarters`.
  private func run(_ years: RecentYears) -> String {
    periods(years.last.ordinal - years.first.ordinal + 1, years.first.frequency)
  }

  private func lately(_ years: RecentYears) -> String {
    years.first.frequency.length == .year
      ? "\(bare(years.latest)) in \(text(years.last, .long)); \(bare(years.before)) in the year before"
      : "\(bare(years.latest)) in \(span(years.first, years.last, .short)); \(bare(years.before)) in the \(run(years)) before"
  }

  private func recentBefore(_ years: RecentYears, _ change: Double?) -> String {
    let tail = years.latest.marks.contains(.provisional) ? "The last of them are provisional. " : ""
    let length =
      years.first.frequency.length == .year ? "the year before" : "the \(run(years)) before"
    return "\(tail)\(bare(years.before)) in \(length)"
      + (change.map { " (" + NumberText.percent($0) + ")" } ?? "") + "."
  }

  /// Several families are never spoken of as one: each has its own adjustment.
  private func overall(_ families: [FamilyCount]) -> String {
    let (up, down) = (families.reduce(0) { $0 + $1.up }, families.reduce(0) { $0 + $1.down })
    let tested = families.reduce(0) { $0 + $1.tested }
    let others = families.reduce(0) { $0 + $1.changed }
    let both =
      others > 0
      ? ", and \(NumberText.integer(others)) \(others == 1 ? "has" : "have") changed in stretches, without a direction"
      : ""
    let changed =
      switch (up, down) {
      case (0, 0) where others > 0:
        "none has a direction, and \(NumberText.integer(others)) \(others == 1 ? "has" : "have") changed in stretches"
      case (0, 0): "none shows a clear change"
      case (_, 0): "\(NumberText.integer(up)) \(up == 1 ? "has" : "have") risen and none has fallen"
      case (0, _): "\(NumberText.integer(down)) \(down == 1 ? "has" : "have") fallen and none has risen"
      default:
        "\(NumberText.integer(up)) \(up == 1 ? "has" : "have") risen and \(NumberText.integer(down)) fallen"
      }
    let all = changed + (up + down > 0 ? both : "")
    if families.count == 1 { return "Of \(NumberText.integer(tested)) series tested, \(all)" }
    return "In \(NumberText.integer(families.count)) groups of series, each tested on its own, \(all)"
  }

  private func familyList(_ families: [FamilyCount]) -> String {
    "Clear changes: "
      + families.map {
        "\(text($0.name)) \(NumberText.integer($0.up + $0.down + $0.changed)) of \(NumberText.integer($0.tested))"
      }.joined(separator: ", ") + "."
  }

  private func spread(
    _ measure: String, _ dimension: String, _ up: Int, _ down: Int, _ changed: Int, _ tested: Int
  ) -> String {
    let of = "of \(NumberText.integer(tested))"
    let name = dimension.lowercasedFirst
    let both =
      changed > 0 && up + down > 0
      ? ", and changed in stretches in \(NumberText.integer(changed))" : ""
    let sentence =
      switch (up, down) {
      case (0, 0) where changed > 0:
        "By \(name), recorded \(measure) have changed in stretches in \(NumberText.integer(changed)) \(of) tested"
      case (0, 0): "By \(name), none \(of) tested shows a clear change"
      case (_, 0): "By \(name), recorded \(measure) have risen in \(NumberText.integer(up)) \(of) tested"
      case (0, _): "By \(name), recorded \(measure) have fallen in \(NumberText.integer(down)) \(of) tested"
      default:
        "By \(name), recorded \(measure) have risen in \(NumberText.integer(up)) \(of) tested and fallen in \(NumberText.integer(down))"
      }
    return sentence + both
  }

  private func drawn(
    _ name: SeriesName, _ by: [LocalizedText], _ frequency: Period.Frequency?, _ style: Phrase.DrawnStyle
  ) -> String {
    var words = "Recorded " + subject(name)
    if let frequency { words += ", a " + frequency.length.rawValue }
    if !by.isEmpty { words += ", " + text(.by(dimensions: by)) }
    switch style {
    case .panels: words += ", one scale for all; grey: the others"
    case .strip: words += "; stronger colour is more"
    case .line, .bars, .pair, .flows: break
    }
    return words
  }

  private func gaps(_ hidden: Int, _ missing: Int) -> String {
    var parts: [String] = []
    if hidden > 0 { parts.append("× hidden by the publisher") }
    if missing > 0 { parts.append("a gap has no figure") }
    return capital(parts.joined(separator: "; ")) + "."
  }

  private func release(_ text: String) -> String {
    let day = day(text)
    return day == text ? text : "the release of " + day
  }

  private func share(_ part: Int, _ all: Int) -> String {
    if all < 20 { return "\(NumberText.integer(part)) of \(NumberText.integer(all))" }
    return NumberText.number(100 * Double(part) / Double(all)) + "% of \(NumberText.integer(all))"
  }

  private func incomplete(_ tail: ToldTail) -> String {
    let number = tail.last.ordinal - tail.first.ordinal + 1
    let length = tail.first.frequency.length.rawValue
    let span = span(tail.first, tail.last, tail.first.frequency == .year ? .long : .short)
    // The last periods of which something is said need not be the last of the series.
    var words = "\(capital(subject(tail.subject))): "
    if tail.open == nil {
      words +=
        "the last \(number == 1 ? length : periods(number, tail.first.frequency)) (\(span)) \(number == 1 ? "is" : "are") incomplete"
    } else {
      words += "\(span) \(number == 1 ? "is" : "are") incomplete"
    }
    words += ": \(text(tail.recorded)) recorded so far"
    switch tail.completed {
    case .estimated(let completed):
      if let recorded = tail.recorded.value, completed.value > 0 {
        words +=
          ", about \(NumberText.number(100 * recorded / completed.value))% of what is usually known in the end"
      }
      words +=
        "; completed \(NumberText.number(completed.value.rounded())) (\(NumberText.number(completed.lower)) to \(NumberText.number(completed.upper)))."
    case .notEstimable(let reason): words += "; what they will come to cannot be told: \(text(reason))."
    }
    if let open = tail.open {
      words += " Of later periods up to \(text(open, .short)) it is too early to say anything."
    }
    if tail.delays == .borrowed { words += " The delays are those of the total, since these are few." }
    return words + " They are left out of trends."
  }

  private func coverage(_ first: Period, _ last: Period, _ isZero: Bool, _ provisional: Int) -> String {
    let number = last.ordinal - first.ordinal + 1
    return "\(text(first, .long)) to \(text(last, .long)), \(periods(number, first.frequency))."
      + (isZero
        ? " Between its first and its last row, a category without one had nothing recorded: a true zero."
        : "")
      + (provisional > 0
        ? " The last \(periods(provisional, first.frequency)) \(provisional == 1 ? "is" : "are") provisional and may still be revised by late reports."
        : "")
  }

  private func adjustment(_ rules: [Multiplicity], _ families: [Int]) -> String {
    let names = rules.map { rule in
      switch rule {
      case .benjaminiHochberg: "Benjamini and Hochberg"
      case .benjaminiYekutieli: "Benjamini and Yekutieli"
      case .holm: "Holm"
      case .bonferroni: "Bonferroni"
      case .hierarchical: "Yekutieli, from the totals down"
      }
    }
    let over =
      families.count == 1
      ? "over \(count(families[0], "series", "series")) tested together"
      : "within each of \(NumberText.integer(families.count)) groups of series, of \(families.map { NumberText.integer($0) }.joined(separator: ", "))"
    return "Adjusted means: \(over)" + (names.isEmpty ? "." : " (\(names.joined(separator: "; "))).")
  }

  private func text(_ topic: Phrase.Topic) -> String {
    switch topic {
    case .counting: "What is counted"
    case .crimes: "Two crimes"
    case .hidden: "Hidden figures"
    case .missing: "Missing figures"
    case .revisions: "Revisions"
    case .range: "Likely range"
    case .evidence: "Evidence"
    case .method: "Method"
    case .readers: "Who may read this"
    case .codesOfPersons: "Codes that may be persons"
    case .synthetic: "Made-up figures"
    case .notes: "Of these figures"
    case .families: "Groups of series"
    }
  }

  private func text(_ remark: Phrase.Remark) -> String {
    switch remark {
    case .detectedOnly:
      "What authorities detected or recorded, not all that happened: more work of the authorities means higher counts."
    case .crimesNeverAdded:
      "Trafficking in persons (TIP) and smuggling of migrants (SOM) are different crimes. Their figures are never added."
    case .personsInCases:
      "Persons in cases that were recorded, not all that happened. More offices, or another form, means more records."
    case .unprotected:
      "Counts on this page are not protected: a small number can point to a person. Do not publish or forward it. Public tables come from a protected release."
    case .range:
      "The interval that its method gives at the level 95%. How many of such ranges held the true value in simulated series, Documentation/Methods.md tells."
    case .evidenceWords:
      "Strong: adjusted p below 0.01. Moderate: from 0.01 to below 0.05, or a change of which the story tells. Weak: anything else."
    case .method:
      "The slope of a log-linear mean, months of the year allowed for, over an error that allows for the dependence of neighbouring periods that the series itself shows; Sen's slope beside it. What is provisional at the end is left out."
    case .story:
      "Stretches come from a segmentation that knows season, the noise of counts and the dependence of neighbouring periods; of series without any change it divides about one in twenty. Single months far from their neighbours begin no stretch."
    case .hiddenNeverResolved: "It is drawn as × and never resolved, not even where a sum would allow it."
    case .synthetic: "Made-up figures: they were generated to show the page and say nothing about the world."
    }
  }

  private func text(_ word: Phrase.Word) -> String {
    switch word {
    case .series: "Series"
    case .year: "Year"
    case .month: "Month"
    case .quarter: "Quarter"
    case .week: "Week"
    case .day: "Day"
    case .period: "Period"
    case .all: "All"
    case .direction: "Direction"
    case .pattern: "Pattern"
    case .changePerYear: "Change a year (range)"
    case .ratioPerYear: "Ratio a year (range)"
    case .adjustedP: "Adjusted p"
    case .lastFullYear: "Last full year"
    case .overTime: "Over time"
    case .from: "From"
    case .to: "To"
    case .population: "Population"
    case .crime: "Crime"
    case .provisionalMonths: "Provisional months"
    case .provisionalYears: "Provisional years"
    case .provisionalPeriods: "Provisional periods"
    case .clearChanges: "Series with a clear change"
    case .seriesTested: "Series tested"
    case .cleanRecords: "Clean records"
    case .rowsLeftOut: "Rows left out"
    case .usableFigures: "Figures that can be used"
    case .listedBelow: "by rule, listed below"
    case .unknown: "Unknown"
    case .otherPlaces: "Other"
    case .rule: "Rule"
    case .column: "Column"
    case .count: "Count"
    case .ofAllRows: "Of all rows"
    case .whatHappened: "What happened"
    case .wholeRow: "whole row"
    case .key: "Key"
    case .before: "Before"
    case .now: "Now"
    case .cause: "Cause"
    case .figure: "Figure"
    case .recordedSoFar: "Recorded so far"
    case .knownByNow: "Usually known"
    case .completed: "Completed"
    case .rowLeftOut: "Row left out"
    case .rowMerged: "Row made one with another"
    case .valueUnknown: "Value unknown"
    case .recordNoted: "Record counted as it is"
    case .valueRecoded: "Value recoded"
    case .new: "New"
    case .revised: "Revised"
    case .withdrawn: "Withdrawn"
    case .seen: "Seen"
    case .story: "Story"
    case .began: "Began between"
    case .course: "Course"
    case .mean: "Mean a period"
    case .atStart: "At its start"
    case .atEnd: "At its end"
    case .ratio: "Ratio a year"
    case .size: "Size"
    case .evidence: "Test"
    case .check: "Check"
    case .provisional: "provisional"
    case .origin: "Origin"
    case .transit: "Transit"
    case .destination: "Destination"
    case .noTransit: "No transit recorded"
    case .measure: "Measure"
    }
  }

  // MARK: Charts

  /// Words of charts.
  public func text(_ label: ChartLabel) -> String {
    switch label {
    case .stretchStart: "when a stretch began"
    case .provisional: "provisional"
    case .inPeriod(let period): at(period, .short)
    case .number(let value, let decimals): NumberText.number(value, decimals: decimals)
    case .wholeRange: "all values"
    case .withoutPeaks: "without the peak, enlarged"
    case .ownScale(let peak, let decimals, let period):
      "own scale; peak \(NumberText.number(peak, decimals: decimals)) \(at(period, .short))"
    case .runTitle: "Stages of the run"
    case .tooFewToDraw: "too few to draw"
    case .crime(let crime): crime.rawValue
    case .dataOfFigure: "Data of this figure"
    case .source(let names): "Source: " + names.joined(separator: "; ") + "."
    case .origin(let contracts):
      "Source: case records (contract \(contracts.joined(separator: ", "))), counts without protection."
    case .citation(let source):
      "\(source.publisher): \(source.release) (\(source.date)). \(source.url). Terms: \(source.terms)."
    case .pageOfPages: "Page %1 of %2"
    case .stage(let name, let kind, let instances, let reads):
      "\(name): \(kind)" + (instances == 1 ? "" : " × \(instances)")
        + (reads.isEmpty ? "" : ", reads " + reads.joined(separator: ", "))
    }
  }

  /// What stands for a chart where it cannot be seen: first, last and extreme values, no cause.
  public func description(of drawing: DrawingWords) -> String {
    switch drawing {
    case .line(let series): description(series)
    case .flows(let diagram):
      "Flow diagram. "
        + zip(diagram.titles, diagram.columns).map { title, places in
          text(title) + ": "
            + places.map { text($0.name) + " " + NumberText.number($0.value) }.joined(separator: ", ")
        }.joined(separator: ". ") + "."
    case .categories(let chart):
      "Chart of categories. "
        + chart.categories.map { category in
          text(category.name) + ": "
            + zip(chart.groups, category.values).map { text($0.name) + " " + text($1) }.joined(
              separator: ", ")
        }.joined(separator: ". ") + "."
    case .strip(let strip): "Strips of fields. " + strip.series.map(description).joined(separator: " ")
    case .graph(let graph): graph.edges.map { "\($0.from) to \($0.to)" }.joined(separator: ", ") + "."
    case .tree(let diagram): EnglishTrainers(language: self).description(of: diagram)
    }
  }

  private func description(_ series: LineSeries) -> String {
    let name = text(series.name)
    let known = series.points.compactMap { point in point.value.map { (point.period, $0) } }
    guard let first = known.first, let last = known.last, let top = known.max(by: { $0.1 < $1.1 }) else {
      return "Line chart. " + name + ": no known values." + gapWords(series)
    }
    func say(_ point: (Period, Double)) -> String {
      NumberText.number(point.1, decimals: series.decimals) + " " + at(point.0)
    }
    var words = "Line chart. " + name + ": " + say(first) + ", highest " + say(top) + ", " + say(last)
    if series.curves.count > 1 {
      words += "; " + count(series.curves.count, "stretch", "stretches")
    }
    return words + "." + gapWords(series)
  }

  private func gapWords(_ series: LineSeries) -> String {
    func say(_ kind: ChartPoint.Kind, _ words: String) -> String {
      let count = series.points.count { $0.kind == kind }
      return count == 0 ? "" : " \(count) \(count == 1 ? "period is" : "periods are") \(words)."
    }
    return say(.suppressed, "hidden by the publisher") + say(.missing, "without a figure")
      + say(.provisional, "provisional")
  }
}

extension [String] {
  /// `a, b and c`.
  var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The text with its first letter small, unless the word is an acronym or a name in capitals.
  var lowercasedFirst: String {
    let second = dropFirst().first
    return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
