import Foundation
import Testing

/// What a publication says of where it comes from, and what an internal table says of its codes.
@Suite(.serialized) struct ToldToReadersTests {
  private struct Manifest: Decodable {
    struct File: Decodable {
      var role: String
      var path: String
      var sha256: String?
    }
    var lineage: [File]
    var parameters: [String: Parameter]
    /// A value of any kind, of which only the presence matters.
    struct Parameter: Decodable {
      init(from decoder: any Decoder) {}
    }
  }

  /// The public pipeline with confidential stages, an include and parameters of both beside it.
  private func mixed() throws -> TrustWorkspace {
    let workspace = try TrustWorkspace()
    try workspace.write("code,label\nX,Secret category\n", to: "data/codelists/secret-list.csv")
    try workspace.replace(
      "parameters:\n",
      with:
        "include: [records.yaml#stages.records, shared.yaml#stages.table]\nparameters:\n  secret_limit: {type: int, default: 4711}\n",
      in: TrustWorkspace.pipeline)
    try workspace.replace(
      "  table:\n    from: figures\n    disaggregate: {measure: {detections: sum(detections)}, by: {country: total+each}, period: year}\n",
      with: """
          own:
            from: records
            clean: {derive: {kind: {list: secret-list, when: {X: age > 3}}}}
          counted:
            from: own
            for: {group: codelist.secret-list}
            when: parameters.secret_limit > 3
            where: kind = each.group
            disaggregate: {measure: {people: count()}, by: {sex: total+each}, period: year}
          other:
            from: {counts: all counted}
            render: {template: nightly, formats: [csv], audience: internal}
          hidden:
            from: {pages: other}
            publish: {to: ../reports/hidden, audience: internal}

        """, in: TrustWorkspace.pipeline)
    try workspace.write(
      """
      waymark: 1
      pipeline: shared
      stages:
        table:
          from: figures
          where: country in parameters.countries
          disaggregate: {measure: {detections: sum(detections)}, by: {country: total+each}, period: year}

      """, to: "pipelines/shared.yaml")
    return workspace
  }

  @Test func aPublicManifestNamesWhatPublicStagesReadAndTheStoreKeepsTheRest() throws {
    let workspace = try mixed()
    let run = try workspace.waymark("run", TrustWorkspace.pipeline)
    #expect(run.exitCode == 0, "\(run.messages)")
    let text = try workspace.text("reports/figures/latest/manifest.json")
    for word in ["cases", "people", "records", "secret", "4711", "yes-no", "forms", "hidden"] {
      #expect(!text.contains(word), "\(word)")
    }
    let told = try JSONDecoder().decode(Manifest.self, from: Data(text.utf8))
    #expect(
      told.lineage.map(\.path).sorted() == [
        "../data/codelists/countries.csv", "../data/contracts/figures.yaml", "../data/figures/figures.csv",
        "figures.yaml", "shared.yaml",
      ])
    // The pipeline's own file holds stages that are not public, and its hash would be one of their text.
    #expect(told.lineage.filter { $0.sha256 == nil }.map(\.path) == ["figures.yaml"])
    #expect(Set(told.parameters.keys) == ["countries", "today"])
    let own = try JSONDecoder().decode(
      Manifest.self, from: Data(workspace.text("reports/hidden/latest/manifest.json").utf8))
    #expect(own.lineage.contains { $0.path == "../data/cases/cases.csv" && $0.sha256 == nil })
    #expect(own.parameters["secret_limit"] != nil)
    let kept = try completeManifests(workspace)
    #expect(kept.count == 2)
    for manifest in kept {
      #expect(manifest.lineage.contains { $0.path == "../data/cases/cases.csv" })
      #expect(manifest.parameters["secret_limit"] != nil)
    }
    #expect(try workspace.waymark("run", TrustWorkspace.pipeline).messages.contains("nothing to do"))
    let verify = try workspace.waymark("verify", TrustWorkspace.pipeline, "--rebuild")
    #expect(verify.exitCode == 0, "\(verify.messages)")
  }

  private func completeManifests(_ workspace: TrustWorkspace) throws -> [Manifest] {
    let store = workspace.url.appending(path: "pipelines/.waymark/figures/objects")
    let files = FileManager.default.enumerator(at: store, includingPropertiesForKeys: nil)
    var found: [Manifest] = []
    for case let file as URL in try #require(files) where file.lastPathComponent == "complete-manifest.json" {
      found.append(try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: file)))
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    return found
  }

  @Test func whatFollowsFromASensitiveColumnIsMaskedInWhatIsShown() throws {
    let workspace = try TrustWorkspace()
    let shown = try workspace.waymark("show", TrustWorkspace.records, "cases", "--confidential")
    #expect(shown.exitCode == 0, "\(shown.messages)")
    let table = try CSVTable(shown.output)
    #expect(!table.all.isEmpty)
    for row in table.all {
      for column in ["name", "health", "initial"] { #expect(row[column] == "***", "\(column)") }
      #expect(row["consent"] == "Y" && ["CHILD", "ADULT"].contains(row["adult"] ?? ""))
    }
  }

  @Test(arguments: [true, false])
  func codesNearlyAsManyAsTheirRecordsAreFlaggedAtTheRunAndOnTheInternalPage(hasCodeForEach: Bool) throws {
    let workspace = try TrustWorkspace()
    try workspace.write(
      "code,label\n" + (0..<30).map { "ID\($0),Office \($0)\n" }.joined(), to: "data/codelists/offices.csv")
    try workspace.replace(
      "  country: {type: code, list: countries, role: dimension}\n",
      with: "  matter: {type: code, list: matters}\n  office: {type: code, list: offices, role: dimension}\n",
      in: "data/contracts/people.yaml")
    let rows = (0..<30).map { row in
      "C\(row),Name \(row),N,Y,\(row % 2 == 0 ? "F" : "M"),\(10 + row),TIP,ID\(hasCodeForEach ? row : row % 3),2024-0\(1 + row % 9)-11\n"
    }
    try workspace.write(
      "case_id,name,health,consent,sex,age,matter,office,seen\n" + rows.joined(), to: "data/cases/cases.csv")
    try workspace.replace(
      "by: {sex: total+each, later: each}", with: "by: {matter: each, office: total+each, sex: total+each}",
      in: TrustWorkspace.records)
    try workspace.replace(
      "from: {counts: people}\n    render: {template: nightly, formats: [html, csv]",
      with:
        "from: {counts: people, quality: cases}\n    render: {template: case-records, formats: [html, csv]",
      in: TrustWorkspace.records)
    let run = try workspace.waymark("run", TrustWorkspace.records)
    #expect(run.exitCode == 0, "\(run.messages)")
    let notice = "'office' has nearly as many codes as there are records"
    #expect(run.messages.contains(notice) == hasCodeForEach, "\(run.messages)")
    #expect(!run.messages.contains("ID7") && !run.messages.contains("'sex' has"))
    let page = try workspace.text("reports/records/latest/index.html")
    #expect(page.contains("Codes that may be persons") == hasCodeForEach)
    #expect(try workspace.waymark("run", TrustWorkspace.records).messages.contains("nothing to do"))
  }
}
