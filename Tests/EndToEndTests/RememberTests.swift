import Foundation
import Testing

/// A file that is overwritten, and what the nights before knew of it.
@Suite struct RememberTests {
  private static func night(_ day: Int) -> String { "2026-09-\(String(100 + day).suffix(2))" }

  @Test func thirtyNightsOfAFileThatFillsUpTellHowCompleteItsLastDaysAre() throws {
    let office = try RememberWorkspace(.day)
    for day in 1...30 {
      let run = try office.night(Self.night(day))
      #expect(run.exitCode == 0, "\(run.messages)")
      if day == 2 {
        // Nobody knows yet that these figures had to grow.
        let page = String(decoding: try office.report()["index.html"] ?? Data(), as: UTF8.self)
        #expect(page.contains(">Revised") && !page.contains("A quiet night"))
      }
      if day == 1 {
        #expect(!(try office.show("trends", Self.night(1))).contains("vintages"))
      }
    }
    let last = Self.night(30)
    #expect(try office.releases(last).count == 30)
    let report = try office.report()
    let page = String(decoding: report["index.html"] ?? Data(), as: UTF8.self)
    #expect(
      page.contains("the last 4 days (26 Sep 2026 to 29 Sep 2026) are incomplete: "), "\(page.prefix(4000))")
    #expect(page.contains("They are left out of trends."))
    let findings = try office.show("trends", last)
    #expect(!findings.contains(#""direction":{"value":"falling"}"#))
    // The truth lies where the page says that it will.
    let name = try #require(report.keys.first { $0.hasSuffix("completeness.csv") })
    let table = try CSVTable(String(decoding: report[name] ?? Data(), as: UTF8.self))
    let tail = table.all.filter { $0["sex"] == "_T" }
    #expect(tail.map { $0["period"] } == (26...29).map { Self.night($0) })
    for row in tail {
      let ends = ["lower", "upper"].compactMap { row[$0].flatMap(Double.init) }
      let truth = try Self.truth(row["period"] ?? "")
      #expect(ends.count == 2 && ends[0] <= truth && truth <= ends[1], "\(row) \(truth)")
    }
    // Nothing of what earlier nights knew is published, and the figures are those of tonight.
    for (path, data) in report where path.hasSuffix(".csv") {
      let header = try CSVTable(String(decoding: data, as: UTF8.self)).header
      #expect(!header.contains("known"), "\(path)")
    }
    let figures = try CSVTable(String(decoding: report["remembered.csv"] ?? Data(), as: UTF8.self))
    #expect(figures.all.count == 3 * 152)
    // What still grows is marked so, and that it grew is no news.
    #expect(
      Set(figures.all.filter { $0["n_marks"] == "provisional" }.compactMap { $0["period"] })
        == Set((26...29).map { Self.night($0) }))
    #expect(page.contains("A quiet night: no alert among 3 series"), "\(page.prefix(4000))")
    #expect(
      !page.contains(">Revised") && page.contains("Of those revised 12 were provisional."),
      "\(page.prefix(6000))")
    // The manifest says from how many earlier nights it comes.
    let manifest = String(decoding: report["manifest.json"] ?? Data(), as: UTF8.self)
    let lines = [
      #""first": "2026-09-01""#, #""last": "2026-09-29""#, #""releases": 29"#, #""stage": "remembered""#,
    ]
    let plain = manifest.replacing(" : ", with: ": ")
    #expect(lines.allSatisfy { plain.contains($0) }, "\(manifest)")
    // Nothing is new in the night after.
    let quiet = try office.run("2026-10-01")
    #expect(quiet.exitCode == 0 && quiet.messages.contains("nothing to do"), "\(quiet.messages)")
    #expect(try office.releases("2026-10-01").count == 30)
    // What is thrown away leaves what is remembered.
    let collected = try CommandRun.waymark(["gc", "pipeline.yaml", "--keep-runs", "1"], in: office.url)
    #expect(collected.exitCode == 0, "\(collected.messages)")
    try office.overwrite(on: "2026-10-02")
    #expect(try office.run("2026-10-02").exitCode == 0)
    #expect(try office.releases("2026-10-02").count == 31)
  }

  /// What comes to be known of a day in the end.
  private static func truth(_ day: String) throws -> Double {
    let file = try RememberWorkspace(.day).file(on: "2026-10-20")
    return file.split(separator: "\n").reduce(0) { sum, line in
      line.hasPrefix(day + ",") ? sum + (Double(line.split(separator: ",")[2]) ?? 0) : sum
    }
  }

  /// The days on which an office replaces its file, not always the same.
  private static let monthly = [
    "2024-01-05", "2024-02-03", "2024-03-06", "2024-04-04", "2024-05-05", "2024-06-03", "2024-07-04",
    "2024-08-07", "2024-09-04", "2024-10-03", "2024-11-05", "2024-12-04",
  ]

  @Test func aFileThatIsReplacedEachMonthTellsItsLastMonthsAfterAYear() throws {
    let (office, other) = (try RememberWorkspace(.month), try RememberWorkspace(.month))
    for (place, day) in Self.monthly.enumerated() {
      #expect(try office.night(day).exitCode == 0)
      #expect(try other.night(day).exitCode == 0)
      if place == 1 {
        let early = String(decoding: try office.report()["index.html"] ?? Data(), as: UTF8.self)
        #expect(
          early.contains("How complete the last periods are cannot be told yet"), "\(early.prefix(4000))")
      }
      // The other runs nightly, and finds nothing new in between.
      if place % 4 == 0 {
        let quiet = try other.run(String(day.prefix(8)) + "20", "--jobs", "1")
        #expect(quiet.messages.contains("nothing to do"), "\(quiet.messages)")
      }
    }
    let page = String(decoding: try office.report()["index.html"] ?? Data(), as: UTF8.self)
    #expect(
      page.contains("the last 4 months (Aug 2024 to Nov 2024) are incomplete: "), "\(page.prefix(4000))")
    // What is not all recorded yet is in no sum of twelve months.
    #expect(page.contains("in Aug 2023 to Jul 2024"), "\(page.prefix(6000))")
    #expect(try office.report()["index.html"] == other.report()["index.html"])
    // A day that is run again gives the same bytes.
    let before = try office.report()
    let again = try office.run("2024-12-04", "--jobs", "2")
    #expect(again.exitCode == 0 && again.messages.contains("nothing to do"), "\(again.messages)")
    #expect(try office.report() == before)
    let verified = try CommandRun.waymark(
      ["verify", "pipeline.yaml", "--rebuild", "--param", "today=2024-12-09"], in: office.url)
    #expect(verified.exitCode == 0, "\(verified.messages)")
  }

  @Test func aRunThatDoesNotComeToItsEndAddsNothing() throws {
    let office = try RememberWorkspace(.day)
    try office.night(Self.night(1))
    try office.night(Self.night(2))
    #expect(try office.log() == [Self.night(1), Self.night(2)])
    try office.overwrite(on: Self.night(3))
    // Killed while it computes, as it is entered in the history, and right after that.
    for fault in [
      "output.renamed:2:kill", "history.written:1:kill", "history.written:2:kill", "history.written:3:kill",
    ] {
      #expect(try office.run(Self.night(3), fault: fault).exitCode == 9)
      #expect(try office.log() == [Self.night(1), Self.night(2)], "\(fault)")
    }
    #expect(try office.run(Self.night(3)).exitCode == 0)
    #expect(try office.log() == [Self.night(1), Self.night(2), Self.night(3)])
    // A line that a power cut tore is none, and the next run goes on.
    try office.overwrite(on: Self.night(4))
    #expect(try office.run(Self.night(4), fault: "history.written:3:short").exitCode == 9)
    let after = try office.night(Self.night(5))
    #expect(after.exitCode == 0, "\(after.messages)")
    #expect(try office.releases(Self.night(5)) == [1, 2, 3, 5].map(Self.night))
    // A figure that breaks the contract fails, and is not remembered.
    try office.write(office.file(on: Self.night(6)) + "2026-09-05,F,many\n", "figures.csv")
    #expect(try office.run(Self.night(6)).exitCode == 3)
    // So is a night of which the report could not be published.
    try office.overwrite(on: Self.night(7))
    #expect(try office.run(Self.night(7), fault: "publish.begun:1:eio").exitCode == 1)
    #expect(try office.log().last == Self.night(5))
    #expect(try office.run(Self.night(7)).exitCode == 0)
    #expect(try office.log().last == Self.night(7))
  }

  @Test func ofTwoRunsForOneDayTheLaterCounts() throws {
    let office = try RememberWorkspace(.day)
    try office.night(Self.night(1))
    try office.write(office.file(on: Self.night(1)), "figures.csv")
    try office.night(Self.night(2))
    // The morning after, a corrected file is there.
    try office.write(office.file(on: Self.night(2)).replacing(",F,", with: ",F,1"), "figures.csv")
    #expect(try office.run(Self.night(2)).exitCode == 0)
    try office.night(Self.night(3))
    #expect(try office.releases(Self.night(3)) == [1, 2, 3].map(Self.night))
    let table = try CSVTable(office.show("remembered", Self.night(3)))
    let second = table.all.filter { $0["known"] == Self.night(2) && $0["sex"] == "F" }
    #expect(second.first?["n"]?.hasPrefix("1") == true && (Int(second.first?["n"] ?? "") ?? 0) > 1000)
  }

  @Test func twoRunsAtOnceLeaveOneDayWhole() throws {
    let office = try RememberWorkspace(.day)
    try office.night(Self.night(1))
    try office.overwrite(on: Self.night(2))
    let run = "$0 run pipeline.yaml --wait 2m --param today=\(Self.night(2))"
    let both = try CommandRun.shell(
      "\(run) & first=$!; \(run); second=$?; wait $first; exit $(( $? + second ))", in: office.url)
    #expect(both.exitCode == 0, "\(both.messages)")
    #expect(try office.log() == [Self.night(1), Self.night(2)])
    // Without a lock they write at the same time; one may find that the other has just put away what it reads.
    try office.overwrite(on: Self.night(3))
    try office.write(
      RememberWorkspace.pipeline(.day).replacing("stages:\n", with: "lock: no\nstages:\n"), "pipeline.yaml")
    let third = "$0 run pipeline.yaml --param today=\(Self.night(3))"
    _ = try CommandRun.shell("\(third) & \(third); wait", in: office.url)
    let after = try office.run(Self.night(3))
    #expect(after.exitCode == 0, "\(after.messages)")
    #expect(Set(try office.log()) == Set([1, 2, 3].map(Self.night)))
    #expect(try office.releases(Self.night(3)) == [1, 2, 3].map(Self.night))
  }

  @Test func figuresOfAnotherShapeStartAnewAndTheRunSaysSo() throws {
    let office = try RememberWorkspace(.day)
    for day in 1...3 { try office.night(Self.night(day)) }
    // A column that nobody declared is refused before anything is remembered.
    try office.write(
      office.file(on: Self.night(4), header: "period,sex,route,n", more: ",A"), "figures.csv")
    try office.write(
      RememberWorkspace.contract(
        .day, start: "2026-05-01", more: "  route: {type: code, list: sex, role: dimension}\n"),
      "data/contracts/figures.yaml")
    #expect(try office.run(Self.night(4)).exitCode == 3)
    try office.write(
      office.file(on: Self.night(4), header: "period,sex,route,n", more: ",F"), "figures.csv")
    // The table that is remembered is as before, though the file is another.
    let same = try office.run(Self.night(4))
    #expect(same.exitCode == 0 && !same.messages.contains("another shape"), "\(same.messages)")
    #expect(try office.releases(Self.night(4)) == (1...4).map(Self.night))
    try office.write(
      RememberWorkspace.pipeline(.day, by: "sex: total+each, route: total+each"), "pipeline.yaml")
    let other = try office.run(Self.night(4))
    #expect(
      other.exitCode == 0
        && other.messages.contains("3 of another shape, known until \(Self.night(3))"), "\(other.messages)")
    #expect(try office.releases(Self.night(4)) == [Self.night(4)])
  }

  /// The whole file, or what was counted from it, or that for each category apart: the same is told of the last days.
  @Test func whateverTableIsRememberedTheSameIsToldOfIt() throws {
    let office = try RememberWorkspace(.day)
    let more = """
        whole:
          from: source
          remember: {column: read}
        counted:
          from: whole
          disaggregate: {measure: {n: sum(n)}, by: {read: each, sex: total+each}, period: day, fill: zero}
        again:
          from: counted
          trend: {}
        latest:
          from: whole
          disaggregate: {measure: {n: sum(n)}, by: {sex: total+each}, period: day, fill: zero}
        apart:
          from: source
          for: {sex: codelist.sex}
          where: sex = each.sex
          disaggregate: {measure: {n: sum(n)}, by: {sex: each}, period: day, fill: zero}
        own:
          from: apart
          for: {sex: codelist.sex}
          remember: {}
        each:
          from: own
          for: {sex: codelist.sex}
          trend: {}

      """
    try office.write(
      RememberWorkspace.pipeline(.day).replacing("  trends:\n", with: more + "  trends:\n"), "pipeline.yaml")
    for day in 1...8 {
      let run = try office.night(Self.night(day))
      #expect(run.exitCode == 0, "\(run.messages)")
    }
    let last = Self.night(8)
    func completeness(_ stage: String, sex: String) throws -> Data {
      let all =
        try JSONSerialization.jsonObject(with: Data(office.show(stage, last).utf8)) as? [[String: Any]]
      let found = all?.first { one in
        let key = (one["key"] as? [[String: Any]])?.first?["code"] as? String
        return key == sex && (one["body"] as? [String: Any])?["completeness"] != nil
      }
      let body = try #require((found?["body"] as? [String: Any])?["completeness"], "\(stage) \(sex)")
      return try JSONSerialization.data(withJSONObject: body, options: .sortedKeys)
    }
    for sex in ["F", "M"] {
      let counted = try completeness("trends", sex: sex)
      #expect(String(decoding: counted, as: UTF8.self).contains(#""count":8"#))
      #expect(try completeness("again", sex: sex) == counted)
      #expect(try completeness("each[\(sex)]", sex: sex) == counted)
    }
    // Without its releases it is tonight's table.
    let tables = try ["latest", "series"].map { try CSVTable(office.show($0, last)).all }
    #expect(tables[0].map { $0["n"] } == tables[1].map { $0["n"] } && tables[0].count > 300)
  }

  @Test func whatWasOfAHigherClassIsNotReadByWhatIsPublic() throws {
    let office = try RememberWorkspace(.day)
    let contract = RememberWorkspace.contract(.day, start: "2026-05-01")
    try office.write(
      contract.split(separator: "\n").filter { !$0.hasPrefix("published") }.joined(separator: "\n"),
      "data/contracts/figures.yaml")
    try office.write(
      RememberWorkspace.pipeline(.day).replacing("audience: public", with: "audience: internal").replacing(
        "to: report", with: "to: inside"), "pipeline.yaml")
    for day in 1...2 {
      let run = try office.night(Self.night(day))
      #expect(run.exitCode == 0, "\(run.messages)")
    }
    #expect(try office.releases(Self.night(2)) == [1, 2].map(Self.night))
    try office.write(contract, "data/contracts/figures.yaml")
    try office.write(RememberWorkspace.pipeline(.day), "pipeline.yaml")
    let run = try office.night(Self.night(3))
    #expect(
      run.exitCode == 0 && run.messages.contains("2 no longer whole in the store, or not for those who read"),
      "\(run.messages)")
    #expect(try office.releases(Self.night(3)) == [Self.night(3)])
  }

  @Test func whatIsDamagedIsLeftOutAndSaid() throws {
    let office = try RememberWorkspace(.day)
    for day in 1...3 { try office.night(Self.night(day)) }
    let line = try String(
      contentsOf: office.url.appending(path: ".waymark/figures/releases"), encoding: .utf8
    ).split(separator: "\n")[1].split(separator: "\t")
    let file = office.url.appending(path: ".waymark/figures/objects/\(line[4])/table/table.parquet")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let run = try office.night(Self.night(4))
    #expect(run.exitCode == 0 && run.messages.contains("1 no longer whole in the store"), "\(run.messages)")
    #expect(try office.releases(Self.night(4)) == [1, 3, 4].map(Self.night))
  }

  @Test(arguments: [
    ("remember: {}", "period: day, ", "have no period"),
    ("remember: {column: sex}", "", "has a column 'sex' already"),
    ("remember: {colum: x}", "", "unknown key 'colum'"),
  ])
  func whatCannotBeMeantIsRefused(kind: String, cut: String, message: String) throws {
    let office = try RememberWorkspace(.day)
    var text = RememberWorkspace.pipeline(.day).replacing("remember: {}", with: kind)
    if !cut.isEmpty { text = text.replacing(cut, with: "").replacing(", fill: zero", with: "") }
    try office.write(text, "pipeline.yaml")
    try office.overwrite(on: Self.night(1))
    let check = try CommandRun.waymark(["check", "pipeline.yaml"], in: office.url)
    #expect(check.exitCode == 2 && check.messages.contains(message), "\(check.messages)")
  }

  @Test func releasesOfASourceAreNotRememberedAgain() throws {
    let office = try RememberWorkspace(.day)
    let text = RememberWorkspace.pipeline(.day).replacing(
      "  trends:", with: "  twice:\n    from: remembered\n    remember: {column: again}\n  trends:")
    try office.write(text, "pipeline.yaml")
    try office.overwrite(on: Self.night(1))
    let check = try CommandRun.waymark(["check", "pipeline.yaml"], in: office.url)
    #expect(
      check.exitCode == 2 && check.messages.contains("has releases already, in 'known'"), "\(check.messages)")
  }
}
