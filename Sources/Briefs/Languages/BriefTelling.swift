import Language
import Tables

/// What a brief says of recorded years and their parts.
struct BriefTelling: Telling {
  let catalogue: Catalogue

  func text(_ phrase: BriefPhrase) -> String {
    switch phrase {
    case .lastYear(let subject, let now, let before, let change):
      say(
        "brief.lastYear",
        [
          "quantity": .text(bare(now.quantity)), "subject": .text(self.subject(subject)),
          "number": .choice(now.quantity.value == 1 ? "one" : "other"), "when": .text(at(now.period)),
          "compared": .text(compared(now, before, change)),
        ])
    case .threeYears(let lowest, let highest, let known):
      say(
        "brief.threeYears",
        [
          "known": .choice(known == 3 ? "all" : known == 2 ? "two" : "one"),
          "range": .text(range(lowest, highest)),
        ])
    case .extremes(let highest, let lowest, let first, let last, let times):
      say(
        "brief.extremes",
        [
          "highest": .text(dated(highest)), "usual": .presence(of: times),
          "times": figure(times, .number(decimals: 0)), "fewest": .presence(of: lowest),
          "lowest": .text(lowest.map(dated) ?? ""), "span": .text(span(first, last)),
        ])
    case .course(let subject, let stretch):
      say(
        "brief.course",
        [
          "subject": .text(capital(self.subject(subject))),
          "stretch": .text(
            words(of: .stretch(stretch: stretch, continued: .apart)).lowercasedFirst),
        ])

    case .madeOf(let parts, let whole, let unnamed):
      say(
        "brief.madeOf",
        [
          "whole": .text(bare(whole.quantity)), "when": .text(at(whole.period)),
          "parts": .text(list(parts.map(part))), "unnamed": .count(max(0, unnamed)),
        ])
    case .givenFor(let dimension, let part, let whole, let unit):
      capital(
        say(
          "brief.givenFor",
          given(dimension, part, whole).merging([
            "unit": .text(own(unit)), "share": .presence(of: part.percent),
            "percent": .text(part.percent.map(percent) ?? ""),
          ]) { $1 }))
    case .others(let parts): say("brief.others", ["parts": .text(list(parts.map(part)))])
    case .givenForFew(let dimension, let part, let whole):
      capital(say("brief.givenForFew", given(dimension, part, whole)))
    case .moreThanWhole(let part, let whole): capital(say("brief.moreThanWhole", given(nil, part, whole)))

    case .moved(let dimension, let part, let now, let before, let unit, let change):
      say(
        "brief.moved",
        [
          "way": way(now, before), "dimension": .text(self.dimension(dimension)),
          "category": .text(name(part)), "quantity": .text(bare(now.quantity)), "unit": .text(own(unit)),
          "when": .text(at(now.period)), "compared": .text(compared(now, before, change)),
        ])
    case .movedToo(let part, let now, let before, let change):
      say(
        "brief.movedToo",
        [
          "way": way(now, before), "category": .text(name(part)), "figure": .text(dated(now)),
          "compared": .text(compared(now, before, change)),
        ])
    case .new(let dimension, let parts, let period, let unit):
      stands("brief.new", parts.map(part), period, dimension, unit)
    case .newToo(let parts, let period): stands("brief.newToo", parts.map(part), period)
    case .multiplied(let dimension, let parts, let period, let unit):
      stands("brief.multiplied", parts.map(multiplied), period, dimension, unit)
    case .multipliedToo(let parts, let period):
      stands("brief.multipliedToo", parts.map(multiplied), period)
    case .ended(let dimension, let parts, let period, let unit):
      stands("brief.ended", parts.map(ended), period, dimension, unit)
    case .endedToo(let parts, let period): stands("brief.endedToo", parts.map(ended), period)
    case .partLevel(let part, let now, let unit):
      capital(
        say(
          "brief.partLevel",
          [
            "category": .text(name(part)), "quantity": .text(bare(now.quantity)), "unit": .text(own(unit)),
            "when": .text(at(now.period)),
          ]))
    case .lastKnown(let now, let end):
      say(
        "brief.lastKnown", ["end": .text(text(end, .long)), "period": .text(text(now.period, .long))])

    case .besideYears(let before, let missing, let lowest, let highest):
      besideYears(before, missing, lowest, highest)
    case .mostInAYear(let subject): say("brief.mostInAYear", ["subject": .text(self.subject(subject))])
    case .mostNote(let highest, let lowest, let first):
      capital(
        say(
          "brief.mostNote",
          [
            "when": .text(at(highest)), "first": .text(text(first, .long)), "fewest": .presence(of: lowest),
            "lowest": .text(lowest.map(dated) ?? ""),
          ]))
    case .newLabel(let dimension, let period):
      say(
        "brief.newLabel", ["when": .text(at(period)), "dimension": .text(self.dimension(dimension))])
    case .newNote(let parts):
      parts.isEmpty ? say("brief.noneNew") : list(parts.map { counted("brief.newPart", $0) })
    }
  }

  // MARK: Years

  /// What comes after a figure of the year before; of what is more than three times as much, both figures.
  private func compared(_ now: YearFigure, _ before: YearFigure?, _ change: Double?) -> String {
    guard let before else { return "" }
    guard let change, change < 200 else {
      return say("brief.compared.after", ["figure": .text(dated(before))])
    }
    let size = NumberText.number(change.magnitude, decimals: 0)
    let when = MessageArgument.text(at(before.period))
    if size == "0" { return say("brief.compared.same", ["when": when]) }
    return say(
      change > 0 ? "brief.compared.more" : "brief.compared.fewer",
      ["percent": .text(catalogue.perCent(size)), "when": when])
  }

  private func way(_ now: YearFigure, _ before: YearFigure) -> MessageArgument {
    .choice((now.quantity.value ?? 0) > (before.quantity.value ?? 0) ? "rise" : "fall")
  }

  private func dated(_ figure: YearFigure) -> String {
    say("brief.dated", ["quantity": .text(bare(figure.quantity)), "when": .text(at(figure.period))])
  }

  private func range(_ lowest: YearFigure, _ highest: YearFigure) -> String {
    func one(_ figure: YearFigure) -> String {
      say(
        "brief.rangeEnd",
        ["quantity": .text(bare(figure.quantity)), "period": .text(text(figure.period, .long))])
    }
    guard lowest != highest else { return one(lowest) }
    return say("brief.range", ["lowest": .text(one(lowest)), "highest": .text(one(highest))])
  }

  private func besideYears(
    _ before: YearFigure?, _ missing: Period?, _ lowest: YearFigure?, _ highest: YearFigure?
  ) -> String {
    var pieces: [String] = []
    if let before {
      pieces.append(
        say(
          "brief.before",
          ["period": .text(text(before.period, .long)), "quantity": .text(bare(before.quantity))]))
    }
    if let missing { pieces.append(say("brief.missing", ["period": .text(text(missing, .long))])) }
    if let lowest, let highest {
      pieces.append(
        say(
          "brief.threeBefore",
          ["lowest": .text(bare(lowest.quantity)), "highest": .text(bare(highest.quantity))]))
    }
    return catalogue.joined(pieces, by: .semicolon)
  }

  // MARK: Parts

  private func given(
    _ dimension: LocalizedText?, _ part: PartFigure, _ whole: YearFigure
  ) -> [String: MessageArgument] {
    [
      "dimension": .text(dimension.map(self.dimension) ?? ""), "category": .text(name(part)),
      "part": .text(bare(part.quantity)), "whole": .text(bare(whole.quantity)),
      "when": .text(at(whole.period)),
    ]
  }

  private func stands(
    _ key: String, _ parts: [String], _ period: Period, _ dimension: LocalizedText? = nil,
    _ unit: LocalizedText? = nil
  ) -> String {
    say(
      key,
      [
        "dimension": .text(dimension.map(self.dimension) ?? ""), "when": .text(at(period)),
        "unit": .text(unit.map(own) ?? ""), "parts": .text(list(parts)),
      ])
  }

  private func percent(_ value: Double) -> String {
    value > 0 && value < 0.5
      ? say("brief.lessThan", ["percent": .text(catalogue.perCent("1"))])
      : catalogue.perCent(NumberText.number(value, decimals: 0))
  }

  private func name(_ part: PartFigure) -> String {
    part.group.map { say("brief.group." + $0.rawValue) } ?? categories(part.name)
  }

  private func counted(_ key: String, _ part: PartFigure) -> String {
    say(key, ["category": .text(name(part)), "quantity": .text(bare(part.quantity))])
  }

  private func ended(_ part: PartFigure) -> String { counted("brief.endedPart", part) }

  private func multiplied(_ one: MultipliedPart) -> String {
    say(
      "brief.multipliedPart",
      [
        "category": .text(name(one.part)), "quantity": .text(bare(one.part.quantity)),
        "figure": .text(dated(one.most)),
      ])
  }

  /// `19,913 women (75 per cent)`, `Forced labour 1,126`.
  private func part(_ part: PartFigure) -> String {
    let words = counted(part.group.map { "brief.part." + $0.rawValue } ?? "brief.part", part)
    guard let share = part.percent else { return words }
    return say("brief.partShare", ["part": .text(words), "percent": .text(percent(share))])
  }
}
