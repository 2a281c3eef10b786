/// A group of people whose numbers follow one planted course over the months.
struct Stratum {
  /// `TIP`, counted in victims, or `SOM`, counted in smuggled migrants.
  var matter: String
  /// The named route.
  var route: String
  /// `F` or `M`.
  var sex: String
  /// `CHILD` or `ADULT`.
  var ageClass: String
  /// How many there are, before the course, in parts of the whole.
  var level: Double
  /// What a month's number is multiplied with for the next month's.
  var monthlyRatio: Double
  /// From which month on the number is multiplied, and with what; nil for a course without a break.
  var shift: (month: Int, factor: Double)?
  /// The first month with any, from 0.
  var first = 0

  /// The months of the sample, from January 2013 to December 2024.
  static let months = 144
  /// The year of month 0.
  static let firstYear = 2013

  /// The relative height of each calendar month.
  private static let season: [Double] = [0.8, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.3, 1.2, 1.0, 0.8, 0.6]

  /// The expected number in each month, in parts of the whole.
  var course: [Double] {
    var trend = level
    return (0..<Self.months).map { month in
      defer { trend *= monthlyRatio }
      guard month >= first else { return 0 }
      let factor = shift.map { month >= $0.month ? $0.factor : 1 } ?? 1
      // Trafficking is recorded through the year, smuggling follows the weather.
      let season = matter == "SOM" ? Self.season[month % 12] : 1
      return trend * factor * season
    }
  }

  /// The planted ratio of one year to the year before.
  var annualRatio: Double { (0..<12).reduce(1) { ratio, _ in ratio * monthlyRatio } }

  /// Every group: trafficking changes with sex and age, smuggling with the route.
  static let all: [Stratum] = {
    var strata: [Stratum] = []
    let people = [
      ("F", "CHILD", 0.22, 1.0072), ("M", "CHILD", 0.16, 1.0033), ("F", "ADULT", 0.42, 0.9957),
      ("M", "ADULT", 0.2, 1.0),
    ]
    let flows = [("SAS-GCC", 0.3), ("AFG-PAK-IRN", 0.25), ("AFG-IRN-TUR", 0.15), ("DOMESTIC", 0.3)]
    for (route, share) in flows {
      for (sex, age, part, ratio) in people {
        strata.append(
          Stratum(
            matter: "TIP", route: route, sex: sex, ageClass: age, level: 0.5 * share * part,
            monthlyRatio: ratio))
      }
    }
    let routes: [(String, Double, Double, (Int, Double)?, Int)] = [
      ("AFG-IRN-TUR", 0.34, 0.9948, nil, 0), ("PAK-IRN-TUR", 0.18, 1.008, nil, 0),
      ("AFG-PAK-IRN", 0.16, 1.0, nil, 0), ("SAS-GCC", 0.12, 1.0, (72, 2.2), 0),
      ("IRQ-TUR", 0.16, 1.0, (87, 0.45), 0), ("IRQ-BLR", 0.12, 1.0, nil, 101),
    ]
    let travellers = [("F", "CHILD", 0.08), ("M", "CHILD", 0.17), ("F", "ADULT", 0.17), ("M", "ADULT", 0.58)]
    for (route, share, ratio, shift, first) in routes {
      for (sex, age, part) in travellers {
        strata.append(
          Stratum(
            matter: "SOM", route: route, sex: sex, ageClass: age, level: 0.5 * share * part,
            monthlyRatio: ratio,
            shift: shift.map { (month: $0.0, factor: $0.1) }, first: first))
      }
    }
    return strata
  }()
}
