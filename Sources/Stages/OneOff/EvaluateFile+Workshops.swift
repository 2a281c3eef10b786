import Codebook
import Evaluations
import Language
import Pipelines
import Tables

extension EvaluateFile {
  /// The word of `--sheet` for all sheets that can be seen and hold something.
  static let allSheets = "all"

  /// The rows of all sheets of a workbook one after the other, each with its name as the workshop where no column tells one.
  ///
  /// Columns of one role are one, however each sheet calls them: the code, the scores, the sex, the agency; of sessions the trainer, the date, the
  /// officers. A sheet without a code and a score, or without a trainer, such as a summary, is left and named by its number.
  static func workshops(
    _ path: String, of kind: WorkshopSheets.Kind, _ request: Request
  ) throws(Failure) -> (rows: SheetRows, taken: [String])? {
    guard request.file.options.sheet == .name(allSheets), let sheets = try? Sources.sheets(path: path),
      !sheets.contains(where: { $0.name == allSheets })
    else { return nil }
    let filled = sheets.filter { $0.isFilled && !$0.isHidden }
    guard filled.count > 1 else {
      var own = request
      own.file.options.sheet = .only
      return try rows(of: path, own)
    }
    if kind == .scores, let found = try testsOfWorkshops(path, filled, request) { return found }
    var joined: WorkshopSheets?
    var taken: [String] = []
    var (left, refused): ([Int], Failure?) = ([], nil)
    for sheet in filled {
      var own = request
      own.file.options.sheet = .number(sheet.number)
      do throws(Failure) {
        let read = try rows(of: path, own)
        let names = Set(read.rows.names)
        guard request.names(kind, in: read.rows.names) else {
          left.append(sheet.number)
          continue
        }
        for text in read.taken where !taken.contains(text) { taken.append(text) }
        if joined == nil { joined = WorkshopSheets(read.rows.names, of: kind, missing: request.missing) }
        joined?.add(read.rows, names, workshop: HeadingText.plain(sheet.name))
      } catch {
        refused = refused ?? error
        if case .data(let failure) = error { taken.append(unread([sheet.number], because: failure.message)) }
      }
    }
    guard let joined, joined.count > 0 else {
      if let refused { throw refused }
      let what = kind == .scores ? "codes and scores" : "trainers"
      throw .request(
        .init(
          message: "'--sheet all' reads the sheets that have \(what), and none has them",
          help: "name the columns, or a sheet: --sheet 1"))
    }
    let by = kind == .scores ? ", by '\(joined.workshop)'" : ""
    taken.append("\(joined.count) sheets one after the other\(by)")
    let reason = kind == .scores ? "no codes and scores are found" : "no trainers are found"
    if !left.isEmpty { taken.append(unread(left, because: reason)) }
    return (joined.rows(FileBeginning.name(path)), taken)
  }

  /// The rows of sheets that hold one test of one workshop each: `Osh pre`, `Osh post`, `Naryn pre` and so on; nil where there are no such.
  private static func testsOfWorkshops(
    _ path: String, _ sheets: [SourceSheet], _ request: Request
  ) throws(Failure) -> (rows: SheetRows, taken: [String])? {
    var order: [String] = []
    var found: [String: [Occasion: Int]] = [:]
    for sheet in sheets {
      guard let (occasion, place) = ScoreColumns.occasionAndPlace(of: sheet.name) else { continue }
      if found[place] == nil { order.append(place) }
      // Of two nobody can tell which.
      guard found[place]?[occasion] == nil else { return nil }
      found[place, default: [:]][occasion] = sheet.number
    }
    order = order.filter { found[$0]?[.before] != nil && found[$0]?[.after] != nil }
    guard !order.isEmpty else { return nil }
    var joined: WorkshopSheets?
    var taken: [String] = []
    for place in order {
      let own = Occasion.allCases.compactMap { occasion in
        found[place]?[occasion].map { (occasion: occasion, sheet: SourceOptions.Sheet.number($0)) }
      }
      let read = try self.joined(path, OccasionSheets(sheets: own), request)
      for text in read.taken where !taken.contains(text) { taken.append(text) }
      if joined == nil { joined = WorkshopSheets(read.rows.names, of: .scores, missing: request.missing) }
      joined?.add(read.rows, Set(read.rows.names), workshop: place)
    }
    guard let joined else { return nil }
    let used = Set(order.flatMap { found[$0].map { Array($0.values) } ?? [] })
    let left = sheets.map(\.number).filter { !used.contains($0) }
    taken.append("\(order.count) workshop\(order.count == 1 ? "" : "s") by '\(joined.workshop)'")
    if !left.isEmpty { taken.append(unread(left, because: "their names tell no workshop and test")) }
    return (joined.rows(FileBeginning.name(path)), taken)
  }

  /// What is said of sheets that are not read.
  static func unread(_ sheets: [Int], because reason: String) -> String {
    "not read: sheet\(sheets.count == 1 ? "" : "s") \(sheets.map(String.init).joined(separator: ", ")) (\(reason))"
  }

  /// What is said of the other sheets of a workbook of which one was asked for; nil where there are none.
  static func otherSheets(_ path: String, _ request: Request) -> String? {
    let wanted: [SourceOptions.Sheet]
    switch request.file.options.sheet {
    case .only:
      guard let given = request.occasionSheets else { return nil }
      wanted = Array(given.values)
    case .name, .number: wanted = [request.file.options.sheet]
    }
    let left = ((try? Sources.sheets(path: path)) ?? []).filter { sheet in
      sheet.isFilled && !sheet.isHidden
        && !wanted.contains {
          switch $0 {
          case .only: false
          case .number(let number): number == sheet.number
          case .name(let name): FoldedText.fold(name) == FoldedText.fold(sheet.name)
          }
        }
    }
    return left.isEmpty
      ? nil : unread(left.map(\.number), because: "--sheet all reads all one after the other")
  }
}

extension EvaluateFile.Request {
  /// Whether all sheets of a workbook are read.
  var readsAllSheets: Bool { file.options.sheet == .name(EvaluateFile.allSheets) }

  /// Whether a sheet has a code and scores, or a trainer, as they are named or found.
  fileprivate func names(_ kind: WorkshopSheets.Kind, in names: [String]) -> Bool {
    if kind == .sessions {
      return SessionLayout.detected(in: names)[.trainer] != nil
        || given["--trainer"].map { names.contains(HeadingText.plain($0)) } ?? false
    }
    let found = ScoreColumns(names: names)
    let isNamed = ["--before", "--after", "--score", "--phase"].contains { option in
      given[option].map { text in
        names.contains(HeadingText.plain(text.split(separator: ",").first.map(String.init) ?? text))
      } ?? false
    }
    let hasCode =
      found.participant != nil
      || given["--code"].map { $0.split(separator: ",").contains { names.contains(String($0)) } } ?? false
    return hasCode
      && (isNamed || !found.scoresByOccasion.isEmpty || !found.itemsByOccasion.isEmpty || found.phase != nil)
  }
}

/// Sheets with the same kinds of columns, put together.
struct WorkshopSheets {
  /// What the rows of the sheets are.
  enum Kind {
    case scores, sessions
  }

  /// What the column of the names of sheets is called where no other tells the workshop.
  static let column = "workshop"
  /// What the column is called that tells the sheet.
  let workshop: String
  /// How many sheets there are.
  private(set) var count = 0
  private var names: [String]
  private var rows: [SheetRows.Row] = []
  /// The heading of each role on the first sheet that has it.
  private var roles: [String: String] = [:]
  private let missing: Set<String>
  private let kind: Kind

  /// Begins with the headings of the first sheet.
  init(_ first: [String], of kind: Kind, missing: Set<String>) {
    self.missing = missing
    self.kind = kind
    let isTold = kind == .sessions || first.contains { ScoreColumns.isWorkshop($0) }
    workshop = isTold ? "name of the sheet" : Self.column
    names = [workshop]
  }

  /// Adds a sheet.
  mutating func add(_ sheet: SheetRows, _ own: Set<String>, workshop name: String) {
    count += 1
    let found = kind == .scores ? Self.roles(of: sheet.names) : Self.rolesOfSessions(sheet.names)
    let places = sheet.names.map { heading -> Int in
      var known = names.first { FoldedText.fold($0) == FoldedText.fold(heading) }
      if let role = found[heading] {
        if let first = roles[role], !own.contains(first) { known = first }
        if roles[role] == nil { roles[role] = known ?? heading }
      }
      let called = known ?? heading
      if let place = names.firstIndex(of: called) { return place }
      names.append(called)
      return names.count - 1
    }
    // What the heading of one sheet says that scores are out of is not said by that of another.
    let maxima = sheet.names.indices.compactMap { place -> (place: Int, most: String)? in
      guard let most = HeadingMaximum.of(sheet.names[place]),
        most != HeadingMaximum.of(names[places[place]])
      else { return nil }
      return (place, most.rounded(toDigits: 6))
    }
    for row in sheet.rows {
      var fields = Array(repeating: "", count: names.count)
      fields[0] = name
      for (place, field) in zip(places, row.fields) { fields[place] = field }
      for (place, most) in maxima {
        if case .points = ScoreText(fields[places[place]], missing: missing) {
          fields[places[place]] += "/\(most)"
        }
      }
      rows.append(
        SheetRows.Row(
          fields: fields, line: row.line, formulas: Set(row.formulas.map { places[$0] }),
          merged: Set(row.merged.map { places[$0] }), file: row.file ?? sheet.file))
    }
  }

  /// All rows.
  func rows(_ file: String) -> SheetRows {
    SheetRows(
      file: file, names: names,
      rows: rows.map { row in
        var whole = row
        whole.fields += Array(repeating: "", count: names.count - row.fields.count)
        return whole
      })
  }

  /// What the headings of a sheet of sessions are for.
  private static func rolesOfSessions(_ names: [String]) -> [String: String] {
    SessionLayout.detected(in: names).reduce(into: [:]) { $0[$1.value] = "session \($1.key.rawValue)" }
  }

  /// What the headings of a sheet are for.
  private static func roles(of names: [String]) -> [String: String] {
    let found = ScoreColumns(names: names)
    var roles: [String: String] = [:]
    func take(_ role: String, _ heading: String?) {
      if let heading, roles[heading] == nil { roles[heading] = role }
    }
    take("code", found.participant)
    for (occasion, heading) in found.scoresByOccasion { take("score \(occasion.rawValue)", heading) }
    for (occasion, items) in found.itemsByOccasion {
      for item in items { take("item \(occasion.rawValue) \(item.name)", item.column) }
    }
    take("phase", found.phase)
    if found.phase != nil { take("score", found.score) }
    take("chosen", found.chosen)
    take("sex", names.first(where: ScoreColumns.isSex))
    take("agency", names.first(where: ScoreColumns.isAgency))
    return roles
  }
}
