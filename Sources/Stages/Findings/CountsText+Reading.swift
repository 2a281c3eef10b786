package import Briefs
internal import Language
package import Pipelines
package import Tables

extension CountsText {
  /// Reads a table of counts of a known shape from CSV as this type writes it; columns in any order.
  ///
  /// The columns `<measure>_low`, `_high`, `_status` and `_marks` may be absent. Without a status an empty
  /// value is missing and any other one exact; without marks the status gives the mark it stands for.
  /// Fails with `.data`, naming the file and the line.
  package static func read(
    _ bytes: [UInt8], file: String, schema: CountsSchema
  ) throws(StageFailure) -> CountsTable {
    do throws(SourceFault) {
      var reader = try CSVBytesReader(bytes: bytes, file: "outputs/\(file)")
      let columns = try CountsColumns(header: reader.header(), schema: schema, file: reader.file)
      var table = CountsTable(
        schema: schema, dimensions: schema.dimensions.map { _ in [] }, periods: [],
        measures: schema.measures.map { _ in [] }, rowCount: 0)
      var seen: Set<[String]> = []
      while let fields = try reader.row() {
        func fault(_ column: String?, _ rule: String, _ message: String) -> SourceFault {
          SourceFault(file: reader.file, line: reader.line, column: column, rule: rule, message: message)
        }
        let codes = columns.dimensions.map { CSVField.original(fields[$0]) }
        for (column, code) in codes.enumerated() { table.dimensions[column].append(code) }
        if let place = columns.period, let column = schema.period {
          guard let period = Period(text: fields[place], frequency: column.frequency) else {
            throw fault(column.name, "period", "holds no period")
          }
          table.periods.append(period)
        }
        guard seen.insert(codes + (columns.period.map { [fields[$0]] } ?? [])).inserted else {
          throw fault(nil, "duplicate-key", "two rows have equal dimensions and period")
        }
        for (column, places) in columns.measures.enumerated() {
          guard let cell = places.cell(fields) else {
            throw fault(schema.measures[column], "status", "holds no figure that fits its status")
          }
          table.measures[column].append(cell)
        }
        table.rowCount += 1
      }
      return table.sorted()
    } catch {
      throw StageFailure(cause: .data, message: error.description)
    }
  }
}

/// Where the columns of a table of counts stand in a row of CSV.
private struct CountsColumns {
  var dimensions: [Int] = []
  var period: Int?
  var measures: [CellColumns] = []

  init(header: [String], schema: CountsSchema, file: String) throws(SourceFault) {
    func place(_ name: String) throws(SourceFault) -> Int {
      guard let place = header.firstIndex(of: name) else {
        throw SourceFault(file: file, line: 1, column: name, rule: "header", message: "is not in the header")
      }
      return place
    }
    for dimension in schema.dimensions { dimensions.append(try place(dimension.name)) }
    if let column = schema.period { period = try place(column.name) }
    for measure in schema.measures {
      measures.append(
        CellColumns(
          value: try place(measure), low: header.firstIndex(of: measure + "_low"),
          high: header.firstIndex(of: measure + "_high"),
          status: header.firstIndex(of: measure + "_status"),
          marks: header.firstIndex(of: measure + "_marks")))
    }
  }
}

/// Where the columns of a cell stand in a row of CSV.
private struct CellColumns {
  var value: Int
  var low: Int?
  var high: Int?
  var status: Int?
  var marks: Int?

  /// The cell of a row; nil where a field is no number, or does not fit the status.
  func cell(_ fields: [String]) -> Cell? {
    guard let value = number(fields[self.value]), let low = number(low.map { fields[$0] } ?? ""),
      let high = number(high.map { fields[$0] } ?? ""),
      var marks = CellMarks(text: marks.map { fields[$0] } ?? "")
    else { return nil }
    guard let code = status.map({ fields[$0] }) else {
      return value.number.map { Cell.exact($0, marks) } ?? .unknown(.missing, marks)
    }
    let status: CellStatus
    switch code {
    case "Q": status = low.number == nil && high.number == nil ? .hidden : .interval
    case "U": status = .lowerBound
    case "K": status = .notPublished
    case "L": status = .notCollected
    // SDMX's M is a value that cannot exist; other programs write it for any that is missing.
    case "O", "M": status = .missing
    case "A": status = .exact
    default:
      guard let mark = Cell.mark(ofCode: code) else { return nil }
      marks.insert(mark)
      status = .exact
    }
    if status != .exact, value.number != nil { return nil }
    if status > .lowerBound, low.number != nil || high.number != nil { return nil }
    return Cell(status: status, value: value.number, low: low.number, high: high.number, marks: marks)
  }

  /// A number or, of an empty field, none; nil where the field is neither.
  private func number(_ text: String) -> (number: Double?, Void)? {
    if text.isEmpty { return (nil, ()) }
    guard let number = Double(text), number.isFinite else { return nil }
    return (number, ())
  }
}
