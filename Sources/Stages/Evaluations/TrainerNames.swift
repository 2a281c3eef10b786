import Language
import Tables

/// Who is meant where a sheet of sessions calls trainers by their names: names become codes before anything is told of them.
///
/// A name in the column of who trained becomes the code of the trainer with this name, where one column has the names and another the codes.
/// Where a sheet has names alone, each becomes `person-1`, `person-2` and so on, in order of the rows. A name that is no trainer's becomes such
/// a code too: whom it means is not known, and it is not told. Two spellings are one where they differ in case, marks, titles or spaces, or by
/// a comma behind the family name; any other is another person.
struct TrainerNames {
  /// What is done with a column of trainers that holds names.
  enum Treatment: Sendable, Hashable {
    /// They are refused, as what is told leaves this run.
    case refused
    /// Each becomes a number.
    case numbered
  }

  private let layout: SessionLayout
  private let treatment: Treatment
  /// More words, folded, that mean that nothing is known.
  private let missing: Set<String>
  private var numbers: [String: Int] = [:]
  /// The row in which each number first stands.
  private var firstRows: [Int] = []
  private var codes: [String: Set<String>] = [:]
  private var strangers: [Int] = []
  private var ambiguous: [Int] = []
  private var matched = 0

  init(_ layout: SessionLayout, _ treatment: Treatment, missing: Set<String> = []) {
    (self.layout, self.treatment, self.missing) = (layout, treatment, missing)
  }

  /// The rows with codes in place of names, and what there is to say of them.
  mutating func coded(_ sheet: SheetRows, _ read: [Int], _ notes: inout SheetNotes) -> SheetRows {
    var result = sheet
    let holders = [layout.columns[.trainer]].compactMap(\.self) + layout.coTrainers
    let places = holders.compactMap(sheet.place)
    if treatment == .numbered, let first = places.first,
      CodeSigns(cells(first, sheet, read).filter { !SheetText.isBlank($0) }.flatMap(Self.names(of:))).areNames
    {
      for row in read {
        for place in places { number(place, row, &result) }
      }
    }
    if let place = places.first { for row in read { separate(place, row, &result) } }
    learn(result, read)
    // `TOT-01 (Amina)` names a trainer by the code.
    let known = Set(places.flatMap { place in cells(place, result, read).map(SheetText.code) })
    if let place = layout.columns[.trainedBy].flatMap(sheet.place) {
      for row in read {
        if let code = teacher(result.rows[row].fields[place], row, known) {
          result.rows[row].fields[place] = code
        }
      }
    }
    note(&notes, sheet)
    return result
  }

  private func cells(_ place: Int, _ sheet: SheetRows, _ read: [Int]) -> [String] {
    read.map { HeadingText.plain(sheet.rows[$0].fields[place]) }
  }

  /// Learns which code each name has.
  private mutating func learn(_ sheet: SheetRows, _ read: [Int]) {
    guard let code = layout.columns[.trainer].flatMap(sheet.place) else { return }
    for row in read {
      let fields = sheet.rows[row].fields
      let own = SheetText.code(fields[code])
      guard !own.isEmpty, let name = layout.columns[.trainerName].flatMap(sheet.place) else { continue }
      for key in Self.keys(fields[name]) { codes[key, default: []].insert(own) }
    }
  }

  /// The names that a cell holds, each alone, or the cell where it holds anything else.
  private static func names(of cell: String) -> [String] {
    let parts = SessionTrainers.parts(of: cell.replacing("\n", with: ";"))
    return parts.count > 1 && parts.allSatisfy(CodeSigns.isName) ? parts : [HeadingText.plain(cell)]
  }

  /// Puts numbers in place of the names of a cell of those who held a session.
  private mutating func number(_ place: Int, _ row: Int, _ sheet: inout SheetRows) {
    let cell = sheet.rows[row].fields[place]
    let names = Self.names(of: cell)
    guard names.allSatisfy(CodeSigns.isWord), !SheetText.isNobody(cell) else { return }
    var codes: [String] = []
    for name in names { codes.append(code(name, row)) }
    sheet.rows[row].fields[place] = codes.joined(separator: " & ")
  }

  /// Leaves the code of a cell that holds a code and a name, `TOT-01 Amina`.
  private mutating func separate(_ place: Int, _ row: Int, _ sheet: inout SheetRows) {
    let pieces = HeadingText.plain(sheet.rows[row].fields[place])
      .split { $0.isWhitespace || "(),;:[]".contains($0) }.map(String.init)
    let coded = pieces.filter { $0.contains(where: \.isNumber) }
    let name = pieces.filter { !$0.contains(where: \.isNumber) && $0.contains(where: \.isLetter) }
      .joined(separator: " ")
    guard coded.count == 1, let code = coded.first, CodeSigns.isName(name) else { return }
    sheet.rows[row].fields[place] = code
    for key in Self.keys(name) { codes[key, default: []].insert(SheetText.code(code)) }
  }

  private mutating func code(_ name: String, _ row: Int) -> String {
    let keys = Self.keys(name)
    let known = keys.first.flatMap { numbers[$0] } ?? firstRows.count
    if known == firstRows.count { firstRows.append(row) }
    for key in keys where numbers[key] == nil { numbers[key] = known }
    let code = "person-\(known + 1)"
    for key in keys { codes[key, default: []].insert(SheetText.code(code)) }
    return code
  }

  /// The code of the one whom a cell says to have trained; nil where the cell stays as it is.
  private mutating func teacher(_ cell: String, _ row: Int, _ known: Set<String>) -> String? {
    let plain = HeadingText.plain(cell)
    guard !SheetText.isBlank(plain), !SheetText.isNobody(plain), !missing.contains(FoldedText.fold(plain)),
      !known.contains(SheetText.code(plain))
    else { return nil }
    let pieces = plain.split { $0.isWhitespace || "(),;:[]".contains($0) }.map { SheetText.code(String($0)) }
    let told = Set(pieces).intersection(known)
    if told.count == 1, pieces.count > 1 { return told.first }
    let whole = [plain]
    let parts = SessionTrainers.parts(of: cell.replacing("\n", with: ";"))
    for names in [whole, parts] {
      let found = names.map { name in
        Self.keys(name).reduce(into: Set<String>()) { $0.formUnion(codes[$1] ?? []) }
      }
      guard !names.isEmpty, found.allSatisfy({ $0.count == 1 }) else { continue }
      matched += 1
      return found.compactMap(\.first).joined(separator: " & ")
    }
    if OutsideTrainer.isOffice(plain) {
      // Of an office, a year or somebody's name beside it says no more: `UNODC (Amina Example)`, `ToT 2021`.
      let forms = Set(known.map(SessionTrainers.form))
      let isOfAYear = pieces.contains { Int($0).map { (1990...2100).contains($0) } ?? false }
      let isCode = !isOfAYear && forms.contains(SessionTrainers.form(SheetText.code(plain)))
      return pieces.count > 1 && !isCode ? OutsideTrainer.word : nil
    }
    let isNumber = PersonalNumberForm(plain).isPersonal(amongSerials: [])
    guard let name = isNumber ? plain : (whole + parts).first(where: CodeSigns.holdsName) else { return nil }
    let isOfSeveral = Self.keys(name).contains { (codes[$0]?.count ?? 0) > 1 }
    if isOfSeveral { ambiguous.append(row) } else { strangers.append(row) }
    return code(name, row)
  }

  private func note(_ notes: inout SheetNotes, _ sheet: SheetRows) {
    if !firstRows.isEmpty, treatment == .numbered, numbers.count > strangers.count + ambiguous.count {
      let most = 30
      let places = firstRows.prefix(most).enumerated()
        .map { "person-\($0 + 1) first in \(sheet.places([$1]))" }.joined(separator: ", ")
      notes.add("trainers-by-name", firstRows.count) {
        "trainers are told by names, which are not shown: \($0) name\($0 == 1 ? "" : "s"), \(places)\($0 > most ? " and so on" : ""); names in other spellings count as others, so give codes where you can"
      }
    }
    if matched > 0 {
      notes.add("taught-by-name", matched) {
        "\($0) cell\($0 == 1 ? " tells" : "s tell") by name who trained, and \($0 == 1 ? "is" : "are") read by the names of trainers in the file"
      }
    }
    if !strangers.isEmpty {
      let places = sheet.places(strangers)
      // Where trainers are told by their names already, no other column tells more.
      let remedy =
        treatment == .numbered && numbers.count > strangers.count + ambiguous.count
        ? "write it as the trainer's name stands where the trainer's own sessions are, or give codes"
        : layout.columns[.trainerName] != nil
          ? "write it as it stands in '\(layout.columns[.trainerName] ?? "")', or the code"
          : "write the code, or name a column of the names of trainers, which tells who is meant: --cascade trainer-name=COLUMN"
      notes.add("unknown-name", strangers.count) {
        "\($0) cell\($0 == 1 ? " names" : "s name") by name, or by a number of a person, one who trained and is no trainer of the file by it, so that the generation is not known (\(places)); \(remedy)"
      }
    }
    if !ambiguous.isEmpty {
      let places = sheet.places(ambiguous)
      notes.add("name-of-several", ambiguous.count) {
        "\($0) cell\($0 == 1 ? " names" : "s name") by name one who trained, and several trainers have this name (\(places)): write the code"
      }
    }
  }

  /// What a name is compared by: its words without titles and marks, those behind a comma first.
  static func keys(_ name: String) -> [String] {
    let plain = HeadingText.plain(name)
    let halves = plain.split(separator: ",", maxSplits: 1).map(String.init)
    let ordered = halves.count == 2 ? "\(halves[1]) \(halves[0])" : plain
    let words = TrainingHeading.words(ofCell: ordered).filter { !titles.contains($0) }
    return words.isEmpty ? [] : [words.joined(separator: " ")]
  }

  static let titles = TrainingHeading.set([
    "mr", "mrs", "ms", "miss", "dr", "prof", "eng", "sir", "madam", "col", "lt", "maj", "capt", "sgt", "insp",
    "cpt",
    "sr", "sra", "srta", "lic", "mtra", "mtro", "ing", "m", "mme", "mlle", "г", "г-н", "г-жа", "полковник",
    "майор",
    "капитан", "السيد", "السيدة", "الأستاذ", "د", "آقای", "خانم", "جناب", "محترم", "محترمه", "جنرال", "صاحب",
    "محترمہ",
  ])
}
