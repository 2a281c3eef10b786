import Language
import Tables

/// The orders in which a column writes its days.
struct RecognisedDays {
  /// The patterns, the most frequent first.
  private(set) var formats: [String] = []
  /// The years of all days.
  private(set) var years: [Int] = []
  /// Whether every day is the first of a month.
  private(set) var areFirsts = true
  /// How many days there are.
  private(set) var count = 0
  /// What is not certain, or nil.
  private(set) var doubt: String?

  /// The order of the parts and the mark between them.
  private struct Order {
    var pattern: String
    var mark: Character
    var year: Int
    var month: Int
    var day: Int
  }

  private static let orders: [Order] = ["-", "/", "."].flatMap { mark in
    [
      Order(pattern: "yyyy\(mark)M\(mark)d", mark: mark, year: 0, month: 1, day: 2),
      Order(pattern: "d\(mark)M\(mark)yyyy", mark: mark, year: 2, month: 1, day: 0),
      Order(pattern: "M\(mark)d\(mark)yyyy", mark: mark, year: 2, month: 0, day: 1),
    ]
  }

  /// Reads texts; nil where less than a share of them are days.
  ///
  /// A time of day behind a `T` or a space is left out.
  init?(_ texts: [String], leastShare: Double) {
    let days = texts.map { String($0.prefix { $0 != "T" && $0 != " " }) }
    var left = Array(days.indices)
    var chosen: [(order: Order, places: [Int])] = []
    while !left.isEmpty {
      let fits = Self.orders.map { order in (order, left.filter { Self.day(days[$0], order) != nil }) }
      guard let most = fits.map(\.1.count).max(), most > 0,
        let best = fits.first(where: { $0.1.count == most })
      else { break }
      let rivals = fits.filter { $0.1.count == most && $0.0.pattern != best.0.pattern }
      if !rivals.isEmpty, doubt == nil {
        doubt = "\(best.0.pattern) and \(rivals[0].0.pattern) fit all days alike"
      }
      chosen.append(best)
      let taken = Set(best.1)
      left.removeAll { taken.contains($0) }
      if chosen.count == 4 { break }
    }
    guard !texts.isEmpty, Double(left.count) <= (1 - leastShare) * Double(texts.count) else { return nil }
    for (order, places) in chosen {
      let read = places.compactMap { Self.day(days[$0], order) }
      years += read.map(\.year)
      areFirsts = areFirsts && read.allSatisfy { $0.day == 1 }
      count += read.count
      let isPadded = places.allSatisfy { days[$0].utf8.count == 10 }
      let isISO = order.pattern == "yyyy-M-d" && isPadded
      formats.append(isISO ? "yyyy-MM-dd" : order.pattern)
    }
    if chosen.count > 1, doubt == nil { doubt = "days are written in \(chosen.count) orders" }
  }

  private static func day(_ text: String, _ order: Order) -> (year: Int, day: Int)? {
    let parts = text.split(separator: order.mark, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[order.year].utf8.count == 4,
      [order.month, order.day].allSatisfy({ (1...2).contains(parts[$0].utf8.count) }),
      let year = Int(parts[order.year]), let month = Int(parts[order.month]), let day = Int(parts[order.day]),
      (1900...2100).contains(year) || (1300...1500).contains(year), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    return (year, day)
  }
}
