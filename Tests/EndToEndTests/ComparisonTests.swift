import Foundation
import Testing

/// What changed since the last report, gates, and corrections of what readers see.
@Suite(.serialized) struct ComparisonTests {
  static let source = "data/figures/detections.csv"
  static let nothing = #"{"changes":[],"counted":{},"isFirst":true}"# + "\n"
  static let link = "reports/small/latest"

  private static let compared =
    SmallWorkspace.text.replacing(
      "  night:\n",
      with: """
          changes:
            from: {now: series, then: previous.series}
            for: {country: parameters.countries}
            compare: {}
          night:

        """)

  private func latest(_ workspace: SmallWorkspace) throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: workspace.url.appending(path: Self.link).path)
  }

  private func append(_ row: String, to workspace: SmallWorkspace) throws {
    let text = try String(contentsOf: workspace.url.appending(path: Self.source), encoding: .utf8)
    try workspace.write(text + row + "\n", to: Self.source)
  }

  @Test func changesSinceTheLastReportHaveTheirCauseAndASecondRunHasNothingToDo() throws {
    let workspace = try SmallWorkspace(pipeline: Self.compared)
    let first = try workspace.run()
    #expect(first.exitCode == 0, "\(first.messages)")
    #expect(try workspace.waymark("show", SmallWorkspace.pipeline, "changes[PAK]").output == Self.nothing)
    #expect(try workspace.run().messages.contains("nothing to do"))
    try append("2009-02,Western African Route,Sea,PAK,11", to: workspace)
    let second = try workspace.run()
    #expect(second.exitCode == 0, "\(second.messages)")
    let changes = try workspace.waymark("show", SmallWorkspace.pipeline, "changes[PAK]").output
    #expect(changes.contains("\"causes\":[\"records\"]") && changes.contains("month=2009-02"), "\(changes)")
    #expect(
      try workspace.waymark("show", SmallWorkspace.pipeline, "changes[AFG]").output.hasPrefix(
        #"{"changes":[],"counted":{},"revisions""#))
    let third = try workspace.run()
    #expect(third.messages.contains("nothing to do"), "\(third.messages)")
    let diff = try workspace.waymark("diff", "2026-11-24.1", "2026-11-24.2", "--format", "csv")
    #expect(diff.exitCode == 0)
    #expect(
      diff.output.contains("series[PAK],revised,detections,route=_T month=2009-02,31,42,records"), "\(diff)")
    #expect(!diff.output.contains("series[AFG]"))
  }

  /// The first night after Waymark was renewed compares with what the version before stored.
  @Test func findingsOfTheFormBeforeCanStillBeCompared() throws {
    let workspace = try SmallWorkspace(
      pipeline: Self.compared.replacing(
        "{now: series, then: previous.series}", with: "{now: trends, then: previous.trends}"))
    #expect(try workspace.run().exitCode == 0)
    var older = 0
    let files = FileManager.default.enumerator(at: workspace.url, includingPropertiesForKeys: nil)
    for case let file as URL in try #require(files) where file.lastPathComponent == "findings.json" {
      let text = try Self.formBefore(try Data(contentsOf: file))
      try FileManager.default.removeItem(at: file)
      try text.write(to: file)
      older += 1
    }
    #expect(older > 0)
    for month in 1...12 {
      let name = month < 10 ? "0\(month)" : "\(month)"
      try append("2009-\(name),Western African Route,Sea,PAK,\(100 * month)", to: workspace)
    }
    let second = try workspace.run()
    #expect(second.exitCode == 0, "\(second.messages)")
    let diff = try workspace.waymark("diff", "1", "2", "--format", "csv")
    #expect(diff.exitCode == 0 && diff.output.contains("trends[PAK],revised"), "\(diff)")
    // The same series were there before, whatever a story has more or less of.
    for change in ["new", "withdrawn"] {
      #expect(!diff.output.contains("trends[PAK],\(change),detections direction"), "\(diff.output)")
    }
  }

  /// Findings all in one mapping, without the rule of adjustment, as the first versions stored them.
  private static func formBefore(_ data: Data) throws -> Data {
    let findings = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    // They knew trends alone.
    let trends = findings.filter { ($0["body"] as? [String: Any])?["trend"] != nil }
    let flat = try trends.map { finding in
      var flat = try #require((finding["body"] as? [String: [String: Any]])?["trend"])
      let window = try #require(finding["window"] as? [String: Any])
      let basis = try #require(window["basis"] as? [String: Any])
      flat["basis"] = basis
      flat["count"] = basis["known"]
      flat["family"] = (finding["family"] as? [String: Any])?["words"]
      for name in ["firstPeriod", "lastPeriod"] { flat[name] = window[name] }
      for name in ["measure", "key"] { flat[name] = finding[name] }
      return flat
    }
    return try JSONSerialization.data(withJSONObject: flat)
  }

  @Test func aChangedFilterIsAChangeOfTheConfiguration() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    try workspace.write(
      SmallWorkspace.text.replacing("month <= 2009-12", with: "month <= 2009-11"), to: SmallWorkspace.pipeline
    )
    #expect(try workspace.run().exitCode == 0)
    let diff = try workspace.waymark("diff", "1", "2", "--rows", "1")
    #expect(diff.output.contains("withdrawn; cause: configuration"), "\(diff.output)")
  }

  @Test func aGateKeepsTheOldReportAndSaysSoUntilSomebodyAcceptsTheData() throws {
    let gated = SmallWorkspace.text.replacing(
      "  trends:\n",
      with: "    gate: {volume: 50%, share: {of: route, change: 90%}, freshness: 10000d}\n  trends:\n")
    let workspace = try SmallWorkspace(pipeline: gated)
    let first = try workspace.run()
    #expect(first.exitCode == 0, "\(first.messages)")
    let before = try workspace.published()
    try append("2009-03,Eastern Mediterranean Route,Sea,AFG,1000000", to: workspace)
    try append("2009-04,Eastern Mediterranean Route,Sea,AFG,90000", to: workspace)
    for _ in 0..<2 {
      let run = try workspace.run()
      #expect(run.exitCode == 3, "\(run.messages)")
      #expect(run.messages.contains("gate: the total of 'detections' differs by"), "\(run.messages)")
      #expect(run.messages.contains("the last report, 2026-11-24.1, stays published"))
      #expect(try workspace.published() == before)
    }
    let accepted = try workspace.run(fault: nil, "--accept", "series")
    #expect(accepted.exitCode == 0, "\(accepted.messages)")
    #expect(try latest(workspace) == "2026-11-24.2")
  }

  @Test func oldDataDoesNotPassAGateOnFreshness() throws {
    let gated = SmallWorkspace.text.replacing("  trends:\n", with: "    gate: {freshness: 400d}\n  trends:\n")
    let run = try SmallWorkspace(pipeline: gated).run()
    #expect(run.exitCode == 3 && run.messages.contains("the last period ended 2009-12-31"), "\(run.messages)")
  }

  @Test func aReportThatIsRolledBackStaysAwayUntilAnotherComes() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    try append("2009-03,Eastern Mediterranean Route,Sea,PAK,11", to: workspace)
    #expect(try workspace.run().exitCode == 0)
    let back = try workspace.waymark("rollback")
    #expect(back.exitCode == 0 && back.messages.contains("2026-11-24.1"), "\(back.messages)")
    #expect(try latest(workspace) == "2026-11-24.1")
    let same = try workspace.run()
    #expect(same.exitCode == 0 && same.messages.contains("nothing to do"), "\(same.messages)")
    #expect(try latest(workspace) == "2026-11-24.1")
    try append("2009-04,Eastern Mediterranean Route,Sea,PAK,12", to: workspace)
    #expect(try workspace.run().exitCode == 0)
    #expect(try latest(workspace) == "2026-11-24.3")
  }

  @Test func aWithdrawnReportSaysSoInItsPlace() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    try append("2009-03,Eastern Mediterranean Route,Sea,PAK,11", to: workspace)
    #expect(try workspace.run().exitCode == 0)
    let withdrawn = try workspace.waymark("withdraw", "2026-11-24.2", "--reason", "Counted <twice>.")
    #expect(withdrawn.exitCode == 0, "\(withdrawn.messages)")
    #expect(try latest(workspace) == "2026-11-24.1")
    let folder = workspace.url.appending(path: "reports/small/2026-11-24.2")
    let page = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
    #expect(page.contains("was withdrawn") && page.contains("Counted &lt;twice&gt;."))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "index.html", "manifest.json",
      ])
    #expect(try workspace.run().messages.contains("nothing to do"))
    #expect(try workspace.waymark("history").output.contains("withdrawn"))
    #expect(try workspace.waymark("rollback").exitCode == 3)
  }

  /// Same decisions and same bytes whatever surrounds the run.
  @Test func nothingAroundARunChangesWhatItPublishes() throws {
    var trees: [[String: Data]] = []
    for script in [
      "exec \"$0\" run pipelines/small.yaml --param today=2026-11-24 --jobs 1",
      "umask 000; export TZ=Asia/Kabul LANG=fa_IR.UTF-8 LC_ALL=tr_TR.UTF-8; exec \"$0\" run pipelines/small.yaml --param today=2026-11-24 --jobs 8",
      "umask 077; cd /; exec \"$0\" run \"$OLDPWD/pipelines/small.yaml\" --param today=2026-11-24 --jobs 8",
    ] {
      let workspace = try SmallWorkspace()
      let run = try CommandRun.shell(script, in: workspace.url)
      #expect(run.exitCode == 0, "\(run.messages)")
      trees.append(try workspace.published())
    }
    #expect(trees[0].count >= 8 && trees[1] == trees[0] && trees[2] == trees[0])
  }

  /// Times of files two days back or in another season decide nothing: contents do.
  @Test func clocksDecideNothing() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    for seconds in [-172_800.0, 15_552_000] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: seconds)],
        ofItemAtPath: workspace.url.appending(path: Self.source).path)
      let run = try CommandRun.shell(
        "TZ=Europe/Vienna exec \"$0\" run pipelines/small.yaml --param today=2026-11-22", in: workspace.url)
      #expect(run.exitCode == 0 && run.messages.contains("nothing to do"), "\(run.messages)")
    }
  }
}
