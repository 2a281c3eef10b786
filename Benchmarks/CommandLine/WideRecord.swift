import Foundation

/// A pipeline that cleans one record of many columns: codes, numbers, days and texts in turn.
struct WideRecord {
  /// How many columns there are.
  var columns: Int

  /// Writes the pipeline with its source, contract and code list; returns the pipeline.
  func write(to folder: URL) throws -> URL {
    let lists = folder.appending(path: "data/codelists")
    try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
    let kinds = [
      ("code", "{type: code, list: answers}", "yes"), ("number", "{type: int, range: [0, 110]}", "42"),
      ("day", "{type: date, formats: [yyyy-MM-dd, d/M/yyyy]}", "2024-02-29"),
      ("text", "{type: text}", "words"),
    ]
    let names = (1..<columns).map { ("\(kinds[$0 % 4].0)_\($0)", kinds[$0 % 4]) }
    try write("code,label\nY,yes\nN,no\n", to: lists, "answers.csv")
    let header = (["id"] + names.map(\.0)).joined(separator: ",")
    let row = (["a1"] + names.map(\.1.2)).joined(separator: ",")
    try write("\(header)\n\(row)\n", to: folder, "wide.csv")
    try write(
      "contract: wide\nunit: person\nmatter: TIP\ncolumns:\n  id: {type: text, role: key}\n"
        + names.map { "  \($0.0): \($0.1.1)\n" }.joined(), to: folder, "wide.yaml")
    return try write(
      """
      waymark: 1
      pipeline: wide
      stages:
        records:
          load: {files: wide.csv, contract: wide.yaml}
        cases:
          from: records
          clean: {}

      """, to: folder, "pipeline.yaml")
  }

  @discardableResult
  private func write(_ text: String, to folder: URL, _ name: String) throws -> URL {
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file
  }
}
