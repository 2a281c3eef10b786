import Tables

/// Finds categories that seem to be totals of the others, which would be counted twice.
///
/// A category is suspect when its words mean total in a language of the project or begin or end with one that
/// does, or when there are at least three categories and, over at least ten groups in which it is above
/// zero, it equals the sum of the others in four of five. A group is all rows that agree in everything else. Of a
/// group with masked figures the sum lies between two; one between which much has room decides nothing.
enum DisguisedTotals {
  /// A suspect category.
  struct Suspect: Hashable {
    /// The dimension.
    var dimension: String
    /// The code of the category.
    var code: String
    /// What gave it away.
    var evidence: Evidence
  }

  /// What gives a total away.
  enum Evidence: Hashable {
    /// Its word means total.
    case word
    /// It equals the sum of the others in so many groups of so many.
    case sums(equal: Int, of: Int)
  }

  private static let fewestCategories = 3
  private static let fewestGroups = 10
  private static let share = 0.8
  /// How far the ends of the sum of others may lie apart, as a share of the category, to decide anything.
  private static let room = 0.2

  /// Words that mean all together, in lower case: English, French, Spanish, German, Russian, Arabic, Persian, Urdu.
  static let words: Set<String> = [
    "total", "totals", "all", "grand total", "sum", "overall", "both", "both sexes", "all sexes", "all ages",
    "total (all)", "total général", "ensemble", "tous", "toutes", "les deux", "les deux sexes",
    "total general",
    "todos", "todas", "ambos", "ambos sexos", "gesamt", "insgesamt", "summe", "всего", "итого", "оба пола",
    "المجموع", "مجموع", "الإجمالي", "إجمالي", "اجمالي", "الكل", "كلا الجنسين", "کل", "جمع", "جمع کل",
    "هر دو جنس",
    "کل تعداد", "میزان", "دونوں", "دونوں جنس", "tot", "t", "_t",
    // Turkish, Ukrainian, Thai, Indonesian, Vietnamese, Bangla, Portuguese, Italian, Dutch, Polish, Hindi, Nepali, Chinese, Japanese,
    // Korean, Greek, Hungarian, Bulgarian, Serbian, Albanian, Georgian, Lao, Khmer, Burmese, Kurdish.
    "toplam", "genel toplam", "усього", "всього", "разом", "รวม", "รวมทั้งหมด", "ทั้งหมด", "ยอดรวม", "jumlah",
    "jumlah total",
    "tổng", "tổng số", "tổng cộng", "মোট", "সর্বমোট", "ambos os sexos", "totale", "entrambi i sessi", "totaal",
    "razem",
    "ogółem", "कुल", "कुल योग", "जम्मा", "合计", "總計", "总计", "合計", "総数", "합계", "총계", "σύνολο", "összesen", "общо",
    "ukupno",
    "укупно", "gjithsej", "სულ", "ລວມ", "សរុប", "စုစုပေါင်း", "کۆ", "کۆی گشتی",
  ]

  /// Words that mean the whole in some files and a part of it in others, such as a district of the name.
  private static let alsoNames: Set<String> = [
    "national", "nationwide", "nation", "country", "countrywide", "whole country", "republic", "federal",
    "federation",
    "jumla", "jami", "kabuuan", "suma", "soma", "national level", "country level", "niveau national",
    "nacional", "nationale",
    "wadarta", "загалом", "republika",
  ]

  /// Whether a text may mean all together where the figures say so too: `National`, `All states`, `Ensemble du pays`.
  static func mayMeanTotal(_ text: String) -> Bool {
    if meansTotal(text) { return true }
    let parts = text.lowercased().split { !$0.isLetter }.map(String.init)
    guard let first = parts.first else { return false }
    return alsoNames.contains(parts.joined(separator: " ")) || alsoNames.contains(first)
      || [
        "all", "whole", "entire", "ensemble", "tous", "toutes", "todos", "todas", "todo", "tutti", "alle",
        "всі", "все", "вся", "كل", "جميع", "همه", "تمام",
      ]
      .contains(first)
  }

  /// Those that mean so beside other words too, as in a total of all districts.
  private static let alsoAmongOthers: Set<String> = [
    "total", "totals", "subtotal", "totaux", "gesamt", "insgesamt", "всего", "итого", "المجموع", "مجموع",
    "الإجمالي", "إجمالي", "اجمالي", "ٹوٹل", "toplam", "усього", "всього", "รวม", "মোট", "tổng", "totale",
    "totaal", "ogółem", "कुल",
    "जम्मा", "合计", "合計", "총계",
  ]

  /// Whether some words mean all together.
  static func meansTotal(_ text: String) -> Bool {
    let text = text.lowercased()
    if words.contains(text) { return true }
    let parts = text.split { !$0.isLetter && $0 != "_" }.map(String.init)
    // "Sub-total" is one word with a line in it.
    let joined = parts.starts(with: ["sub", "total"]) ? ["subtotal"] : parts
    // A letter among other signs is none: the T of `2024-03-01T00:00` stands before a time of day.
    let phrase = joined.joined(separator: " ")
    return phrase.count > 2 && words.contains(phrase)
      || [joined.first, joined.last].contains { $0.map(alsoAmongOthers.contains) ?? false }
  }

  /// The suspect categories of the dimensions of a table that are not in `excused`; what is never summed
  /// over cannot be counted twice.
  ///
  /// - Parameters:
  ///   - settled: the dimensions that have a total of their own, so that only words tell of further ones.
  ///   - labels: the words that a code of a dimension has.
  static func suspects(
    in table: CountsTable, excused: Set<String>, withTotal settled: Set<String> = [],
    words labels: (_ dimension: String, _ code: String) -> [String]
  ) -> [Suspect] {
    var suspects: [Suspect] = []
    for (place, dimension) in table.schema.dimensions.enumerated()
    where !excused.contains(dimension.name) && !dimension.isVintage && dimension.isAdditive {
      let codes = table.dimensions[place]
      let categories = Set(codes).subtracting([CountsSchema.marginCode, CountsSchema.unknownCode])
      for code in categories.sorted() {
        let words = [code] + labels(dimension.name, code)
        if words.contains(where: Self.meansTotal) {
          suspects.append(Suspect(dimension: dimension.name, code: code, evidence: .word))
        }
      }
      guard categories.count >= fewestCategories, !settled.contains(dimension.name) else { continue }
      if let suspect = sumOfOthers(in: table, at: place) { suspects.append(suspect) }
    }
    return suspects
  }

  private struct Group: Hashable {
    var codes: [String]
    var period: Period?
    var measure: Int
  }

  private static func sumOfOthers(in table: CountsTable, at place: Int) -> Suspect? {
    var groups: [Group: [(code: String, low: Double, high: Double)]] = [:]
    for row in 0..<table.rowCount where table.dimensions[place][row] != CountsSchema.marginCode {
      var codes = table.dimensions.map { $0[row] }
      let code = codes.remove(at: place)
      for (measure, cells) in table.measures.enumerated() {
        // A group with a figure that is not known decides nothing.
        let (low, high) = cells[row].bounds ?? (.nan, .nan)
        let group = Group(
          codes: codes, period: table.periods.isEmpty ? nil : table.periods[row], measure: measure)
        groups[group, default: []].append((code, low, high))
      }
    }
    var above: [String: Int] = [:]
    var equal: [String: Int] = [:]
    for cells in groups.values {
      let low = cells.reduce(0) { $0 + $1.low }
      let high = cells.reduce(0) { $0 + $1.high }
      guard low.isFinite, high.isFinite else { continue }
      for cell in cells where cell.low > 0 {
        let others = (low: low - cell.low, high: high - cell.high)
        guard others.high - others.low + cell.high - cell.low <= room * cell.low else { continue }
        above[cell.code, default: 0] += 1
        if cell.low <= others.high, others.low <= cell.high { equal[cell.code, default: 0] += 1 }
      }
    }
    let found = equal.filter { code, count in
      let groups = above[code] ?? 0
      return groups >= fewestGroups && Double(count) >= share * Double(groups)
    }
    return found.min { $0.key < $1.key }.map { code, count in
      Suspect(
        dimension: table.schema.dimensions[place].name, code: code,
        evidence: .sums(equal: count, of: above[code] ?? 0))
    }
  }
}
