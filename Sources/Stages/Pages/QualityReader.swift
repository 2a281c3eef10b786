import Briefs
import Foundation

/// Reads the quality of a cleaning stage as pages show it.
enum QualityReader {
  private struct Document: Decodable {
    struct Audit: Decodable {
      struct Entry: Decodable {
        var action: String
        var rule: String
        var column: String?
        var count: Int
      }
      var rows: Int
      var records: Int
      var entries: [Entry]
    }
    var audit: Audit
  }

  /// What cleaning did, or nil where a stage measured something else.
  static func summary(folder: String, stage: String) -> CleaningSummary? {
    guard let data = try? Data(contentsOf: URL(filePath: folder + "/quality.json")),
      let audit = (try? JSONDecoder().decode(Document.self, from: data))?.audit
    else { return nil }
    return CleaningSummary(
      stage: stage, rows: audit.rows, records: audit.records,
      entries: audit.entries.map {
        .init(action: $0.action, rule: $0.rule, column: $0.column, count: $0.count)
      })
  }
}
