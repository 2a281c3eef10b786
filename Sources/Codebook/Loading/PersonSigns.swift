import Language
import Tables

/// What beside codes tells a file of persons: names, days of birth or of an event, ages.
///
/// One sign alone is common in figures: districts have their names, and a note has a day. Two together are not.
struct PersonSigns {
  /// What a column tells.
  enum Sign: String {
    /// Nearly every row has a text of its own.
    case text = "a text of its own in nearly every row"
    /// It holds days, not the first or last ones of months.
    case days = "days"
    /// It holds ages, or years of birth.
    case ages = "ages"
  }

  /// Fewer rows tell nothing.
  private static let fewest = 5
  /// The oldest age.
  private static let oldest = 120
  /// The smallest age that is no number of things in a month or a week.
  private static let fewestYears = 13
  /// So many years tell births rather than releases.
  private static let fewestBirths = 10
  /// Headings of a column of ages, in lower case: English, French, Spanish, German, Russian, Arabic, Persian, Urdu.
  private static let headings: Set<String> = [
    "age", "age_years", "age_in_years", "age at event", "âge", "edad", "alter", "возраст", "العمر", "عمر",
    "سن",
  ]

  /// The signs with their columns, in order of their names.
  private(set) var found: [(column: String, sign: Sign)] = []

  /// Looks at the columns of a source.
  ///
  /// - Parameter unique: the dimensions whose codes stand in nearly every row. They are no sign themselves, nor are words that
  ///   their lists have for them. Without any, the other dimensions are not looked at.
  init(
    _ shape: SourceShape, table: CountsTable, beside unique: [Contract.Column], library: CodeListLibrary
  ) {
    let lists = unique.compactMap { column -> CodeList? in
      guard case .code(let name) = column.type else { return nil }
      return library[name]
    }
    var columns = shape.texts
    if !unique.isEmpty {
      for (dimension, codes) in zip(table.schema.dimensions, table.dimensions)
      where !unique.contains(where: { $0.name == dimension.name }) {
        let known = codes.filter { $0 != CountsSchema.unknownCode && $0 != CountsSchema.marginCode }
        columns[dimension.name] = Dictionary(known.map { ($0, 1) }, uniquingKeysWith: +)
      }
    }
    for (column, texts) in columns.sorted(by: { $0.key < $1.key }) {
      guard texts.count >= Self.fewest, texts.values.reduce(0, +) * 2 >= table.rowCount,
        let sign = Self.sign(of: texts, rows: table.rowCount, lists: lists)
      else { continue }
      found.append((column, sign))
    }
  }

  /// Whether they tell persons where nearly every row has a code of its own: two signs.
  var tellPersons: Bool { found.count >= 2 }

  /// Whether they tell persons in any table: a text of its own and days, in columns that are no dimension.
  func tellPersons(among columns: [Contract.Column]) -> Bool {
    let open = found.filter { item in columns.contains { $0.name == item.column && $0.role == .attribute } }
    return open.contains { $0.sign == .text } && open.contains { $0.sign == .days }
  }

  /// Whether a heading says that a column holds ages.
  static func isNamedForAges(_ heading: String) -> Bool { headings.contains(heading.lowercased()) }

  private static func sign(of texts: [String: Int], rows: Int, lists: [CodeList]) -> Sign? {
    let days = texts.keys.compactMap { DayText($0) }
    if isMost(days.count, of: texts.count) { return DayText.areMonths(days) ? nil : .days }
    // Spreadsheets write `34.0`.
    let numbers = texts.keys.compactMap { text -> Int? in
      guard case .real(let value)? = ScalarValueReader.read(text, as: .real) else { return nil }
      return Int(exactly: value)
    }
    if isMost(numbers.count, of: texts.count) { return areAges(numbers) ? .ages : nil }
    let words = texts.filter { $0.key.contains(where: \.isLetter) }
    let unknown = words.filter { word in lists.allSatisfy { $0.code(matching: word.key) == nil } }
    guard isMost(words.count, of: texts.count), isMost(unknown.count, of: words.count) else { return nil }
    // A word such as `unknown` stands in many rows, and the others are names all the same.
    let common = unknown.values.max() ?? 0
    let other = unknown.values.reduce(0, +) - common + 1
    let uniqueness = CodeUniqueness(codes: unknown.count, rows: other)
    return uniqueness.isNearlyUnique && other * 2 >= rows ? .text : nil
  }

  private static func areAges(_ numbers: [Int]) -> Bool {
    // Some stand for what is not known, such as 999.
    let years = numbers.filter { (0...oldest).contains($0) }
    if isMost(years.count, of: numbers.count), let low = years.min(), let high = years.max(),
      high >= fewestYears
    {
      // Ranks and numbers of rows begin at the first and have no gap.
      return !(low <= 1 && high - low + 1 == years.count)
    }
    let births = numbers.filter { (1900...2100).contains($0) }
    return births.count >= fewestBirths && isMost(births.count, of: numbers.count)
  }

  private static func isMost(_ count: Int, of all: Int) -> Bool {
    CodeUniqueness(codes: count, rows: all).isNearlyUnique
  }
}
