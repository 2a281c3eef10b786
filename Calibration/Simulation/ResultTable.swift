import Foundation

/// The lines of one table of results, and how many of them miss a limit.
package struct ResultTable: Sendable {
  package var title: String
  package var headings: [String]
  package var rows: [(cells: [String], isKept: Bool?)]

  /// Creates a table without lines.
  package init(title: String, headings: [String], rows: [(cells: [String], isKept: Bool?)] = []) {
    (self.title, self.headings, self.rows) = (title, headings, rows)
  }

  package var misses: Int { rows.count { $0.isKept == false } }

  /// The table in Markdown; the last column says whether a row keeps its limit, and nothing where it has none.
  package var text: String {
    let heads = headings + [""]
    var lines = ["### \(title)", "", line(heads), line(heads.map { _ in "---" })]
    for row in rows { lines.append(line(row.cells + [row.isKept.map { $0 ? "holds" : "misses" } ?? ""])) }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// A share in per cent; a dash of nothing.
  package static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "-" : String(format: "%.1f", 100 * Double(part) / Double(whole))
  }
}
