import Foundation
import Testing

@Suite(.serialized) struct CaseReportTests {
  static let pipeline = "pipelines/case-records.yaml"
  static let latest = "reports/case-records/latest"

  private func mode(_ url: URL) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test func theInternalPageIsForItsOwnerAloneCarriesItsBannerAndNoRecord() throws {
    let workspace = try Workspace()
    let run = try workspace.waymark("run", Self.pipeline, "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let page = try workspace.text("\(Self.latest)/index.html")
    #expect(page.contains("Internal: unprotected counts, not for publication"))
    #expect(page.contains("Trafficking in persons") && page.contains("Smuggling of migrants"))
    #expect(page.contains("Flow diagram.") && page.contains("Recorded routes only"))
    #expect(page.contains("What cleaning changed and left out, by rule"))
    let root = workspace.url.appending(path: "reports/case-records")
    let folder = workspace.url.appending(path: Self.latest).resolvingSymlinksInPath()
    #expect(try mode(root) == 0o700 && mode(folder) == 0o700)
    for (name, data) in try workspace.files(below: Self.latest) {
      #expect(try mode(folder.appending(path: name)) == 0o600, "\(name)")
      for secret in ["Synthetic Person", "SYN-0000"] {
        #expect(data.range(of: Data(secret.utf8)) == nil, "\(name) holds \(secret)")
      }
    }
  }

  @Test func theSamePageForThePublicIsRefusedBeforeDataIsRead() throws {
    let workspace = try Workspace()
    let text = try workspace.text(Self.pipeline)
    try workspace.write(text.replacing("audience: internal", with: "audience: public"), to: Self.pipeline)
    try FileManager.default.removeItem(at: workspace.url.appending(path: "data/cases/cases.csv"))
    let run = try workspace.waymark("check", Self.pipeline)
    #expect(run.exitCode == 2, "\(run.messages)")
    #expect(run.messages.contains("E080") || run.messages.contains("internal"), "\(run.messages)")
    #expect(!workspace.exists("reports"))
  }
}
