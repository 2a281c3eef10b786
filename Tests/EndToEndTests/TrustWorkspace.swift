import Foundation
import TestSupport

/// A small project with a file of cases, a file of published figures, and a pipeline for each: what is
/// written over it must be refused, or rightly accepted.
final class TrustWorkspace {
  static let pipeline = "pipelines/figures.yaml"
  static let records = "pipelines/records.yaml"

  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "waymark-trust-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appending(path: "data"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: SharedFolder.packageRoot.appending(path: "data/codelists"),
      to: url.appending(path: "data/codelists"))
    for (path, text) in Self.files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  static let files = [
    pipeline: """
    waymark: 1
    pipeline: figures
    parameters:
      countries: {type: list of country, default: [AFG, PAK]}
    stages:
      figures:
        load: {files: ../data/figures/figures.csv, contract: ../data/contracts/figures.yaml}
      table:
        from: figures
        disaggregate: {measure: {detections: sum(detections)}, by: {country: total+each}, period: year}
      page:
        from: {counts: table}
        render: {template: nightly, formats: [html, json, csv], audience: public}
      publish:
        from: {pages: page}
        publish: {to: ../reports/figures, audience: public}

    """,
    records: """
    waymark: 1
    pipeline: records
    parameters:
      countries: {type: list of country, default: [AFG, PAK]}
    stages:
      records:
        load: {files: ../data/cases/cases.csv, contract: ../data/contracts/people.yaml}
      cases:
        from: records
        clean:
          derive:
            initial:
              list: forms
              when: {SEXUAL: name = "Zqx7Secret 0", LABOUR: name is known}
            adult:
              list: age-group
              when: {CHILD: age < 18, ADULT: age >= 18}
            later:
              list: age-group
              when: {CHILD: adult = CHILD}
      people:
        from: cases
        where: sex is known
        disaggregate: {measure: {people: count()}, by: {sex: total+each, later: each}, period: year}
      page:
        from: {counts: people}
        render: {template: nightly, formats: [html, csv], audience: internal}
      publish:
        from: {pages: page}
        publish: {to: ../reports/records, audience: internal}

    """,
    "data/contracts/figures.yaml": """
    contract: figures
    unit: count
    published: {by: An office, release: first, date: 2025-01-31, url: "https://example.org", terms: free}
    columns:
      month: {type: month, role: period}
      release: {type: text, role: vintage, values: [first, second]}
      country: {type: code, list: countries, role: dimension}
      note: {type: text, role: attribute}
      detections: {type: count, role: measure}

    """,
    "data/contracts/people.yaml": """
    contract: people
    unit: person
    sensitive: [name, health]
    columns:
      case_id: {type: text, role: key}
      name: {type: text}
      health: {type: code, list: yes-no}
      consent: {type: code, list: yes-no}
      sex: {type: code, list: sex, role: dimension}
      age: {type: int, range: [0, 110]}
      country: {type: code, list: countries, role: dimension}
      seen: {type: date, role: period}

    """,
    "data/figures/figures.csv": figures,
    "data/cases/cases.csv": cases,
  ]

  static let figures =
    "month,release,country,note,detections\n"
    + (1...9).map { month in
      ["AFG", "PAK"].map { "2024-0\(month),second,\($0),Zqx7Secret \(month),\(month * 7)\n" }.joined()
    }.joined()

  static let cases =
    "case_id,name,health,consent,sex,age,country,seen\n"
    + (0..<30).map { row in
      "C\(row),Zqx7Secret \(row),\(row % 4 == 0 ? "Y" : "N"),Y,\(row % 2 == 0 ? "F" : "M"),\(10 + row),\(row % 3 == 0 ? "AFG" : "PAK"),2024-0\(1 + row % 9)-11\n"
    }.joined()

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  /// Puts a text in the place of another that must be there.
  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try text(path)
    guard text.contains(old) else { throw MissingText(text: old, file: path) }
    try write(text.replacing(old, with: new, maxReplacements: 1), to: path)
  }

  struct MissingText: Error {
    var text: String
    var file: String
  }

  func waymark(_ arguments: String...) throws -> CommandRun {
    try CommandRun.waymark(arguments, in: url)
  }
}
