import Foundation
import Testing

/// Who may enter and read what a run makes, whatever the umask.
@Suite(.serialized) struct PublicationModeTests {
  private func mode(_ url: URL) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int)
  }

  /// Every folder and file below a folder, itself included, with its mode; links have none.
  private func modes(_ url: URL) throws -> [(name: String, isFolder: Bool, mode: Int)] {
    try ([""] + FileManager.default.subpathsOfDirectory(atPath: url.path)).compactMap { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path + "/" + name)
      guard let type = attributes[.type] as? FileAttributeType, type != .typeSymbolicLink else { return nil }
      return (name, type == .typeDirectory, attributes[.posixPermissions] as? Int ?? -1)
    }
  }

  private func workspace(_ audience: String) throws -> SmallWorkspace {
    let text = SmallWorkspace.text.replacing("small, audience: public", with: "small, audience: \(audience)")
    return try SmallWorkspace(
      pipeline: text.replacing(
        "  publish:\n    from: {pages: night}",
        with: """
            brief:
              from: {counts: series}
              for: {country: parameters.countries}
              render: {template: country-brief, formats: [html], audience: \(audience)}
            publish:
              from: {pages: [night, all brief]}
          """.split(separator: "\n").map { $0.dropFirst(0) }.joined(separator: "\n")
      ))
  }

  @Test(arguments: [
    ("000", "public"), ("077", "public"), ("027", "public"), ("000", "internal"), ("077", "internal"),
  ])
  func everyModeIsThatOfTheAudience(_ umask: String, _ audience: String) throws {
    let workspace = try workspace(audience)
    let run = try CommandRun.shell(
      "umask \(umask); exec \"$0\" run pipelines/small.yaml --param today=2026-11-24", in: workspace.url)
    #expect(run.exitCode == 0, "\(run.messages)")
    let isPublic = audience == "public"
    let published = try modes(workspace.url.appending(path: "reports"))
    #expect(published.contains { $0.name == "small/AFG/2026-11-24.1/index.html" })
    for (name, isFolder, mode) in published {
      let expected =
        isFolder ? (isPublic ? 0o755 : 0o700) : isPublic && !name.hasSuffix(".lock") ? 0o644 : 0o600
      #expect(!isPublic || !name.hasSuffix(".waymark-closed"))
      #expect(mode == expected, "\(name): \(String(mode, radix: 8))")
    }
    let stored = try modes(workspace.url.appending(path: "pipelines/.waymark"))
    #expect(stored.count > 20)
    for (name, isFolder, mode) in stored {
      #expect(mode == (isFolder ? 0o700 : 0o600), "\(name): \(String(mode, radix: 8))")
    }
    let status = try workspace.published().keys
    #expect(status.contains("small/.waymark-root"))
  }

  @Test func foldersThatWereThereKeepTheirModes() throws {
    let workspace = try workspace("public")
    let reports = workspace.url.appending(path: "reports")
    let root = reports.appending(path: "small")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    #expect(chmod(reports.path, 0o711) == 0 && chmod(root.path, 0o750) == 0)
    for _ in 0..<2 {
      #expect(try workspace.run().exitCode == 0)
      #expect(try mode(reports) == 0o711 && mode(root) == 0o750)
    }
  }

  @Test func aFolderAboveAnInternalRootIsOpenedByThePublicOneBesideIt() throws {
    let workspace = try workspace("internal")
    #expect(try workspace.run().exitCode == 0)
    let reports = workspace.url.appending(path: "reports")
    #expect(try mode(reports) == 0o700)
    let text = try String(contentsOf: workspace.url.appending(path: SmallWorkspace.pipeline), encoding: .utf8)
    try workspace.write(
      text.replacing("audience: internal", with: "audience: public").replacing(
        "reports/small", with: "reports/open"),
      to: SmallWorkspace.pipeline)
    #expect(try workspace.run().exitCode == 0)
    #expect(try mode(reports) == 0o755 && mode(reports.appending(path: "open")) == 0o755)
    #expect(try mode(reports.appending(path: "small")) == 0o700)
  }

  @Test(arguments: ["publish.marked", "publish.synced", "publish.renamed", "publish.swapped"])
  func whatIsMadeIsClosedUntilThereIsSomethingToRead(_ point: String) throws {
    let workspace = try workspace("public")
    let killed = try CommandRun.shell(
      "umask 000; WAYMARK_FAULT=\(point):1:kill exec \"$0\" run pipelines/small.yaml --param today=2026-11-24",
      in: workspace.url)
    #expect(killed.exitCode == 9)
    let reports = workspace.url.appending(path: "reports")
    if FileManager.default.fileExists(atPath: reports.path) {
      #expect(try mode(reports) == 0o700 && mode(reports.appending(path: "small")) == 0o700)
    }
    #expect(try workspace.run().exitCode == 0)
    #expect(try mode(reports) == 0o755 && mode(reports.appending(path: "small")) == 0o755)
    let names = try FileManager.default.contentsOfDirectory(atPath: workspace.url.path)
    #expect(names.sorted() == ["data", "pipelines", "reports"])
  }
}
