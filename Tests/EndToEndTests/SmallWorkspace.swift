import Foundation
import TestSupport

/// A pipeline small enough to be killed hundreds of times: a load, a table, its trends, pages.
final class SmallWorkspace {
  static let pipeline = "pipelines/small.yaml"

  let url: URL

  init(pipeline: String = SmallWorkspace.text) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "waymark-small-\(UUID().uuidString)")
    for name in ["pipelines", "data/figures", "data/contracts"] {
      try FileManager.default.createDirectory(
        at: url.appending(path: name), withIntermediateDirectories: true)
    }
    let root = SharedFolder.packageRoot
    for name in ["data/codelists", "data/contracts/frontex-detections.yaml"] {
      try FileManager.default.copyItem(at: root.appending(path: name), to: url.appending(path: name))
    }
    let source = try String(
      contentsOf: root.appending(path: "data/figures/frontex-detections.csv"), encoding: .utf8)
    let lines = source.split(separator: "\n").prefix(40).joined(separator: "\n")
    try write(lines + "\n", to: "data/figures/detections.csv")
    try write(pipeline, to: Self.pipeline)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  static let text = """
    waymark: 1
    pipeline: small
    title: A small pipeline
    parameters:
      countries: {type: list of country, default: [AFG, PAK]}
    stages:
      detections:
        load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}
      series:
        from: detections
        for: {country: parameters.countries}
        where: nationality = each.country and month <= 2009-12
        disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}
      trends:
        from: series
        for: {country: parameters.countries}
        trend: {season: 12}
      night:
        from: {counts: all series, findings: all trends}
        render: {template: nightly, formats: [html, json, csv], audience: public}
      publish:
        from: {pages: night}
        publish: {to: ../reports/small, audience: public}

    """

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: url.appending(path: path))
  }

  func run(fault: String? = nil, _ more: String...) throws -> CommandRun {
    try CommandRun.waymark(
      ["run", Self.pipeline, "--param", "today=2026-11-24"] + more, in: url,
      environment: fault.map { ["WAYMARK_FAULT": $0] } ?? [:])
  }

  func waymark(_ arguments: String...) throws -> CommandRun {
    try CommandRun.waymark(arguments, in: url)
  }

  /// What readers find: each path below the reports with its bytes, links with their target; without
  /// the one file that holds wall time.
  func published() throws -> [String: Data] {
    let root = url.appending(path: "reports").path
    var found: [String: Data] = [:]
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? [] {
      let path = root + "/" + name
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
        found[name] = Data(target.utf8)
      } else if !name.hasSuffix("status.json"), let data = FileManager.default.contents(atPath: path) {
        found[name] = data
      }
    }
    return found
  }

  /// Removes the store and what was published.
  func reset() throws {
    for name in ["pipelines/.waymark", "reports"] {
      try? FileManager.default.removeItem(at: url.appending(path: name))
    }
  }

  /// The names in a folder of the store.
  func stored(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: url.appending(path: "pipelines/.waymark/small/\(name)").path
    ).sorted()
  }

  /// Whether a command of `run` has made the file `started` in its folder, where alone it can.
  var hasStartedCommand: Bool {
    ((try? stored("attempts")) ?? []).contains { name in
      FileManager.default.fileExists(
        atPath: url.appending(path: "pipelines/.waymark/small/attempts/\(name)/.work/started").path)
    }
  }

  /// Whether something is at a path.
  func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: path).path) }
}
