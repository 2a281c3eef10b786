import Foundation
import TestSupport
import Testing

/// What the help and the README tell people to type.
@Suite(.serialized) struct HelpExampleTests {
  /// The lines below `examples` in the help of every command.
  private func examples(_ workspace: Workspace) throws -> [String] {
    let overview = try workspace.waymark("--help").output
    let commands = overview.matches(of: /(?m)^  ([a-z]+)  +[a-z]/).map { String($0.1) }
    #expect(commands.count >= 15)
    var lines = overview.split(separator: "\n").suffix(2).map { $0.trimmingCharacters(in: .whitespaces) }
    for command in commands {
      let page = try workspace.waymark(command, "--help").output
      let parts = page.components(separatedBy: "\nexamples\n")
      #expect(parts.count == 2, "\(command) has no examples")
      lines += parts.last?.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
    }
    return lines
  }

  /// The commands in the code blocks of the README.
  private func readme() throws -> [String] {
    let text = try String(contentsOf: SharedFolder.packageRoot.appending(path: "README.md"), encoding: .utf8)
    return text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
      .flatMap { $0.element.split(separator: "\n").map(String.init) }
  }

  /// A project with fourteen runs, three reports and a file of one series.
  private func prepare(_ workspace: Workspace) throws {
    let days = ["2026-11-20", "2026-11-23", "2026-11-24"]
    for number in 0..<14 {
      let run = try workspace.waymark(
        "run", NightlyTests.pipeline, "--param", "today=\(days[min(number, 2)])", "--param",
        "countries=" + (number == 0 ? "AFG" : number == 1 ? "AFG,PAK" : "AFG,PAK,IRQ"))
      #expect(run.exitCode == 0, "\(run.messages)")
    }
    var series = "month,route,detections\n"
    for month in 0..<48 {
      series += "20\(20 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1),X,\(50 + month)\n"
    }
    try workspace.write(series, to: "detections.csv")
    // A crontab that changes nothing.
    try workspace.write("#!/bin/sh\ncat\n", to: "bin/crontab")
    let path = workspace.url.appending(path: "bin/crontab").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  @Test func everyExampleDoesWhatItSays() throws {
    let workspace = try Workspace()
    let lines =
      try examples(workspace) + readme().map { $0.replacing(".build/release/waymark", with: "waymark") }
    let commands = lines.filter { $0.hasPrefix("waymark ") }
    #expect(commands.count >= 30 && commands.contains("waymark check pipelines/*.yaml"))
    try FileManager.default.createDirectory(
      at: workspace.url.appending(path: "bin"), withIntermediateDirectories: true)
    try prepare(workspace)
    // The history holds the folders of reports as absolute paths, so that each command gets them back in place.
    let kept = workspace.url.path + "-kept"
    defer { try? FileManager.default.removeItem(atPath: kept) }
    #expect(try CommandRun.shell("cp -a . '\(kept)'", in: workspace.url).exitCode == 0)
    for command in commands {
      let run = try CommandRun.shell(
        """
        waymark() { "$program" "$@"; }
        program=$0 PATH=$PWD/bin:$PATH
        set -o pipefail
        \(command)
        """, in: workspace.url)
      #expect(run.exitCode == 0, "\(command): \(run.messages)")
      #expect(!(run.output + run.messages).isEmpty || command.contains(">"), "\(command) says nothing")
      let restored = try CommandRun.shell(
        "rm -rf -- * && cp -a '\(kept)'/. .", in: workspace.url)
      #expect(restored.exitCode == 0, "\(restored.messages)")
    }
  }

  @Test func everyTargetAndProgramOfTheReadmeIsThere() throws {
    let root = SharedFolder.packageRoot
    let makefile = try String(contentsOf: root.appending(path: "Makefile"), encoding: .utf8)
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    var count = 0
    for line in try readme() {
      for match in line.matches(of: /\bmake ([a-z]+)/) {
        #expect(makefile.contains("\n\(match.1):"), "\(line)")
        count += 1
      }
      for match in line.matches(of: /swift run ([a-z-]+)/) {
        #expect(manifest.contains("name: \"\(match.1)\""), "\(line)")
        count += 1
      }
    }
    #expect(count >= 4)
  }

  @Test func aPipelineIsCheckedWithoutTheValueThatItsRunNeeds() throws {
    let workspace = try Workspace()
    let check = try workspace.waymark("check", "pipelines/country-brief.yaml")
    #expect(
      check.exitCode == 0 && check.output.contains("a run needs --param country=VALUE"), "\(check.output)")
    #expect(try workspace.waymark("run", "pipelines/country-brief.yaml").messages.contains("E050"))
    // Everything else is still checked.
    let text = try workspace.text("pipelines/country-brief.yaml")
    try workspace.write(text.replacing("season: 12", with: "saison: 12"), to: "pipelines/wrong.yaml")
    let wrong = try workspace.waymark("check", "pipelines/wrong.yaml")
    #expect(wrong.exitCode == 2 && wrong.messages.contains("E011") && !wrong.messages.contains("E050"))
    try workspace.write(
      text.replacing("parameters.country and", with: "parameters.contry and"), to: "pipelines/wrong.yaml")
    #expect(try workspace.waymark("check", "pipelines/wrong.yaml").exitCode == 2)
  }

  @Test(arguments: ["night", "brief[AFG]", "publish"]) func whatIsNoTableSaysWhereItsFilesAre(_ stage: String)
    throws
  {
    let run = try Workspace().waymark("show", NightlyTests.pipeline, stage)
    #expect(
      run.exitCode == 2
        && run.messages.contains(
          stage.hasPrefix("brief") ? "reports/nightly/KEY/latest" : "reports/nightly/latest"),
      "\(run.messages)")
    #expect(run.messages.contains(stage == "publish" ? "a publication" : "pages"))
  }
}
