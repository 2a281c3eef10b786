import Foundation
import Language
import Pipelines
import Trends

/// Findings on disk: `findings.json` in the folder of a port.
///
/// Findings are canonical JSON and not Parquet: most of their values are intervals or reasons.
enum FindingsStore {
  private static let file = "findings.json"

  /// Writes findings and returns their content hash.
  static func write(_ findings: [TrendFinding], folder: String) throws(StageFailure) -> String {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let data = try encoder.encode(findings.map(FindingRecord.init))
      try PortFolder.write([UInt8](data), to: folder + "/" + file)
      var hash = ContentHash()
      hash.update(bytes: [UInt8](data))
      return hash.finish()
    } catch let failure as StageFailure {
      throw failure
    } catch {
      throw StageFailure(cause: .engine, message: "the findings cannot be encoded")
    }
  }

  /// The stored text of findings.
  static func text(folder: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + file)), as: UTF8.self)
  }

  /// Reads findings that a stage wrote.
  static func read(folder: String) throws(StageFailure) -> [TrendFinding] {
    do {
      let data = try Data(contentsOf: URL(filePath: folder + "/" + file))
      return try JSONDecoder().decode([FindingRecord].self, from: data).map(\.finding)
    } catch {
      throw StageFailure(
        cause: .engine, message: "stored findings cannot be read", help: "run again with --rehash")
    }
  }
}
