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

  /// A sign and where it stands.
  struct Found {
    var column: String
    var sign: Sign
    /// The columns that have it together with this one.
    var others: [String] = []
    /// Whether most of its texts are of several words, as names are.
    var isOfWords = false

    /// What is said of it, after "has".
    var words: String {
      let others = others.map { "'\($0)'" }.joined(separator: ", ")
      return others.isEmpty ? sign.rawValue : "together with \(others) \(sign.rawValue)"
    }
  }

  /// Fewer rows tell nothing.
  private static let fewest = 5
  /// Fewer rows tell nothing where no code stands for a row.
  private static let fewestOfNames = 10
  /// A name that is split has parts of its own in so many hundredths of the rows.
  private static let leastShareOfPart = 10
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
  private(set) var found: [Found] = []
  private let rows: Int

  /// Looks at the columns of a source.
  ///
  /// - Parameter unique: the dimensions whose codes stand in nearly every row. They are no sign themselves, nor are words that
  ///   their lists have for them. Without any, dimensions are not looked at, and the words of all their lists are no sign.
  init(
    _ shape: SourceShape, table: CountsTable, beside unique: [Contract.Column], library: CodeListLibrary
  ) {
    rows = table.rowCount
    let types = unique.isEmpty ? table.schema.dimensions.map(\.codeList) : unique.map(Self.listName)
    let lists = types.compactMap { $0.flatMap { library[$0] } }
    let open = shape.texts
    var columns = open
    if !unique.isEmpty {
      for (dimension, codes) in zip(table.schema.dimensions, table.dimensions)
      where !unique.contains(where: { $0.name == dimension.name }) {
        let known = codes.filter { $0 != CountsSchema.unknownCode && $0 != CountsSchema.marginCode }
        columns[dimension.name] = Dictionary(known.map { ($0, 1) }, uniquingKeysWith: +)
      }
    }
    var parts: Set<String> = []
    for (column, texts) in columns.sorted(by: { $0.key < $1.key }) {
      guard texts.count >= Self.fewest, texts.values.reduce(0, +) * 2 >= rows else { continue }
      if let sign = Self.sign(of: texts, rows: rows, lists: lists) {
        let isOfWords = sign == .text && Self.areOfWords(texts)
        found.append(Found(column: column, sign: sign, isOfWords: isOfWords))
      } else if open[column] != nil, Self.unknownWords(of: texts, lists: lists) != nil,
        texts.count * 100 >= rows * Self.leastShareOfPart
      {
        parts.insert(column)
      }
    }
    let together = shape.combinations(of: parts)
    if parts.count > 1, together.isNearlyUnique, together.rows * 2 >= rows, let first = parts.min() {
      found.append(Found(column: first, sign: .text, others: parts.sorted().filter { $0 != first }))
      found.sort { $0.column < $1.column }
    }
  }

  /// Whether they tell persons where nearly every row has a code of its own: two signs.
  var tellPersons: Bool { found.count >= 2 }

  /// What tells persons or events in a table whose codes stand for more than a row, in columns that are no dimension: a
  /// text of its own and days, two such texts, or one that is names; nil where that is not there.
  ///
  /// - Parameter besideCountries: whether each row is of a country all the same, which has names in several languages.
  func tellPersons(among columns: [Contract.Column], besideCountries: Bool) -> [Found]? {
    let open = found.filter { item in columns.contains { $0.name == item.column && $0.role == .attribute } }
    let texts = open.filter { $0.sign == .text }
    let dated = open.filter { $0.sign != .ages }
    if !texts.isEmpty, dated.count > texts.count { return dated }
    guard rows >= Self.fewestOfNames, !besideCountries else { return nil }
    return texts.count >= 2 || texts.contains(where: \.isOfWords) ? texts : nil
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
    guard let unknown = unknownWords(of: texts, lists: lists) else { return nil }
    // A word such as `unknown` stands in many rows, and the others are names all the same.
    let common = unknown.values.max() ?? 0
    let other = unknown.values.reduce(0, +) - common + 1
    let uniqueness = CodeUniqueness(codes: unknown.count, rows: other)
    return uniqueness.isNearlyUnique && other * 2 >= rows ? .text : nil
  }

  /// The texts with letters that no list has for a code; nil where most are none.
  private static func unknownWords(of texts: [String: Int], lists: [CodeList]) -> [String: Int]? {
    let words = texts.filter { $0.key.contains(where: \.isLetter) && DayText($0.key) == nil }
    let unknown = words.filter { word in lists.allSatisfy { $0.code(matching: word.key) == nil } }
    return isMost(words.count, of: texts.count) && isMost(unknown.count, of: words.count) ? unknown : nil
  }

  /// Whether more than half of some texts have white space between letters.
  private static func areOfWords(_ texts: [String: Int]) -> Bool {
    let names = texts.keys.filter { text in
      text.split(whereSeparator: \.isWhitespace).filter { $0.contains(where: \.isLetter) }.count > 1
    }
    return names.count * 2 > texts.count
  }

  private static func listName(_ column: Contract.Column) -> String? {
    guard case .code(let name) = column.type else { return nil }
    return name
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
