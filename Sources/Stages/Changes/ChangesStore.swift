import Foundation
import Language
import Pipelines

/// Changes on disk: `changes.json` in the folder of a port, canonical JSON.
enum ChangesStore {
  static let file = "changes.json"

  /// Writes changes and returns their content hash.
  static func write(_ changes: [FigureChange], folder: String) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = [UInt8](try encoder.encode(changes))
    try PortFolder.write(bytes, to: folder + "/" + file)
    var hash = ContentHash()
    hash.update(bytes: bytes)
    return hash.finish()
  }

  /// Reads changes that a stage wrote.
  static func read(folder: String) throws -> [FigureChange] {
    try JSONDecoder().decode([FigureChange].self, from: Data(contentsOf: URL(filePath: folder + "/" + file)))
  }

  /// The stored text of changes.
  static func text(folder: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + file)), as: UTF8.self)
  }
}
