import Foundation
import Pipelines
import Tables

/// The largest revisions of a table with several releases: `revisions.json` beside the table, for pages.
///
/// They follow from the table, so that its hash stands for them too.
enum RevisionsStore {
  static let file = "revisions.json"

  /// Writes the revisions of a table into the folder of its port; no file where it has no releases.
  static func write(_ table: CountsTable, folder: String) throws(StageFailure) {
    guard let revisions = SeriesRevisions(releasesOf: table) else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(revisions) else {
      throw StageFailure(cause: .engine, message: "the revisions of a table could not be written")
    }
    try PortFolder.write([UInt8](bytes), to: folder + "/" + file)
  }

  /// Reads the revisions that stand beside a table; nil where it has no releases.
  static func read(folder: String) -> SeriesRevisions? {
    (try? Data(contentsOf: URL(filePath: folder + "/" + file))).flatMap {
      try? JSONDecoder().decode(SeriesRevisions.self, from: $0)
    }
  }
}
