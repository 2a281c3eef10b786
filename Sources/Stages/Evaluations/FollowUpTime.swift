import Language

/// When a follow-up was, as far as its heading or word says: `follow-up 2`, `6 months`, `suivi à 12 mois`, `Follow-up March 2024`.
struct FollowUpTime: Hashable, Comparable {
  /// The months after the training; nil where they are not said.
  var months: Double?
  /// Which follow-up it was, from 1; nil where that is not said.
  var number: Int?
  /// The month in which it was, or its months since the year 0 where a year is said too; nil where neither is.
  var month: Int?
  /// Whether a word for questions stands beside, so that the number is that of an item.
  private static let questions: Set<String> = TrainingHeading.set(["q", "question", "item", "pregunta"])

  /// The time of a heading or a word; nil where it speaks of no follow-up.
  init?(_ heading: String) {
    let words = TrainingHeading(heading).words
    guard !words.contains(where: { Self.questions.contains($0) || Self.isItem($0) }) else { return nil }
    var rest = words
    var isNamed = false
    for name in Self.names {
      guard let place = rest.indices.first(where: { rest[$0...].starts(with: name) }) else { continue }
      rest.removeSubrange(place..<place + name.count)
      isNamed = true
      break
    }
    for (place, word) in rest.enumerated() {
      if let count = Self.joinedMonths(word) {
        months = count
        rest.remove(at: place)
        break
      }
      guard let length = Self.units[word], place > 0, let count = Self.number(rest[place - 1]),
        // Some days are those of a course.
        count * length >= Self.shortest
      else { continue }
      months = count * length
      rest.removeSubrange(place - 1...place)
      break
    }
    guard isNamed || months != nil else { return nil }
    if let place = rest.firstIndex(where: { Self.monthNames[$0] != nil }) {
      month = Self.monthNames[rest.remove(at: place)]
      if let year = rest.firstIndex(where: { Int($0).map { (1990...2100).contains($0) } ?? false }) {
        month = (Int(rest.remove(at: year)) ?? 0) * 12 + (month ?? 0)
      }
    }
    if let place = rest.firstIndex(where: { Int($0) != nil }) { number = Int(rest.remove(at: place)) }
    guard number.map({ (1...99).contains($0) }) ?? true,
      rest.allSatisfy({
        TrainingHeading.besideOccasions.contains($0) || TrainingHeading.ratings.contains($0)
          || Self.beside.contains($0)
      })
    else { return nil }
  }

  /// By the months, then by the number; what is not said is the earlier.
  static func < (first: FollowUpTime, second: FollowUpTime) -> Bool {
    (first.months ?? -1, first.month ?? 0, first.number ?? 0)
      < (second.months ?? -1, second.month ?? 0, second.number ?? 0)
  }

  private static func isItem(_ word: String) -> Bool {
    word.first == "q" && word.count > 1 && word.dropFirst().allSatisfy { ("0"..."9").contains($0) }
  }

  private static func number(_ word: String) -> Double? {
    if let number = Int(word), (1...120).contains(number) { return Double(number) }
    return numbers[word]
  }

  /// The months that `3m` and `6mo` say; nil for another word.
  private static func joinedMonths(_ word: String) -> Double? {
    let number = word.prefix { ("0"..."9").contains($0) }
    guard let count = Int(number), (1...60).contains(count) else { return nil }
    return ["m", "mo", "mos", "mth", "mths", "mois"].contains(word.dropFirst(number.count))
      ? Double(count) : nil
  }

  /// The shortest time that is one of a follow-up, in months: a week.
  private static let shortest = 0.23

  /// Months by their names, from 1.
  static let monthNames: [String: Int] = {
    let names = [
      ["jan", "january", "janvier", "enero", "janeiro"],
      ["feb", "february", "février", "febrero", "fevereiro"],
      ["mar", "march", "mars", "marzo", "março"], ["apr", "april", "avril", "abril"],
      ["may", "mai", "mayo", "maio"],
      ["jun", "june", "juin", "junio", "junho"], ["jul", "july", "juillet", "julio", "julho"],
      ["aug", "august", "août", "agosto"],
      ["sep", "sept", "september", "septembre", "septiembre", "setembro"],
      ["oct", "october", "octobre", "octubre", "outubro"],
      ["nov", "november", "novembre", "noviembre", "novembro"],
      ["dec", "december", "décembre", "diciembre", "dezembro"],
    ]
    return names.enumerated().reduce(into: [:]) { months, pair in
      for name in pair.element { months[TrainingHeading(name).text] = pair.offset + 1 }
    }
  }()

  private static let names = [
    "follow up", "followup", "fu", "seguimiento", "suivi", "acompanhamento", "seguimento", "المتابعة",
    "متابعة",
    "پیگیری", "فالو اپ", "контроль", "повторный", "nachbefragung", "retention", "delayed", "rétention",
    "différé", "retención", "diferida", "retenção", "отсроченный",
  ].map { TrainingHeading($0).words }
  private static let units: [String: Double] = [
    (
      [
        "month", "months", "mth", "mths", "mois", "mes", "meses", "monate", "monaten", "شهر", "أشهر", "شهور",
        "ماه", "ماهه", "ماہ",
        "مہینے",
        "месяц", "месяца", "месяцев", "мес", "місяць", "місяці", "місяців", "міс",
      ], 1.0
    ),
    (
      [
        "year", "years", "an", "ans", "año", "años", "ano", "anos", "سنة", "سال", "год", "года", "рік",
        "року",
      ], 12.0
    ),
    (
      [
        "day", "days", "jour", "jours", "día", "días", "dia", "dias", "дней", "дня", "днів", "дні", "روز",
        "يوم", "دن",
      ],
      12.0 / 365
    ),
    (
      [
        "week", "weeks", "semaine", "semaines", "semana", "semanas", "неделя", "недели", "недель", "тижні",
        "тижнів",
      ], 12.0 / 52
    ),
  ].reduce(into: [:]) { units, pair in
    for word in pair.0 { units[TrainingHeading(word).text] = pair.1 }
  }
  private static let numbers: [String: Double] = [
    (["one", "a", "un", "une", "uno", "um", "one"], 1.0), (["two", "deux", "dos", "dois"], 2),
    (["three", "trois", "tres", "três", "ثلاثة", "سه", "تین", "три"], 3),
    (["six", "seis", "ستة", "شش", "چھ", "шесть"], 6), (["nine", "neuf", "nueve", "nove"], 9),
    (["twelve", "douze", "doce", "doze"], 12),
  ].reduce(into: [:]) { numbers, pair in
    for word in pair.0 { numbers[TrainingHeading(word).text] = pair.1 }
  }
  private static let beside = TrainingHeading.set([
    "after", "later", "at", "post", "après", "plus", "tard", "à", "después", "a", "los", "depois", "após",
    "nach",
    "بعد", "پس", "از", "через", "после", "після", "first", "second", "impact", "survey", "encuesta",
    "enquête",
  ])
}
