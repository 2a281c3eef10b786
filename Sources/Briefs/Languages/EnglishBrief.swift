import Language
import Tables

/// What a brief says of recorded years and their parts, in English.
struct EnglishBrief: EnglishWords {
  /// Figures and periods are in its words.
  let language: any PageLanguage

  func text(_ phrase: BriefPhrase) -> String {
    switch phrase {
    case .lastYear(let subject, let now, let before, let change):
      recorded(now, self.subject(subject)) + compared(now, before, change)
    case .threeYears(let lowest, let highest, let known):
      known == 3
        ? "The three years before had \(range(lowest, highest))."
        : "Of the three years before only \(known == 2 ? "two have" : "one has") a figure: \(range(lowest, highest))."
    case .extremes(let highest, let lowest, let first, let last, let times):
      "Most in a year: \(dated(highest))"
        + (times.map { ", about \(NumberText.number($0, decimals: 0)) times a usual year" } ?? "")
        + (lowest.map { "; fewest: \(dated($0))" } ?? "") + " (\(span(first, last)))."
    case .course(let subject, let stretch):
      capital(self.subject(subject)) + ": "
        + language.text(.stretch(stretch: stretch, continued: .apart)).lowercasedFirst

    case .madeOf(let parts, let whole, let unnamed):
      "Of \(bare(whole.quantity)) \(at(whole.period)): \(list(parts.map(part)))"
        + (unnamed > 0 ? "; the rest in \(count(unnamed, "other category", "other categories"))" : "") + "."
    case .givenFor(let dimension, let part, let whole, let unit):
      "\(capital(name(part))) is the \(own(dimension).lowercasedFirst) of \(bare(part.quantity)) of \(bare(whole.quantity)) \(own(unit)) \(at(whole.period))"
        + (part.percent.map { " (\(percent($0)))" } ?? "")
    case .others(let parts): "Beside it: \(list(parts.map(part)))."
    case .givenForFew(let dimension, let part, let whole):
      "\(capital(at(whole.period))) the \(own(dimension).lowercasedFirst) was given for few: \(name(part)) \(bare(part.quantity)), of \(bare(whole.quantity)) in all."
    case .moreThanWhole(let part, let whole):
      "\(capital(at(whole.period))) the source gives more for one part (\(name(part)): \(bare(part.quantity))) than in all (\(bare(whole.quantity)))."

    case .moved(let dimension, let part, let now, let before, let unit, let change):
      "Largest \(isMore(now, before) ? "rise" : "fall") by \(own(dimension).lowercasedFirst): \(name(part)), \(bare(now.quantity)) \(own(unit)) \(at(now.period))"
        + compared(now, before, change)
    case .movedToo(let part, let now, let before, let change):
      "Largest \(isMore(now, before) ? "rise" : "fall"): \(name(part)), \(dated(now))"
        + compared(now, before, change) + "."
    case .new(let dimension, let parts, let period, let unit):
      "New by \(own(dimension).lowercasedFirst) \(at(period)), with no \(own(unit)) in the three years before: \(list(parts.map(part)))"
    case .newToo(let parts, let period):
      "New \(at(period)), with none in the three years before: \(list(parts.map(part)))."
    case .endedToo(let parts, let period): "None any more \(at(period)): \(list(parts.map(ended)))."
    case .ended(let dimension, let parts, let period, let unit):
      "No \(own(unit)) any more by \(own(dimension).lowercasedFirst) \(at(period)): \(list(parts.map(ended)))"
    case .partLevel(let part, let now, let unit):
      "\(capital(name(part))): \(bare(now.quantity)) \(own(unit)) \(at(now.period))"
    case .lastKnown(let now, let end):
      "No later year has a figure, though the source goes on to \(text(end, .long)); the last is \(text(now.period, .long))."

    case .besideYears(let before, let missing, let lowest, let highest):
      [
        before.map { "\(text($0.period, .long)): \(bare($0.quantity))" },
        missing.map { "no figure for \(text($0, .long))" },
        lowest.flatMap { lowest in
          highest.map { "three years before: \(bare(lowest.quantity)) to \(bare($0.quantity))" }
        },
      ].compactMap(\.self).joined(separator: "; ")
    case .mostInAYear(let subject): "Most in a year: \(self.subject(subject))"
    case .mostNote(let highest, let lowest, let first):
      "\(at(highest)), of the years since \(text(first, .long))"
        + (lowest.map { "; fewest \(dated($0))" } ?? "")
    case .newLabel(let dimension, let period): "New \(at(period)) by \(own(dimension).lowercasedFirst)"
    case .newNote(let parts):
      parts.isEmpty
        ? "none that had nothing in the three years before"
        : list(parts.map { "\(name($0)) (\(bare($0.quantity)))" })
    }
  }

  /// `26,539 detected victims were recorded in 2022`.
  private func recorded(_ now: YearFigure, _ subject: String) -> String {
    "\(bare(now.quantity)) \(subject) \(now.quantity.value == 1 ? "was" : "were") recorded \(at(now.period))"
  }

  /// `, 25 per cent more than in 2021`; of what is more than three times as much, both figures.
  private func compared(_ now: YearFigure, _ before: YearFigure?, _ change: Double?) -> String {
    guard let before else { return "" }
    if let change, change < 200 {
      let size = NumberText.number(change.magnitude, decimals: 0)
      return size == "0"
        ? ", about as many as \(at(before.period))"
        : ", \(size) per cent \(change > 0 ? "more" : "fewer") than \(at(before.period))"
    }
    return ", after \(dated(before))"
  }

  private func isMore(_ now: YearFigure, _ before: YearFigure) -> Bool {
    (now.quantity.value ?? 0) > (before.quantity.value ?? 0)
  }

  private func dated(_ figure: YearFigure) -> String { "\(bare(figure.quantity)) \(at(figure.period))" }

  private func range(_ lowest: YearFigure, _ highest: YearFigure) -> String {
    func one(_ figure: YearFigure) -> String { "\(bare(figure.quantity)) (\(text(figure.period, .long)))" }
    return lowest == highest ? one(lowest) : "\(one(lowest)) to \(one(highest))"
  }

  private func percent(_ value: Double) -> String {
    value > 0 && value < 0.5
      ? "less than 1 per cent" : "\(NumberText.number(value, decimals: 0)) per cent"
  }

  private func name(_ part: PartFigure) -> String {
    part.group.map(\.rawValue) ?? categories(part.name)
  }

  private func ended(_ part: PartFigure) -> String {
    "\(name(part)) (\(bare(part.quantity)) the year before)"
  }

  /// `19,913 women (75 per cent)`, `Forced labour 1,126`.
  private func part(_ part: PartFigure) -> String {
    let number = bare(part.quantity)
    let words = part.group == nil ? "\(name(part)) \(number)" : "\(number) \(name(part))"
    return words + (part.percent.map { " (\(percent($0)))" } ?? "")
  }
}
