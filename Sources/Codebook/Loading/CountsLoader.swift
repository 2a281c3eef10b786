public import Language
public import Tables

/// Reads published figures into a table of counts, as their contract says.
public struct CountsLoader {
  /// A loaded table and what was found on the way.
  public struct Loaded: Sendable {
    /// The table.
    public var table: CountsTable
    /// One condition a rule, with the number of rows it touched, never a value.
    public var conditions: [DataCondition]
  }

  private let contract: Contract
  private let library: CodeListLibrary
  private let rows: CountsRowReading

  /// How many categories a line names.
  private static let namedCategories = 8

  /// Creates a loader for a contract.
  public init(contract: Contract, library: CodeListLibrary) {
    self.contract = contract
    self.library = library
    rows = CountsRowReading(contract: contract, library: library)
  }

  /// Reads a file; values that their rules do not let pass refuse the whole, and are all named.
  ///
  /// Rows that are the same become one; where rows of one key disagree, their figures are missing. A
  /// rule whose failure rejects leaves its rows out, and their figures missing where other rows name all of their
  /// categories and their period. Masks become intervals, the last periods of the
  /// coverage provisional. Published figures that look like persons are refused.
  ///
  /// - Parameter today: the day of the run, `2026-11-24`: a period more than a hundred years from it is a fault.
  public func load(path: String, today: String) throws(SourceProblems) -> Loaded {
    try load(paths: [path], today: today)
  }

  /// The same of several files of one shape, whose rows make one table.
  public func load(paths: [String], today: String) throws(SourceProblems) -> Loaded {
    var problems = SourceProblems()
    var notices = RowNotices()
    var collected: [CountsRow.Key: [Cell]] = [:]
    var contradicted: Set<CountsRow.Key> = []
    var rejected: [CountsRow.Key] = []
    var count = 0
    var shape = SourceShape(contract)
    var apart = ApartRows()
    let file: String
    let read: [DataCondition]
    let positions = Array(contract.columns.indices)
    do throws(SourceFault) {
      var source = try SourceTable(
        paths: paths, contract: contract, columns: contract.columns.map(\.name))
      while let row = try next(&source, &problems, paths) {
        count += 1
        let fields = row.fields
        let outcome = rows.row(fields, positions, file: source.file, line: row.line, today: today)
        for fault in outcome.faults {
          // What stands right below the heading may be no figures at all.
          let isFirst = problems.isEmpty && row.line <= source.headingLine + 1
          problems.add(isFirst ? fault.explained(by: paths, contract, of: .all) : fault)
        }
        outcome.notices.forEach { notices.add($0) }
        outcome.rejected.map { rejected.append($0) }
        outcome.apart.map { apart.add($0) }
        guard let row = outcome.row else { continue }
        shape.take(fields, positions, row)
        guard let earlier = collected[row.key] else {
          collected[row.key] = row.cells
          continue
        }
        if earlier == row.cells {
          notices.add(RowNotice(rule: "duplicate-row", effect: .merged))
        } else if contradicted.insert(row.key).inserted {
          notices.add(RowNotice(rule: RowNotices.duplicateKey, effect: .missing))
          collected[row.key] = row.cells.map { _ in .missing }
        }
      }
      guard count > 0 else {
        throw SourceFault(file: source.file, line: 1, rule: "not-empty", message: "a header and no row")
      }
      file = paths.count == 1 ? source.file : "\(paths.count) files"
      read = source.conditions
    } catch {
      problems.add(error.explained(by: paths, contract))
      throw problems
    }
    guard problems.isEmpty else { throw problems }
    for key in figures(of: rejected, in: collected) {
      collected[key] = contract.schema.measures.map { _ in .missing }
    }
    let table = self.table(collected)
    let persons = PersonEvidence(
      shape, table: table, keys: collected.count, contract: contract, library: library)
    if contract.citation != nil, let fault = persons.fault(file: file) {
      problems.add(fault)
      throw problems
    }
    return Loaded(
      table: table,
      conditions: read + notices.conditions(of: contract.name, file: file)
        + disguisedTotals(in: table, file: file) + fiscalYears(in: table, file: file)
        + latecomers(in: table, file: file) + apart.conditions(of: contract, table: table, file: file)
        + persons.conditions(file: file))
  }

  /// Where a rejected row leaves a figure that is not known: where others name its period and all its categories.
  ///
  /// A category that is rejected altogether is none of the table.
  private func figures(
    of rejected: [CountsRow.Key], in rows: [CountsRow.Key: [Cell]]
  ) -> [CountsRow.Key] {
    guard !rejected.isEmpty else { return [] }
    var codes = contract.schema.dimensions.map { _ in Set<String>() }
    var periods: Set<Period?> = []
    for key in rows.keys {
      for (place, code) in key.codes.enumerated() { codes[place].insert(code) }
      periods.insert(key.period)
    }
    return rejected.filter { key in
      rows[key] == nil && periods.contains(key.period)
        && zip(codes, key.codes).allSatisfy { $0.contains($1) }
    }
  }

  /// The next row; one whose number of fields is wrong is a problem, and the one after it is tried.
  private func next(
    _ source: inout SourceTable, _ problems: inout SourceProblems, _ paths: [String]
  ) throws(SourceFault) -> SourceRow? {
    while true {
      do {
        return try source.next()
      } catch {
        // After any other fault it is not known where a row begins.
        guard error.rule == "field-count" else { throw error }
        problems.add(problems.isEmpty ? error.explained(by: paths, contract) : error)
      }
    }
  }

  private func table(_ rows: [CountsRow.Key: [Cell]]) -> CountsTable {
    var schema = contract.schema
    let all = Array(rows)
    schema.seen = CountsSchema.Seen(all.compactMap(\.key.period))
    if contract.coverage?.end == .data, let last = schema.seen?.last { schema.coverage?.last = last }
    var table = CountsTable(
      schema: schema,
      dimensions: schema.dimensions.indices.map { index in all.map { $0.key.codes[index] } },
      periods: schema.period == nil ? [] : all.compactMap(\.key.period),
      measures: schema.measures.indices.map { index in all.map { $0.value[index] } }, rowCount: all.count
    ).sorted()
    if let coverage = schema.coverage, !table.periods.isEmpty {
      for place in table.measures.indices {
        for row in 0..<table.rowCount
        where table.measures[place][row].low != nil && coverage.isProvisional(table.periods[row]) {
          table.measures[place][row].marks.insert(.provisional)
        }
      }
    }
    return table
  }

  /// Months each of which is a year and the one after it, as fiscal years are written: `2001-02`, `2002-03`.
  private func fiscalYears(in table: CountsTable, file: String) -> [DataCondition] {
    guard table.periods.first?.frequency == .month,
      let column = contract.columns.first(where: { $0.role == .period && $0.parts.isEmpty })
    else { return [] }
    let months = Set(table.periods)
    let areYears = months.allSatisfy { period in
      period.month.map { $0 == (period.year + 1) % 100 } ?? false
    }
    guard months.count >= 3, areYears else { return [] }
    return [
      DataCondition(
        "fiscal-years", of: contract.name, column: column.name, severity: .warn, count: months.count,
        text:
          "\(file): column '\(column.name)': every month is written like a year and the one after it (2001-02): these may be fiscal years",
        remedy:
          "write 'type: year' and the month in which the year begins, such as 'starts: july', for column '\(column.name)' of contract '\(contract.name)'"
      )
    ]
  }

  /// The categories that seem to be totals of the others: nobody may miss that they would be counted twice.
  private func disguisedTotals(in table: CountsTable, file: String) -> [DataCondition] {
    let excused = contract.columns.filter { $0.total == .none }.map(\.name)
    // A word that no row holds settles nothing.
    let settled = zip(table.schema.dimensions, table.dimensions).filter {
      $1.contains(CountsSchema.marginCode)
    }.map(\.0.name)
    let suspects = DisguisedTotals.suspects(in: table, excused: Set(excused), withTotal: Set(settled)) {
      dimension, code in
      guard case .code(let list)? = contract.types[dimension] else { return [] }
      return library[list]?.words(of: code) ?? []
    }
    return suspects.map { suspect in
      let evidence =
        switch suspect.evidence {
        case .word: "its word means total"
        case .sums(let equal, let groups): "it equals the sum of the others in \(equal) of \(groups) groups"
        }
      let (column, word) = (suspect.dimension, word(of: suspect))
      return DataCondition(
        "disguised-total", of: contract.name, column: column, severity: .stopWhenNew, count: 1,
        text:
          "\(file): column '\(column)': category '\(suspect.code)' seems to be the total of the others, since \(evidence)",
        remedy: settled.contains(column)
          ? "leave its rows out with a rule of contract '\(contract.name)' that has 'on-failure: reject'"
          : "write 'margins: {\(column): \(word)}' in contract '\(contract.name)' if it is, 'margins: {\(column): none}' if it is not"
      )
    }
  }

  /// What the file itself writes for a suspect, as far as the contract tells.
  private func word(of suspect: DisguisedTotals.Suspect) -> String {
    guard let column = contract.columns.first(where: { $0.name == suspect.dimension }), column.matchesLabels,
      case .code(let list) = column.type, let label = library[list]?.label(suspect.code)
    else { return suspect.code }
    return label
  }

  /// The categories first seen after the start of the coverage, where nothing says since when they are collected.
  private func latecomers(in table: CountsTable, file: String) -> [DataCondition] {
    guard let coverage = table.schema.coverage, coverage.absent == .zero else { return [] }
    return zip(table.schema.dimensions, table.dimensions).compactMap { dimension, codes in
      guard !dimension.isVintage else { return nil }
      var first: [String: Period] = [:]
      for (code, period) in zip(codes, table.periods) { first[code] = min(first[code] ?? period, period) }
      let late = first.filter { code, period in
        code != CountsSchema.marginCode && period > dimension.start(of: code, in: coverage)
      }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      guard !late.isEmpty else { return nil }
      let named = late.prefix(Self.namedCategories).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      let more = late.count > Self.namedCategories ? ", ..." : ""
      // What is not published is told by number alone.
      let which = contract.citation == nil ? "" : ": \(named)\(more)"
      return DataCondition(
        "first-seen-late", of: contract.name, column: dimension.name, severity: .note, count: late.count,
        text:
          "\(file): column '\(dimension.name)': \(late.count) categor\(late.count == 1 ? "y is" : "ies are") first seen after the start of the coverage, and zero before\(which)",
        remedy:
          "write 'since' in contract '\(contract.name)' where a breakdown was not collected from the start")
    }
  }
}
