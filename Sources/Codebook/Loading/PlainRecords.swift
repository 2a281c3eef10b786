import Foundation
public import Language
public import Tables

/// Records written once as the plain CSV that the engine reads: RFC 4180, UTF-8, every field in quotes.
public enum PlainRecords {
  /// How much is written at a time.
  private static let block = 1 << 20

  /// Whether a file is read as it stands: nothing is said of how it is written, and it is none of another format.
  public static func areIn(_ paths: [String], of contract: Contract) throws(SourceFault) -> Bool {
    guard paths.count == 1, let path = paths.first, contract.file.origin == .standard,
      contract.records?.sources.isEmpty ?? true
    else { return false }
    return try Sources.isPlain(path)
  }

  /// Writes the rows of some files to a file that is not there yet, which its owner alone can read.
  ///
  /// - Returns: what there is to say of the files.
  public static func write(
    _ paths: [String], of contract: Contract, to target: String
  ) throws(RecordsWriteError) -> [DataCondition] {
    let columns = contract.records?.columns.map(\.name) ?? []
    do {
      var table = try SourceTable(paths: paths, contract: contract, columns: columns)
      guard
        FileManager.default.createFile(atPath: target, contents: nil, attributes: [.posixPermissions: 0o600]),
        let handle = FileHandle(forWritingAtPath: target)
      else { throw RecordsWriteError.disk }
      defer { try? handle.close() }
      var bytes: [UInt8] = []
      var count = 0
      func add(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
          if index > 0 { bytes.append(0x2C) }
          bytes.append(0x22)
          for byte in field.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
          }
          bytes.append(0x22)
        }
        bytes.append(0x0A)
      }
      add(columns)
      while let row = try table.next() {
        count += 1
        add(row.fields)
        if bytes.count >= block {
          try handle.write(contentsOf: bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
      guard count > 0 else {
        throw SourceFault(file: table.file, line: 1, rule: "not-empty", message: "a header and no row")
      }
      try handle.write(contentsOf: bytes)
      return table.conditions
    } catch let fault as SourceFault {
      throw .source(fault)
    } catch {
      throw .disk
    }
  }
}

/// Why records could not be written as a plain file.
public enum RecordsWriteError: Error, Sendable {
  /// Something is wrong with a source.
  case source(SourceFault)
  /// The disk did not take them.
  case disk
}
