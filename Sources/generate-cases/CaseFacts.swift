/// What is true of one made-up case, before anybody writes it down.
struct CaseFacts {
  var matter: String
  var route: String
  var sex: String
  var age: Int
  var citizenship: String
  var origin: String
  var transits: [String]
  var destination: String
  var event: CalendarDay
  var registration: CalendarDay
  /// Which of the forms of exploitation, in order of `CaseFacts.forms`.
  var forms: [Bool]
  var means: [Bool]
  var agency: String

  static let forms = ["sexual", "labour", "servitude", "marriage", "organ", "begging", "criminality"]
  static let means = ["threat", "violence", "deception", "debt", "documents"]

  private static let ends: [String: (origins: [String], transits: [String], destinations: [String])] = [
    "AFG-IRN-TUR": (["AFG"], ["IRN", "TUR"], ["DEU", "GRC", "SWE"]),
    "PAK-IRN-TUR": (["PAK"], ["IRN", "TUR"], ["GRC", "ITA", "GBR"]),
    "AFG-PAK-IRN": (["AFG"], ["PAK"], ["IRN"]),
    "SAS-GCC": (["PAK", "BGD", "IND", "NPL"], [], ["ARE", "SAU", "OMN", "QAT"]),
    "IRQ-TUR": (["IRQ"], ["TUR"], ["DEU", "GBR"]),
    "IRQ-BLR": (["IRQ"], ["BLR"], ["POL", "DEU"]), "DOMESTIC": (["PAK"], [], ["PAK"]),
  ]

  init(drawing random: inout RandomStream, from plan: SamplePlan) {
    let (stratum, month) = plan.draw(&random)
    matter = stratum.matter
    route = stratum.route
    sex = stratum.sex
    age =
      stratum.ageClass == "CHILD"
      ? random.below(12) + random.below(7) : 18 + random.below(22) + random.below(22)
    let place = Self.ends[route] ?? ([], [], [])
    origin = random.pick(place.origins)
    citizenship = random.happens(30) ? "AFG" : origin
    transits = place.transits
    destination = random.pick(place.destinations)
    let first = CalendarDay(year: Stratum.firstYear + month / 12, month: month % 12 + 1, day: 1)
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    event = CalendarDay(number: first.number + random.below(days[month % 12]))
    registration = CalendarDay(number: event.number + random.below(40) + random.below(60))
    let isTrafficking = matter == "TIP"
    let chances = sex == "F" ? [520, 200, 90, 70, 3, 60, 20] : [120, 560, 60, 5, 4, 110, 70]
    forms = chances.map { isTrafficking && random.happens($0) }
    means = [300, 220, 350, 180, 150].map { isTrafficking && random.happens($0) }
    agency = random.pick(["POLICE", "POLICE", "BORDER", "HOTLINE", "SHELTER", "LABOUR", "PROSECUTOR", "IOM"])
  }
}
