import Foundation
import TestSupport

/// A project of somebody else: a hotline with a contract, a code list and a pipeline of its own.
final class OverviewWorkspace {
  static let pipeline = "pipelines/hotline.yaml"
  static let latest = "reports/hotline/latest"

  let url: URL

  /// Creates the files; `render` stands under the stage of the page.
  init(render: String = "{page: overview, formats: [html, json, csv], audience: public}") throws {
    url = FileManager.default.temporaryDirectory.appending(path: "waymark-hotline-\(UUID().uuidString)")
    for name in ["pipelines/pages", "data/figures", "data/contracts", "data/codelists"] {
      try FileManager.default.createDirectory(
        at: url.appending(path: name), withIntermediateDirectories: true)
    }
    for list in ["sex", "countries"] {
      try FileManager.default.copyItem(
        at: SharedFolder.packageRoot.appending(path: "data/codelists/\(list).csv"),
        to: url.appending(path: "data/codelists/\(list).csv"))
    }
    try write("code,label\nNOR,North\nSOU,South\n", to: "data/codelists/regions.csv")
    try write(Self.rows, to: "data/figures/hotline.csv")
    try write(
      """
      contract: hotline
      unit: count
      matter: TIP
      published: {by: A hotline, release: first, date: 2025-06-19, url: "https://example.org/", terms: open}
      coverage: {from: 2019-01, to: 2023-12, absent: zero}
      columns:
        month: {type: month, role: period}
        sex: {type: code, list: sex, role: dimension, label: Sex}
        region: {type: code, list: regions, role: dimension, label: Region, phrase: "in the {}"}
        calls: {type: count, role: measure, label: calls for help, masks: {"<5": [0, 4]}}

      """, to: "data/contracts/hotline.yaml")
    try write(
      """
      waymark: 1
      pipeline: hotline
      title: Calls to a hotline
      stages:
        source:
          load: {files: ../data/figures/hotline.csv, contract: ../data/contracts/hotline.yaml}
        counts:
          from: source
          disaggregate: {measure: {calls: sum(calls)}, by: {sex: total+each, region: total+each}, period: month, fill: zero}
        trends:
          from: counts
          trend: {season: 12}
        page:
          from: {counts: counts, findings: trends}
          render: \(render)
        publish:
          from: {pages: page}
          publish: {to: ../reports/hotline, audience: public}

      """, to: Self.pipeline)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Rising in the north, level in the south with hidden months, one month without a row.
  private static let rows: String = {
    var lines = ["month,sex,region,calls"]
    for index in 0..<60 {
      let month = "\(2019 + index / 12)-" + (index % 12 < 9 ? "0" : "") + "\(index % 12 + 1)"
      for (sex, base) in [("F", 12), ("M", 8)] {
        lines.append("\(month),\(sex),NOR,\(base + index / 2 + index * 7 % 5)")
        if index != 20 {
          lines.append("\(month),\(sex),SOU,\(index % 9 == 0 ? "<5" : String(base + index * 5 % 4))")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: url.appending(path: path))
  }

  func waymark(_ arguments: String...) throws -> CommandRun { try CommandRun.waymark(arguments, in: url) }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  /// The words of the published page, without markup.
  func words() throws -> String {
    let page = try text("\(Self.latest)/index.html")
    return page.replacing(/<style>(?s:.)*?<\/style>/, with: " ").replacing(/<[^>]*>/, with: " ")
      .replacing(/\s+/, with: " ").replacing("&lt;", with: "<")
  }
}
