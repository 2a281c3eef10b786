import Foundation
import TestSupport

/// An office that overwrites one file of figures, and runs a pipeline that remembers what earlier runs knew.
final class RememberWorkspace {
  /// How long the periods of the file are.
  enum Frequency: String {
    case day, month
  }

  let url: URL
  private let frequency: Frequency

  init(_ frequency: Frequency) throws {
    self.frequency = frequency
    url = FileManager.default.temporaryDirectory.appending(path: "remember-\(UUID().uuidString)")
    for folder in ["data/contracts", "pages"] {
      try FileManager.default.createDirectory(
        at: url.appending(path: folder), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(
      at: SharedFolder.packageRoot.appending(path: "data/codelists"),
      to: url.appending(path: "data/codelists"))
    let start = frequency == .day ? "2026-05-01" : "2021-01"
    try write(Self.contract(frequency, start: start), "data/contracts/figures.yaml")
    try write(Self.pipeline(frequency), "pipeline.yaml")
    try write(
      """
      waymark: 1
      page: tail
      title: How complete the last periods are
      blocks:
        - quiet: all
        - completeness: 1
        - changes: 20
        - key-figures: [{show: recent}]
        - all-series: all

      """, "pages/tail.yaml")
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  static func contract(_ frequency: Frequency, start: String, more: String = "") -> String {
    """
    contract: figures
    unit: count
    published: {by: Office, release: running, date: 2025-06-30, url: "https://example.org", terms: free}
    coverage: {from: \(start), to: data, absent: zero}
    columns:
      period: {type: \(frequency == .day ? "date" : "month"), role: period}
      sex: {type: code, list: sex, role: dimension}
    \(more)  n: {type: int, role: measure}

    """
  }

  static func pipeline(_ frequency: Frequency, by: String = "sex: total+each") -> String {
    """
    waymark: 1
    pipeline: figures
    stages:
      source:
        load: {files: figures.csv, contract: data/contracts/figures.yaml}
      series:
        from: source
        disaggregate: {measure: {n: sum(n)}, by: {\(by)}, period: \(frequency.rawValue), fill: zero}
      remembered:
        from: series
        remember: {}
      trends:
        from: remembered
        trend: {}
      revisions:
        from: {now: remembered, then: previous.remembered}
        compare: {}
      statements:
        from: {now: trends, then: previous.trends}
        compare: {}
      night:
        from: {counts: remembered, findings: trends, changes: [revisions, statements]}
        render: {page: tail, formats: [html, json, csv], audience: public}
      publish:
        from: {pages: night}
        publish: {to: report, audience: public}

    """
  }

  func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: url.appending(path: path))
  }

  /// The file as it is on a day: about 200 a period, of which the latest four are recorded in part.
  func file(on today: String, header: String = "period,sex,n", more: String = "") -> String {
    let shares = [0.3, 0.6, 0.8, 0.9]
    let known = periods(before: today)
    var lines = [header]
    for (place, period) in known.enumerated() {
      let share = shares[safely: known.count - 1 - place] ?? 1
      let total = Double(185 + place * 7919 % 31) * share
      for (sex, part) in [("F", 0.6), ("M", 0.4)] {
        lines.append("\(period),\(sex)\(more),\(Int((total * part).rounded()))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The periods that are over on a day.
  private func periods(before today: String) -> [String] {
    let parts = today.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return [] }
    switch frequency {
    case .month:
      return (0..<max(0, (parts[0] - 2021) * 12 + parts[1] - 1)).map { place in
        "\(2021 + place / 12)-\(String(101 + place % 12).suffix(2))"
      }
    case .day:
      let lengths = [5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31]
      return (5...parts[1]).flatMap { month in
        (1...(lengths[month] ?? 30)).map { day in
          "2026-\(String(100 + month).suffix(2))-\(String(100 + day).suffix(2))"
        }
      }.filter { $0 < today }
    }
  }

  /// Overwrites the file as it is on a day.
  func overwrite(on today: String) throws { try write(file(on: today), "figures.csv") }

  func run(_ today: String, fault: String? = nil, _ more: String...) throws -> CommandRun {
    try CommandRun.waymark(
      ["run", "pipeline.yaml", "--param", "today=\(today)"] + more, in: url,
      environment: fault.map { ["WAYMARK_FAULT": $0] } ?? [:])
  }

  /// One night: the file is overwritten and the pipeline runs.
  @discardableResult func night(_ today: String) throws -> CommandRun {
    try overwrite(on: today)
    return try run(today)
  }

  func show(_ stage: String, _ today: String) throws -> String {
    try CommandRun.waymark(["show", "pipeline.yaml", stage, "--param", "today=\(today)"], in: url).output
  }

  /// The days since which releases were known, as the remembered table names them.
  func releases(_ today: String) throws -> [String] {
    Set(try CSVTable(show("remembered", today)).all.compactMap { $0["known"] }).sorted()
  }

  /// The days of the log of releases.
  func log() throws -> [String] {
    let path = url.appending(path: ".waymark/figures/releases")
    guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").map { String($0.split(separator: "\t")[3]) }
  }

  /// Every published file of the last report.
  func report() throws -> [String: Data] {
    let folder = url.appending(path: "report/latest").resolvingSymlinksInPath()
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      files[path] = try? Data(contentsOf: folder.appending(path: path))
    }
    return files
  }
}

extension Array {
  /// The element at a place, or nil where there is none.
  fileprivate subscript(safely place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
