/// Which periods of the past one period is set against, and which part of the year each belongs to.
///
/// Level 0 is the same time of the year: the window of `halfWindow` periods around it, a year ago, two years ago and so on, and what is
/// left of the window around the current period. Between two windows the periods are cut into `parts - 1` runs, as equal as can
/// be, the earlier ones one period longer; a run is the same level in every year (Noufaily et al. 2013).
struct ReferencePeriods {
  /// How far each lies before the current period, in places of the grid: falling, above 0.
  private(set) var distances: [Int] = []
  /// The level of each.
  private(set) var levels: [Int] = []

  init(_ options: FarringtonOptions, years: Int) {
    let (year, half) = (options.periodsPerYear, options.halfWindow)
    let first = max(options.pastNotIncluded + 1, 1)
    let last = years * year + half
    guard first <= last else { return }
    for distance in (first...last).reversed() {
      guard let level = Self.level(at: distance, year, half, parts: options.parts) else { continue }
      distances.append(distance * options.step)
      levels.append(level)
    }
  }

  /// The level of a period so many periods ago; nil where it belongs to none.
  private static func level(at distance: Int, _ year: Int, _ half: Int, parts: Int) -> Int? {
    // Counted from the window before it on: the window reaches to 2 * half, and what follows lies between two windows.
    let place = (year - distance % year + half) % year
    if place <= 2 * half { return 0 }
    guard parts > 1 else { return nil }
    let between = year - 2 * half - 1
    let (length, rest) = between.quotientAndRemainder(dividingBy: parts - 1)
    let number = place - 2 * half - 1
    let longer = rest * (length + 1)
    return 1 + (number < longer ? number / (length + 1) : rest + (number - longer) / length)
  }
}
