import Foundation
import TestSupport
import Testing

/// Pipes, devices, sockets and folders in place of files: refused in words, and never waited for.
@Suite(.serialized) struct OddFileTests {
  struct Place: Sendable, CustomTestStringConvertible {
    var path: String
    var code: Int32
    var testDescription: String { path }
  }

  private static let pipeline = """
    waymark: 1
    pipeline: small
    include: ["parts.yaml#stages.records"]
    stages:
      detections:
        load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}

    """
  private static let parts = """
    waymark: 1
    pipeline: parts
    stages:
      records:
        load: {files: ../data/cases.csv, contract: ../data/contracts/case-records.yaml}

    """

  private func workspace() throws -> SmallWorkspace {
    let workspace = try SmallWorkspace(pipeline: Self.pipeline)
    try workspace.write(Self.parts, to: "pipelines/parts.yaml")
    for name in ["contracts/case-records.yaml", "cases/cases.csv"] {
      let target = name == "cases/cases.csv" ? "cases.csv" : name
      try FileManager.default.copyItem(
        at: SharedFolder.packageRoot.appending(path: "data/" + name),
        to: workspace.url.appending(path: "data/" + target))
    }
    return workspace
  }

  static let places = [
    Place(path: "data/figures/detections.csv", code: 3), Place(path: "data/cases.csv", code: 3),
    Place(path: "data/contracts/frontex-detections.yaml", code: 2),
    Place(path: "data/contracts/case-records.yaml", code: 2), Place(path: "pipelines/small.yaml", code: 2),
    Place(path: "pipelines/parts.yaml", code: 2), Place(path: "data/codelists/sex.csv", code: 2),
  ]
  static let makers = [
    "mkfifo FILE", "ln -s /dev/zero FILE", "mkdir FILE",
    "perl -MIO::Socket::UNIX -e 'chdir q(DIR); IO::Socket::UNIX->new(Local => q(NAME), Listen => 1) or exit 1'",
  ]

  @Test(arguments: places, makers) func whatIsNotAFileIsRefused(_ place: Place, _ maker: String) throws {
    let workspace = try workspace()
    let url = workspace.url.appending(path: place.path)
    try #require(FileManager.default.fileExists(atPath: url.path))
    let made = maker.replacing("FILE", with: place.path)
      .replacing("DIR", with: url.deletingLastPathComponent().path)
      .replacing("NAME", with: url.lastPathComponent)
    let run = try CommandRun.shell(
      "rm \(place.path) && \(made) && exec timeout 60 \"$0\" run pipelines/small.yaml", in: workspace.url)
    #expect(run.exitCode == place.code, "\(run)")
    #expect(run.messages.contains("not a file"), "\(run.messages)")
  }

  @Test func aSeriesInAPipeIsRefused() throws {
    let workspace = try workspace()
    let run = try CommandRun.shell(
      "mkfifo series.csv && exec timeout 60 \"$0\" trend series.csv --time month --value detections",
      in: workspace.url)
    #expect(run.exitCode == 3 && run.messages.contains("not a file"), "\(run)")
  }
}
