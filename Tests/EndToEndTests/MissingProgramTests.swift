import Foundation
import TestSupport
import Testing

/// What a machine without programs for documents publishes: everything else, and no link to what is not there.
@Suite struct MissingProgramTests {
  /// The program in a folder without a Python environment, and where it finds the engine all the same.
  private func lonely(in folder: URL) throws -> (program: URL, environment: [String: String]) {
    let place = folder.appending(path: "bin")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let program = place.appending(path: "waymark")
    try FileManager.default.copyItem(at: CommandRun.executable, to: program)
    let lib = SharedFolder.packageRoot.appending(path: ".venv/lib")
    let engine = try FileManager.default.subpathsOfDirectory(atPath: lib.path).first {
      $0.contains("/_duckdb.") && $0.hasSuffix(".so")
    }
    try FileManager.default.createSymbolicLink(
      at: place.appending(path: "libduckdb.so"),
      withDestinationURL: lib.appending(path: try #require(engine)))
    return (program, ["LD_LIBRARY_PATH": place.path])
  }

  @Test func aPageLinksWhatWasMadeAndNothingElse() throws {
    let workspace = try SmallWorkspace(
      pipeline: CountryRootTests.pipeline
        .replacing("[html, csv], audience", with: "[html, csv, charts, pdf, docx], audience")
        .replacing("default: [AFG, PAK]", with: "default: [AFG]"))
    let (program, environment) = try lonely(in: workspace.url)
    let run = try CommandRun.run(
      program, ["run", SmallWorkspace.pipeline, "--strict"], in: workspace.url, environment: environment)
    #expect(run.exitCode == 4, "\(run.messages)")
    let told = run.messages.split(separator: "\n").filter { $0.contains("run scripts/install") }
    #expect(told.contains { $0.contains("docx needs pandoc") }, "\(run.messages)")
    #expect(told.count == Set(told).count && told.count == 2, "\(told)")
    let folder = workspace.url.appending(path: "reports/small/AFG/latest").resolvingSymlinksInPath()
    let page = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
    let targets = page.matches(of: /href="([^"]*)"/).map { String($0.1) }.filter { $0 != "data:," }
    for target in targets {
      #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(target)"), "\(target) is not there")
    }
    #expect(targets.contains("charts/fig1.svg") && targets.contains("charts/fig1.csv"))
    #expect(!["charts/fig1.png", "brief.pdf", "brief.docx"].contains(where: targets.contains))
  }
}
