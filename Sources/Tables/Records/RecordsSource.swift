import Foundation
import Language

/// A CSV file of case records: read by the engine, and by our own reader where the engine refuses it.
public struct RecordsSource: Sendable, Hashable {
  /// The absolute path.
  public let path: String
  /// The headings in order.
  public let header: [String]
  /// How many rows are the headings again; they are left out.
  public private(set) var repeatedHeaders = 0
  /// How many rows there are below the headings, those included that are the headings again.
  public private(set) var rows = Int.max

  /// The longest row in bytes that the engine reads.
  private static let longestRow = 2_000_000

  /// How much of the file is looked at when it is opened.
  public enum Look: Sendable, Hashable {
    /// The headings and the first row.
    case first
    /// All bytes, so that every row is as strict as the first.
    case whole
  }

  /// Opens a file whose headings must be those of `columns`, in any order.
  public init(path: String, columns: [String], contract: String, look: Look = .whole) throws(SourceFault) {
    var reader = try CSVBytesReader(path: path, limit: Self.longestRow)
    let header = try reader.header()
    for name in columns where !header.contains(name) {
      throw SourceFault(
        file: reader.file, line: 1, column: name, rule: "header",
        message: "is in contract '\(contract)' and not in the header")
    }
    guard header.count == columns.count else {
      throw SourceFault(
        file: reader.file, line: 1, rule: "header",
        message: "the header has columns that are not in contract '\(contract)'")
    }
    guard try reader.row() != nil else {
      throw SourceFault(file: reader.file, line: 1, rule: "not-empty", message: "a header and no row")
    }
    self.path = path
    self.header = header
    guard look == .whole else { return }
    let scan = CSVBytesScan(path: path, longestRow: Self.longestRow)
    if scan.verdict != .sound, let fault = Self.fault(path, scan.verdict) { throw fault }
    repeatedHeaders = scan.repeatedHeaders
    if scan.verdict == .sound { rows = scan.rows }
  }

  /// What an account says of them.
  var repeatedHeaderEntries: [CleaningAudit.Entry] {
    guard repeatedHeaders > 0 else { return [] }
    return [
      .init(action: .rejected, rule: CleaningAudit.repeatedHeader, column: nil, count: repeatedHeaders)
    ]
  }

  /// The rows as a relation of text columns, NULL where nothing stands.
  ///
  /// Nothing is guessed: every option that changes what is read is given.
  func relation() throws(EngineError) -> SQL {
    guard repeatedHeaders > 0 else { return try file() }
    var equal: [SQL] = []
    for name in header { equal.append(try .identifier(name) + SQL(" = ") + .value(.text(name))) }
    return try SQL("(SELECT * FROM ") + file() + SQL(" WHERE (") + equal.joined(" AND ")
      + SQL(") IS NOT TRUE)")
  }

  /// The names of the columns, quoted.
  func columns() throws(EngineError) -> [SQL] {
    var columns: [SQL] = []
    for name in header { columns.append(try .identifier(name)) }
    return columns
  }

  private func file() throws(EngineError) -> SQL {
    var columns: [SQL] = []
    for name in header { columns.append(try .identifier(name) + SQL(": 'VARCHAR'")) }
    return SQL("read_csv(") + .value(.text(FilePattern.literal(path)))
      + SQL(
        ", auto_detect=false, header=true, delim=',', quote='\"', escape='\"', strict_mode=true, nullstr='', compression='none', columns={"
      ) + columns.joined(", ") + SQL("})")
  }

  /// What is wrong with a file, found by reading it again byte by byte; nil where nothing is.
  ///
  /// The engine's own message is never shown: it quotes the record.
  private static func fault(_ path: String, _ verdict: CSVBytesScan.Verdict) -> SourceFault? {
    let file = FileBeginning.name(path)
    do {
      var reader = try CSVBytesReader(path: path)
      _ = try reader.header()
      while let row = try reader.row() {
        if row.reduce(0, { $0 + $1.utf8.count }) > Self.longestRow {
          return SourceFault(
            file: file, line: reader.line, rule: "row-length", message: "the row is longer than 2 MB")
        }
      }
    } catch { return error }
    guard verdict == .lineEnds else { return nil }
    return SourceFault(
      file: file, rule: "line-ends",
      message: "the rows do not all end in the same way, with a line feed or with a carriage return and one")
  }

  /// Runs work over the file; when the engine refuses what it reads, the fault is looked for.
  public func reading<Value>(_ body: () throws(EngineError) -> Value) throws(RecordsError) -> Value {
    do {
      return try body()
    } catch EngineError.statement(let kind) where ![.syntax, .permission, .diskFull].contains(kind) {
      // The bytes were looked at: what the engine still refuses changed since, or is a failure of the engine.
      if let fault = Self.fault(path, CSVBytesScan(path: path, longestRow: Self.longestRow).verdict) {
        throw .source(fault)
      }
      throw .engine(.statement(kind: kind))
    } catch {
      throw .engine(error)
    }
  }
}

/// File names as the engine takes them.
enum FilePattern {
  /// The pattern that means one file; its own marks are made plain by brackets.
  static func literal(_ path: String) -> String {
    path.reduce(into: "") { $0 += "*?[".contains($1) ? "[\($1)]" : String($1) }
  }
}

/// Why records could not be read.
public enum RecordsError: Error, Sendable {
  /// The source is at fault.
  case source(SourceFault)
  /// The engine is.
  case engine(EngineError)
}
