/// On which day each month of a calendar begins that no short rule tells.
struct CalendarMonths: Sendable {
  /// The year of the first month.
  let firstYear: Int
  /// The first day of each month, as days since 1970-01-01, and the day behind the last month.
  let starts: [Int]

  /// Creates the months of whole years from the length of each.
  init(firstYear: Int, firstDay: Int, lengths: some Sequence<Int>) {
    self.firstYear = firstYear
    var starts = [firstDay]
    for length in lengths { starts.append((starts.last ?? firstDay) + length) }
    self.starts = starts
  }

  /// The years that it holds.
  var years: ClosedRange<Int> { firstYear...max(firstYear, firstYear + starts.count / 12 - 1) }

  /// The mean length of a month in days.
  var meanLength: Double {
    Double((starts.last ?? 0) - (starts.first ?? 0)) / Double(max(1, starts.count - 1))
  }

  /// The first day of a month counted from 0, or of the one behind the last; nil for any other.
  func start(ofMonth place: Int) -> Int? { starts.indices.contains(place) ? starts[place] : nil }

  /// The number of days of a month counted from 0, or nil where there is none.
  func length(ofMonth place: Int) -> Int? {
    guard place >= 0, place < starts.count - 1 else { return nil }
    return starts[place + 1] - starts[place]
  }

  /// The month that holds a day, counted from 0, or nil where none does.
  func month(ofDay number: Int) -> Int? {
    guard let first = starts.first, let last = starts.last, (first..<last).contains(number) else {
      return nil
    }
    var (low, high) = (0, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }
}

extension CalendarMonths {
  /// The Solar Hijri years 1300 to 1450: six months of 31 days, five of 30, and one of 29, or 30 in a leap year.
  ///
  /// Leap years follow the March equinox in Tehran. Source: the table of leap years 1206 to 1498 of the Calendar Center of the
  /// Institute of Geophysics, University of Tehran (calendar.ut.ac.ir, KabiseShamsi1206-1498-new.pdf), as ICU (`persncal.cpp`) and
  /// the equinoxes of convertdate give it; from 1300 to 1450 it is the cycle of 33 years. Arithmetic calendars with a
  /// cycle of 2820 years differ from it. 1 Farvardin 1300 is 21 March 1921.
  static let solarHijri = CalendarMonths(
    firstYear: 1300, firstDay: CalendarDay(year: 1921, month: 3, day: 21).number,
    lengths: (1300...1450).lazy.flatMap { year in
      (1...12).map { $0 <= 6 ? 31 : $0 <= 11 || solarHijriLeapYears.contains(year) ? 30 : 29 }
    })

  /// The leap years from 1300 to 1450.
  static let solarHijriLeapYears: Set<Int> = [
    1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366,
    1370,
    1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441,
    1445,
    1449,
  ]

  /// The arithmetic Islamic years 1300 to 1600.
  ///
  /// Months have 30 and 29 days by turns, and the last of a leap year has a day more. 1 Muharram 1300 is 12 November 1882.
  static let islamicCivil = CalendarMonths(
    firstYear: 1300, firstDay: CalendarDay(year: 1882, month: 11, day: 12).number,
    lengths: (1300...1600).lazy.flatMap { year in
      (1...12).map { $0 % 2 == 1 || $0 == 12 && (11 * year + 14) % 30 < 11 ? 30 : 29 }
    })

  /// The Umm al-Qura years 1300 to 1600; 1 Muharram 1300 is 12 November 1882.
  ///
  /// The lengths are the calendar's `islamic-umalqura` of the CLDR, as ICU has them (`islamcal.cpp`, after R.H. van Gent):
  /// three hexadecimal digits a year, a bit a month from the first, set where it has 30 days. From 1420 to 1450 they are those
  /// of the calendar as printed in Saudi Arabia; before and after, tables in use differ from each other by a day.
  static let ummAlQura = CalendarMonths(
    firstYear: 1300, firstDay: CalendarDay(year: 1882, month: 11, day: 12).number,
    lengths: ummAlQuraLengths.lazy.compactMap(\.hexDigitValue).flatMap { bits in
      (0..<4).map { bits & (8 >> $0) == 0 ? 29 : 30 }
    })

  private static let ummAlQuraLengths =
    "AAAD54EC96D46EA36CAAD5556A9792BA95D4ADA55CD2D69574AB54B6A5AD4AEA4F51768B6A5AD52D695B49DA4D"
    + "D26D955AC9B62BAA5B52BA956CAAE92F49762B6956ACABA4BD25D92DC96D54DAA5B52BA55B49B655729754B6A3"
    + "752B6556AAAB52BC95D4ADA55CAAD69574AB94BAA5B52B6A5752768B745B5555A95B49DA4DD26E936AAAD54DB2"
    + "5D52DA95B4ABA55B49B64B715B4AB5A55D25E92EC96D4AE996B4ABA93D49DA4DB2AB94BAA5B52BA95B2AB5555C"
    + "4BD23D91DA95B4AB5A56D2B693B49B6556A9754B6A56CAAD555B29B92BA95D4ADA55AAAB595749764BAA5B52B6"
    + "A56E4DB25B52B6A5AD2AE92F49764B6A56ACAD655D49DA4DD16D955AA5B52DA95B4AD5956CA6E4AEA4F52B6956"
    + "AAAB54BD25D92EA96D4ADA95B4ABA55B29B54D6A97547693749B5556AA6B52BA8BD46DA35CAAD64DB26B94BAA5"
    + "B52B695751768B725B52B5655B49DA4ED16D8B6AA6D52DA95D4ADA95B4AB653729762BA95B2AB5555B25D92EC9"
    + "6D2AE956B4ABA55D29D54DAA9B54BAA3B49BA4DAAAAD52DA95D45EA2EC9AD556B26B94BAA5D52DA95B52BA8BB4"
    + "5B92DA95AB4ADA4ED16E8B6A56D535695D4ADA8DD46DA55B29D62BB15B4AB955AAAAE92EC8F5276956AAAD655D"
    + "29D"
}
