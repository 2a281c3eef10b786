/// One row of the file, and for each field what a careful reader must make of it.
struct WrittenCase {
  /// One field.
  struct Field {
    /// What the file holds.
    var text: String
    /// The clean value, empty where it is unknown.
    var value: String
    /// The rule by which the text becomes the value; empty where they are equal.
    var rule: String

    /// The rule as one letter, `.` where there is none.
    var letter: String {
      let letters = [
        "trimmed": "t", "recoded": "r", "missing": "m", "unrecognised": "u", "not-a-date": "d",
        "not-a-number": "n",
        "out-of-range": "o",
      ]
      return letters[rule] ?? "."
    }
  }

  private(set) var fields: [Field] = []

  static let header =
    [
      "case_id", "person_name", "matter", "sex", "age", "age_group", "citizenship", "origin", "transit_1",
      "transit_2", "destination", "route",
    ]
    + CaseFacts.forms.map { "form_" + $0 } + CaseFacts.means.map { "means_" + $0 } + [
      "agency", "event_date", "registration_date",
    ]

  /// The rule of `pipelines/case-records.yaml` that rejects the row, or nil.
  private(set) var rejection: String?

  init(_ facts: CaseFacts, number: Int, isConflicting: Bool, random: inout RandomStream) {
    let identifier = "SYN-" + String(String(1_000_000_000 + number).dropFirst())
    let hasKey = !random.happens(2)
    add(hasKey ? Field(text: identifier, value: identifier, rule: "") : Self.missing(&random))
    // Names that nobody has.
    let name = "Synthetic Person \(number)"
    fields.append(Field(text: name, value: name, rule: ""))
    code(.matter, facts.matter, missing: 2, strange: 1, &random)
    let sex = isConflicting ? (facts.sex == "F" ? "M" : "F") : facts.sex
    code(.sex, sex, missing: 40, strange: 5, &random, variants: 450)
    age(facts.age, &random)
    let band = [
      (8, "0-8"), (17, "9-17"), (20, "18-20"), (23, "21-23"), (26, "24-26"), (29, "27-29"), (38, "30-38"),
      (47, "39-47"),
    ]
    code(.ageGroup, band.first { facts.age <= $0.0 }?.1 ?? "48+", missing: 120, strange: 3, &random)
    code(.countries, facts.citizenship, missing: 20, strange: 8, &random, variants: 300)
    code(.countries, facts.origin, missing: 30, strange: 8, &random, variants: 300)
    for index in 0..<2 {
      if index < facts.transits.count {
        code(.countries, facts.transits[index], missing: 250, strange: 4, &random, variants: 300)
      } else {
        fields.append(Self.missing(&random))
      }
    }
    code(.countries, facts.destination, missing: 25, strange: 8, &random, variants: 300)
    code(.route, facts.route, missing: 40, strange: 5, &random)
    for flag in facts.forms {
      code(.flag, flag ? "Y" : "N", missing: flag ? 0 : 60, strange: 1, &random, variants: 900)
    }
    for flag in facts.means {
      code(.flag, flag ? "Y" : "N", missing: 250, strange: 1, &random, variants: 900)
    }
    code(.agency, facts.agency, missing: 10, strange: 3, &random)
    let isReversed = random.happens(3)
    date(isReversed ? CalendarDay(number: facts.registration.number + 30) : facts.event, &random)
    date(facts.registration, &random)
    rejection = Self.rejection(fields, hasKey: hasKey)
  }

  private mutating func add(_ field: Field) { fields.append(field) }

  private static func rejection(_ fields: [Field], hasKey: Bool) -> String? {
    if !hasKey { return "no-key" }
    if fields[2].value.isEmpty { return "no-matter" }
    let event = fields[fields.count - 2].value
    let registration = fields[fields.count - 1].value
    if !event.isEmpty, !registration.isEmpty, event > registration { return "order" }
    return nil
  }

  private static func missing(_ random: inout RandomStream) -> Field {
    Field(text: random.pick(Vocabulary.missing), value: "", rule: "missing")
  }

  private mutating func code(
    _ vocabulary: Vocabulary, _ code: String, missing: Int, strange: Int, _ random: inout RandomStream,
    variants: Int = 200
  ) {
    let draw = random.below(1000)
    let words = vocabulary.words[code] ?? []
    if draw < missing {
      add(Self.missing(&random))
    } else if draw < missing + strange {
      add(Field(text: random.pick(vocabulary.strange), value: "", rule: "unrecognised"))
    } else if random.happens(variants), words.count > 1 {
      // The plain spelling of a flag is the first variant; others are rarer.
      let word =
        vocabulary.words.count == 2 && !random.happens(100)
        ? words[1] : words[1 + random.below(words.count - 1)]
      add(Field(text: word.text, value: code, rule: word.rule))
    } else {
      add(Field(text: code, value: code, rule: ""))
    }
  }

  private mutating func age(_ age: Int, _ random: inout RandomStream) {
    switch random.below(1000) {
    case 0..<200: add(Self.missing(&random))
    case 200..<205:
      add(Field(text: random.pick(["199", "-5", "999", "121"]), value: "", rule: "out-of-range"))
    case 205..<210:
      add(
        Field(
          text: random.pick(["adult", "20s", "2O", "1e1", "0x10", "nan"]), value: "", rule: "not-a-number"))
    case 210..<230: add(Field(text: " \(age)", value: "\(age)", rule: "trimmed"))
    case 230..<245: add(Field(text: "\(age).0", value: "\(age)", rule: "recoded"))
    case 245..<260: add(Field(text: Self.persian(age), value: "\(age)", rule: "recoded"))
    default: add(Field(text: "\(age)", value: "\(age)", rule: ""))
    }
  }

  private static func persian(_ number: Int) -> String {
    let digits = Array("۰۱۲۳۴۵۶۷۸۹")
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  private mutating func date(_ day: CalendarDay, _ random: inout RandomStream) {
    switch random.below(1000) {
    case 0..<12: add(Self.missing(&random))
    case 12..<18:
      add(
        Field(
          text: random.pick(["31/02/2015", "2019-13-01", "0000-00-00", "2015-02-30", "12.2019", "soon"]),
          value: "", rule: "not-a-date"))
    case 18..<21:
      add(
        Field(text: random.pick(["2031-05-05", "01/01/1900", "1/1/2099"]), value: "", rule: "out-of-range"))
    case 21..<170: add(Field(text: day.slashText, value: day.isoText, rule: "recoded"))
    case 170..<190: add(Field(text: day.isoText + " ", value: day.isoText, rule: "trimmed"))
    default: add(Field(text: day.isoText, value: day.isoText, rule: ""))
    }
  }
}
