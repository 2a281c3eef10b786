import Foundation
import Pipelines
import TestSupport
import Testing

/// Commands of `run` in whole pipelines: what they reach, what may be declared, what is taken from them.
@Suite(
  .serialized, .enabled(if: KernelWalls.current.lacking == nil, "this kernel has no Landlock or no seccomp"))
struct CommandConfinementTests {
  private static let secret = "Zqx7Secret"

  /// A pipeline of records and of figures, whose command reads counts and makes pages.
  private func workspace(_ script: String, run keys: String = "", publish: String = "") throws
    -> SmallWorkspace
  {
    let workspace = try SmallWorkspace(
      pipeline: """
        waymark: 1
        pipeline: small
        stages:
          records:
            load: {files: ../cases/cases.csv, contract: ../data/contracts/case-records.yaml}
          detections:
            load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}
          series:
            from: detections
            disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}
          outside:
            from: series
            run: {command: [./outside.sh], outputs: {notes: Pages}\(keys)}
          publish:
            from: {pages: outside.notes}
            publish: {to: ../reports/small, audience: internal}

        """)
    for name in ["cases", "parts/more", "reports/small"] {
      try FileManager.default.createDirectory(
        at: workspace.url.appending(path: name), withIntermediateDirectories: true,
        // A folder for internal pages that others may enter is refused.
        attributes: [.posixPermissions: 0o700])
    }
    let root = SharedFolder.packageRoot
    try FileManager.default.copyItem(
      at: root.appending(path: "data/contracts/case-records.yaml"),
      to: workspace.url.appending(path: "data/contracts/case-records.yaml"))
    let lines = try String(contentsOf: root.appending(path: "data/cases/cases.csv"), encoding: .utf8)
      .split(separator: "\n").prefix(30)
    try workspace.write(lines.joined(separator: "\n") + "\n", to: "cases/cases.csv")
    try workspace.write("words='of a part'\n", to: "parts/part.sh")
    try workspace.write("#!/bin/bash\nmkdir -p outputs/notes\n\(script)\n", to: "pipelines/outside.sh")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: workspace.url.appending(path: "pipelines/outside.sh").path)
    return workspace
  }

  private func notes(_ workspace: SmallWorkspace) throws -> String {
    try String(
      contentsOf: workspace.url.appending(path: "reports/small/latest/note.txt"), encoding: .utf8)
  }

  @Test func theCaseFileTheStoreTheHomeFolderTheReportsAndNetworksAreClosed() throws {
    let workspace = try workspace(
      """
      try() { if "$@" >/dev/null 2>&1; then echo "open $*"; else echo "closed"; fi >> outputs/notes/note.txt; }
      top=$PWD/../../../../../..
      try cat $top/cases/cases.csv
      try ls $top/cases
      try cat $top/pipelines/small.yaml
      try cat $top/pipelines/.waymark/small/secret
      try ls ../..
      try ls ~root
      try ls /home
      try touch $top/reports/small/beside
      try touch $top/reports/beside
      try cp -r inputs $top/reports/
      try bash -c 'exec 3<>/dev/tcp/127.0.0.1/1'
      try perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) or exit 1'
      try perl -MSocket -e 'socket(S, 16, SOCK_RAW, 0) or exit 1'
      try cat inputs/series.csv
      """)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let told = try notes(workspace).split(separator: "\n").map(String.init)
    #expect(told == Array(repeating: "closed", count: 13) + ["open cat inputs/series.csv"], "\(told)")
    #expect(!workspace.has("reports/beside") && !workspace.has("reports/small/beside"))
  }

  @Test func aFolderThatIsDeclaredIsReadAndChangesTheKey() throws {
    let script = ". \"$(dirname \"$0\")/../parts/part.sh\" && echo \"$words\" > outputs/notes/note.txt"
    #expect(try workspace(script).run().exitCode == 3)
    let workspace = try workspace(script, run: ", reads: [../parts]")
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try notes(workspace) == "of a part\n")
    #expect(try workspace.run().messages.contains("nothing to do"))
    try workspace.write("words='of another'\n", to: "parts/part.sh")
    #expect(try workspace.run().exitCode == 0)
    #expect(try notes(workspace) == "of another\n")
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var reads: String
    var code: String
    var words: String
    var prepare: String = "true"
    var testDescription: String { reads + " after " + prepare }
  }

  @Test(arguments: [
    Refusal(reads: "../nowhere", code: "E015", words: "there is no folder"),
    Refusal(reads: "./outside.sh", code: "E015", words: "there is no folder"),
    Refusal(reads: "/", code: "E015", words: "every folder"),
    Refusal(reads: "..", code: "E088", words: "confidential source of 'records'"),
    Refusal(reads: "../cases", code: "E088", words: "confidential source of 'records'"),
    Refusal(
      reads: "../parts", code: "E088", words: "confidential", prepare: "ln cases/cases.csv parts/part.csv"),
    Refusal(reads: "../link", code: "E088", words: "confidential", prepare: "ln -s cases link"),
    Refusal(
      reads: ".", code: "E088", words: "store",
      prepare: "mkdir pipelines/.waymark; touch pipelines/.waymark/x"),
    Refusal(
      reads: "../parts/more", code: "E088", words: "store",
      prepare: "mkdir parts/objects parts/attempts; touch parts/log"),
    Refusal(reads: "../reports", code: "E088", words: "publishes for insiders"),
    Refusal(
      reads: "../parts", code: "E088", words: "internal publication",
      prepare: "echo '{\"waymark\": \"1\", \"audience\": \"internal\"}' > parts/more/manifest.json"),
    Refusal(
      reads: "../parts", code: "E088", words: "source of 'records' in 'small.yaml', or a copy",
      prepare: "cp cases/cases.csv parts/part.csv"),
    Refusal(
      reads: "../parts", code: "E088", words: "source of 'more' in 'more.YML'",
      prepare:
        "echo a > parts/a.csv; mkdir -p deep/er; echo 'stages: {more: {load: {files: ../../parts/a.csv, contract: none.yaml}}}' > deep/er/more.YML"
    ),
    Refusal(
      reads: "../parts", code: "E088", words: "source of 'more' in 'more.yaml'",
      prepare:
        "echo a > parts/a.csv; sed '/^published/,/^  terms/d' data/contracts/frontex-detections.yaml > data/contracts/own.yaml; echo 'stages: {more: {load: {files: ../parts/a.csv, contract: ../data/contracts/own.yaml}}}' > pipelines/more.yaml"
    ),
    Refusal(
      reads: "../parts", code: "E088", words: "is named by 'more.yaml', which cannot be read",
      prepare: "echo a > parts/a.csv; echo 'load: [{files: ../parts/a.csv}' > pipelines/more.yaml"),
    Refusal(
      reads: "../parts", code: "E088", words: "what the project publishes for insiders",
      prepare:
        "echo 'stages: {more: {publish: {to: ../parts/more, audience: Internal}}}' > pipelines/more.yaml"),
    Refusal(
      reads: "../parts", code: "E088", words: "copy of a file of an internal publication",
      prepare:
        "mkdir reports/small/1; echo abc > parts/a.csv; echo '{\"waymark\": \"1\", \"audience\": \"internal\", \"files\": [{\"bytes\": 4, \"sha256\": \"'$(sha256sum < parts/a.csv | cut -c1-64)'\"}]}' > reports/small/1/manifest.json"
    ),
  ])
  func aFolderThatHoldsWhatIsNotForCommandsIsRefused(_ item: Refusal) throws {
    let workspace = try workspace("echo > outputs/notes/note.txt", run: ", reads: [\(item.reads)]")
    let prepared = try CommandRun.shell(item.prepare, in: workspace.url)
    #expect(prepared.exitCode == 0, "\(prepared.messages)")
    let check = try workspace.waymark("check", SmallWorkspace.pipeline)
    #expect(check.exitCode == 2, "\(check)")
    let text = check.messages + check.output
    #expect(text.contains(item.code) && text.contains(item.words), "\(text)")
    #expect(text.contains("small.yaml:13:"), "\(text)")
  }

  @Test(arguments: ["../parts", "../parts/more", "../data/figures"])
  func aFolderBesideThemIsAccepted(_ reads: String) throws {
    let workspace = try workspace("echo > outputs/notes/note.txt", run: ", reads: [\(reads)]")
    // Another pipeline loads published figures and publishes for everybody; an empty file is no copy of one.
    try workspace.write(
      "stages: {more: {load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}}, out: {publish: {to: ../parts/more, audience: public}}, none: {load: {files: ../none.csv, contract: x}}}\n",
      to: "pipelines/more.yaml")
    try workspace.write("", to: "none.csv")
    try workspace.write("", to: "parts/empty.csv")
    let check = try workspace.waymark("check", SmallWorkspace.pipeline)
    #expect(check.exitCode == 0, "\(check.messages)")
  }

  @Test func aStoreElsewhereIsNotReadEither() throws {
    let workspace = try workspace("echo > outputs/notes/note.txt", run: ", reads: [../parts]")
    let run = try workspace.waymark("run", SmallWorkspace.pipeline, "--store", "parts/store")
    #expect(run.exitCode == 3 && run.messages.contains("the store is in it"), "\(run.messages)")
  }

  @Test func namesInAnyScriptAreTaken() throws {
    let workspace = try workspace(
      "for n in گزارش‌ها.txt отчёт.txt note.txt; do echo x > \"outputs/notes/$n\"; done")
    #expect(try workspace.run().exitCode == 0)
    #expect(
      workspace.has("reports/small/latest/گزارش‌ها.txt") && workspace.has("reports/small/latest/отчёт.txt"))
  }

  @Test(arguments: [
    ("seq 1 1234 >&2; exit 9", "'outside.sh' ended with 9"),
    ("seq 1 1234; kill -11 $$", "'outside.sh' ended with 139 (signal 11)"),
  ])
  func howItEndedIsToldAndNotHowMuchItPrinted(_ script: String, _ words: String) throws {
    let run = try workspace(script).run()
    #expect(run.exitCode == 3 && run.messages.contains(words), "\(run.messages)")
    #expect(!run.messages.contains("bytes") && !run.messages.contains("5063"), "\(run.messages)")
  }

  @Test func aWaiverOfWallsThatStandSaysThatItDoesNothing() throws {
    let workspace = try workspace(
      "cat ../../../../../../cases/cases.csv > outputs/notes/note.txt", run: ", unconfined: true")
    let run = try workspace.run()
    #expect(run.exitCode == 3, "\(run.messages)")
    let other = try self.workspace("echo > outputs/notes/note.txt", run: ", unconfined: true")
    #expect(try other.run().messages.contains("'unconfined' says nothing where the kernel can"))
  }

  @Test(arguments: [
    ("ln -s $PWD/../../../../../../cases/cases.csv outputs/notes/note.txt", "not a file"),
    ("rmdir outputs/notes; ln -s $PWD/../../../../../../cases outputs/notes", "no files in outputs/notes"),
    ("rm -r outputs; mkdir -p x/notes; echo x > x/notes/x; ln -s $PWD/x outputs", "not a file"),
    ("mkfifo outputs/notes/note.txt", "not a file"),
    ("echo > $'outputs/notes/a\\u202etxt.exe'", "hidden or turn the direction"),
    ("echo > $'outputs/notes/a\\e[31m.txt'", "hidden or turn the direction"),
    ("echo > $'outputs/notes/a\\nb.txt'", "hidden or turn the direction"),
    ("mkdir $'outputs/notes/\\u2066'; echo > $'outputs/notes/\\u2066/a.txt'", "hidden or turn the direction"),
    ("mkdir $'outputs/notes/\\u200b'; echo > outputs/notes/a.txt", "hidden or turn the direction"),
    ("echo > $'outputs/notes/\\xff.txt'", "hidden or turn the direction"),
  ])
  func whatTheCommandDidNotMakeAsAPlainFileIsNotTaken(_ script: String, _ words: String) throws {
    let workspace = try workspace(script)
    let run = try workspace.run()
    #expect(run.exitCode == 3 && run.messages.contains(words), "\(run.messages)")
    #expect(!workspace.has("reports/small/latest"))
  }
}
