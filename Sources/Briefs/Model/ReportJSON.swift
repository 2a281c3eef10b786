import Foundation

/// The report as JSON with sorted keys, for programs that read pages.
public enum ReportJSON {
  /// The JSON text of a report, ending in a line feed.
  public static func text(_ report: Report) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
