import Language
public import Tables

/// Reads published figures into a table of counts, as their contract says.
public struct CountsLoader {
  /// A loaded table and what to warn of.
  public struct Loaded: Sendable {
    /// The table.
    public var table: CountsTable
    /// One line a rule, with the number of rows it touched, never a value.
    public var warnings: [String]
  }

  private let contract: Contract
  private let library: CodeListLibrary

  /// Creates a loader for a contract.
  public init(contract: Contract, library: CodeListLibrary) {
    self.contract = contract
    self.library = library
  }

  private struct Key: Hashable {
    var codes: [String]
    var period: Period?
  }

  /// Reads a file; the first value that its rule does not let pass refuses the whole.
  ///
  /// Rows with the same key that agree become one; where they disagree the cell is missing, with a
  /// warning. Masks become intervals, zeros true zeros, the last periods of the coverage provisional.
  public func load(path: String) throws(SourceFault) -> Loaded {
    var reader = try CSVBytesReader(path: path)
    let header = try reader.header()
    let positions = try self.positions(header, file: reader.file)
    var rows: [Key: [Cell]] = [:]
    var counts: [String: Int] = [:]
    var disagreeing: Set<Key> = []
    var rowCount = 0
    while let fields = try reader.row() {
      rowCount += 1
      let (key, cells) = try row(fields, positions, reader, &counts)
      guard let old = rows[key] else {
        rows[key] = cells
        continue
      }
      if old != cells {
        disagreeing.insert(key)
        rows[key] = cells.map { _ in .missing }
      }
    }
    guard rowCount > 0 else {
      throw SourceFault(file: reader.file, line: 1, rule: "not-empty", message: "a header and no row")
    }
    if !disagreeing.isEmpty { counts["duplicate-key"] = disagreeing.count }
    let table = self.table(rows)
    let warnings = counts.sorted { $0.key < $1.key }.map {
      "\(reader.file): rule '\($0.key)' made \($0.value) value\($0.value == 1 ? "" : "s") missing"
    }
    return Loaded(table: table, warnings: warnings)
  }

  private func positions(_ header: [String], file: String) throws(SourceFault) -> [Int] {
    var positions: [Int] = []
    for column in contract.columns {
      guard let position = header.firstIndex(of: column.name) else {
        throw SourceFault(
          file: file, line: 1, column: column.name, rule: "header",
          message: "is in contract '\(contract.name)' and not in the header")
      }
      positions.append(position)
    }
    guard header.count == contract.columns.count else {
      throw SourceFault(
        file: file, line: 1, rule: "header",
        message: "the header has columns that are not in contract '\(contract.name)'")
    }
    return positions
  }

  private func row(
    _ fields: [String], _ positions: [Int], _ reader: CSVBytesReader, _ counts: inout [String: Int]
  ) throws(SourceFault) -> (Key, [Cell]) {
    var key = Key(codes: [], period: nil)
    var cells: [Cell] = []
    var isSpoilt = false
    var values: [String: ExpressionEvaluator.Operand] = [:]
    for (column, position) in zip(contract.columns, positions) {
      let text = fields[position]
      func fault(_ message: String, _ rule: String) -> SourceFault {
        SourceFault(file: reader.file, line: reader.line, column: column.name, rule: rule, message: message)
      }
      switch column.role {
      case .attribute: continue
      case .vintage:
        key.codes.append(text)
        values[column.name] = .word(text)
      case .dimension:
        if let code = code(text, column) {
          key.codes.append(code)
          values[column.name] = .word(code)
        } else if column.onFailure == .missing {
          key.codes.append(CountsSchema.unknownCode)
          isSpoilt = true
          counts["code of \(column.name)", default: 0] += 1
        } else {
          throw fault("holds a value that is not in its code list", "code")
        }
      case .period:
        let frequency: Period.Frequency = column.type == .year ? .year : .month
        guard let period = Period(text: text, frequency: frequency) else {
          throw fault("is not a calendar \(frequency.rawValue)", frequency.rawValue)
        }
        if let coverage = contract.coverage, period < coverage.first || period > coverage.last {
          throw fault("lies outside the coverage of the contract", "coverage")
        }
        key.period = period
        values[column.name] = .word(period.description)
      case .measure:
        guard let cell = cell(text, column) else {
          throw fault("is neither a count, a mask nor empty", "count")
        }
        cells.append(cell)
        values[column.name] = cell.operand
      }
    }
    let known = values
    let evaluator = ExpressionEvaluator { known[$0] ?? .unknown }
    for check in contract.rules where !isSpoilt && evaluator.truth(check.expectation) == false {
      isSpoilt = true
      counts[check.id, default: 0] += 1
    }
    if isSpoilt { cells = cells.map { _ in .missing } }
    return (key, cells.map { provisional($0, key.period) })
  }

  private func provisional(_ cell: Cell, _ period: Period?) -> Cell {
    guard let period, cell.low != nil, contract.coverage?.isProvisional(period) == true else { return cell }
    return Cell(cell.content, marks: cell.marks.union(.provisional))
  }

  private func code(_ text: String, _ column: Contract.Column) -> String? {
    if let margin = column.margin, text == margin { return CountsSchema.marginCode }
    if column.also.contains(text) { return text }
    guard case .code(let name) = column.type, let list = library[name] else { return text }
    if text.isEmpty { return CountsSchema.unknownCode }
    return column.matchesLabels ? list.code(matching: text) : list.contains(text) ? text : nil
  }

  private func cell(_ text: String, _ column: Contract.Column) -> Cell? {
    if text.isEmpty { return .missing }
    if let mask = column.masks[text] { return .interval(low: mask.lowerBound, high: mask.upperBound) }
    var digits = text
    if let mark = column.thousands, text.contains(mark) {
      let groups = text.components(by: mark)
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
      digits = groups.joined()
    }
    switch ScalarValueReader.read(digits, as: column.type) {
    case .integer(let number)?: return .exact(Double(number))
    case .real(let number)?: return .exact(number)
    default: return nil
    }
  }

  private func table(_ rows: [Key: [Cell]]) -> CountsTable {
    let schema = contract.schema
    let all = Array(rows)
    return CountsTable(
      schema: schema,
      dimensions: schema.dimensions.indices.map { index in all.map { $0.key.codes[index] } },
      periods: schema.period == nil ? [] : all.compactMap(\.key.period),
      measures: schema.measures.indices.map { index in all.map { $0.value[index] } }, rowCount: all.count
    ).sorted()
  }
}

extension String {
  /// The parts between a mark.
  fileprivate func components(by mark: String) -> [Substring] {
    split(separator: mark, omittingEmptySubsequences: false)
  }
}
