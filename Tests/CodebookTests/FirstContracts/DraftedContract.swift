import Foundation
import Language
import Tables
import TestSupport

@testable import Codebook

/// The contract that is proposed for a file of figures, and what a run reads by it.
struct DraftedContract {
  /// The lines of the contract.
  var lines: [String] = []
  /// The rows, `code period figure`.
  var rows: [String] = []
  /// What a run says of the file.
  var conditions: [String] = []

  init(text: String, name: String = "figures.csv") throws {
    try self.init(bytes: Array(text.utf8), name: name)
  }

  init(bytes: [UInt8], name: String) throws {
    try self.init(path: WorkbookFile.file(bytes, name: name))
  }

  init(path: String) throws {
    let library = try LoadedFile.library
    let reading = try FirstTableReading(path: path)
    var contract = ContractRecognition(of: reading.table, name: "drafted", title: "drafted", library: library)
      .contract()
    let place = URL(filePath: path).deletingLastPathComponent()
    let lists = place.appending(path: "codelists")
    try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
    let file = place.appending(path: "contract.yaml")
    func write() throws -> CodeListLibrary {
      for list in contract.writtenLists {
        try Data(list.csv.utf8).write(to: lists.appending(path: "\(list.name).csv"))
      }
      try Data(contract.text(source: "figures", declaration: reading.declaration).utf8).write(to: file)
      return try CodeListLibrary(folders: [lists.path]).adding(library)
    }
    var all = try write()
    if contract.kind == .counts {
      try FirstContractTrial(contract: file.path, source: path, library: all).settle(
        &contract, today: "2026-11-29")
      all = try write()
    }
    lines = contract.text(source: "figures", declaration: reading.declaration).split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    guard contract.kind == .counts else { return }
    let read = try ContractReader.read(path: file.path, name: "contract.yaml", library: all)
    let loaded = try CountsLoader(contract: read, library: all).load(path: path, today: "2026-11-29")
    let table = loaded.table
    rows = (0..<table.rowCount).map { row in
      let period = table.periods.isEmpty ? [] : [table.periods[row].description]
      let cells = table.measures.map { column in
        column[row].bounds.map { $0.low == $0.high ? "\(Int($0.low))" : "\(Int($0.low))-\(Int($0.high))" }
          ?? "none"
      }
      return (table.dimensions.map { $0[row] } + period + cells).joined(separator: " ")
    }
    conditions = loaded.conditions.map(\.text)
  }

  /// Whether a line stands in the contract, whatever is behind it.
  func has(_ line: String) -> Bool { lines.contains { $0.hasPrefix(line) } }
}
