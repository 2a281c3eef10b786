import Codebook
import Language
import Tables

/// The rows of a sheet that are no person and no session: totals, means and the like.
///
/// A row tells it in words (`SummaryWords`): those of its code, or, where it has none, of another cell. Or its numbers do: each is the sum
/// or the mean of the rows above, of those since the last such row, or of those of one group, where the row has no code or one of another
/// shape than the others. A sum of four rows or more says it whatever the code, and one of a single row where the row is called as a group
/// is. Where most rows would be such ones, the words are codes. Where nearly all others are of a group, or have digits in their codes and stand
/// above, one of no group whose code has another shape may be anything, and is refused.
struct SummaryRows {
  /// The rows that are not read, in order.
  private(set) var rows: [Int] = []
  /// The rows of which nobody can tell whether they are persons.
  private(set) var unsure: [Int] = []

  private let sheet: SheetRows
  private let code: Int?
  private let numbers: [Int]
  private let groups: [Int]
  /// The numbers of each column, by row.
  private var figures: [[Figure?]] = []

  /// What the rows of a sheet are looked at by.
  struct Columns {
    /// The column of the code.
    var code: String
    /// The columns of numbers that sums and means are of, without those in which a row stands alone.
    var numbers: [String]
    /// The columns of groups, of each of which there may be a sum.
    var groups: [String]
    /// The columns of which one that is filled says that a row is none of sums, such as dates.
    var own: [String] = []
  }

  /// Looks at the rows of a sheet.
  init(_ sheet: SheetRows, _ columns: Columns) {
    self.sheet = sheet
    code = sheet.place(of: columns.code)
    numbers = columns.numbers.compactMap(sheet.place)
    groups = columns.groups.compactMap(sheet.place)
    let own = columns.own.compactMap(sheet.place)
    var meanings = sheet.rows.indices.map(meaning)
    let forms = sheet.rows.indices.filter { meanings[$0] == nil }.reduce(into: [String: Int]()) {
      $0[form($1), default: 0] += 1
    }
    // Among codes of its own form such a word is a code.
    for row in meanings.indices where meanings[row] == .word {
      meanings[row] = !isBlank(row) && forms[form(row), default: 0] > 1 ? nil : .summary
    }
    let told = Set(sheet.rows.indices.filter { meanings[$0] == .summary })
    // Codes that are such words themselves.
    guard told.count * 5 <= sheet.rows.count * 4 else { return }
    let open = sheet.rows.indices.filter { !told.contains($0) }
    // `N 20` is a code where `N 19` is one, and `MAX-2` where others have such a mark.
    let letters = open.reduce(into: [String: Int]()) { $0[self.letters($1), default: 0] += 1 }
    let shapes = Self.common(open.map(shape))
    let named = self.named(of: open)
    let strangers = strangers(among: open, shapes).union(named)
    let alone = strangers.intersection(ungrouped(among: open, without: strangers)).union(closing(open))
    figures = numbers.map { place in sheet.rows.indices.map { Self.figure(sheet.rows[$0].fields[place]) } }
    var all = Sums(columns: numbers.count)
    var block = Sums(columns: numbers.count)
    for row in sheet.rows.indices {
      // How many rows a sum or a mean is of at least, for the row to be one.
      let least = named.contains(row) ? 1 : isBlank(row) || strangers.contains(row) ? 2 : 4
      let mayBeSum = own.allSatisfy { SheetText.isBlank(sheet.rows[row].fields[$0]) }
      if told.contains(row) || mayBeSum && isMade(row, of: all, block, least: least) {
        rows.append(row)
        block = Sums(columns: numbers.count)
        continue
      }
      let shape = shape(row)
      let isMarked = shapes.contains(shape) && shape.contains { !$0.isLetter && !$0.isNumber }
      let mayBeNone = meanings[row] != nil && letters[self.letters(row), default: 0] < 2 && !isMarked
      let isAlone = alone.contains(row)
      let isKey = AnswerWords.isKey(written(row))
      if !isKey, named.contains(row) && mayBeSum || !isBlank(row) && (mayBeNone || isAlone) {
        unsure.append(row)
      }
      let own = figures.map { $0[row]?.value }
      all.add(own, row)
      block.add(own, row)
    }
  }

  /// What is said of the rows that are not read.
  func note(_ notes: inout SheetNotes) {
    let places = sheet.places(rows)
    notes.add("summary-rows", rows.count) {
      "\($0) row\($0 == 1 ? " holds a total or a mean and is" : "s hold totals or means and are") not read: \(places)"
    }
  }

  /// Refuses the rows of which nobody can tell.
  func refuse(_ problems: inout SourceProblems) {
    for row in unsure {
      var fault = sheet.fault(
        row, column: code.map { sheet.names[$0] }, rule: "no-person",
        "the row may be a total, a group or several persons: its code is unlike the others")
      fault.remedy =
        "leave the row out of the sheet, end the table above it ('--until' and its word, 'file: {until: WORD}' in a contract), or give the person a code like the others"
      problems.add(fault)
    }
  }

  // MARK: - Words

  private func written(_ row: Int) -> String { code.map { sheet.rows[row].fields[$0] } ?? "" }

  private func isBlank(_ row: Int) -> Bool { SheetText.isBlank(written(row)) }

  private func meaning(_ row: Int) -> SummaryWords.Meaning? {
    if !isBlank(row) { return SummaryWords.meaning(of: written(row)) }
    let isSummary = sheet.rows[row].fields.contains {
      [.summary, .word].contains(SummaryWords.meaning(of: $0))
    }
    return isSummary ? .summary : nil
  }

  private func shape(_ row: Int) -> String {
    isBlank(row) ? "" : SessionTrainers.form(SheetText.code(written(row)))
  }

  /// The code with each letter and each digit as one.
  private func form(_ row: Int) -> String {
    String(SheetText.code(written(row)).map { $0.isLetter ? "A" : $0.isNumber ? "9" : $0 })
  }

  /// Whether a code is of several words.
  private func isOfWords(_ row: Int) -> Bool {
    written(row).contains(" ") && TrainingHeading.words(ofCell: written(row)).count > 1
  }

  /// The rows whose codes are of another shape than the others, or of several words where others are of one.
  private func strangers(among open: [Int], _ shapes: Set<String>) -> Set<Int> {
    let others = open.filter { !shapes.contains(shape($0)) }
    let worded = open.filter(isOfWords)
    // Codes of many shapes have none of their own.
    return Set(others.count <= max(10, sheet.rows.count / 5) ? others : [])
      .union(worded.count <= max(2, open.count / 5) ? worded : [])
  }

  /// The rows that are called as a group is, such as a workshop; `F` may be a code and a sex.
  private func named(of open: [Int]) -> Set<Int> {
    let names = Set(groups.flatMap { place in sheet.rows.map { SheetText.code($0.fields[place]) } })
      .filter { $0.count(where: \.isLetter) > 2 }
    let named = open.filter { names.contains(SheetText.code(written($0))) }
    return named.count * 3 <= open.count ? Set(named) : []
  }

  /// The rows without any group where nine of ten of those with usual codes have one; none where there are no groups.
  private func ungrouped(among open: [Int], without strangers: Set<Int>) -> Set<Int> {
    let usual = open.filter { !strangers.contains($0) }
    let blank = Set(open.filter(hasNoGroup))
    return groups.isEmpty || usual.count(where: blank.contains) * 10 > usual.count ? [] : blank
  }

  private func hasNoGroup(_ row: Int) -> Bool {
    groups.allSatisfy { SheetText.isBlank(sheet.rows[row].fields[$0]) }
  }

  /// The rows that close a sheet and have a word and no group, where all codes above have a digit; fewer than those.
  private func closing(_ open: [Int]) -> Set<Int> {
    func hasDigit(_ row: Int) -> Bool { written(row).contains(where: \.isNumber) }
    let words = Set(open.reversed().prefix { !hasDigit($0) && !isBlank($0) && hasNoGroup($0) })
    let above = open.filter { !words.contains($0) }
    return above.count > max(2, words.count) && above.allSatisfy(hasDigit) ? words : []
  }

  /// The letters of a code.
  private func letters(_ row: Int) -> String { SheetText.code(written(row)).filter(\.isLetter) }

  /// The shapes that a third of the codes have, or two at least.
  private static func common(_ shapes: [String]) -> Set<String> {
    let counts = shapes.filter { !$0.isEmpty }.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return Set(counts.filter { $0.value > 1 && $0.value * 3 >= shapes.count }.keys)
  }

  // MARK: - Numbers

  /// A number as it stands in a cell.
  private struct Figure {
    var value: Double
    var decimals: Int
  }

  /// What some rows add up to, by column.
  private struct Sums {
    var rows: [Int] = []
    var sums: [Double]
    var counts: [Int]
    var largest: [Double]

    init(columns: Int) {
      sums = Array(repeating: 0, count: columns)
      counts = Array(repeating: 0, count: columns)
      largest = Array(repeating: 0, count: columns)
    }

    mutating func add(_ values: [Double?], _ row: Int) {
      rows.append(row)
      for (column, value) in values.enumerated() {
        guard let value else { continue }
        sums[column] += value
        counts[column] += 1
        largest[column] = max(largest[column], value)
      }
    }
  }

  private static func figure(_ text: String) -> Figure? {
    let value: Double
    switch ScoreText(text, missing: []) {
    case .points(let number), .part(let number, _), .percent(let number): value = number
    case .missing, .unreadable: return nil
    }
    let plain = HeadingText.plain(text).prefix { $0.isNumber || ".,٫".contains($0) }
    let mark = plain.lastIndex { ".,٫".contains($0) }
    return Figure(
      value: value, decimals: mark.map { plain.distance(from: $0, to: plain.endIndex) - 1 } ?? 0)
  }

  /// Whether all numbers of a row are the sums, or all the means, of those of rows above.
  private func isMade(_ row: Int, of all: Sums, _ block: Sums, least: Int) -> Bool {
    let own = figures.enumerated().compactMap { column, figures in figures[row].map { (column, $0) } }
    guard own.count > 1 else { return false }
    func isSum(_ sums: Sums) -> Bool {
      own.allSatisfy { column, figure in
        guard sums.counts[column] >= least, abs(sums.sums[column] - figure.value) <= 1e-6 else {
          return false
        }
        // Somebody may have as many points as some others together, where these have few.
        return least == 1 || figure.value > sums.largest[column] * (least == 2 ? 1 : 2)
      }
    }
    guard least < 4 else { return isSum(all) || isSum(block) }
    let sets = [all, block] + groups.map { ofGroup(row, $0, among: all.rows) }
    return sets.contains { sums in
      isSum(sums)
        || own.allSatisfy { column, figure in
          guard sums.counts[column] >= least else { return false }
          // A mean without decimals is one only where it is exact: somebody's scores may be near it.
          let steps = [1e-9, 0.05, 0.005, 0.0005, 0.00005]
          let mean = sums.sums[column] / Double(sums.counts[column])
          return abs(mean - figure.value) <= steps[min(figure.decimals, 4)] * (1 + 1e-6)
        }
    }
  }

  /// What the rows above of the same group add up to.
  private func ofGroup(_ row: Int, _ place: Int, among above: [Int]) -> Sums {
    let word = SheetText.code(sheet.rows[row].fields[place])
    var sums = Sums(columns: figures.count)
    guard !word.isEmpty else { return sums }
    for other in above where SheetText.code(sheet.rows[other].fields[place]) == word {
      sums.add(figures.map { $0[other]?.value }, other)
    }
    return sums
  }
}
