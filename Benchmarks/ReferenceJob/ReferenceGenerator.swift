import Foundation

/// Writes made-up records in the shape of the reference job; equal rows give equal bytes.
struct ReferenceGenerator {
  private var state: UInt64 = 20_251_123

  /// Writes a number of rows, every fiftieth or so a repetition of a case before.
  static func write(rows: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteNoPermission) }
    var generator = ReferenceGenerator()
    var text = ReferenceRecords.header.joined(separator: ",") + "\n"
    var recent: [(number: Int, facts: [String])] = []
    for number in 0..<rows {
      var one = (number: number, facts: generator.facts())
      if !recent.isEmpty, generator.below(50) == 0 { one = recent[generator.below(recent.count)] }
      if recent.count < 1000 { recent.append(one) } else { recent[generator.below(1000)] = one }
      text += generator.row(one.number, one.facts)
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
  }

  private mutating func pick(_ words: [String]) -> String { words[below(words.count)] }

  /// What is true of a case: matter, day, origin, transits, destination, sex, age, band, forms and means.
  private mutating func facts() -> [String] {
    let isTrafficking = below(100) < 55
    // Few routes carry most people.
    let route = below(300) * below(300) / 300
    let age = below(20) + below(20) + below(20)
    let bands = [
      (8, "0--8"), (17, "9--17"), (20, "18--20"), (23, "21--23"), (26, "24--26"), (29, "27--29"),
      (38, "30--38"), (47, "39--47"),
    ]
    let band = bands.first { age <= $0.0 }?.1 ?? "48+"
    let year = 2008 + max(below(18), below(18))
    let day = below(100) < 2 ? "" : "\(year) \(below(12) + 1) \(below(28) + 1)"
    let sex = below(100) < 6 ? "" : below(100) < (isTrafficking ? 62 : 24) ? "F" : "M"
    let chances = [45, 35, 8, 5, 1, 4, 6].map { isTrafficking ? $0 : $0 / 12 }
    let means = [30, 22, 18, 15, 7].map { isTrafficking ? $0 : 0 }
    var facts = [
      isTrafficking ? "TIP" : "SOM", day, String(route % 11), String(route * 7 % 40),
      String(4 + route * 13 % 36),
    ]
    facts += [
      below(100) < 4 ? "" : String(route % 11), sex, below(100) < 30 ? "" : String(age),
      below(100) < 12 ? "" : band,
    ]
    for chance in chances + means { facts.append(below(100) < chance ? "1" : "") }
    return facts
  }

  private mutating func country(_ fact: String) -> String {
    guard let place = Int(fact) else { return pick(["", "XX", "ZZ", "-99", "Unknown", "N/A"]) }
    let (two, three) = ReferenceRecords.countries[place % ReferenceRecords.countries.count]
    let draw = below(100)
    return draw < 5 ? two.lowercased() : draw < 8 ? three : draw < 10 ? two + " " : two
  }

  private mutating func row(_ number: Int, _ facts: [String]) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    let matter = below(10) < 9 ? facts[0] : pick([facts[0].lowercased(), facts[0] + " "])
    let parts = facts[1].split(separator: " ").compactMap { Int($0) }
    var date = pick(["", "0000-00-00", "31/02/2015", "n/a", "2031-13-01"])
    if parts.count == 3 {
      date =
        below(100) < 13
        ? "\(padded(parts[2], 2))/\(padded(parts[1], 2))/\(parts[0])"
        : "\(parts[0])-\(padded(parts[1], 2))-\(padded(parts[2], 2))"
    }
    let sexes = [
      "F": ["F", "female", "Woman", "FEMALE", "f ", " Female"],
      "M": ["M", "male", "Man", "MALE", "m", "Male "],
    ]
    let words = sexes[facts[6]] ?? ["", "Unknown", "-99", "N/A", "unk"]
    let sex = below(10) < 7 ? words[0] : pick(words)
    let age =
      facts[7].isEmpty ? pick(["-99", "", "Unknown", "999"]) : below(100) < 2 ? facts[7] + ".0" : facts[7]
    let band = facts[8].isEmpty ? pick(["", "Unknown", "-99"]) : facts[8]
    var fields = [
      "C" + padded(number, 9), matter, date, country(facts[2]), country(facts[4]), country(facts[5]),
    ]
    fields += [country(facts[3]), below(5) == 0 ? country(facts[3]) : "", country(facts[4]), sex, age, band]
    for flag in facts[9...] { fields.append(flag == "1" ? "1" : below(10) == 0 ? pick(["", "-99"]) : "0") }
    fields += [
      pick(["Family", "Friend", "Stranger", "Employer", "Unknown", ""]),
      pick(["Police", "Border guard", "Shelter", "IOM"]),
    ]
    return fields.joined(separator: ",") + "\n"
  }
}
