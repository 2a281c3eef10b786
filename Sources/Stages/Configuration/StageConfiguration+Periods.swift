import Codebook
import Language
import Tables

extension StageConfiguration {
  /// The frequency that `period` asks for: a word such as `quarter`, or `{type: year, starts: april}`; nil where there is
  /// none or it is wrong, which is reported.
  ///
  /// A word alone is of the calendar of the source, and where it is the length of the source, the source's own.
  ///
  /// - Parameter source: how long the periods of the source are; nil for days.
  func frequency(of source: Period.Frequency?) -> Period.Frequency? {
    guard let node = self["period"] else { return nil }
    let asked: Period.Frequency
    do throws(FrequencyReading.Problem) {
      asked = try FrequencyReading.frequency(node).get()
    } catch {
      fail("'period': \(error.message)", at: error.location, note: error.note, help: error.help)
      return nil
    }
    for entry in node.entries ?? [] where !["type", "calendar", "starts"].contains(entry.key) {
      fail(
        "'period' does not know '\(entry.key)'", at: entry.keyLocation, help: "keys: type, calendar, starts")
      return nil
    }
    guard let source, node["calendar"] == nil, node["starts"] == nil else { return asked }
    if asked.length == source.length { return source }
    return Period.Frequency(asked.length, calendar: source.calendar) ?? asked
  }

  /// Whether periods of a source add up to those of a frequency; where they do not, it is reported with the reason.
  func addsUp(_ source: Period.Frequency, to frequency: Period.Frequency) -> Bool {
    if source.nests(in: frequency) { return true }
    let place = location(of: "period")
    if source.length == .week, frequency.length != .day {
      fail(
        "a week can lie in two \(frequency.length.rawValue)s, so weeks do not add up to them", at: place,
        help: "write 'period: week', or load the days")
    } else if source.calendar != frequency.calendar {
      fail(
        "\(source.length.rawValue)s of the calendar '\(source.calendar.rawValue)' lie in no \(frequency.length.rawValue) of the calendar '\(frequency.calendar.rawValue)'",
        at: place,
        help:
          "stay in the calendar of the table, or write 'convert: approximate' for the period's column of its contract"
      )
    } else if source.isFiscal || frequency.isFiscal,
      source.length == frequency.length || source.length == .quarter || source.length == .halfYear
    {
      fail(
        "years, quarters and half-years that start in other months do not add up to these years", at: place,
        help: "ask for the table's own years, or load its months")
    } else {
      fail(
        "a table by \(source.length.rawValue) cannot be split into \(frequency.length.rawValue)s", at: place,
        help: "write 'period: \(source.length.rawValue)'")
    }
    return false
  }

  /// Whether the periods that a condition names are of the calendar of the table; where not, it is reported.
  func isOfCalendar(_ frequency: Period.Frequency, _ condition: TypedExpression?, column: String) -> Bool {
    let years = (condition?.conjuncts ?? []).filter { $0.mentionedColumns.contains(column) }.flatMap(
      \.literals
    )
    .compactMap { literal -> Int? in
      switch literal {
      case .month(let year, _), .year(let year): year
      default: nil
      }
    }
    let other = years.first { frequency.calendar == .gregorian ? (1300...1500).contains($0) : $0 > 1600 }
    guard other != nil else { return true }
    fail(
      "'where' names a year that is none of the calendar of '\(column)', \(frequency.calendar.rawValue)",
      at: location(of: "where"), help: "write the periods as the table has them")
    return false
  }
}
