import Foundation
import Language
import Pipelines
import Tables

/// The shape of the table that findings were made from: `source.json` beside them, for pages that get them without it.
enum FindingsSource {
  private static let file = "source.json"

  /// Writes the shape, and returns the hash of findings together with it.
  static func write(_ schema: CountsSchema, beside findings: String, folder: String) throws(StageFailure)
    -> String
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(schema) else {
      throw StageFailure(cause: .engine, message: "the shape of a table could not be written")
    }
    try PortFolder.write([UInt8](bytes), to: folder + "/" + file)
    var hash = ContentHash()
    hash.update(field: findings)
    hash.update(bytes: [UInt8](bytes))
    return hash.finish()
  }

  /// Reads the shape; nil where none was written.
  static func read(folder: String) -> CountsSchema? {
    FileManager.default.contents(atPath: folder + "/" + file).flatMap {
      try? JSONDecoder().decode(CountsSchema.self, from: $0)
    }
  }
}
