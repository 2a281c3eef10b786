import Foundation
import Language
import Pipelines

/// What a stage found in the data that a table came from: `conditions.json` beside the table, for pages.
///
/// They hold rules and counts, never a value.
enum StoredConditions {
  private static let file = "conditions.json"

  /// Writes conditions into the folder of a port; no file for none.
  ///
  /// Notes are for the run alone: nothing was done to what a page shows.
  static func write(_ conditions: [DataCondition], folder: String) throws(StageFailure) {
    let shown = conditions.filter(\.isWarning)
    guard !shown.isEmpty else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and whole numbers always have a form in JSON.
    let bytes = [UInt8]((try? encoder.encode(shown)) ?? Data())
    try PortFolder.write(bytes, to: folder + "/" + file)
  }

  /// Reads the conditions of a table; empty where its stage wrote none.
  static func read(folder: String) -> [DataCondition] {
    FileManager.default.contents(atPath: folder + "/" + file).flatMap {
      try? JSONDecoder().decode([DataCondition].self, from: $0)
    } ?? []
  }

  /// The hash of a table together with its conditions, so that pages follow both.
  static func hash(_ table: String, _ conditions: [DataCondition]) -> String {
    let shown = conditions.filter(\.isWarning)
    guard !shown.isEmpty else { return table }
    var hash = ContentHash()
    hash.update(field: table)
    for condition in shown { hash.update(field: condition.text) }
    return hash.finish()
  }
}
