import Foundation
import Language
import Tables
import TestSupport

@testable import Codebook

/// What the columns of the public files are and what their values mean, as written before the code.
struct TruthTable {
  struct Column {
    var name: String
    var roles: [String]
    var types: [String]
    var lists: [String]
    var says: [String: String]
  }

  static let folder = SharedFolder.packageRoot.appending(path: "Tests/CodebookTests/FirstContracts")

  /// The files, in order of the table.
  static let files: [String] = {
    var files: [String] = []
    for row in rows("columns.csv") where !files.contains(row[0]) { files.append(row[0]) }
    return files
  }()

  let columns: [Column]
  /// The code of each value, by column.
  let codes: [String: [String: String]]

  init(file: String) {
    columns = Self.rows("columns.csv").filter { $0[0] == file }.map { row in
      func either(_ text: String) -> [String] { text.components(separatedBy: "|") }
      let says = row[5].split(separator: ";").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
      return Column(
        name: row[1], roles: either(row[2]), types: either(row[3]), lists: either(row[4]),
        says: Dictionary(uniqueKeysWithValues: says.map { ($0[0], $0[1]) }))
    }
    // A workbook has the values of the file of commas that was made of it.
    let source =
      file.hasPrefix("glotip/data_glotip_")
      ? "glotip/glotip_release_" + file.dropFirst(19).prefix(10) + ".csv" : file
    var codes: [String: [String: String]] = [:]
    for row in Self.rows("codes.csv") where row[0] == source { codes[row[1], default: [:]][row[2]] = row[3] }
    self.codes = codes
  }

  /// Where a file is, or nil where the shared inputs are not.
  static func path(_ file: String) -> String? {
    if !file.contains("/") { return folder.appending(path: "Samples/\(file)").path }
    return SharedFolder.url?.appending(path: "data/\(file)").path
  }

  private static func rows(_ name: String) -> [[String]] {
    guard var reader = try? CSVBytesReader(path: folder.appending(path: "Truth/\(name)").path) else {
      return []
    }
    var rows: [[String]] = []
    while let row = try? reader.row() { rows.append(row) }
    return Array(rows.dropFirst())
  }
}

/// How much of a truth table a proposed contract has right.
struct TruthScore {
  var columns = (right: 0, all: 0)
  var codes = (right: 0, all: 0)
  /// What is wrong and not marked as doubtful: columns and values.
  var silent: [String] = []
  /// What is wrong.
  var wrong: [String] = []

  init(_ contract: FirstContract, _ truth: TruthTable) {
    for expected in truth.columns {
      columns.all += 1
      guard let column = contract.columns.first(where: { Self.isSame($0.name, expected.name) }) else {
        wrong.append("\(expected.name): is not there")
        continue
      }
      let found = Self.faults(column, expected, contract)
      if found.isEmpty {
        columns.right += 1
      } else {
        wrong.append("\(expected.name): \(found.joined(separator: ", "))")
      }
      for (value, code) in truth.codes[expected.name] ?? [:] {
        codes.all += 1
        let given = contract.missing.contains(value) ? "" : column.codes[value] ?? ""
        let isRight = given == code || [given, code].allSatisfy { ["", "_U"].contains($0) }
        if isRight {
          codes.right += 1
        } else {
          wrong.append("\(expected.name): '\(value)' is '\(given)', not '\(code)'")
        }
        // A value that is left unknown is counted at the run; one that has another meaning is not seen by anybody.
        if !isRight, !given.isEmpty, column.doubts.isEmpty, column.list.map(Self.isShipped) ?? false {
          silent.append("\(expected.name): '\(value)' is '\(given)', not '\(code)'")
        }
      }
    }
  }

  /// Whether a heading is that of a column: its label, or behind the name of the field where two rows of headings are joined.
  private static func isSame(_ heading: String, _ name: String) -> Bool {
    let parts = heading.split(separator: " ", maxSplits: 1)
    return heading == name || parts.count == 2 && parts[0].contains("_") && parts[1] == name
  }

  private static func isShipped(_ list: String) -> Bool { CodeListLibrary.shipped[list] != nil }

  private static func faults(
    _ column: FirstContract.Column, _ expected: TruthTable.Column, _ contract: FirstContract
  ) -> [String] {
    var faults: [String] = []
    let role = column.isSensitive ? "sensitive" : column.role.rawValue
    if !expected.roles.contains(role) { faults.append("role \(role)") }
    if !expected.types.contains(column.type) { faults.append("type \(column.type)") }
    if column.type == "code" {
      let list = column.list.map { isShipped($0) ? $0 : "own" } ?? ""
      if !expected.lists.contains(list) { faults.append("list \(list)") }
    }
    let keys = Dictionary(uniqueKeysWithValues: column.keys.map { ($0.key, $0.value) })
    for (key, value) in expected.says {
      let isSaid =
        switch key {
        case "margin": column.total == value
        case "mask": keys["masks"]?.contains(value) ?? false
        case "missing": contract.missing.contains(value) || (keys["missing"]?.contains(value) ?? false)
        case "also": keys["also"]?.contains(value) ?? false
        case "unpivot":
          contract.unpivot.map { "\($0.columns.first ?? "")..\($0.columns.last ?? "")" } == value
        default: keys[key] == value
        }
      if !isSaid { faults.append("\(key) is not \(value)") }
    }
    return faults
  }
}
