import Foundation
import Testing

/// Folders that may not be the store of a pipeline, and beside each one that may.
@Suite(.serialized) struct RefusedStoreTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// What is said of the refused folder.
    let words: String
    /// What is done in the folder of the project, after a run that published to `reports/small`.
    var before = "true"
    let refused: String
    let accepted: String
    var testDescription: String { name }
  }

  static let published = "is or lies in a folder that is published to"

  static let cases: [Case] = [
    Case(name: "a publish root", words: published, refused: "reports/small", accepted: "reports/store"),
    Case(
      name: "inside a publish root", words: published, refused: "reports/small/x/store",
      accepted: "reports/small-store"),
    Case(
      name: "the last report", words: published, refused: "reports/small/latest", accepted: "reports/latest"),
    Case(
      name: "inside the last report", words: published, refused: "reports/small/latest/store",
      accepted: "latest/store"),
    Case(
      name: "the last report by a link", words: published, before: "ln -s reports/small/latest lnk",
      refused: "lnk", accepted: "lnk2"),
    Case(
      name: "out of a publish root by a link", words: published,
      before: "mkdir -m 700 kept; ln -s ../../kept reports/small/.kept", refused: "reports/small/.kept",
      accepted: "kept"),
    Case(
      name: "a folder above a publish root", words: "holds a folder that is published to",
      refused: "reports", accepted: "reports-store"),
    Case(
      name: "a root of a pipeline that is not there any more", words: published,
      before:
        "mkdir other; echo '{\"audience\":\"public\",\"access\":\"kept\",\"format\":\"waymark-root/1\"}' > other/.waymark-root",
      refused: "other/store", accepted: "another/store"),
    Case(
      name: "a root whose mark cannot be read", words: published,
      before: "mkdir other; echo x > other/.waymark-root", refused: "other", accepted: "another"),
    Case(
      name: "a root that another pipeline declares", words: published,
      before: RefusedRootTests.other("../later/x", "public"), refused: "later/x", accepted: "later-store"),
    Case(
      name: "the folder of a source", words: "holds the source 'detections.csv'", refused: "data/figures",
      accepted: "figures"),
    Case(
      name: "a folder above a source", words: "holds the source", refused: "data", accepted: "data-store"),
    Case(name: "the folder of the project", words: "holds", refused: ".", accepted: "store"),
    Case(
      name: "in the folder of a source", words: "lies in the folder of the source",
      refused: "data/figures/store", accepted: "data/store"),
    Case(
      name: "in the folder that a source is linked from", words: "lies in the folder of the source",
      before:
        "mkdir real; mv data/figures/detections.csv real/; ln -s ../../real/detections.csv data/figures/",
      refused: "real/store", accepted: "unreal/store"),
    Case(
      name: "a folder of something else", words: "holds what is not of a store",
      before: "mkdir -m 700 other free; touch other/notes.txt", refused: "other", accepted: "free"),
    Case(
      name: "a folder with hidden files alone", words: "holds what is not of a store",
      before: "mkdir -m 700 other; touch other/.profile", refused: "other", accepted: "others"),
    Case(
      name: "a file under a name of a store", words: "holds what is not of a store",
      before: "mkdir -m 700 other begun; touch other/objects; mkdir begun/objects", refused: "other",
      accepted: "begun"),
    Case(name: "a file", words: "is not a folder", before: "touch file", refused: "file", accepted: "folder"),
    Case(
      name: "a link that leads nowhere", words: "a link that leads nowhere", before: "ln -s nowhere lnk",
      refused: "lnk", accepted: "nowhere"),
    Case(
      name: "a folder that its group may read", words: "is open to others",
      before: "mkdir -m 750 other; mkdir -m 700 mine", refused: "other", accepted: "mine"),
    Case(
      name: "a folder that others may enter, by a link", words: "is open to others",
      before: "mkdir -m 701 other; ln -s other lnk; mkdir -m 700 mine; ln -s mine lnk2", refused: "lnk",
      accepted: "lnk2"),
    Case(name: "an address", words: "is an address", refused: "s3://place/store", accepted: "s3/store"),
  ]

  private func workspace(_ item: Case) throws -> SmallWorkspace {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    let before = try CommandRun.shell(item.before, in: workspace.url)
    #expect(before.exitCode == 0, "\(before.messages)")
    return workspace
  }

  /// Every path with its mode, size and age.
  private func tree(_ workspace: SmallWorkspace) throws -> String {
    try CommandRun.shell("find . -printf '%p %m %s %T@ %l\\n' | sort", in: workspace.url).output
  }

  private static let commands = [
    ["check"], ["plan"], ["run"], ["show", "series[AFG]"], ["why", "series[AFG]"], ["history"], ["verify"],
    ["verify", "--rebuild"], ["gc", "--keep-runs", "1"], ["diff", "1", "2"], ["rollback"],
    ["withdraw", "2026-11-24.1"],
  ]

  @Test(arguments: cases) func theFolderIsRefusedAndLeftAsItIs(_ item: Case) throws {
    // One command of each of the two ways to a store.
    try expectRefusal(item, commands: [["run"], ["history"]])
  }

  @Test(arguments: cases.filter { ["a publish root", "a folder of something else"].contains($0.name) })
  func noCommandTakesIt(_ item: Case) throws {
    try expectRefusal(item, commands: Self.commands)
  }

  private func expectRefusal(_ item: Case, commands: [[String]]) throws {
    let workspace = try workspace(item)
    let before = try tree(workspace)
    for command in commands {
      let words = [command[0], SmallWorkspace.pipeline] + command.dropFirst() + ["--store", item.refused]
      let run = try CommandRun.waymark(words, in: workspace.url)
      #expect(run.exitCode == 2, "\(command): \(run.messages)")
      #expect(
        run.messages.contains("the store '\(item.refused)'") && run.messages.contains(item.words)
          && run.messages.contains("help: "), "\(command): \(run.messages)")
    }
    #expect(try tree(workspace) == before)
  }

  @Test(arguments: cases) func theOneBesideItIsTaken(_ item: Case) throws {
    let workspace = try workspace(item)
    for _ in 1...2 {
      let run = try workspace.run(fault: nil, "--store", item.accepted)
      #expect(run.exitCode == 0, "\(run.messages)")
    }
    let history = try workspace.waymark("history", SmallWorkspace.pipeline, "--store", item.accepted)
    #expect(history.exitCode == 0 && history.output.contains("\n2 "), "\(history)")
    let mode = try CommandRun.shell("stat -L -c %a '\(item.accepted)'", in: workspace.url)
    #expect(mode.output == "700\n")
  }

  @Test func aStoreThatStandsIsNotHeldUpByADraft() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run(fault: nil, "--store", "later/x").exitCode == 0)
    let draft = RefusedRootTests.other("../later", "public")
    #expect(try CommandRun.shell(draft, in: workspace.url).exitCode == 0)
    let run = try workspace.run(fault: nil, "--store", "later/x")
    #expect(run.exitCode == 0 && run.messages.contains("nothing to do"), "\(run.messages)")
  }

  @Test func theStoreBesideThePipelineMayStandBesideItsData() throws {
    let workspace = try SmallWorkspace(
      pipeline: SmallWorkspace.text.replacing("../data/figures/detections.csv", with: "detections.csv"))
    try FileManager.default.moveItem(
      at: workspace.url.appending(path: "data/figures/detections.csv"),
      to: workspace.url.appending(path: "pipelines/detections.csv"))
    #expect(try workspace.run().exitCode == 0)
    #expect(try workspace.run(fault: nil, "--store", "pipelines/kept").exitCode == 0)
  }

  @Test func theStoreBesideThePipelineIsHeldToTheSame() throws {
    for (before, words) in [
      ("chmod 755 pipelines/.waymark/small", "chmod 700 "), ("chmod 711 pipelines/.waymark", "'.waymark'"),
      (
        "rm -r pipelines/.waymark/small; mkdir -m 700 pipelines/.waymark/small; touch pipelines/.waymark/small/x",
        "not of a store"
      ),
      ("rm -r pipelines/.waymark; ln -s ../reports/small/latest pipelines/.waymark", "published to"),
      (
        "rm -r pipelines/.waymark; mkdir -m 700 data/figures/w; ln -s ../data/figures/w pipelines/.waymark",
        "of the source"
      ),
    ] {
      let workspace = try SmallWorkspace()
      #expect(try workspace.run().exitCode == 0)
      #expect(try CommandRun.shell(before, in: workspace.url).exitCode == 0)
      let tree = try tree(workspace)
      for command in [["run"], ["plan"], ["history"], ["gc", "--keep-runs", "1"]] {
        let run = try CommandRun.waymark(
          [command[0], SmallWorkspace.pipeline] + command.dropFirst(), in: workspace.url)
        #expect(run.exitCode == 2 && run.messages.contains(words), "\(before) \(command): \(run.messages)")
      }
      #expect(try self.tree(workspace) == tree)
    }
  }

  @Test func aPipelineThatCannotBeReadOpensNoFolderOfSomethingElse() throws {
    let workspace = try SmallWorkspace(pipeline: "waymark: [\n")
    #expect(try CommandRun.shell("mkdir -m 700 other; touch other/notes", in: workspace.url).exitCode == 0)
    let run = try workspace.waymark("history", SmallWorkspace.pipeline, "--store", "other")
    #expect(run.exitCode == 2 && run.messages.contains("not of a store"), "\(run.messages)")
  }

  @Test(arguments: ["000", "022", "077"]) func aNewStoreIsItsOwnersAloneWhateverTheUmask(_ mask: String)
    throws
  {
    let workspace = try SmallWorkspace()
    let run = try CommandRun.shell(
      "umask \(mask); \"$0\" run pipelines/small.yaml --store new/deep/store && find new -type d ! -perm 700 -o -type f -perm /077",
      in: workspace.url)
    #expect(run.exitCode == 0 && !run.output.contains("new"), "\(run)")
  }

  @Test func anOlderStoreIsTakenOver() throws {
    // Without what later versions keep, and without the files of people that an earlier one did not mind.
    for change in ["rm -r fields sets history sources.json lock", "rm log", "rm secret", "touch notes"] {
      let workspace = try SmallWorkspace()
      #expect(try workspace.run().exitCode == 0)
      #expect(
        try CommandRun.shell("cd pipelines/.waymark/small && \(change)", in: workspace.url).exitCode == 0)
      let run = try workspace.run()
      #expect(run.exitCode == 0, "\(change): \(run.messages)")
    }
  }
}
