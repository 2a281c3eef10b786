import Foundation
import TestSupport

/// A pipeline over one small file of published figures: a load, `agg`, and what a test adds.
final class FiguresWorkspace {
  static let pipeline = "pipelines/figures.yaml"

  let url: URL

  /// Creates the files.
  ///
  /// - Parameters:
  ///   - contract: its lines behind `published`, from `coverage` or `columns` on.
  ///   - disaggregate: what stands under `disaggregate`.
  ///   - filter: the `where` of `agg`.
  ///   - stages: further stages.
  init(
    contract: String, rows: String, disaggregate: String, filter: String? = nil, stages: String = "",
    parameters: String = ""
  ) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "waymark-figures-\(UUID().uuidString)")
    for name in ["pipelines", "data/figures", "data/contracts"] {
      try FileManager.default.createDirectory(
        at: url.appending(path: name), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(
      at: SharedFolder.packageRoot.appending(path: "data/codelists"),
      to: url.appending(path: "data/codelists"))
    try write(
      "code,label,aliases\nHER,Herat,\nNIM,Nimroz,\nKAB,Kabul,\nALL,All provinces,Total\n",
      to: "data/codelists/provinces.csv")
    try write(
      """
      contract: figures
      unit: count
      published: {by: An office, release: first, date: 2025-06-19, url: "https://example.org/", terms: open}
      \(contract)

      """, to: "data/contracts/figures.yaml")
    try write(rows + "\n", to: "data/figures/figures.csv")
    let condition = filter.map { "\n    where: \($0)" } ?? ""
    try write(
      """
      waymark: 1
      pipeline: figures
      \(parameters)
      stages:
        source:
          load: {files: ../data/figures/figures.csv, contract: ../data/contracts/figures.yaml}
        agg:
          from: source\(condition)
          disaggregate: \(disaggregate)
      \(stages)

      """, to: Self.pipeline)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: url.appending(path: path))
  }

  func waymark(_ arguments: String...) throws -> CommandRun {
    try CommandRun.waymark(arguments, in: url)
  }

  func run(_ more: String...) throws -> CommandRun {
    try CommandRun.waymark(["run", Self.pipeline, "--param", "today=2026-11-24"] + more, in: url)
  }

  /// The figures of a stage: `HER 2021` and what stands there, `12`, `4...8`, `>= 3` or a word, with its marks.
  func figures(of stage: String = "agg", measure: String = "n") throws -> [String: String] {
    let shown = try waymark("show", Self.pipeline, stage, "--rows", "10000")
    guard shown.exitCode == 0 else { throw Failure(messages: shown.messages) }
    let table = try CSVTable(shown.output)
    let columns = [measure, "low", "high", "status", "marks"].enumerated().map {
      $0.offset == 0 ? measure : "\(measure)_\($0.element)"
    }
    let keys = table.header.filter { !columns.contains($0) }
    var figures: [String: String] = [:]
    for row in table.all {
      let key = keys.map { row[$0] ?? "" }.joined(separator: " ")
      let (value, low, high) = (row[measure] ?? "", row[columns[1]] ?? "", row[columns[2]] ?? "")
      let status = row[columns[3]] ?? ""
      let figure =
        !value.isEmpty ? value : !high.isEmpty ? "\(low)...\(high)" : !low.isEmpty ? ">= \(low)" : status
      let marks = row[columns[4]] ?? ""
      figures[key] = marks.isEmpty ? figure : "\(figure) \(marks)"
    }
    return figures
  }

  /// Why figures could not be shown.
  struct Failure: Error { var messages: String }
}
