import Tables

extension Telling {
  /// `1 March 2024`, `week 5 of 2024`, `January 2024`, `Q1 2024`, `H1 2024`, `2024`, `2023/24`, `Mehr 1402 (Solar Hijri)`; short `1 Mar 2024`,
  /// `W5 2024`, `Jan 2024` and without the name of the calendar.
  func text(_ period: Period, _ length: PeriodLength) -> String {
    let frequency = period.frequency
    let year = MessageArgument.number(String(period.year))
    let suffix = length == .short ? ".short" : ""
    switch frequency.length {
    case .day:
      let month = period.firstDay.month
      let told = say(
        "period.day",
        [
          "day": .count(period.firstDay.number - month.firstDay.number + 1),
          "month": .text(name(month: month.month ?? 1, .gregorian, length)),
          "year": .number(String(month.year)),
        ])
      return length == .long ? beside(period.firstDay, told) : told
    case .week: return say("period.week" + suffix, ["week": .count(period.placeInYear), "year": year])
    case .halfYear:
      return say(
        "period.halfYear", ["half": .choice(period.placeInYear == 1 ? "first" : "second"), "year": year])
    case .quarter: return say("period.quarter", ["quarter": .count(period.placeInYear), "year": year])
    case .month:
      return say(
        "period.month" + suffix,
        [
          "month": .text(name(month: period.month ?? 1, frequency.calendar, length)), "year": year,
          "calendar": .choice(word(frequency.calendar)),
        ])
    case .year:
      let number = MessageArgument.number(period.description)
      guard length == .long else { return catalogue.number(period.description) }
      return say("period.year", ["year": number, "calendar": .choice(word(frequency.calendar))])
    }
  }

  /// A day with the same day of the second calendar behind it, where one is asked for and knows the day.
  private func beside(_ day: CalendarDay, _ told: String) -> String {
    guard catalogue.daysBeside == .persian, let month = Period(.month(of: .persian), containing: day) else {
      return told
    }
    return say(
      "period.dayBeside",
      [
        "day": .text(told),
        "other": .text(
          say(
            "period.day",
            [
              "day": .count(day.number - month.firstDay.number + 1),
              "month": .text(name(month: month.month ?? 1, .persian, .long)),
              "year": .number(String(month.year)),
            ])),
      ])
  }

  /// The name of a month; only names of the common era have a short form.
  private func name(month: Int, _ calendar: PeriodCalendar, _ length: PeriodLength) -> String {
    switch calendar {
    case .gregorian: say((length == .short ? "month.short." : "month.") + String(month))
    case .persian, .islamicUmmAlQura, .islamicCivil: say("month.\(word(calendar)).\(month)")
    }
  }

  private func word(_ calendar: PeriodCalendar) -> String {
    switch calendar {
    case .gregorian: "gregorian"
    case .persian: "persian"
    case .islamicUmmAlQura, .islamicCivil: "islamic"
    }
  }

  /// `in January 2009`, `on 1 January 2009`.
  func at(_ period: Period, _ length: PeriodLength = .long) -> String {
    say("time.at", ["period": .text(text(period, length)), "length": self.length(period.frequency)])
  }

  /// `2025-06-03` as `3 June 2025`; text that is no day is returned as it is.
  func day(_ text: String) -> String {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let day = Int(parts[2]), let month = Int(parts[1]), (1...12).contains(month)
    else {
      return visible(text)
    }
    let told = say(
      "period.day",
      ["day": .count(day), "month": .text(say("month.\(month)")), "year": .number(String(parts[0]))])
    return CalendarDay(text: text).map { beside($0, told) } ?? told
  }

  func span(_ first: Period, _ last: Period, _ length: PeriodLength = .long) -> String {
    if first == last { return text(first, length) }
    return say("time.span", ["first": .text(text(first, length)), "last": .text(text(last, length))])
  }

  /// `12 months`.
  func periods(_ number: Int, _ frequency: Period.Frequency) -> String {
    say("time.periods", ["n": .count(number), "length": length(frequency)])
  }

  /// `the last month`, `the last 3 months`.
  func last(_ number: Int, _ frequency: Period.Frequency) -> String {
    say("time.last", ["n": .count(number), "length": length(frequency)])
  }

  /// What messages choose by.
  func length(_ frequency: Period.Frequency) -> MessageArgument { .choice(frequency.length.rawValue) }
}
