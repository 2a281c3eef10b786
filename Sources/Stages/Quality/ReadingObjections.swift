import Foundation
import Pipelines
import Tables

/// What is wrong with the values of a source, kept beside the table that was made of them.
///
/// Half of the values of a used column that are no code, number or day of it are more likely a wrong
/// contract than a bad source: the run stops before anybody reads a table of unknowns.
enum ReadingObjections {
  private static let file = "objections.json"

  /// Writes the objections into the folder of a port; no file for none.
  static func write(_ audit: CleaningAudit?, required: Set<String>, used: Set<String>, folder: String)
    throws(StageFailure)
  {
    let found = audit?.objections(required: required, used: used) ?? []
    guard !found.isEmpty else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // Texts always have a form in JSON.
    let data = (try? encoder.encode(found)) ?? Data()
    try PortFolder.write([UInt8](data), to: folder + "/" + file)
  }

  /// Reads those of an instance's folder.
  static func read(folder: String) -> [DataObjection] {
    for port in ["quality", "table"] {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(port)/\(file)") else { continue }
      return (try? JSONDecoder().decode([DataObjection].self, from: data)) ?? []
    }
    return []
  }
}
