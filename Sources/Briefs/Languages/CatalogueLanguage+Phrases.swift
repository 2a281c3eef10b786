import Language
import Statistics
import Tables
import Trends

extension CatalogueLanguage {
  /// A phrase as words.
  public func text(_ phrase: Phrase) -> String {
    func numbers(_ key: String, _ arguments: KeyValuePairs<String, Int>) -> String {
      say(key, Dictionary(uniqueKeysWithValues: arguments.map { ($0.key, .count($0.value)) }))
    }
    switch phrase {
    case .own(let text): return own(text)
    case .list(let phrases, let joint):
      let words = phrases.enumerated().map { place, phrase in
        place > 0 && joint == .semicolon ? text(phrase).lowercasedFirst : text(phrase)
      }
      return catalogue.joined(words, by: joint)
    case .categories(let name): return categories(name)
    case .title(let name): return title(name)
    case .subject(let name): return say("subject", ["subject": .text(subject(name))])
    case .category(let part): return category(part)
    case .period(let period): return text(period, .long)
    case .span(let first, let last): return span(first, last, first.frequency == .year ? .long : .short)
    case .quantity(let quantity): return text(quantity)
    case .word(let word): return say("word.\(word.rawValue)")
    case .by(let labels): return say("by", ["dimensions": .text(dimensions(labels))])

    case .found(let found): return sentence(found)
    case .changePerYear(let change, let unit): return yearly(change, unit: unit.map(own))
    case .percentPerYear(let percent, let of): return self.percent(percent, of)
    case .ratioPerYear(let ratio): return self.ratio(ratio)
    case .without(let size, let of): return self.without(size, of)
    case .adjustedP(let p, let family):
      return say("adjustedP", ["p": .number(NumberText.probability(p)), "family": .count(max(0, family))])
    case .noDirection(let doubt): return say("noDirection.\(doubt)")
    case .smallestChange(let ratio): return smallestChange(ratio)
    case .sizeUnknown: return say("sizeUnknown")
    case .alternative: return say("alternative")
    case .slowDrift: return say("slowDrift")
    case .explanation(let explanation): return ExplanationTelling(catalogue: catalogue).text(explanation)
    case .allowedFor(let events): return ExplanationTelling(catalogue: catalogue).allowedFor(events)
    case .eventLines(let events): return ExplanationTelling(catalogue: catalogue).eventLines(events)
    case .stretch(let stretch, let continued): return self.stretch(stretch, continued)
    case .course(let direction): return say("course.\(direction.rawValue)")
    case .moreStretches(let number): return numbers("moreStretches", ["n": number])
    case .seen(let first, let last): return seen(first, last)
    case .sharesOfChange(let shares): return sharesOfChange(shares)
    case .contradicted(let labels): return say("contradicted", ["dimensions": .text(dimensions(labels))])
    case .ended(let period): return say("ended", ["period": .text(text(period, .long))])
    case .exceptional(let periods):
      return say(
        "exceptional",
        ["n": .count(periods.count), "periods": .text(list(periods.map { text($0, .short) }))])
    case .lastYear(let year):
      return ([lastYear(year)] + (year.levelled.map { [levelled($0)] } ?? [])).joined(separator: " ")
    case .lately(let years): return lately(years)
    case .turned(let years, let direction):
      return say(
        direction.isUp ? "turned.up" : "turned.down", ["span": .text(span(years.first, years.last, .short))])
    case .mostlyZero(let zero, let known): return numbers("mostlyZero", ["zero": zero, "known": known])
    case .provisionalTail(let number, let frequency): return tail("provisionalTail", number, frequency)
    case .incomplete(let tail): return incomplete(tail)
    case .mayBeRevised(let number, let frequency): return tail("mayBeRevised", number, frequency)
    case .allComplete: return say("allComplete")
    case .completenessUnknown: return say("completenessUnknown")
    case .direction(let direction, let reason):
      return direction == .untested ? capital(reason.map(text) ?? text(direction)) : text(direction)
    case .pattern(let pattern): return self.pattern(pattern)

    case .overall(let families): return overall(families)
    case .familyList(let families): return familyList(families)
    case .spread(let measure, let dimension, let up, let down, let changed, let tested):
      return spread(own(measure), self.dimension(dimension), (up, down, changed, tested))
    case .changes(let changes, let direction, let unit): return self.changes(changes, direction, own(unit))
    case .othersUnclear(let number): return numbers("othersUnclear", ["n": number])
    case .noneClear(let tested): return numbers("noneClear", ["n": tested])
    case .noneTested(let reasons): return say("noneTested", ["reasons": .text(text(reasons))])
    case .noFindings: return say("noFindings")
    case .moreFindings(let number): return numbers("moreFindings", ["n": number])

    case .level(let name, let quantity, let period): return level("level", name, quantity, period)
    case .highestLevel(let name, let quantity, let period):
      return level("highestLevel", name, quantity, period)
    case .levelBelowHighest(let name, let quantity, let period, let highest, let highestPeriod):
      return level(
        "levelBelowHighest", name, quantity, period,
        ["highest": .text(bare(highest)), "highestWhen": .text(at(highestPeriod))])
    case .levelBefore(let quantity, let period):
      return say("levelBefore", ["quantity": .text(text(quantity)), "when": .text(at(period))])
    case .noLevel(let period): return say("noLevel", ["period": .text(text(period, .long))])
    case .noFigures(let name, let by): return say("noFigures", spread(name, by))
    case .noFiguresMeaning: return say("noFiguresMeaning")
    case .notNamed(let name): return say("notNamed", ["name": .text(text(name))])
    case .knownPeriods(let number, let frequency):
      return capital(
        say(
          "knownPeriods",
          [
            "periods": .text(periods(number, frequency)), "n": .count(number), "length": length(frequency),
          ]))
    case .recent(let name, let years): return recent(name, years)
    case .recentBefore(let years, let change): return recentBefore(years, change)
    case .largest(let part, let name, let quantity, let total, let period):
      return say(
        "largest",
        [
          "period": .text(text(period, .long)), "subject": .text(subject(name)),
          "category": .text(within(part)), "quantity": .text(bare(quantity)), "total": .text(bare(total)),
        ])
    case .share(let part, let whole, let unit):
      return say(
        "share", ["part": .text(bare(part)), "whole": .text(bare(whole)), "unit": .text(own(unit))])
    case .completeness(let known, let all, let hidden, let missing):
      return numbers("completeness", ["known": known, "all": all, "hidden": hidden, "missing": missing])

    case .labelled(let name, let period):
      return capital(
        say(
          "labelled",
          [
            "subject": .text(subject(name)), "timed": .choice(period == nil ? "no" : "yes"),
            "period": .text(period.map { text($0, .long) } ?? ""),
          ]))
    case .ofWhom(let part, let period):
      return say(
        "ofWhom",
        ["category": .text(category(part).lowercasedFirst), "period": .text(text(period, .long))])
    case .upAndDown(let up, let down, let changed):
      return numbers("upAndDown", ["up": up, "down": down, "changed": changed])
    case .ofSeries(let all, let families): return numbers("ofSeries", ["all": all, "groups": families])
    case .ofRows(let rows): return numbers("ofRows", ["rows": rows])

    case .drawn(let name, let by, let frequency, let style): return drawn(name, by, frequency, style)
    case .plainTitle(let name, let by):
      return say("plainTitle", spread(name, by))
    case .storyNote: return say("storyNote")
    case .storyFields: return say("storyFields")
    case .gapNote(let hidden, let missing):
      return say(hidden == 0 ? "gapNote.missing" : missing == 0 ? "gapNote.hidden" : "gapNote.both")
    case .notDrawn(let series): return say("notDrawn", ["series": .text(some(series.map(categories)))])
    case .allZero(let series): return say("allZero", ["series": .text(some(series.map(categories)))])
    case .ownScale(let name, let peak, let period):
      return say(
        "ownScale",
        [
          "categories": .text(categories(name)), "peak": .text(bare(peak)), "when": .text(at(period)),
        ])
    case .revised(let name, let period, let before, let now, let from, let to):
      return say(
        "revised",
        [
          "categories": .text(categories(name)), "period": .text(text(period, .long)),
          "before": .text(text(before)), "now": .text(text(now)), "from": .text(day(from)),
          "to": .text(day(to)), "fromKind": release(from), "toKind": release(to),
        ])
    case .moreRevisions(let number): return numbers("moreRevisions", ["n": number])
    case .projection(let first, let last): return say("projection", ["span": .text(span(first, last))])
    case .perPopulation(let persons):
      return say("perPopulation", ["persons": .number(NumberText.number(persons))])
    case .interpolated: return say("interpolated")
    case .flowNote(let places, let threshold):
      return say("flowNote", ["places": .count(places), "threshold": .text(bare(threshold))])

    case .seriesNote(let hasRatio, let hasPattern):
      return say(
        "seriesNote",
        ["ratio": .choice(hasRatio ? "yes" : "no"), "pattern": .choice(hasPattern ? "yes" : "no")])
    case .moreSeries(let number): return numbers("moreSeries", ["n": number])
    case .moreFigures(let number): return numbers("moreFigures", ["n": number])
    case .flowsLeftOut(let number): return numbers("flowsLeftOut", ["n": number])
    case .noPopulation(let name): return say("noPopulation", ["subject": .text(subject(name))])
    case .nothingShown: return say("nothingShown")
    case .partlyProjected: return say("partlyProjected")
    case .fullYearsOnly: return say("fullYearsOnly")
    case .noRowNote: return say("noRowNote")

    case .night(let phrase): return NightTelling(catalogue: catalogue).text(phrase)
    case .brief(let phrase): return BriefTelling(catalogue: catalogue).text(phrase)
    case .edition(let phrase): return EditionTelling(catalogue: catalogue).text(phrase)
    case .index(let phrase): return IndexTelling(catalogue: catalogue).text(phrase)
    case .document(let phrase): return FileTelling(catalogue: catalogue).text(phrase)
    case .workbook(let phrase): return FileTelling(catalogue: catalogue).text(phrase)
    case .email(let phrase): return FileTelling(catalogue: catalogue).text(phrase)
    case .evaluation(let phrase): return EvaluationTelling(catalogue: catalogue).text(phrase)
    case .trainers(let phrase): return TrainerTelling(catalogue: catalogue).text(phrase)
    case .newestRelease(let day): return say("newestRelease", ["day": .text(self.day(day))])
    case .counts(let series, let tables): return numbers("counts", ["series": series, "tables": tables])
    case .internalBanner: return say("internalBanner")
    case .syntheticBanner(let contracts):
      return say(
        "syntheticBanner", ["contracts": .text(catalogue.joined(contracts.map(visible), by: .comma))])
    case .changeCount(let listed, let counted):
      return numbers("changeCount", ["listed": listed, "counted": counted])
    case .noChanges: return say("noChanges")
    case .cleaned(let rows, let records): return numbers("cleaned", ["rows": rows, "records": records])
    case .linkTo(let name, let clear, let series):
      return say(
        "linkTo", ["name": .text(text(name)), "clear": .count(clear), "series": .count(series)])
    case .linkNotNamed(let name): return say("linkNotNamed", ["name": .text(text(name))])

    case .topic(let topic): return say("topic.\(topic.rawValue)")
    case .trust(let remark): return say("trust.\(remark.rawValue)")
    case .coverage(let first, let last, let isZero, let provisional):
      return coverage(first, last, isZero, provisional)
    case .hiddenShare(let hidden, let all): return say("hiddenShare", share(hidden, all))
    case .missingShare(let missing, let all, let unreadable):
      return say(
        "missingShare", share(missing, all).merging(["unreadable": .count(unreadable)]) { $1 })
    case .conditions(let conditions): return found(conditions)
    case .releaseChange(let later, let earlier, let revised, let common, let added, let dropped):
      return say(
        "releaseChange",
        [
          "later": .text(day(later)), "earlier": .text(day(earlier)), "revised": .count(revised),
          "common": .count(common), "added": .count(added), "dropped": .count(dropped),
        ])
    case .adjustment(let rules, let families): return adjustment(rules, families)
    case .codesOfPersons(let stage, let columns): return codesOfPersons(stage, columns)
    case .causes(let words): return causes(words)
    }
  }

  private func tail(_ key: String, _ number: Int, _ frequency: Period.Frequency) -> String {
    capital(
      say(
        key, ["last": .text(last(number, frequency)), "n": .count(number), "length": length(frequency)]))
  }

  private func level(
    _ key: String, _ name: SeriesName, _ quantity: Quantity, _ period: Period,
    _ more: [String: MessageArgument] = [:]
  ) -> String {
    say(
      key,
      [
        "quantity": .text(bare(quantity)), "subject": .text(subject(name)), "when": .text(at(period)),
      ].merging(more) { $1 })
  }

  /// Whether a release is named by its day.
  private func release(_ text: String) -> MessageArgument {
    .choice(day(text) == visible(text) ? "other" : "day")
  }

  private func drawn(
    _ name: SeriesName, _ by: [LocalizedText], _ frequency: Period.Frequency?, _ style: Phrase.DrawnStyle
  ) -> String {
    say(
      "drawn",
      [
        "subject": .text(subject(name)), "length": frequency.map(length) ?? .choice("none"),
        "by": .choice(by.isEmpty ? "none" : "given"), "dimensions": .text(dimensions(by)),
        "style": .choice(style.rawValue),
      ])
  }

  /// A subject and the dimensions whose categories are told apart.
  private func spread(_ name: SeriesName, _ by: [LocalizedText]) -> [String: MessageArgument] {
    [
      "subject": .text(subject(name)), "by": .choice(by.isEmpty ? "none" : "given"),
      "dimensions": .text(dimensions(by)),
    ]
  }

  private func pattern(_ pattern: PatternCategory?) -> String {
    let word =
      switch pattern {
      case nil: "unknown"
      case .some(.none): "none"
      case .newHigh, .consecutiveHigh: "emerging"
      case .intensifyingHigh: "persistentRising"
      case .persistentHigh: "persistent"
      case .diminishingHigh: "persistentFalling"
      case .sporadicHigh, .oscillatingHigh: "onAndOff"
      case .historicalHigh: "fading"
      case .newLow, .consecutiveLow: "newlyLow"
      case .intensifyingLow: "lowFalling"
      case .persistentLow: "low"
      case .diminishingLow: "lowRecovering"
      case .sporadicLow, .oscillatingLow: "atTimesLow"
      case .historicalLow: "noLongerLow"
      }
    return say("pattern." + word)
  }
}
