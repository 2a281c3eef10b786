import Language
import Tables

/// One row of published figures: where it belongs and what it says.
struct CountsRow {
  /// Where a figure belongs.
  struct Key: Hashable {
    /// The code of each dimension, in order of the schema.
    var codes: [String] = []
    /// The period, or nil where the table has none.
    var period: Period?
  }

  /// Where it belongs.
  var key = Key()
  /// A cell for each measure.
  var cells: [Cell] = []
}

/// Reads the fields of a row as the columns of a contract say.
struct CountsRowReading {
  let contract: Contract
  let library: CodeListLibrary
  /// How the figures of each column are read; nil for a column of none.
  private let figures: [FigureReading?]

  init(contract: Contract, library: CodeListLibrary) {
    self.contract = contract
    self.library = library
    figures = contract.columns.map { $0.role == .measure ? FigureReading(column: $0) : nil }
  }

  /// What became of a row: none where it is wrong or left out.
  struct Outcome {
    var row: CountsRow?
    /// Where a row that its rule rejects would belong.
    var rejected: CountsRow.Key?
    /// A row whose period is of another length than the column, which enters no sum.
    var apart: ApartRows.Row?
    var faults: [SourceFault] = []
    var notices: [RowNotice] = []
  }

  /// How many years a period may lie from the day of the run.
  private static let farthest = 100

  /// Reads one row; every fault in it is named.
  func row(_ fields: [String], _ positions: [Int], file: String, line: Int, today: String) -> Outcome {
    var outcome = Outcome()
    var row = CountsRow()
    var values: [String: ExpressionEvaluator.Operand] = [:]
    var isSpoilt = false
    var other: ApartRows.Length?
    var blankPeriod: (column: Contract.Column, fault: PeriodFault)?
    func fail(_ column: Contract.Column, _ rule: String, _ message: String) {
      outcome.faults.append(
        SourceFault(file: file, line: line, column: column.name, rule: rule, message: message))
    }
    for (index, (column, position)) in zip(contract.columns, positions).enumerated() {
      let text = fields[position]
      switch column.role {
      case .status: continue
      case .attribute:
        // It enters no table, but a rule may ask for it.
        let isKnown = !text.isEmpty && !column.missing.contains(text.lowercased())
        if column.type == .text, isKnown { values[column.name] = .word(text) }
      case .vintage, .dimension:
        switch category(text, column) {
        case .code(let code):
          row.key.codes.append(code)
          values[column.name] = .word(code)
        case .unknown(let rule):
          row.key.codes.append(CountsSchema.unknownCode)
          values[column.name] = .word(CountsSchema.unknownCode)
          isSpoilt = true
          outcome.notices.append(.init(rule: rule, column: column.name, effect: .missing))
        case .fault(let rule, let message): fail(column, rule, message)
        }
      case .period:
        switch period(text, column, today) {
        case .success(.period(let period)):
          row.key.period = period
          values[column.name] = .word(period.description)
        case .success(.other(let period)):
          other = .period(period)
          values[column.name] = .word(period.description)
        case .success(.total(let isWhole)): other = isWhole ? .total : .partOfTotal
        case .failure(let fault):
          // A blank in a row of totals is a total of all periods, where such rows have a place.
          if column.form?.totals != nil, text.allSatisfy(\.isWhitespace) {
            blankPeriod = (column, fault)
          } else {
            fail(column, fault.rule, fault.message)
          }
        }
      case .measure:
        guard var cell = figures[index]?.cell(text) else {
          let kind = column.type == .real ? "a number" : "a whole number"
          fail(
            column, column.type == .real ? "number" : "count",
            "is neither \(kind), a mask nor empty but \(TextKind.words(text)); 'thousands', 'decimal', 'marks' and 'missing' say how figures are written, 'masks: {\"<5\": [0, 4]}' what hides them"
          )
          continue
        }
        if let flags = flags(of: column, fields, positions) {
          guard let marks = flags.marks else {
            fail(flags.column, "flag", "holds a flag that 'flags' does not name")
            continue
          }
          for mark in marks {
            guard let marked = mark.applied(to: cell) else {
              fail(flags.column, "flag", "says that there is no figure where one stands")
              break
            }
            cell = marked
          }
        }
        row.cells.append(cell)
        values[column.name] = cell.bounds.map { .number(low: $0.low, high: $0.high) } ?? .unknown
      }
    }
    if let (column, fault) = blankPeriod {
      // A total of a part of the whole, such as of one province, says so in words.
      let isOfPart = zip(contract.columns, positions).contains { column, position in
        column.role == .dimension && !row.key.codes.isEmpty
          && DisguisedTotals.meansTotal(HeadingText.plain(fields[position]))
      }
      if row.key.codes.contains(CountsSchema.marginCode) {
        other = .total
      } else if isOfPart {
        other = .partOfTotal
      } else {
        fail(column, fault.rule, fault.message)
      }
    }
    guard outcome.faults.isEmpty else { return outcome }
    let evaluator = ExpressionEvaluator { [values] in values[$0] ?? .unknown }
    // What is left out altogether is so whatever else is unknown of it.
    for rule in contract.rules
    where (!isSpoilt || rule.severity == .warn && rule.onFailure == .reject)
      && evaluator.truth(rule.expectation) == false
    {
      switch (rule.severity, rule.onFailure) {
      case (.error, _):
        outcome.faults.append(
          SourceFault(
            file: file, line: line, rule: rule.id, message: "the row does not hold what its rule expects"))
      case (.warn, .missing):
        isSpoilt = true
        outcome.notices.append(.init(rule: rule.id, column: nil, effect: .missing))
      case (.warn, .reject):
        outcome.notices.append(.init(rule: rule.id, column: nil, effect: .rejected))
        outcome.rejected = row.key
        return outcome
      }
    }
    guard outcome.faults.isEmpty else { return outcome }
    if isSpoilt { row.cells = row.cells.map { _ in .missing } }
    if let other {
      outcome.apart = .init(codes: row.key.codes, length: other, cells: row.cells)
    } else {
      outcome.row = row
    }
    return outcome
  }

  /// What the column of statuses says of a measure in a row; nil where it has none.
  private func flags(
    of measure: Contract.Column, _ fields: [String], _ positions: [Int]
  ) -> (column: Contract.Column, marks: [FigureMark]?)? {
    guard let name = measure.status,
      let place = contract.columns.firstIndex(where: { $0.name == name })
    else { return nil }
    let column = contract.columns[place]
    return (column, column.flags?.marks(HeadingText.plain(fields[positions[place]])))
  }

  private enum Category {
    case code(String)
    /// The category is unknown and the figure missing, by a rule.
    case unknown(rule: String)
    case fault(rule: String, message: String)
  }

  private func category(_ text: String, _ column: Contract.Column) -> Category {
    if case .named(let word) = column.total, text == word { return .code(CountsSchema.marginCode) }
    if text.isEmpty || column.missing.contains(text.lowercased()) {
      switch column.blank {
      case .total: return .code(CountsSchema.marginCode)
      case .unknown: return .code(CountsSchema.unknownCode)
      case .missing: return .unknown(rule: "blank")
      case nil:
        return .fault(
          rule: "blank",
          message:
            "is blank, and the contract does not say what that means: 'blank: total', 'blank: unknown' or 'blank: missing'"
        )
      }
    }
    if let values = column.values {
      return values.contains(text)
        ? .code(text) : .fault(rule: "vintage", message: "holds a release that the contract does not name")
    }
    if column.isDatedVintage {
      return ScalarValueReader.read(text, as: column.type) != nil
        ? .code(text) : .fault(rule: "vintage", message: "holds a release that is not of the contract's type")
    }
    if column.also.contains(text) { return .code(text) }
    guard case .code(let name) = column.type, let list = library[name] else { return .code(Self.plain(text)) }
    let code = column.matchesLabels ? list.code(matching: text) : list.contains(text) ? text : nil
    if let code { return .code(code) }
    return column.onFailure == .missing
      ? .unknown(rule: "code") : .fault(rule: "code", message: "holds a value that is not in its code list")
  }

  /// Text as it was meant: spreadsheets write `="00123"` so that it stays text.
  private static func plain(_ text: String) -> String {
    guard text.utf8.starts(with: "=\"".utf8), text.utf8.last == UInt8(ascii: "\""), text.utf8.count > 3 else {
      return text
    }
    return String(text.dropFirst(2).dropLast())
  }

  private struct PeriodFault: Error {
    var rule: String
    var message: String
  }

  private func period(_ text: String, _ column: Contract.Column, _ today: String) -> Result<
    PeriodReading.Found, PeriodFault
  > {
    let form = column.form ?? PeriodForm(frequency: column.type == .year ? .year : .month)
    let found: PeriodReading.Found
    switch PeriodReading(form: form).period(text) {
    case .failure(let fault): return .failure(PeriodFault(rule: fault.rule, message: fault.message))
    case .success(let read): found = read
    }
    guard case .period(let period) = found else { return .success(found) }
    if let coverage = contract.coverage,
      period < coverage.first || (coverage.end == .fixed && period > coverage.last)
    {
      return .failure(PeriodFault(rule: "coverage", message: "lies outside the coverage of the contract"))
    }
    if let day = CalendarDay(text: today), abs(period.firstDay.year - day.year) > Self.farthest {
      return .failure(
        PeriodFault(
          rule: "far-period",
          message: "is a \(form.frequency.length.rawValue) more than \(Self.farthest) years from today"))
    }
    return .success(found)
  }
}
