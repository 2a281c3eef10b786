/// A month, and a day of it where that is known.
struct SessionDate: Comparable {
  /// The months since the year 0.
  let month: Int
  /// The day of the month, from 1; nil where it is not known.
  let day: Int?

  /// A date; nil where the month is of no year from 1 to 9999.
  ///
  /// A day that no month has is not known.
  init?(month: Int?, day: Int?) {
    guard let month, CascadeAnalysis.isPossible(month: month) else { return nil }
    self.month = month
    self.day = day.flatMap { (1...31).contains($0) ? $0 : nil }
  }

  /// The days since 1 March of the year 0, a day that is not known being the first of its month.
  var number: Int {
    // Years that begin in March have the day that a leap year adds at their end.
    let (year, place) = ((month - 2) / 12, (month - 2) % 12)
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * place + 2) / 5 + (day ?? 1) - 1
  }

  /// The earlier date; of one month, a day that is not known is the first.
  static func < (first: SessionDate, second: SessionDate) -> Bool {
    (first.month, first.day ?? 0) < (second.month, second.day ?? 0)
  }

  /// The whole months from an earlier date: the last is not whole where the day of the month has not come; below 0 before it.
  ///
  /// Where a day is not known, months are counted as the calendar names them.
  func months(since earlier: SessionDate) -> Int {
    let months = month - earlier.month
    guard let day, let start = earlier.day, day < start else { return months }
    return months - 1
  }

  /// Whether the date is no later than so many months after an earlier one, to the day where both days are known.
  func isWithin(_ months: Int, of earlier: SessionDate) -> Bool {
    let distance = month - earlier.month
    guard distance == months, let day, let start = earlier.day else { return distance <= months }
    return day <= start
  }
}
