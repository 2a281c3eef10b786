import Language

/// Codes that differ only in what a typist slips in: marks, zeros before a number, O for 0, and letters of another script that look alike.
struct NearCodes {
  /// The first row of each code, by the code's plain form and then by the code.
  private var rows: [String: [String: Int]] = [:]

  /// Takes a code, of one part or several, that stands in a row.
  mutating func add(_ code: String, row: Int) {
    let plain = Self.plain(code)
    if rows[plain]?[code] == nil { rows[plain, default: [:]][code] = row }
  }

  /// The codes of which another is nearly the same, in order of the rows in which they first stand.
  var groups: [[(code: String, row: Int)]] {
    rows.values.filter { $0.count > 1 }
      .map { codes in codes.map { (code: $0.key, row: $0.value) }.sorted { $0.row < $1.row } }
      .sorted { $0[0].row < $1[0].row }
  }

  /// Says which lines have such codes.
  ///
  /// - Parameter persons: whose codes they are, such as *participants*.
  func note(_ notes: inout SheetNotes, in sheet: SheetRows, of persons: String) {
    let groups = groups
    guard !groups.isEmpty else { return }
    let places = groups.prefix(5).map { sheet.places($0.map(\.row)) }.joined(separator: "; ")
    let more = groups.count > 5 ? "; and \(groups.count - 5) more" : ""
    notes.add("codes-nearly-meet", groups.count) {
      "\($0) code\($0 == 1 ? " stands" : "s stand") in several spellings that differ only in marks, zeros in front or letters that look alike; they count as different \(persons): write them alike where they are not (\(places)\(more))"
    }
  }

  /// A code without marks, but for those between numbers, and zeros before a number, and with letters that look alike as one; parts stay apart.
  static func plain(_ code: String) -> String {
    code.split(separator: "/", omittingEmptySubsequences: false).map { part in
      var result = ""
      var isBehindMark = false
      for character in part {
        guard character.isLetter || character.isNumber else {
          isBehindMark = true
          continue
        }
        let alike = lookAlikes[character] ?? character
        // `1-11` and `11-1` are two.
        if isBehindMark, character.isNumber, result.last?.isNumber ?? false { result.append("-") }
        isBehindMark = false
        if alike == "0", !(result.last?.isNumber ?? false) { continue }
        result.append(alike)
      }
      return result.isEmpty ? String(part) : result
    }.joined(separator: "/")
  }

  /// Letters that look like Latin capitals, and O like 0.
  private static let lookAlikes: [Character: Character] = {
    let pairs =
      zip("АВЕКМНОРСТУХІЅЈ", "ABEKMH0PCTYXISJ").map { ($0, $1) }
      + zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMN0PTYX").map { ($0, $1) } + [("O", "0")]
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()
}
