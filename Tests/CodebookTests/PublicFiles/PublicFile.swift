import Codebook
import Foundation
import Tables
import TestSupport
import Testing

/// A file as its publisher gives it, with the contract of the project that reads it.
struct PublicFile: CustomTestStringConvertible {
  /// The name of the contract in `data/contracts`.
  var contract: String
  /// The path below the shared folder of data.
  var path: String

  var testDescription: String { contract }

  /// Where the files lie, or nil where they are not here.
  static let folder = SharedFolder.url?.appending(path: "data")

  /// The contract as it is read.
  static func contract(_ name: String) throws -> Contract {
    try ContractReader.read(
      path: SharedFolder.packageRoot.appending(path: "data/contracts/\(name).yaml").path,
      name: "\(name).yaml",
      library: LoadedFile.library)
  }

  /// The table, and what was found on the way.
  func load() throws -> CountsLoader.Loaded {
    let library = try LoadedFile.library
    let loader = CountsLoader(contract: try Self.contract(contract), library: library)
    guard let folder = Self.folder else { throw CocoaError(.fileNoSuchFile) }
    return try loader.load(path: folder.appending(path: path).path, today: "2026-11-24")
  }
}

extension CountsTable {
  /// The sum of the known figures of the first measure in the rows whose codes and period fit.
  func total(_ isIncluded: (_ codes: [String], _ period: String) -> Bool = { _, _ in true }) -> Double {
    (0..<rowCount).reduce(0) { sum, row in
      guard isIncluded(dimensions.map { $0[row] }, periods[row].description),
        case .exact(let value) = measures[0][row].content
      else { return sum }
      return sum + value
    }
  }

  /// What is known of the first measure, by codes and period, `PAK 2020`.
  var figures: [String: Cell.Content] {
    let keys = (0..<rowCount).map { row in
      (dimensions.map { $0[row] } + [periods[row].description]).joined(separator: " ")
    }
    return Dictionary(zip(keys, measures[0].map(\.content))) { first, _ in first }
  }
}
