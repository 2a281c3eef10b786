import Codebook
import Tables

/// Short labels of codes, from the column `short` of the code lists that have one.
struct ShortLabels: Sendable {
  private let labels: [String: [String: String]]

  /// Reads the lists of a library again; a list without the column has no short labels.
  init(library: CodeListLibrary) {
    var labels: [String: [String: String]] = [:]
    for path in library.files {
      guard let name = path.split(separator: "/").last?.split(separator: ".").first,
        let list = try? Self.read(path)
      else { continue }
      labels[String(name)] = list
    }
    self.labels = labels
  }

  /// The short label of a code, or nil.
  func label(list: String, code: String) -> String? { labels[list]?[code] }

  private static func read(_ path: String) throws(SourceFault) -> [String: String]? {
    var reader = try CSVBytesReader(path: path)
    let header = try reader.header()
    guard let code = header.firstIndex(of: "code"), let short = header.firstIndex(of: "short") else {
      return nil
    }
    var labels: [String: String] = [:]
    while let row = try reader.row() {
      if !row[short].isEmpty { labels[row[code]] = row[short] }
    }
    return labels
  }
}
