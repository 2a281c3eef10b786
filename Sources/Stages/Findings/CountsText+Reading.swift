import Foundation
import Language
import Pipelines
import Tables

extension CountsText {
  /// Reads a table of counts of a known shape from CSV as this type writes it; columns in any order.
  ///
  /// The columns `<measure>_low`, `<measure>_high` and `<measure>_status` may be absent: then an empty
  /// value is missing, 0 a true zero, and any other number observed. Fails with `.data`, naming the file
  /// and the line.
  static func read(
    _ bytes: [UInt8], file: String, schema: CountsSchema
  ) throws(StageFailure) -> CountsTable {
    func fail(_ message: String, line: Int) -> StageFailure {
      StageFailure(cause: .data, message: "outputs/\(file):\(line): \(message)")
    }
    let lines = try rows(bytes, file: file)
    guard let header = lines.first?.fields else { throw fail("the file is empty", line: 1) }
    func place(_ name: String) throws(StageFailure) -> Int {
      guard let place = header.firstIndex(of: name) else {
        throw fail("there is no column '\(name)'", line: 1)
      }
      return place
    }
    var dimensionPlaces: [Int] = []
    for dimension in schema.dimensions { dimensionPlaces.append(try place(dimension.name)) }
    let periodPlace = try schema.period.map { column throws(StageFailure) in try place(column.name) }
    var measurePlaces: [(value: Int, low: Int?, high: Int?, status: Int?)] = []
    for measure in schema.measures {
      measurePlaces.append(
        (
          try place(measure), header.firstIndex(of: measure + "_low"),
          header.firstIndex(of: measure + "_high"),
          header.firstIndex(of: measure + "_status")
        ))
    }
    var table = CountsTable(
      schema: schema, dimensions: schema.dimensions.map { _ in [] }, periods: [],
      measures: schema.measures.map { _ in [] }, rowCount: 0)
    var seen: Set<String> = []
    for (line, fields) in lines.dropFirst() {
      for (column, place) in dimensionPlaces.enumerated() {
        table.dimensions[column].append(CSVField.original(fields[place]))
      }
      if let periodPlace, let column = schema.period {
        guard let period = Period(text: fields[periodPlace], frequency: column.frequency) else {
          throw fail("column '\(column.name)' holds no period", line: line)
        }
        table.periods.append(period)
      }
      let key = (dimensionPlaces.map { fields[$0] } + [periodPlace.map { fields[$0] } ?? ""]).joined(
        separator: "\u{1F}")
      guard seen.insert(key).inserted else {
        throw fail("two rows have equal dimensions and period", line: line)
      }
      for (column, places) in measurePlaces.enumerated() {
        guard let cell = cell(fields, places) else {
          throw fail(
            "column '\(schema.measures[column])' holds no figure that fits its status", line: line)
        }
        table.measures[column].append(cell)
      }
      table.rowCount += 1
    }
    return table.sorted()
  }

  /// The rows with the lines on which they begin, the names of the columns first.
  private static func rows(
    _ bytes: [UInt8], file: String
  ) throws(StageFailure) -> [(line: Int, fields: [String])] {
    do throws(SourceFault) {
      var reader = try CSVBytesReader(bytes: bytes, file: "outputs/" + file)
      var rows = [(line: 1, fields: try reader.header().map(CSVField.original))]
      while let row = try reader.row() { rows.append((reader.line, row)) }
      return rows
    } catch {
      throw StageFailure(cause: .data, message: error.description)
    }
  }

  private static func cell(
    _ fields: [String], _ places: (value: Int, low: Int?, high: Int?, status: Int?)
  ) -> Cell? {
    let text = fields[places.value]
    let value = Double(text)
    guard text.isEmpty || (value?.isFinite ?? false) else { return nil }
    guard let code = places.status.map({ fields[$0] }) else {
      return value.map { $0 == 0 ? .trueZero : .observed($0) } ?? .missing
    }
    switch code {
    case "A": return value.map { $0 == 0 ? .trueZero : .observed($0) }
    case "P": return value.map { .provisional($0) }
    case "B": return value.map { .seriesBreak($0) }
    case "M": return value == nil ? .missing : nil
    case "L": return value == nil ? .notCollected : nil
    case "Q":
      guard let low = places.low.flatMap({ Double(fields[$0]) }),
        let high = places.high.flatMap({ Double(fields[$0]) }), low <= high
      else { return nil }
      return .suppressed(low: low, high: high)
    default: return nil
    }
  }
}
