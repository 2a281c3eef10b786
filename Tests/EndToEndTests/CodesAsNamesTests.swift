import Foundation
import Testing

/// Codes that lists give, where they become names of files.
@Suite(.serialized) struct CodesAsNamesTests {
  static let codes = ["../../../data/figures/detections", "..", "a/b", "PAK"]

  private func workspace() throws -> SmallWorkspace {
    let list = Self.codes.map { "\"\($0)\"" }.joined(separator: ", ")
    let workspace = try SmallWorkspace(
      pipeline: """
        waymark: 1
        pipeline: small
        title: Names
        parameters:
          countries: {type: list of country, default: [\(list)]}
        stages:
          detections:
            load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}
          series:
            from: detections
            for: {country: parameters.countries}
            where: nationality = each.country and month <= 2009-12
            disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}
          outside:
            from: series
            for: {country: parameters.countries}
            run: {command: [./outside.sh], outputs: {table: Counts}}
          brief:
            from: {counts: series}
            for: {country: parameters.countries}
            render: {template: country-brief, formats: [html, json, csv], audience: internal}
          tables:
            from: {counts: all outside}
            render: {template: nightly, formats: [csv], audience: internal}
          publish:
            from: {pages: [all brief, tables]}
            publish: {to: ../reports/small, audience: internal}

        """)
    let script = workspace.url.appending(path: "pipelines/outside.sh")
    try Data("#!/bin/sh\ncat inputs/*.csv > outputs/table.csv\n".utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    let countries = workspace.url.appending(path: "data/codelists/countries.csv")
    var text = try String(contentsOf: countries, encoding: .utf8)
    let columns = text.split(separator: "\n").first?.split(separator: ",").count ?? 0
    for code in Self.codes where code != "PAK" {
      text += "\(code),Label of \(code)" + String(repeating: ",", count: max(0, columns - 2)) + "\n"
    }
    try Data(text.utf8).write(to: countries)
    // Published figures have no such codes; what is not published may.
    let contract = "data/contracts/frontex-detections.yaml"
    let lines = try String(contentsOf: workspace.url.appending(path: contract), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "published:"))
    let end = try #require(lines[start...].firstIndex { $0.hasPrefix("coverage:") })
    try workspace.write((lines[..<start] + lines[end...]).joined(separator: "\n"), to: contract)
    return workspace
  }

  @Test func aCodeIsOneSegmentOfAPathWhereverItIsAName() throws {
    let workspace = try workspace()
    let source = workspace.url.appending(path: "data/figures/detections.csv")
    let before = try Data(contentsOf: source)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try Data(contentsOf: source) == before)
    let names = Set(try workspace.published().keys.filter { $0.contains("/2026") })
    for segment in ["%2E%2E%2F%2E%2E%2F%2E%2E%2Fdata%2Ffigures%2Fdetections", "%2E%2E", "a%2Fb", "PAK"] {
      #expect(names.contains("small/\(segment)/2026-11-24.1/index.html"), "\(names.sorted())")
      #expect(names.contains("small/2026-11-24.1/outside-\(segment).csv"), "\(names.sorted())")
    }
    let below = try FileManager.default.contentsOfDirectory(atPath: workspace.url.path).sorted()
    #expect(below == ["data", "pipelines", "reports"])
    #expect(try workspace.run().messages.contains("nothing to do"))
  }
}
