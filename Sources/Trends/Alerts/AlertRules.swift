/// What is asked of the past of a series before its latest period is judged.
struct AlertRules: Sendable {
  /// How the past is cut into stretches.
  var story: StoryRules
  /// The fewest known periods of the past.
  var fewest: Int
  /// A last stretch of fewer known periods has not shown its noise: the periods before it are taken as well.
  var young: Int
  /// The fewest known periods without an event after which an event is something new.
  var shortestSilence: Int
  /// The last periods that are looked at; nil for all.
  var window: Int?
  /// The periods of a season; nil for those that the caller names.
  var season: Int?
  /// The part of its share of the level that a series spends where its noise is estimated.
  var spent = 1.0

  /// The rules of months, quarters, weeks, years and days (365 or 366); nil for any other number of periods a year.
  ///
  /// Half-years have none: how often they would raise a false alert is not measured.
  init?(periodsPerYear: Int) {
    if periodsPerYear == 365 || periodsPerYear == 366 {
      (story, season, window) = (.weeksOfDays, 7, 56)
      (fewest, young, shortestSilence) = (28, 0, 56)
      story.exceptional = .singles
      return
    }
    guard periodsPerYear != 2, let story = StoryRules(periodsPerYear: periodsPerYear) else { return nil }
    self.story = story
    self.story.exceptional = .singles
    shortestSilence = story.shortestSilence
    switch periodsPerYear {
    // Fewer years do not show by how much they vary: up to 40 % of nights had a false alert. 25 to 32 still show it so badly that
    // 7 to 10 % had one with all of the level (Methods.md).
    case 1: (fewest, young, spent) = (25, 4, 0.25)
    case 4: (fewest, young) = (12, 6)
    case 52: (fewest, young) = (26, 13)
    default: (fewest, young) = (18, 12)
    }
  }
}
