/// How finely series of a frequency are cut into stretches.
struct StoryRules: Sendable {
  /// The periods of a year.
  var periodsPerYear: Int
  /// The fewest known values of a stretch that has nothing more to show than others.
  var shortest: Int
  /// The fewest of the stretch that ends a series, which is not over yet.
  var shortestLast: Int
  /// The fewest known values in which a slope is looked for; a series needs as many.
  var shortestLine: Int
  /// The known values for each stretch that a series may have.
  var valuesPerStretch: Int
  /// The fewest periods in which nothing was recorded that are a stretch.
  var shortestSilence: Int

  /// Which values no stretch follows.
  var exceptional = Exceptional.runs

  /// Which values of a series are exceptional.
  enum Exceptional: Sendable {
    /// Runs shorter than the shortest last stretch, at an end of the series too, beyond what chance gives counts.
    case runs
    /// Single values between two neighbours: the past that alerts are judged by is not smoothed at its end.
    case singles
  }

  /// The fewest known values of a stretch between two others: what is longer than an exceptional run may be told, at a cost.
  ///
  /// Shorter than `shortest` it is a level. The past that alerts are judged by has none.
  var shortestBetween: Int { exceptional == .runs ? shortestLast : shortest }

  /// What a stretch shorter than others costs, in units of twice the logarithm of the likelihood.
  static let shortCost = 8.0

  /// The most stretches of any story.
  static let mostStretches = 12

  /// The rules of days, weeks, months, quarters, half-years and years; nil for any other number of periods a year.
  init?(periodsPerYear: Int) {
    self.periodsPerYear = periodsPerYear
    switch periodsPerYear {
    case 1: (shortest, shortestLast, shortestLine, valuesPerStretch, shortestSilence) = (3, 2, 4, 4, 3)
    // Set between years and quarters.
    case 2: (shortest, shortestLast, shortestLine, valuesPerStretch, shortestSilence) = (4, 2, 5, 5, 3)
    case 4: (shortest, shortestLast, shortestLine, valuesPerStretch, shortestSilence) = (4, 2, 5, 6, 4)
    case 12: (shortest, shortestLast, shortestLine, valuesPerStretch, shortestSilence) = (6, 3, 6, 12, 12)
    case 52: (shortest, shortestLast, shortestLine, valuesPerStretch, shortestSilence) = (8, 4, 8, 26, 26)
    case 365, 366:
      (shortest, shortestLast, shortestLine, valuesPerStretch, shortestSilence) = (28, 7, 28, 56, 56)
    default: return nil
    }
  }

  /// The rules of a few weeks of days, which are one stretch: the past that alerts are judged by.
  static let weeksOfDays = StoryRules(
    periodsPerYear: 365, shortest: 14, shortestLast: 7, shortestLine: 14, valuesPerStretch: 1_000_000,
    shortestSilence: 56)

  private init(
    periodsPerYear: Int, shortest: Int, shortestLast: Int, shortestLine: Int, valuesPerStretch: Int,
    shortestSilence: Int
  ) {
    self.periodsPerYear = periodsPerYear
    self.shortest = shortest
    self.shortestLast = shortestLast
    self.shortestLine = shortestLine
    self.valuesPerStretch = valuesPerStretch
    self.shortestSilence = shortestSilence
  }

  /// The most stretches of so many known values.
  func mostStretches(of count: Int) -> Int {
    max(1, min(Self.mostStretches, count / valuesPerStretch))
  }
}
