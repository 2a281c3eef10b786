import Foundation

/// The lines of one table of results, and how many of them miss a limit.
struct StoryTable: Sendable {
  var title: String
  var headings: [String]
  var rows: [(cells: [String], isKept: Bool?)] = []

  var misses: Int { rows.count { $0.isKept == false } }

  /// The table in Markdown; the last column says whether a row keeps its limit, and nothing where it has none.
  var text: String {
    let heads = headings + [""]
    var lines = ["### \(title)", "", line(heads), line(heads.map { _ in "---" })]
    for row in rows { lines.append(line(row.cells + [row.isKept.map { $0 ? "holds" : "misses" } ?? ""])) }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// A share in per cent; a dash of nothing.
  static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "-" : String(format: "%.1f", 100 * Double(part) / Double(whole))
  }
}
