import Codebook
import Foundation
import Language
import Tables
import TestSupport

/// A contract and its files in a folder of their own.
enum LoadedFile {
  /// What a folder that is removed afterwards is good for.
  static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Reads a contract.
  static func contract(_ text: String, in folder: URL) throws -> Contract {
    let file = folder.appending(path: "contract.yaml")
    try Data(text.utf8).write(to: file)
    return try ContractReader.read(path: file.path, name: "contract.yaml", library: library)
  }

  static var library: CodeListLibrary {
    get throws {
      try CodeListLibrary(folders: [SharedFolder.packageRoot.appending(path: "data/codelists").path])
    }
  }

  /// The rows of a table of counts, `code period cell` with the marks behind.
  static func rows(_ contract: String, _ files: [String]) throws -> [String] {
    try lines(of: load(contract, files).table)
  }

  static func load(_ contract: String, _ files: [String]) throws -> CountsLoader.Loaded {
    try inFolder { folder in
      var paths: [String] = []
      for (index, text) in files.enumerated() {
        let path = folder.appending(path: "in-\(index).csv")
        try Data(text.utf8).write(to: path)
        paths.append(path.path)
      }
      let loader = CountsLoader(contract: try self.contract(contract, in: folder), library: try library)
      return try loader.load(paths: paths, today: "2026-11-29")
    }
  }

  private static func lines(of table: CountsTable) -> [String] {
    (0..<table.rowCount).map { row in
      let codes =
        table.dimensions.map { $0[row] } + (table.periods.isEmpty ? [] : [table.periods[row].description])
      let cells = table.measures.map { column -> String in
        let cell = column[row]
        let value =
          switch cell.content {
          case .exact(let value): value.formatted(.number.grouping(.never).locale(Locale(identifier: "en")))
          case .interval(let low, let high): "\(Int(low))-\(Int(high))"
          case .lowerBound(let low): ">=\(Int(low))"
          case .none(let reason): reason.rawValue
          }
        return cell.marks.text.isEmpty ? value : "\(value) \(cell.marks.text)"
      }
      return (codes + cells).joined(separator: " ")
    }
  }

  /// What is wrong with a contract, as it is printed.
  static func refusal(_ text: String) throws -> String {
    do {
      _ = try inFolder { try contract(text, in: $0) }
      return ""
    } catch let error as DiagnosticsError {
      return DiagnosticPrinter.text(error.diagnostics)
    }
  }
}
