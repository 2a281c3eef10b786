import Foundation
import Testing

/// Published figures: what is trusted is said, what looks like persons stops the load, and what is no
/// column of the table reaches nothing.
@Suite(.serialized) struct TrustedSourceTests {
  static let secret = "Zqx7Secret"

  private func place(_ path: String, in workspace: TrustWorkspace) throws {
    try workspace.replace("../data/figures/figures.csv", with: path, in: TrustWorkspace.pipeline)
  }

  @Test func checkNamesEverySourceItTrustsWithPublisherAndFile() throws {
    let workspace = try TrustWorkspace()
    try FileManager.default.createSymbolicLink(
      atPath: workspace.url.appending(path: "data/link.csv").path, withDestinationPath: "figures/figures.csv")
    try place("../data/link.csv", in: workspace)
    let check = try workspace.waymark("check", TrustWorkspace.pipeline, TrustWorkspace.records)
    #expect(check.exitCode == 0, "\(check.messages)")
    let lines = check.output.split(separator: "\n").filter { $0.contains("trusts") }
    #expect(
      lines == [
        "pipelines/figures.yaml: 'figures' trusts data/figures/figures.csv as published by An office, first"
      ])
  }

  @Test func checkNamesWhatATrustedSourceClaimsItsCodesToBeOf() throws {
    let workspace = try TrustWorkspace()
    try workspace.replace(
      "list: countries, role: dimension}", with: "list: countries, role: dimension, codes-of: places}",
      in: "data/contracts/figures.yaml")
    let check = try workspace.waymark("check", TrustWorkspace.pipeline)
    #expect(
      check.output.contains("as published by An office, first, and that 'country' has codes of places\n"),
      "\(check.output)")
  }

  @Test func aProjectOfMoreFilesThanAreLookedAtIsNotTrusted() throws {
    let workspace = try TrustWorkspace()
    // Two pipelines and two contracts are there.
    for number in 1...4_996 { try workspace.write("a: b\n", to: "more/\(number).yaml") }
    #expect(try workspace.waymark("check", TrustWorkspace.pipeline).exitCode == 0)
    try workspace.write("a: b\n", to: "more/last.YML")
    let check = try workspace.waymark("check", TrustWorkspace.pipeline)
    #expect(check.exitCode == 2 && check.messages.contains("more than 5000 YAML files"), "\(check.messages)")
  }

  /// A link to a folder of the project is followed, where it is too deep to be walked to; one that leads out is not.
  @Test(arguments: [(link: "a/b/c/d/e/f", isRefused: true), (link: "../outside", isRefused: false)])
  func linksAreFollowedWithinTheProject(_ link: String, _ isRefused: Bool) throws {
    let workspace = try TrustWorkspace()
    let project = workspace.url.appending(path: "project")
    try workspace.write(
      "stages: {more: {load: {files: \(project.path)/data/figures/figures.csv, contract: none}}}\n",
      to: link.hasPrefix("../") ? "outside/more.yaml" : "project/\(link)/more.yaml")
    for folder in ["data", "pipelines"] {
      try FileManager.default.createDirectory(at: project, withIntermediateDirectories: true)
      try FileManager.default.moveItem(
        at: workspace.url.appending(path: folder), to: project.appending(path: folder))
    }
    let path = "project/" + TrustWorkspace.pipeline
    #expect(try workspace.waymark("check", path).exitCode == 0)
    try FileManager.default.createSymbolicLink(
      atPath: project.appending(path: "linked").path, withDestinationPath: link)
    let check = try workspace.waymark("check", path)
    #expect(check.exitCode == (isRefused ? 2 : 0), "\(check.messages)")
  }

  @Test func anAttributeReachesNoTablePageMessageOrStore() throws {
    let workspace = try TrustWorkspace()
    let run = try workspace.waymark("run", TrustWorkspace.pipeline)
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(!(run.messages + run.output).contains(Self.secret))
    var seen = 0
    for folder in ["reports", "pipelines"] {
      let files = FileManager.default.enumerator(
        at: workspace.url.appending(path: folder), includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.lastPathComponent != "records.yaml" {
        let bytes = (try? Data(contentsOf: file)) ?? Data()
        seen += bytes.count
        #expect(bytes.range(of: Data(Self.secret.utf8)) == nil, "\(file.path)")
      }
    }
    #expect(seen > 10_000)
    try workspace.replace(
      "    disaggregate:", with: "    where: note is known\n    disaggregate:", in: TrustWorkspace.pipeline)
    #expect(try workspace.waymark("check", TrustWorkspace.pipeline).exitCode == 2)
  }

  @Test func aReleaseThatTheContractDoesNotNameStopsTheLoadAndIsNotPrinted() throws {
    let workspace = try TrustWorkspace()
    try workspace.replace(
      "2024-05,second,AFG", with: "2024-05,\(Self.secret),AFG", in: "data/figures/figures.csv")
    let run = try workspace.waymark("run", TrustWorkspace.pipeline)
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("figures.csv:10") && run.messages.contains("release"), "\(run.messages)")
    #expect(!run.messages.contains(Self.secret))
  }

  struct Shape: CustomTestStringConvertible, Sendable {
    var name: String
    /// The type of the dimension.
    var type: String
    var rows: [String]
    var isRefused: Bool
    var testDescription: String { name }
  }

  private static func codes(_ count: Int) -> [String] { (0..<count).map { "ID\($0)" } }

  /// Rows of month, code, sex and number.
  private static func rows(
    _ codes: [String], months: Int = 1, sexes: [String] = ["F"], number: (Int) -> Int
  ) -> [String] {
    codes.enumerated().map { row, code in
      "2024-0\(1 + row % months),\(code),\(sexes[row % sexes.count]),\(number(row))"
    }
  }

  static let countries = [
    "AFG", "ALB", "ARM", "AUT", "BEL", "BGR", "CHE", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC",
    "HRV", "HUN", "IRN", "IRQ", "ITA",
  ]

  static let shapes: [Shape] = [
    Shape(
      name: "one person a code and row", type: "code, list: ids", rows: rows(codes(8)) { _ in 1 },
      isRefused: true),
    Shape(
      name: "as many codes with figures above one", type: "code, list: ids",
      rows: rows(codes(8)) { 3 + $0 }, isRefused: false),
    Shape(
      name: "codes of persons with their ages", type: "code, list: ids",
      rows: rows(codes(40), months: 6, sexes: ["F", "M"]) { 10 + $0 }, isRefused: true),
    Shape(
      name: "the same codes in every month", type: "code, list: ids",
      rows: (1...6).flatMap { month in codes(40).map { "2024-0\(month),\($0),F,\(month + 10)" } },
      isRefused: false),
    Shape(
      name: "a single slice of more codes than categories, mostly of one", type: "code, list: ids",
      rows: rows(codes(90)) { $0 % 3 }, isRefused: true),
    Shape(
      name: "a single slice of codes that nothing is said of", type: "code, list: ids",
      rows: rows(codes(45)) { 10 + $0 }, isRefused: true),
    Shape(
      name: "a single slice of many categories with larger figures",
      type: "code, list: ids, codes-of: categories",
      rows: rows(codes(90)) { 10 + $0 }, isRefused: false),
    Shape(
      name: "a single slice of places", type: "code, list: ids, codes-of: places",
      rows: rows(codes(45)) { 10 + $0 },
      isRefused: false),
    Shape(
      name: "nine of ten codes stand once", type: "code, list: ids",
      rows: rows(codes(36) + codes(4), months: 5) { 10 + $0 }, isRefused: true),
    Shape(
      name: "one row a country for one month", type: "code, list: countries",
      rows: rows(countries) { 10 + $0 }, isRefused: false),
    Shape(
      name: "one row a country for its last month", type: "code, list: countries",
      rows: rows(countries, months: 4) { 10 + $0 }, isRefused: false),
    Shape(
      name: "one person a country and row", type: "code, list: countries",
      rows: rows(countries) { $0 % 2 }, isRefused: true),
    Shape(
      name: "a vintage with a name a row", type: "text, values: [\(codes(40).joined(separator: ", "))]",
      rows: rows(codes(40), months: 6) { 10 + $0 }, isRefused: true),
  ]

  @Test(arguments: shapes) func figuresWithNearlyAsManyCodesAsRowsAreRefusedAtLoad(_ item: Shape) throws {
    let workspace = try TrustWorkspace()
    try workspace.write(
      "code,label\n" + Self.codes(100).map { "\($0),Label of \($0)\n" }.joined(), to: "data/codelists/ids.csv"
    )
    let role = item.type.hasPrefix("text") ? "vintage" : "dimension"
    try workspace.write(
      RefusedPipelineTests.personsAsFigures.replacing(
        "type: code, list: countries, role: dimension}", with: "type: \(item.type), role: \(role)}"
      ).replacing("  detections:", with: "  sex: {type: code, list: sex, role: dimension}\n  detections:"),
      to: "data/contracts/figures.yaml")
    try workspace.write(
      "month,country,sex,detections\n" + item.rows.map { $0 + "\n" }.joined(), to: "data/figures/figures.csv")
    let run = try workspace.waymark("run", TrustWorkspace.pipeline)
    #expect(run.exitCode == (item.isRefused ? 3 : 0), "\(run.messages)")
    if item.isRefused {
      #expect(
        run.messages.contains("figures.csv") && run.messages.contains("country")
          && run.messages.contains("nearly as many codes as rows"), "\(run.messages)")
      #expect(!run.messages.contains("ID7"))
      #expect(!FileManager.default.fileExists(atPath: workspace.url.appending(path: "reports").path))
    }
    // Where nothing is published, a table of any shape may be loaded: it is confidential.
    try workspace.replace("published: {", with: "title: x #", in: "data/contracts/figures.yaml")
    #expect(try workspace.waymark("run", TrustWorkspace.pipeline, "figures").exitCode == 2)
    try workspace.replace(
      "audience: public}\n  publish", with: "audience: internal}\n  publish", in: TrustWorkspace.pipeline)
    try workspace.replace(
      "figures, audience: public", with: "internal, audience: internal", in: TrustWorkspace.pipeline)
    let load = try workspace.waymark("run", TrustWorkspace.pipeline, "figures")
    #expect(load.exitCode == 0, "\(load.messages)")
    #expect(load.messages.contains("'country' has nearly as many codes as rows") == item.isRefused)
  }
}
