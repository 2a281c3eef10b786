import Foundation
import TestSupport
import Testing

/// What is left when something crashes: no core file, and nothing of memory in what is printed.
@Suite(.serialized) struct CrashTests {
  static let secret = "Zqx7Secret"

  /// A pipeline that cleans records full of secrets, and then runs a command.
  private func workspace(_ script: String, tell: String = "true") throws -> SmallWorkspace {
    let workspace = try SmallWorkspace(
      pipeline: """
        waymark: 1
        pipeline: small
        notify: {command: [./tell.sh], on: [failed]}
        stages:
          records:
            load: {files: ../data/cases.csv, contract: ../data/contracts/case-records.yaml}
          cases:
            from: records
            clean: {}
          people:
            from: cases
            disaggregate:
              measure: {people: count()}
              by: {matter: each, sex: total+each}
              period: year
          more:
            from: cases
            disaggregate:
              measure: {people: count()}
              by: {matter: each}
              period: year
          outside:
            from: people
            run: {command: [./outside.sh]}

        """)
    for name in ["contracts/case-records.yaml", "cases/cases.csv"] {
      let target = name == "cases/cases.csv" ? "cases.csv" : name
      try FileManager.default.copyItem(
        at: SharedFolder.packageRoot.appending(path: "data/" + name),
        to: workspace.url.appending(path: "data/" + target))
    }
    // Secrets in every column of a row each, in a file of a few hundred rows.
    let path = workspace.url.appending(path: "data/cases.csv")
    var lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").prefix(300)
      .map(String.init)
    let columns = lines[0].split(separator: ",").count
    for column in 0..<columns {
      lines.append(
        (0..<columns).map {
          $0 == column ? "\(Self.secret)\(column)" : $0 == 0 ? "X\(column)" : $0 == 2 ? "TIP" : ""
        }.joined(separator: ","))
    }
    try workspace.write(lines.joined(separator: "\n") + "\n", to: "data/cases.csv")
    for (name, text) in [("outside", script), ("tell", tell)] {
      try workspace.write("#!/bin/bash\n\(text)\n", to: "pipelines/\(name).sh")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: workspace.url.appending(path: "pipelines/\(name).sh").path)
    }
    return workspace
  }

  /// Files that hold a secret or are a core, but for the source and the clean records.
  private func leaks(_ workspace: SmallWorkspace) throws -> [String] {
    let root = workspace.url.path
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { name in
      if name == "data/cases.csv" || name.hasSuffix("records.parquet") { return false }
      if name.contains(Self.secret) || name.split(separator: "/").last?.hasPrefix("core") == true {
        return true
      }
      return FileManager.default.contents(atPath: root + "/" + name)?.range(of: Data(Self.secret.utf8)) != nil
    }
  }

  @Test(arguments: ["SEGV", "ABRT", "BUS", "ILL", "TRAP", "FPE", "QUIT", "KILL"])
  func aSignalLeavesNoCoreAndNothingOfMemory(_ signal: String) throws {
    let workspace = try workspace("touch started; sleep 60")
    let run = try CommandRun.shell(
      """
      ulimit -c unlimited
      SWIFT_BACKTRACE=enable=yes,color=no "$0" run pipelines/small.yaml & run=$!
      for ((i = 0; i < 600; i++)); do
        compgen -G 'pipelines/.waymark/small/attempts/*/.work/started' >/dev/null && break; sleep 0.1
      done
      kill -\(signal) $run; wait $run; exit $?
      """, in: workspace.url)
    #expect(run.exitCode > 128, "\(run)")
    let said = run.output + run.messages
    #expect(
      !said.contains(Self.secret) && !said.contains("Registers") && !said.contains("Backtrace"), "\(said)")
    if !["QUIT", "KILL"].contains(signal) {
      #expect(said.contains("nothing of its memory was kept"), "\(said)")
    }
    #expect(try leaks(workspace) == [])
  }

  @Test func aShellLeavesACoreWhereWaymarkLeavesNone() throws {
    // Else the test above could not fail. Where cores go to a program there are none to look for.
    let pattern = try String(contentsOfFile: "/proc/sys/kernel/core_pattern", encoding: .utf8)
    guard pattern.hasPrefix("core") else { return }
    let workspace = try workspace("true")
    _ = try CommandRun.shell("ulimit -c unlimited || exit; bash -c 'kill -SEGV $$'", in: workspace.url)
    #expect(try leaks(workspace).contains { $0.hasPrefix("core") })
  }

  @Test func aCommandAndANotificationThatCrashLeaveNoCoreAndNothingThatTheyPrint() throws {
    let workspace = try workspace(
      """
      ulimit -c unlimited
      echo \(Self.secret)1 >&2; echo \(Self.secret)2; cat inputs/*
      bash -c 'kill -SEGV $$'
      [ "$(echo core*)" = 'core*' ] && kill -ABRT $$
      exit 9
      """, tell: "ulimit -c unlimited; kill -SEGV $$")
    let run = try CommandRun.shell("ulimit -c unlimited; \"$0\" run pipelines/small.yaml", in: workspace.url)
    #expect(run.exitCode == 3 && run.messages.contains("'outside.sh' ended with 134"), "\(run)")
    #expect(run.messages.contains("'./tell.sh' ended with 139"), "\(run)")
    #expect(!(run.output + run.messages).contains(Self.secret))
    #expect(try leaks(workspace).filter { $0 != "pipelines/outside.sh" } == [])
  }

  /// Whether a file system of a few blocks can be made here, seen by nobody else.
  static let canMount: Bool = {
    let folder = FileManager.default.temporaryDirectory
    let run = try? CommandRun.shell("unshare -m mount -t tmpfs none /mnt", in: folder)
    return run?.exitCode == 0
  }()

  @Test(
    .enabled(if: canMount, "needs the right to mount a small file system"),
    arguments: ["24k", "40k", "56k", "72k", "88k"])
  func aFullDiskIs73AndTheNextRunGoesOn(_ size: String) throws {
    let workspace = try workspace(ControlTests.copy)
    let run = try CommandRun.shell(
      """
      mkdir store && exec unshare -m bash -c '
        mount -t tmpfs -o mode=700,size=\(size) none store
        "$0" run pipelines/small.yaml --store store --jobs 1 > first 2>&1; code=$?
        grep -a -r -l \(Self.secret) store --exclude=records.parquet > found
        find store -name "core*" >> found
        mount -o remount,size=64m store
        "$0" run pipelines/small.yaml --store store > second 2>&1 || exit 1
        exit $code' "$0"
      """, in: workspace.url)
    let first = try String(contentsOf: workspace.url.appending(path: "first"), encoding: .utf8)
    #expect(run.exitCode == 73, "\(run) \(first)")
    #expect(first.contains("full"), "\(first)")
    #expect(try String(contentsOf: workspace.url.appending(path: "found"), encoding: .utf8).isEmpty)
    #expect(try leaks(workspace) == [])
  }
}
