import Foundation
import TestSupport
import Testing

/// From records with a day of registration, and from figures with releases, to what a page says of the last months.
@Suite struct CompletenessTests {
  private final class Folder {
    let url: URL

    init(_ files: [String: String]) throws {
      url = FileManager.default.temporaryDirectory.appending(path: "completeness-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: url.appending(path: "data/contracts"), withIntermediateDirectories: true)
      try FileManager.default.createDirectory(
        at: url.appending(path: "pages"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: SharedFolder.packageRoot.appending(path: "data/codelists"),
        to: url.appending(path: "data/codelists"))
      for (path, text) in files { try write(text, path) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, _ path: String) throws {
      try Data(text.utf8).write(to: url.appending(path: path))
    }

    func waymark(_ arguments: String...) throws -> CommandRun {
      try CommandRun.waymark(arguments, in: url)
    }

    func run() throws -> CommandRun { try waymark("run", "pipeline.yaml", "--param", "today=2026-01-05") }

    func show(_ stage: String) throws -> String {
      try waymark("show", "pipeline.yaml", stage, "--param", "today=2026-01-05").output
    }

    func page() throws -> String {
      try String(contentsOf: url.appending(path: "report/latest/index.html"), encoding: .utf8)
    }
  }

  /// Days and months of made-up persons: each month has 60, of whom 6 are registered in it and 18 in each of the next three,
  /// up to the last day of 2025.
  private static func records() -> String {
    var lines = ["id,happened,registered,sex"]
    var id = 0
    for month in 0..<48 {
      for person in 0..<60 {
        let delay = person < 6 ? 0 : 1 + (person - 6) / 18
        id += 1
        let day = delay > 0 ? 1 + person % 28 : month == 47 ? 30 : 28
        guard month + delay < 48 else { continue }
        func text(_ month: Int, _ day: Int) -> String {
          "\(2022 + month / 12)-\(String(100 + month % 12 + 1).suffix(2))-\(String(100 + day).suffix(2))"
        }
        lines.append(
          "\(id),\(text(month, 1 + person % 28)),\(text(month + delay, max(day, 1 + person % 28))),\(person % 2 == 0 ? "F" : "M")"
        )
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let contract = """
    contract: records
    unit: person
    matter: TIP
    coverage: {from: 2022-01, to: data, absent: zero}
    columns:
      id: {type: text, role: key}
      happened: {type: date, role: period}
      registered: {type: date}
      sex: {type: code, list: sex, role: dimension}

    """

  private static func pipeline(_ counts: String) -> String {
    """
    waymark: 1
    pipeline: cases
    title: Made-up cases
    stages:
      source:
        load: {files: records.csv, contract: data/contracts/records.yaml}
      cases:
        from: source
        clean: {}
      counts:
        from: cases
        disaggregate: \(counts)
      trends:
        from: counts
        trend: {}
      night:
        from: {counts: counts, findings: trends}
        render: {page: months, formats: [html, json, csv], audience: internal}
      publish:
        from: {pages: night}
        publish: {to: report, audience: internal}

    """
  }

  private static let page = """
    waymark: 1
    page: months
    title: How complete the last months are
    blocks:
      - completeness: 2
      - all-series: all

    """

  private static func folder(_ counts: String) throws -> Folder {
    try Folder([
      "records.csv": records(), "data/contracts/records.yaml": contract, "pipeline.yaml": pipeline(counts),
      "pages/months.yaml": page,
    ])
  }

  @Test func recordsByDayOfRegistrationSayWhatTheLastMonthsComeTo() throws {
    let folder = try Self.folder(
      "{measure: {n: count()}, by: {sex: total+each}, period: month, fill: zero, recorded: registered, delays: 6}"
    )
    let run = try folder.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let counts = try CSVTable(folder.show("counts"))
    func value(_ release: String, _ month: String) -> String? {
      counts.all.first { $0["registered"] == release && $0["sex"] == "_T" && $0["happened"] == month }?["n"]
    }
    // October 2025 as of each month since, and as it is now.
    #expect(
      ["2025-10", "2025-11", "2025-12", "2025-12 now"].map { value($0, "2025-10") } == [
        "6", "24", "42", "42",
      ])
    #expect(value("2025-09", "2025-10") == nil && value("2025-12", "2025-05") == nil)
    #expect(value("2025-12 now", "2025-05") == "60")
    let findings = try folder.show("trends")
    #expect(findings.contains(#""completeness""#))
    #expect(findings.contains(#""direction":{"value":"noClearChange"}"#), "\(findings.prefix(3000))")
    #expect(!findings.contains(#""direction":{"value":"falling"}"#))
    let html = try folder.page()
    #expect(
      html.contains("the last 3 months (Oct 2025 to Dec 2025) are incomplete: 72 recorded so far"),
      "\(html.prefix(6000))")
    #expect(html.contains("They are left out of trends."))
    let file = folder.url.appending(path: "report/latest")
    let names = try FileManager.default.contentsOfDirectory(atPath: file.path)
    let table = try #require(names.first { $0.hasSuffix("completeness.csv") }, "\(names)")
    let csv = try CSVTable(String(contentsOf: file.appending(path: table), encoding: .utf8))
    let tail = csv.all.filter { $0["sex"] == "_T" }
    #expect(tail.map { $0["period"] } == ["2025-10", "2025-11", "2025-12"])
    #expect(tail.map { $0["recorded"].flatMap(Double.init) } == [42, 24, 6])
    for one in tail {
      let ends = ["lower", "upper"].compactMap { one[$0].flatMap(Double.init) }
      #expect(ends.count == 2 && ends[0] <= 60 && 60 <= ends[1], "\(one)")
    }
    // What is still growing is marked in the counts themselves.
    let marked = counts.all.filter { $0.values.contains { $0.contains("provisional") } }
    #expect(Set(marked.compactMap { $0["happened"] }) == ["2025-10", "2025-11", "2025-12"])
  }

  @Test func aSecondRunHasNothingToDo() throws {
    let folder = try Self.folder("{measure: {n: count()}, by: {}, period: month, recorded: registered}")
    #expect(try folder.run().exitCode == 0)
    let again = try folder.run()
    #expect(again.exitCode == 0 && again.messages.contains("nothing to do"), "\(again.messages)")
  }

  @Test(arguments: [
    ("recorded: sex", "is not a column of days"), ("recorded: happened", "is not a column of days"),
    ("delays: 3", "'delays' needs 'recorded'"), ("recorded: registered, delays: 0", "from 1 to 120"),
  ])
  func whatCannotBeMeantIsRefused(option: String, message: String) throws {
    let folder = try Self.folder("{measure: {n: count()}, by: {}, period: month, \(option)}")
    let check = try folder.waymark("check", "pipeline.yaml")
    #expect(check.exitCode == 2 && check.messages.contains(message), "\(check.messages)")
  }

  @Test func aSensitiveDayIsRefused() throws {
    let folder = try Self.folder("{measure: {n: count()}, by: {}, period: month, recorded: registered}")
    try folder.write(
      Self.contract.replacing("unit: person", with: "unit: person\nsensitive: [registered]"),
      "data/contracts/records.yaml")
    let check = try folder.waymark("check", "pipeline.yaml")
    #expect(check.exitCode == 2 && check.messages.contains("E081"), "\(check.messages)")
  }

  @Test func figuresWithoutVintagesSayOnlyThatTheyMayBeRevised() throws {
    let folder = try Self.folder("{measure: {n: count()}, by: {}, period: month, fill: zero}")
    try folder.write(
      Self.contract.replacing("absent: zero}", with: "absent: zero, provisional: 2}"),
      "data/contracts/records.yaml")
    let run = try folder.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try folder.page().contains("The last 2 months may still be revised and are left out of trends."))
  }

  @Test func publishedReleasesAreVintages() throws {
    var lines = ["release,month,n"]
    for release in 0..<30 {
      for month in 0...release {
        let known = [40, 70, 90, 100][min(3, release - month)]
        func text(_ place: Int) -> String { "\(2023 + place / 12)-\(String(100 + place % 12 + 1).suffix(2))" }
        lines.append("\(text(release)),\(text(month)),\(known)")
      }
    }
    func folder(_ more: String) throws -> Folder {
      try Folder([
        "figures.csv": lines.joined(separator: "\n") + "\n" + more,
        "data/contracts/figures.yaml": """
        contract: figures
        unit: count
        published: {by: Office, release: "2025", date: 2025-06-30, url: "https://example.org", terms: free}
        columns:
          release: {type: month, role: vintage}
          month: {type: month, role: period}
          n: {type: int, role: measure}

        """,
        "pipeline.yaml": """
        waymark: 1
        pipeline: figures
        stages:
          figures:
            load: {files: figures.csv, contract: data/contracts/figures.yaml}
          trends:
            from: figures
            trend: {}

        """,
      ])
    }
    let words = try folder("final,2025-06,1\n")
    let folder = try folder("")
    let run = try folder.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let findings = try folder.show("trends")
    #expect(findings.contains(#""provisional":3"#), "\(findings.prefix(3000))")
    #expect(findings.contains(#""period":"2025-06""#) && findings.contains(#""value":"noClearChange""#))
    // A release that is no month could be anything.
    let wrong = try CommandRun.waymark(
      ["run", "pipeline.yaml", "--param", "today=2026-01-05"], in: words.url)
    #expect(wrong.exitCode == 3 && wrong.messages.contains("vintage"), "\(wrong.messages)")
  }

  @Test func releasesInTheNamesOfFilesAreVintages() throws {
    func month(_ place: Int) -> String { "\(2023 + place / 12)-\(String(100 + place % 12 + 1).suffix(2))" }
    var files = [
      "data/contracts/figures.yaml": """
      contract: figures
      unit: count
      published: {by: Office, release: "2025", date: 2025-06-30, url: "https://example.org", terms: free}
      file: {file-as: release}
      columns:
        release: {type: month, role: vintage}
        month: {type: month, role: period}
        n: {type: int, role: measure}

      """,
      "pipeline.yaml": """
      waymark: 1
      pipeline: figures
      stages:
        figures:
          load: {files: "figures_*.csv", contract: data/contracts/figures.yaml}
        trends:
          from: figures
          trend: {}

      """,
    ]
    for release in 0..<30 {
      let rows = (0...release).map { "\(month($0)),\([40, 70, 90, 100][min(3, release - $0)])" }
      files["figures_\(month(release))-28.csv"] = "month,n\n" + rows.joined(separator: "\n") + "\n"
    }
    let folder = try Folder(files)
    let run = try folder.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let findings = try folder.show("trends")
    #expect(findings.contains(#""provisional":3"#), "\(findings.prefix(3000))")
    #expect(findings.contains(#""period":"2025-06""#) && findings.contains(#""value":"noClearChange""#))
    // The name is a part of what is read: the same bytes under another one are another release.
    let last = folder.url.appending(path: "figures_2025-06-28.csv")
    try FileManager.default.moveItem(at: last, to: folder.url.appending(path: "figures_2025-07-28.csv"))
    let moved = try folder.run()
    #expect(moved.exitCode == 0 && !moved.messages.contains("nothing to do"), "\(moved.messages)")
    #expect(try folder.show("figures").contains("2025-07"))
    // A name that tells none stops the run and says what it looked for.
    try folder.write("month,n\n2025-06,40\n", "figures_latest.csv")
    let wrong = try folder.run()
    #expect(wrong.exitCode == 3 && wrong.messages.contains("figures_latest.csv"), "\(wrong.messages)")
    #expect(wrong.messages.contains("there is none"), "\(wrong.messages)")
  }

  /// A month that holds the day of the run is not over: few in it are no fall, and once it is over they are.
  @Test func aMonthThatIsNotOverIsNotJudged() throws {
    let rows = (0..<48).map { month in
      let name = "\(2022 + month / 12)-\(String(100 + month % 12 + 1).suffix(2))"
      return "\(name),\(month == 47 ? 4 : 150 + month * 7 % 11)"
    }
    let folder = try Folder([
      "figures.csv": "month,n\n" + rows.joined(separator: "\n") + "\n",
      "data/contracts/figures.yaml": """
      contract: figures
      unit: count
      published: {by: Office, release: "2025", date: 2025-12-30, url: "https://example.org", terms: free}
      columns:
        month: {type: month, role: period}
        n: {type: int, role: measure}

      """,
      "pipeline.yaml": """
      waymark: 1
      pipeline: figures
      stages:
        figures:
          load: {files: figures.csv, contract: data/contracts/figures.yaml}
        trends:
          from: figures
          trend: {}

      """,
    ])
    func findings(_ day: String) throws -> String {
      let run = try folder.waymark("run", "pipeline.yaml", "--param", "today=\(day)")
      #expect(run.exitCode == 0, "\(run.messages)")
      return try folder.waymark("show", "pipeline.yaml", "trends", "--param", "today=\(day)").output
    }
    for day in ["2025-12-06", "2025-12-31"] {
      let open = try findings(day)
      #expect(open.contains(#""provisional":1"#) && !open.contains("unusuallyLow"), "\(open.prefix(2000))")
    }
    let over = try findings("2026-01-01")
    #expect(!over.contains(#""provisional":1"#) && over.contains("unusuallyLow"), "\(over.prefix(2000))")
    // Later in the month nothing is new.
    let again = try folder.waymark("run", "pipeline.yaml", "--param", "today=2026-01-20")
    #expect(again.messages.contains("nothing to do"), "\(again.messages)")
  }
}
