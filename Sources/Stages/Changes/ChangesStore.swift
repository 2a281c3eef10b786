import Foundation
import Language
import Pipelines
import Tables
import Trends

/// Changes on disk: `changes.json` in the folder of a port, canonical JSON.
enum ChangesStore {
  static let file = "changes.json"

  /// What is written: the figures that are listed, how many are only counted and why, and the largest
  /// changes of each series.
  struct Document: Codable, Hashable {
    var changes: [FigureChange]
    var counted: [String: Int]
    var revisions: SeriesRevisions?
    /// What findings say otherwise, and why; nil of tables of counts.
    var transitions: [FindingTransition]?
    var causes: [String]?
    /// True where there was no earlier run; else nil.
    var isFirst: Bool?

    init(_ changes: FigureChanges?) {
      self.changes = changes?.listed ?? []
      counted = Dictionary(
        (changes?.counts ?? [:]).map { ($0.rawValue, $1) }, uniquingKeysWith: { first, _ in first })
      revisions = changes?.revisions
      transitions = changes?.transitions
      causes = transitions?.isEmpty == false ? changes?.causes : nil
      isFirst = changes == nil ? true : nil
    }
  }

  /// Writes changes and returns their content hash; nil is nothing to compare with.
  static func write(_ changes: FigureChanges?, folder: String) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = [UInt8](try encoder.encode(Document(changes)))
    try PortFolder.write(bytes, to: folder + "/" + file)
    var hash = ContentHash()
    hash.update(bytes: bytes)
    return hash.finish()
  }

  /// Reads changes that a stage wrote.
  static func read(folder: String) throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(contentsOf: URL(filePath: folder + "/" + file)))
  }

  /// The stored text of changes.
  static func text(folder: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + file)), as: UTF8.self)
  }
}
