import Foundation
import Language
import Pipelines
import Trends

/// Findings on disk: `findings.json` in the folder of a port.
///
/// Findings are canonical JSON and not Parquet: most of their values are intervals or reasons.
struct FindingsStore {
  private static let file = "findings.json"

  /// The kinds of body that are read.
  var bodies: [any FindingBody.Type] = FindingBodies.all

  /// Writes findings and returns their content hash.
  static func write(_ findings: [Finding], folder: String) throws(StageFailure) -> String {
    let data: [UInt8]
    do {
      data = try bytes(findings)
    } catch {
      throw StageFailure(cause: .engine, message: "the findings cannot be encoded")
    }
    try PortFolder.write(data, to: folder + "/" + file)
    var hash = ContentHash()
    hash.update(bytes: data)
    return hash.finish()
  }

  /// Findings in the form in which they are stored and shown.
  static func bytes(_ findings: [Finding]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(findings))
  }

  /// Findings from that form, or from the one that versions before this one stored.
  func findings(_ bytes: some Sequence<UInt8>) throws -> [Finding] {
    let data = Data(bytes)
    let decoder = JSONDecoder()
    if let key = FindingBodies.userInfoKey { decoder.userInfo[key] = bodies }
    do {
      return try decoder.decode([Finding].self, from: data)
    } catch let error as DecodingError {
      guard let earlier = try? decoder.decode([EarlierFinding].self, from: data) else { throw error }
      return EarlierFinding.findings(earlier)
    }
  }

  /// The stored text of findings.
  static func text(folder: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + file)), as: UTF8.self)
  }

  /// Reads findings that a stage wrote.
  static func read(folder: String) throws(StageFailure) -> [Finding] {
    do {
      return try FindingsStore().findings(Data(contentsOf: URL(filePath: folder + "/" + file)))
    } catch {
      throw StageFailure(
        cause: .engine, message: "stored findings cannot be read", help: "run again with --rehash")
    }
  }
}
