import Language
import Tables

/// The rows of a sheet as texts, with where each stands.
struct SheetRows: Sendable {
  /// One row.
  struct Row: Sendable {
    /// Its texts, in order of the names.
    var fields: [String]
    /// Its line in the file; nil where it was stored.
    var line: Int?
    /// The places of cells that hold a formula whose result the file does not keep.
    var formulas: Set<Int> = []
    /// The places of cells that are merged with the one above; what stands in that stands in them too.
    var merged: Set<Int> = []
    /// What messages call its sheet where rows of several are together; nil for that of all.
    var file: String?
  }

  /// What messages call it.
  var file: String
  /// The names of the columns.
  var names: [String]
  /// The rows in order; none of them is the heading again.
  var rows: [Row]

  private let places: [String: Int]

  init(file: String, names: [String], rows: [Row]) {
    (self.file, self.names, self.rows) = (file, names, rows)
    places = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a column stands; nil for one that is not there.
  func place(of column: String) -> Int? { places[column] }

  /// Where rows stand, in words: `line 5`, `lines 5, 9 and 12`, the first of many.
  func places(_ rows: [Int]) -> String {
    let most = 8
    if rows.contains(where: { self.rows[$0].file != nil }) {
      let all = rows.map { row in
        "\(self.rows[row].file ?? file):\(self.rows[row].line.map(String.init) ?? "?")"
      }
      return all.prefix(most).joined(separator: ", ")
        + (all.count > most ? " and \(all.count - most) more" : "")
    }
    let lines = rows.compactMap { self.rows[$0].line }
    let numbers = lines.count == rows.count ? lines : rows.map { $0 + 1 }
    let name = lines.count == rows.count ? "line" : "row"
    guard let last = numbers.last else { return "none" }
    if numbers.count == 1 { return "\(name) \(last)" }
    let first = numbers.dropLast().prefix(most).map(String.init).joined(separator: ", ")
    return numbers.count > most + 1
      ? "\(name)s \(first) and \(numbers.count - most) more" : "\(name)s \(first) and \(last)"
  }

  /// Refuses formulas without results in the cells of some columns of rows that are read.
  func refuseFormulas(in columns: [String], of read: [Int]) throws(SourceProblems) {
    var problems = SourceProblems()
    let (rule, message) = SourceRow.missingResult
    for row in read where !rows[row].formulas.isEmpty {
      for name in columns where place(of: name).map(rows[row].formulas.contains) ?? false {
        problems.add(fault(row, column: name, rule: rule, message))
      }
    }
    guard problems.isEmpty else { throw problems }
  }

  /// What is wrong with a row, in words that hold no value of it.
  func fault(_ row: Int, column: String?, rule: String, _ message: String) -> SourceFault {
    let line = rows[row].line
    return SourceFault(
      file: rows[row].file ?? file, line: line, column: column, rule: rule,
      message: line == nil ? "\(message), in row \(row + 1) of the cleaned records" : message)
  }
}

/// What is remarkable about a sheet although it can be read: by rule and count, never a value.
struct SheetNote: Sendable, Hashable {
  /// The rule.
  var rule: String
  /// How often.
  var count: Int
  /// The sentence.
  var text: String
}

/// Notes as they come up, each rule with its count.
struct SheetNotes {
  /// What sentences begin with.
  let file: String
  private var counts: [String: Int] = [:]
  private var sentences: [String: @Sendable (Int) -> String] = [:]

  init(file: String) { self.file = file }

  /// Counts something; the sentence is made of the count.
  mutating func add(_ rule: String, _ count: Int = 1, _ sentence: @escaping @Sendable (Int) -> String) {
    counts[rule, default: 0] += count
    sentences[rule] = sentence
  }

  /// The notes in order of their rules.
  var all: [SheetNote] {
    counts.sorted { $0.key < $1.key }.map { rule, count in
      let name = rule.split(separator: " ").first.map(String.init) ?? rule
      return SheetNote(
        rule: name, count: count, text: "\(file): \(sentences[rule]?(count) ?? name)")
    }
  }
}

extension SheetRows.Row {
  /// A row as its source gives it: numbers shown as per cent are read as they are shown, `0.85` as `85 %`.
  init(_ row: SourceRow) {
    var fields = row.fields
    var formulas: Set<Int> = []
    for (place, mark) in row.marks {
      switch mark {
      case .formulaWithoutResult: formulas.insert(place)
      case .percent:
        guard place < fields.count, case .real(let share)? = ScalarValueReader.read(fields[place], as: .real)
        else { continue }
        fields[place] = "\((share * 100).rounded(toDigits: 12)) %"
      }
    }
    self.init(fields: fields, line: row.line, formulas: formulas)
  }
}
