import Foundation
import Language

/// The report as JSON with sorted keys, for programs that read pages.
public enum JSONWriter: ReportWriter {
  /// The word.
  public static let word = "json"
  /// The same in every language.
  public static let scope = EditionScope.once

  /// `report.json`.
  public static func files(_ page: WrittenPage) throws -> [WrittenFile] {
    [WrittenFile(name: "report.json", bytes: [UInt8](VisibleText.json(try text(page.report)).utf8))]
  }

  /// The JSON text of a report, ending in a line feed.
  public static func text(_ report: Report) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
