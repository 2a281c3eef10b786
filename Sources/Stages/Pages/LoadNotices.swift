import Foundation
import Language
import Pipelines

/// What loading did to a source, in the words of its warnings, kept beside the loaded table.
///
/// Pages of published figures say it; the lines hold rules and counts, never a value.
struct LoadNotices {
  private static let file = "notices.txt"
  private let lines: [String]

  /// The lines of what loading reported.
  ///
  /// Notes are for the run: nothing was done to what a page shows.
  init(_ conditions: [DataCondition]) { lines = conditions.filter(\.isWarning).map(\.text) }

  /// Writes the lines into the folder of a port; no file for no lines.
  func write(folder: String) throws(StageFailure) {
    guard !lines.isEmpty else { return }
    try PortFolder.write([UInt8]((lines.joined(separator: "\n") + "\n").utf8), to: folder + "/" + Self.file)
  }

  /// Reads the lines of a table; empty where its stage wrote none.
  static func read(folder: String) -> [String] {
    guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + file)) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The hash of a table together with its lines, so that pages follow both.
  func hash(_ table: String) -> String {
    guard !lines.isEmpty else { return table }
    var hash = ContentHash()
    hash.update(field: table)
    for line in lines { hash.update(field: line) }
    return hash.finish()
  }
}
