import Foundation
import Pipelines
import Testing

/// Arguments of commands that name files beside the pipeline.
@Suite(
  .serialized, .enabled(if: KernelWalls.current.lacking == nil, "this kernel has no Landlock or no seccomp"))
struct CommandPathsTests {
  /// A pipeline whose command is `run`, with a script, a file of settings and a program in folders beside it.
  private func workspace(_ run: String) throws -> SmallWorkspace {
    let workspace = try SmallWorkspace(
      pipeline: """
        waymark: 1
        pipeline: small
        stages:
          detections:
            load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}
          series:
            from: detections
            disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}
          outside:
            from: series
            run: {outputs: {notes: Pages}, \(run)}
          publish:
            from: {pages: outside}
            publish: {to: ../reports/small, audience: internal}

        """)
    let script =
      "mkdir -p outputs/notes; for word; do echo \"$word\"; cat \"$word\"; done > outputs/notes/note.txt\n"
    for folder in ["pipelines/tool/more", "pipelines/inputs", "parts"] {
      try FileManager.default.createDirectory(
        at: workspace.url.appending(path: folder), withIntermediateDirectories: true)
    }
    try workspace.write("echo nothing\n", to: "pipelines/inputs/series.csv")
    for (path, text) in [
      ("pipelines/tool/go.sh", script), ("pipelines/tool/program", "#!/bin/sh\n" + script),
      ("pipelines/tool/settings.txt", "settings\n"), ("pipelines/tool/more/part.txt", "part\n"),
      ("pipelines/beside.txt", "beside\n"), ("parts/far.txt", "far\n"),
    ] {
      try workspace.write(text, to: path)
    }
    let linked = try CommandRun.shell(
      "chmod 755 pipelines/tool/program; ln -s ../../parts/far.txt pipelines/tool/linked.txt; ln -s tool/program pipelines/lnk",
      in: workspace.url)
    #expect(linked.exitCode == 0)
    return workspace
  }

  @Test(arguments: [
    ("command: [sh, tool/go.sh], reads: [tool]", ""),
    ("command: [sh, ./tool/go.sh, tool/settings.txt, tool/more/part.txt], reads: [tool]", "settings\npart\n"),
    ("command: [sh, tool/go.sh, ../parts/far.txt], reads: [tool, ../parts]", "far\n"),
    ("command: [sh, tool/go.sh, tool/linked.txt], reads: [tool, ../parts]", "far\n"),
    ("command: [tool/program, tool/settings.txt]", "settings\n"),
    ("command: [sh, tool/go.sh, inputs/series.csv], reads: [tool]", "route,month"),
  ])
  func aPathThatTheCommandMayReadIsFound(_ run: String, _ content: String) throws {
    let workspace = try workspace(run)
    let first = try workspace.run()
    #expect(first.exitCode == 0, "\(first.messages)")
    let note = try String(
      contentsOf: workspace.url.appending(path: "reports/small/latest/note.txt"), encoding: .utf8)
    let shown = note.split(separator: "\n").filter { !$0.hasPrefix("/") }.map { $0 + "\n" }.joined()
    #expect(
      content.hasSuffix("\n") || content.isEmpty ? shown == content : shown.contains(content), "\(note)")
    #expect(try workspace.run().messages.contains("nothing to do"))
  }

  @Test(arguments: [
    ("command: [sh, tool/go.sh]", "'tool/go.sh'", "help: add 'reads: [tool]'"),
    ("command: [sh, tool/go.sh], reads: [../parts]", "'tool/go.sh'", "help: add 'tool' to 'reads'"),
    ("command: [sh, tool/more], reads: [../parts]", "'tool/more'", "help: add 'tool/more' to 'reads'"),
    ("command: [sh, tool/go.sh, beside.txt], reads: [tool]", "'beside.txt'", "help: move it into a folder"),
    ("command: [sh, tool/go.sh, tool/linked.txt], reads: [tool]", "'tool/linked.txt'", "help: it is a link"),
    ("command: [tool/program, tool/more]", "'tool/more'", "help: add 'reads: [tool/more]'"),
  ])
  func aPathThatItMayNotReadIsRefusedWithTheKeyThatAllowsIt(
    _ run: String, _ path: String, _ help: String
  ) throws {
    let check = try workspace(run).waymark("check", SmallWorkspace.pipeline)

    #expect(check.exitCode == 2, "\(check.messages)")
    #expect(check.messages.contains("error[E015]: stage 'outside': the command may not read \(path)"))
    #expect(check.messages.contains(help), "\(check.messages)")
  }

  @Test func aConfidentialSourceBesideTheProgramIsNoArgument() throws {
    let workspace = try workspace("command: [tool/program, tool/cases.csv]")
    let root = try Workspace()
    let copied = try CommandRun.shell(
      "cp '\(root.url.path)/data/contracts/case-records.yaml' data/contracts/; head -30 '\(root.url.path)/data/cases/cases.csv' > pipelines/tool/cases.csv",
      in: workspace.url)
    #expect(copied.exitCode == 0)
    let text = try String(contentsOf: workspace.url.appending(path: SmallWorkspace.pipeline), encoding: .utf8)
    try workspace.write(
      text.replacing(
        "stages:\n",
        with:
          "stages:\n  records:\n    load: {files: tool/cases.csv, contract: ../data/contracts/case-records.yaml}\n"
      ),
      to: SmallWorkspace.pipeline)
    let check = try workspace.waymark("check", SmallWorkspace.pipeline)
    #expect(check.exitCode == 2 && check.messages.contains("E088"), "\(check.messages)")
  }

  @Test(arguments: [
    "./nowhere.sh", "../parts", "tool/settings.txt", "no-such-program-anywhere",
  ])
  func aProgramToTellPeopleThatIsNotThereIsFoundByTheCheck(_ program: String) throws {
    let workspace = try workspace("command: [tool/program]")
    let text = try String(contentsOf: workspace.url.appending(path: SmallWorkspace.pipeline), encoding: .utf8)
    func check(_ program: String) throws -> CommandRun {
      try workspace.write("notify: {command: [\(program)]}\n" + text, to: SmallWorkspace.pipeline)
      return try workspace.waymark("check", SmallWorkspace.pipeline)
    }
    let run = try check(program)
    #expect(run.exitCode == 2, "\(run)")
    #expect(run.messages.contains("small.yaml:1:20: error[E015]: 'notify': there is no program '\(program)'"))
    for good in ["./tool/program", "./lnk", "sh"] {
      #expect(try check(good).exitCode == 0)
    }
  }
}
