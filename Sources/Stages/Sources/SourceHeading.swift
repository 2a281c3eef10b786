import Codebook
import Tables

/// What stands in the heading of a file, by whichever reading finds one.
enum SourceHeading {
  /// The sets of names that a heading of the file may be: as the declaration says, and as its first rows are.
  static func names(of path: String, _ file: FileDeclaration) -> [Set<String>] {
    var headings: [Set<String>] = []
    if let source = try? Sources.open(path: path, options: file.options),
      let rows = try? TableRows(source, layout: file.layout)
    {
      headings.append(Set(rows.header))
    }
    if var source = try? Sources.open(path: path, options: file.options) {
      // Wherever a heading stands, it is among the first rows.
      for _ in 0..<firstRows {
        guard let row = try? source.next() else { break }
        headings.append(Set(row.fields))
      }
    }
    return headings
  }

  private static let firstRows = 20
}
