import Foundation
import Tables

/// The quality of records as text for programs: counts by rule, never a value.
enum QualityText {
  /// The name of the file in the folder of a quality port.
  static let file = "quality.json"

  private struct Document: Codable {
    var format: String
    var stage: String
    var contract: String
    var audit: CleaningAudit
  }

  /// The audit of a stage as JSON.
  static func json(_ audit: CleaningAudit, stage: String, contract: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let document = Document(format: "waymark-quality/1", stage: stage, contract: contract, audit: audit)
    // Texts and whole numbers always have a form in JSON.
    let data = (try? encoder.encode(document)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The audit that was stored in a folder, or nil where none can be read.
  static func audit(folder: String) -> CleaningAudit? {
    FileManager.default.contents(atPath: folder + "/" + file).flatMap {
      (try? JSONDecoder().decode(Document.self, from: $0))?.audit
    }
  }
}
