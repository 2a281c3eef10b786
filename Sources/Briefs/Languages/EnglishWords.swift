import Language
import Statistics
import Tables

/// The words that sentences of this language are made of: numbers with their nouns, times, lists, and what series are called.
protocol EnglishWords {
  /// What writes figures and periods.
  var language: any PageLanguage { get }
}

extension EnglishWords {
  func text(_ quantity: Quantity) -> String { language.text(quantity) }
  func text(_ period: Period, _ length: PeriodLength) -> String { language.text(period, length) }

  /// The figure without its marks, for sentences.
  func bare(_ quantity: Quantity) -> String {
    var bare = quantity
    bare.marks = []
    return text(bare)
  }

  /// `in January 2009`, `on 1 January 2009`.
  func at(_ period: Period, _ length: PeriodLength = .long) -> String {
    (period.frequency.length == .day ? "on " : "in ") + text(period, length)
  }

  /// `2025-06-03` as `3 June 2025`; text that is no day is returned as it is.
  func day(_ text: String) -> String {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let day = Int(parts[2]), let month = Int(parts[1]),
      EnglishPeriods.months.indices.contains(month - 1)
    else { return text }
    return "\(day) \(EnglishPeriods.months[month - 1]) \(parts[0])"
  }

  func span(_ first: Period, _ last: Period, _ length: PeriodLength = .long) -> String {
    first == last ? text(first, length) : text(first, length) + " to " + text(last, length)
  }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    NumberText.integer(number) + " " + (number == 1 ? one : many)
  }

  func periods(_ number: Int, _ frequency: Period.Frequency) -> String {
    let word = frequency.length.rawValue
    return count(number, word, word + "s")
  }

  func list(_ words: [String]) -> String { words.listed }

  /// The first words of a list, and how many there are beside them.
  func some(_ words: [String]) -> String {
    let most = 12
    guard words.count > most + 1 else { return words.joined(separator: ", ") }
    return words.prefix(most).joined(separator: ", ") + " and \(NumberText.integer(words.count - most)) more"
  }

  func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  func own(_ text: LocalizedText) -> String { text.text(in: language.tag) }

  func category(_ part: SeriesName.Part) -> String {
    part.isUnknown ? "\(own(part.dimensionLabel)) not recorded" : own(part.label)
  }

  func categories(_ name: SeriesName) -> String {
    name.parts.isEmpty ? "All" : words(name.parts).joined(separator: " · ")
  }

  /// The categories one by one; sex and age together have words of their own.
  func words(_ parts: [SeriesName.Part]) -> [String] {
    let codes = parts.map { ($0.list ?? "") + " " + $0.code }
    let groups = [
      ("sex F", "age-group ADULT", "Women (18 and over)"), ("sex M", "age-group ADULT", "Men (18 and over)"),
      ("sex F", "age-group CHILD", "Girls (under 18)"), ("sex M", "age-group CHILD", "Boys (under 18)"),
    ]
    for (sex, age, word) in groups {
      guard let one = codes.firstIndex(of: sex), let other = codes.firstIndex(of: age) else { continue }
      return parts.indices.compactMap {
        $0 == min(one, other) ? word : $0 == max(one, other) ? nil : category(parts[$0])
      }
    }
    return parts.map(category)
  }

  /// `detections of nationals of Iraq on the Western Balkan route (female)`.
  func subject(_ name: SeriesName) -> String {
    var text = own(name.measure)
    for part in name.parts where part.phrase != nil && !part.isUnknown {
      text += " " + within(part)
    }
    let loose = name.parts.filter { $0.phrase == nil || $0.isUnknown }
    return loose.isEmpty ? text : text + " (" + words(loose).joined(separator: ", ") + ")"
  }

  func within(_ part: SeriesName.Part) -> String {
    if let phrase = part.phrase, !part.isUnknown {
      return own(phrase).replacing("{}", with: own(part.label))
    }
    return "for " + category(part)
  }

  func text(_ reason: NotEstimable) -> String {
    switch reason {
    case .tooShort: "too few periods"
    case .tooFewKnown: "too few known values"
    case .allZero: "nothing was recorded"
    case .constant: "every value is the same"
    case .zeroBaseline: "most periods are zero"
    case .zeroVarianceAfterDetrending: "nothing varies around the trend"
    case .negativeVariance: "the variance cannot be estimated"
    case .separation: "a category decides the outcome alone"
    case .negativeValues: "some values are below zero"
    case .noConvergence: "the estimate does not settle"
    case .zeroWeight: "a population or weight is missing or zero"
    case .hiddenValues: "some values are hidden"
    case .tied: "values are equal"
    case .tooFewEvents: "too few were recorded"
    case .unsuitableFrequency: "not made for periods of this length"
    case .tooLong: "too many values for the method"
    case .missingLatest: "no figure for the latest period"
    }
  }

  /// How many for each reason.
  func text(_ reasons: [ReasonCount]) -> String {
    reasons.map { "\(NumberText.integer($0.count)) for \(text($0.reason))" }.joined(separator: "; ")
  }
}

extension [String] {
  /// `a, b and c`.
  var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
