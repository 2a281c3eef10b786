import Codebook
import Foundation
import Language
import Tables

/// The days of a course: `3-5 mayo 2021`, `12–14 March 2022`, `28 Feb - 2 March 2022`, `12-14.03.2022`, `2022-03-12 to 2022-03-14`.
struct SheetDays: Equatable {
  /// The first day.
  var first: SheetDate
  /// The last; the same where there is one.
  var last: SheetDate
  /// How many days are named one by one: `12/03/2021; 15/04/2021`; 1 where it is one, or a range.
  var named = 1

  /// The most days of one course that are believed.
  private static let longest = 31

  /// Reads a text that tells one day, a month or several days; an order says which number of a date that ends with its year is the day.
  init(_ text: String, order: DateOrder?) throws(SheetDate.Fault) {
    var fault = SheetDate.Fault.unclear
    do throws(SheetDate.Fault) {
      let date = try SheetDate(text, order: order)
      (first, last) = (date, date)
      return
    } catch {
      fault = error
    }
    for (start, end) in Self.ends(of: text, order) {
      guard let first = try? SheetDate(start, order: order), let last = try? SheetDate(end, order: order),
        let days = first.days(to: last), (0..<Self.longest).contains(days)
      else { continue }
      (self.first, self.last) = (first, last)
      return
    }
    for list in Self.lists(in: text) {
      let dates = list.compactMap { try? SheetDate($0, order: order) }.sorted {
        ($0.month, $0.day ?? 0) < ($1.month, $1.day ?? 0)
      }
      guard dates.count > 1, dates.count == list.count, let first = dates.first, let last = dates.last else {
        continue
      }
      (self.first, self.last, named) = (first, last, dates.count)
      return
    }
    throw fault
  }

  /// The pieces between marks, words or spaces that may be dates one by one.
  static func lists(in text: String) -> [[String]] {
    let joints = Set(["and", "et", "y", "e", "и", "та", "و", "اور"].map(FoldedText.fold))
    let words = HeadingText.plain(text).split(separator: " ").map(String.init)
    let joined = words.map { joints.contains(FoldedText.fold($0)) ? ";" : $0 }.joined(separator: " ")
    let marked = joined.split { ";,&+|،؛".contains($0) }.map { HeadingText.plain(String($0)) }
    return [marked.filter { !$0.isEmpty }, words]
  }

  /// The two dates that a text may name, what the first leaves out taken from the second; in order of how much they leave out.
  private static func ends(of text: String, _ order: DateOrder?) -> [(String, String)] {
    var plain = FoldedText.fold(HeadingText.plain(text))
    for word in beginnings where plain.hasPrefix(word + " ") { plain.removeFirst(word.count + 1) }
    plain = plain.replacing("–", with: "-").replacing("—", with: "-").replacing("−", with: "-")
    for joint in joints { plain = plain.replacing(" \(joint) ", with: " - ") }
    var ends: [(String, String)] = []
    // Two whole dates: what stands between them has spaces around, or the dates have no such mark themselves.
    if let place = plain.firstRange(of: " - ") {
      ends.append((String(plain[..<place.lowerBound]), String(plain[place.upperBound...])))
    }
    if plain.count(where: { $0 == "-" }) == 1, let place = plain.firstRange(of: "-") {
      ends.append((String(plain[..<place.lowerBound]), String(plain[place.upperBound...])))
    }
    return ends.flatMap { start, end -> [(String, String)] in
      let end = HeadingText.plain(end)
      // `3, 4 and 5 May 2021`: the first of all.
      let listed = HeadingText.plain(start).split(whereSeparator: { ", ".contains($0) })
      let isList = listed.count > 1 && listed.allSatisfy { $0.allSatisfy(\.isNumber) && $0.count <= 2 }
      let start = isList ? String(listed[0]) : HeadingText.plain(start)
      let isDay = (1...2).contains(start.count) && start.allSatisfy(\.isNumber)
      if isDay, let numbers = end.firstMatch(of: #/^([0-9]{1,2})([./])([0-9]{1,2})([./])([0-9]{4})$/#) {
        // `12-14/03/2022` tells by its form that the day stands first.
        guard order != .monthDay || (Int(numbers.1) ?? 0) > 12 else { return [] }
        let month = "\(numbers.5)-\(numbers.3)"
        return [("\(month)-\(start)", "\(month)-\(numbers.1)")]
      }
      let words = end.split(separator: " ").map(String.init)
      // `3 - 5 mayo 2021`: the month and the year of the last day; `28 Feb - 2 March 2022`: its year.
      if isDay, let day = words.firstIndex(where: { $0.allSatisfy(\.isNumber) && $0.count <= 2 }) {
        var all = words
        all[day] = start
        return [(all.joined(separator: " "), end)]
      }
      // `March 12 - 14, 2022`: the month stands before both.
      let before = start.split(separator: " ").map(String.init)
      if let last = before.last, before.count == 2, last.allSatisfy(\.isNumber), last.count <= 2,
        let day = words.first?.filter(\.isNumber), (1...2).contains(day.count), words.count == 2
      {
        return [("\(last) \(before[0]) \(words[1])", "\(day) \(before[0]) \(words[1])")]
      }
      if let year = words.last, year.count == 4, year.allSatisfy(\.isNumber), !start.contains(year) {
        return [("\(start) \(year)", end), (start, end)]
      }
      return [(start, end)]
    }
  }

  private static let joints = [
    "to", "and", "until", "through", "au", "et", "al", "a", "y", "hasta", "e", "по", "до", "и", "та", "إلى",
    "الى", "تا", "و", "سے", "اور",
  ]
  .map(FoldedText.fold)
  private static let beginnings = ["from", "del", "du", "de", "с", "от", "з", "من", "از"].map(FoldedText.fold)
}

extension SheetDate {
  /// How many days lie between two dates whose days are known; nil else.
  func days(to other: SheetDate) -> Int? {
    guard let day, let end = other.day else { return nil }
    guard month != other.month else { return end - day }
    // Of two months that follow each other.
    guard other.month == month + 1,
      let length = PeriodCalendar.gregorian.days(inMonth: month % 12 + 1, of: month / 12)
    else { return nil }
    return length - day + end
  }
}
