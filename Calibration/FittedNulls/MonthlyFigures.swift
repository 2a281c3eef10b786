import Foundation

/// Published counts by month, of which series are made.
struct MonthlyFigures: Sendable {
  /// A count of each month from the first to the last one; nil where nothing at all was published for the month.
  struct Series: Sendable {
    var name: String
    var values: [Double?]

    var known: [Double] { values.compactMap(\.self) }
    var mean: Double { known.reduce(0, +) / Double(max(known.count, 1)) }
    /// Long and busy enough to be worth a trend: the rule by which series are chosen.
    var isEligible: Bool { known.count >= 60 && mean >= 1 }
  }

  /// What the series are called.
  var name: String
  /// The path of a comma-separated file without quotes.
  var path: String
  var monthColumn: String
  var countColumn: String
  /// The columns whose values name the parts; each part is a series, and the total where there are none.
  var partColumns: [String] = []
  /// Months before this one are left out: sums of years stand there.
  var first = ""

  var fileName: String { URL(fileURLWithPath: path).lastPathComponent }

  /// The figures that the project carries: routes, and nationalities on each.
  static func carried(_ root: String) -> [MonthlyFigures] {
    [["route"], ["route", "nationality"]].map { parts in
      MonthlyFigures(
        name: "Frontex", path: root + "/data/figures/frontex-detections.csv", monthColumn: "month",
        countColumn: "detections", partColumns: parts)
    }
  }

  /// Those that a folder beside the project may hold.
  static func further(_ folder: String) -> [MonthlyFigures] {
    func figures(
      _ name: String, _ file: String, parts: [String] = [], first: String = ""
    ) -> MonthlyFigures {
      MonthlyFigures(
        name: name, path: folder + "/irregular_migration/" + file, monthColumn: "t", countColumn: "n",
        partColumns: parts, first: first)
    }
    return [
      figures("Honduras", "irreg_honduras.csv"),
      figures("Honduras", "irreg_honduras_dmg.csv", parts: ["demog"]),
      figures("Honduras", "irreg_honduras_nat.csv", parts: ["nat"]),
      figures("Darien", "irreg_darien_nat.csv", first: "2020-01"),
      figures("Darien", "irreg_darien_nat.csv", parts: ["nat"], first: "2020-01"),
    ]
  }

  /// The eligible series, by name; nil where the file is not there or has not the columns.
  ///
  /// Rows of a part and month are added. A part without a row is zero in a month that has any row.
  func series() -> [Series]? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let heading = lines.first, let month = heading.firstIndex(of: monthColumn),
      let count = heading.firstIndex(of: countColumn)
    else { return nil }
    let parts = partColumns.compactMap(heading.firstIndex(of:))
    var sums: [String: [Int: Double]] = [:]
    var months: Set<Int> = []
    for line in lines.dropFirst() where line.count == heading.count {
      guard line[month] >= first, let place = Self.place(line[month]), let number = Double(line[count]) else {
        continue
      }
      months.insert(place)
      let key = ([name] + parts.map { line[$0] }).joined(separator: ", ")
      sums[key, default: [:]][place, default: 0] += number
    }
    guard let from = months.min(), let to = months.max() else { return nil }
    return sums.map { name, counts in
      Series(name: name, values: (from...to).map { months.contains($0) ? counts[$0] ?? 0 : nil })
    }
    .filter(\.isEligible).sorted { $0.name < $1.name }
  }

  /// The number of a month that begins with year and month, such as 2014-01-01.
  private static func place(_ month: String) -> Int? {
    let fields = month.split(separator: "-")
    guard fields.count >= 2, let year = Int(fields[0]), let number = Int(fields[1]),
      (1...12).contains(number),
      (1900...2200).contains(year)
    else { return nil }
    return 12 * year + number - 1
  }
}
