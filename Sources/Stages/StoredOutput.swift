import Briefs
import Codebook
import Foundation
import Language
public import Pipelines
import Tables

/// What an instance made, as text for people and programs.
public enum StoredOutput {
  /// The rows of a table as CSV, or findings, quality and the like as JSON.
  ///
  /// Of records at most `rows` are given, and their sensitive columns are masked, whoever asks.
  public static func text(folder: String, output: CheckedOutput, rows: Int) throws -> String {
    if let port = output.schema as? RecordsPort, output.type == .records {
      return try records(port, folder: folder, name: output.port, rows: rows)
    }
    if output.type == .quality {
      let data = try Data(contentsOf: URL(filePath: folder + "/" + QualityText.file))
      return VisibleText.json(String(decoding: data, as: UTF8.self))
    }
    if output.type == .changes { return VisibleText.json(try ChangesStore.text(folder: folder)) }
    if output.type == .findings {
      return VisibleText.json(try FindingsStore.text(folder: folder))
    }
    let engine = try DuckDBEngine(folders: [folder], threads: 1)
    return CountsText.csv(try CountsStore(engine: engine).read(folder: folder))
  }

  private static func records(_ port: RecordsPort, folder: String, name: String, rows: Int) throws -> String {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    var open: OpenRecords?
    if port.cleaning == nil {
      try FileManager.default.createDirectory(
        at: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      open = try port.openSource(in: scratch.path)
    }
    let engine = try DuckDBEngine(
      folders: [folder], files: open.map { [$0.source.path] } ?? [], threads: 1)
    let store = RecordsStore(engine: engine)
    let sensitive = port.cleaning?.maskedColumns ?? port.records.sensitive
    let shown =
      if let open {
        try store.rows(of: open.source, limit: rows, masking: sensitive)
      } else {
        try store.rows(
          of: folder + "/" + (name == "rejects" ? RecordsStore.rejectsFile : RecordsStore.recordsFile),
          limit: rows,
          masking: sensitive)
      }
    // What was read as a number or a day is one; the columns of a source are all text.
    let isFigure = shown.names.map { name in
      guard port.cleaning != nil, let type = port.records.types[name] else { return false }
      switch type {
      case .int, .count, .real, .date, .week, .month, .quarter, .halfYear, .year, .fiscalYear, .boolean:
        return true
      case .text, .code: return false
      }
    }
    let rows = shown.rows.map { row in
      zip(row, isFigure).map { $1 ? CSVField.figure($0) : CSVField.text($0) }
    }
    return ([shown.names.map(CSVField.text)] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }
}
