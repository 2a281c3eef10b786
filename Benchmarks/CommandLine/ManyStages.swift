import Foundation

/// A pipeline of many small stages: one source, and for each code a count and a trend.
struct ManyStages {
  /// About how many stages there are to be.
  var count: Int

  /// Writes the pipeline with its source, contract and code list; returns the pipeline.
  func write(to folder: URL) throws -> URL {
    let routes = max((count - 1) / 2, 1)
    let lists = folder.appending(path: "data/codelists")
    try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
    let codes = (0..<routes).map { "route-\($0)" }
    try write("code,label\n" + codes.map { "\($0),\($0)\n" }.joined(), to: lists, "routes.csv")
    var rows = "year,route,detections\n"
    for year in 2016...2025 {
      for (place, code) in codes.enumerated() { rows += "\(year),\(code),\((year * 7 + place * 13) % 50)\n" }
    }
    try write(rows, to: folder, "detections.csv")
    try write(
      """
      contract: detections
      unit: count
      published: {by: nobody, release: made up, date: 2026-01-01, url: none, terms: none}
      coverage: {from: 2016, to: 2025, absent: missing}
      columns:
        year: {type: year, role: period}
        route: {type: code, list: routes, role: dimension}
        detections: {type: count, role: measure}

      """, to: folder, "detections.yaml")
    return try write(
      """
      waymark: 1
      pipeline: many-stages
      stages:
        detections:
          load: {files: detections.csv, contract: detections.yaml}
        series:
          from: detections
          for: {route: codelist.routes}
          where: route = each.route
          disaggregate: {measure: {detections: sum(detections)}, by: {route: each}, period: year}
        trends:
          from: series
          for: {route: codelist.routes}
          trend: {alpha: 0.05}

      """, to: folder, "many-stages.yaml")
  }

  @discardableResult
  private func write(_ text: String, to folder: URL, _ name: String) throws -> URL {
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file
  }
}
