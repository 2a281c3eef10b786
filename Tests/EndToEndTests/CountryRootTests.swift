import Foundation
import FoundationXML
import Testing

/// Each country has a root of its own: its history, its latest, and a place in the index and the feed.
@Suite(.serialized) struct CountryRootTests {
  static let pipeline = SmallWorkspace.text
    .replacing(
      "  publish:\n    from: {pages: night}",
      with: """
          brief:
            from: {counts: series}
            for: {country: parameters.countries}
            render: {page: country-brief, formats: [html, csv], audience: public}
          publish:
            from: {pages: [night, all brief]}
        """)

  private func workspace() throws -> SmallWorkspace { try SmallWorkspace(pipeline: Self.pipeline) }

  private func target(_ workspace: SmallWorkspace, _ place: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(
      atPath: workspace.url.appending(path: "reports/small/\(place)latest").path)
  }

  private func text(_ workspace: SmallWorkspace, _ path: String) throws -> String {
    try String(
      contentsOf: workspace.url.appending(path: "reports/small/" + path).resolvingSymlinksInPath(),
      encoding: .utf8)
  }

  private func append(_ line: String, to workspace: SmallWorkspace) throws {
    let path = "data/figures/detections.csv"
    let text = try String(contentsOf: workspace.url.appending(path: path), encoding: .utf8)
    try workspace.write(text + line + "\n", to: path)
  }

  static let undisturbed: Result<[String: Data], any Error> = Result {
    let workspace = try SmallWorkspace(pipeline: pipeline)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    return try workspace.published()
  }

  /// The points between the first and the last that readers see, each as often as a run comes by it.
  static let faults: [String] = {
    let points = [
      "publish.begun", "publish.synced", "publish.renamed", "publish.swapped", "publish.manifest",
    ]
    return points.flatMap { point in (1...3).map { "\(point):\($0):kill" } }
      + [
        "publish.marked:2:kill", "publish.written:4:short", "publish.indexed:1:kill",
        "publish.indexed:2:short",
      ]
  }()

  @Test(arguments: faults)
  func aRunThatIsKilledBetweenTwoCountriesIsCompletedByTheNext(_ fault: String) throws {
    let workspace = try workspace()
    #expect(try workspace.run(fault: fault, "--jobs", "1").exitCode == 9)
    for place in ["", "AFG/", "PAK/"] where target(workspace, place) != nil {
      // What readers can open is whole, and leads nowhere that is not there when the pages of all are.
      #expect(try text(workspace, "\(place)latest/index.html").contains("</main>"))
      if place.isEmpty { #expect(target(workspace, "AFG/") != nil && target(workspace, "PAK/") != nil) }
    }
    #expect(try workspace.run().exitCode == 0)
    let expected = try Self.undisturbed.get()
    let published = try workspace.published()
    #expect(published.keys.sorted() == expected.keys.sorted())
    #expect(published == expected)
    #expect(try workspace.run().messages.contains("nothing to do"))
  }

  @Test func aRunWithFewerCountriesLeavesTheOthersAndSaysSo() throws {
    let workspace = try workspace()
    #expect(try workspace.run().exitCode == 0)
    let page = try text(workspace, "PAK/latest/index.html")
    let fewer = try CommandRun.waymark(
      ["run", SmallWorkspace.pipeline, "--param", "today=2026-11-25", "--param", "countries=AFG"],
      in: workspace.url)
    #expect(fewer.exitCode == 0 && fewer.messages.contains("left as it is: PAK"), "\(fewer.messages)")
    #expect(try text(workspace, "status.json").contains("\"left\" : [\n    \"PAK\"\n  ]"))
    #expect(target(workspace, "PAK/") == "2026-11-24.1")
    #expect(try text(workspace, "PAK/latest/index.html") == page)
    let night = try text(workspace, "latest/index.html")
    #expect(night.contains("../AFG/latest/index.html") && !night.contains("../PAK/"))
    #expect(try text(workspace, "index.html").contains("PAK/latest/index.html"))
    let last = try CommandRun.waymark(
      ["doctor", "--last", SmallWorkspace.pipeline, "--param", "countries=AFG"], in: workspace.url)
    #expect(last.exitCode == 0 && last.output.contains("left     publish[PAK]"), "\(last)")
  }

  @Test func aCountryWithNothingNewKeepsItsRun() throws {
    let workspace = try workspace()
    #expect(try workspace.run().exitCode == 0)
    try append("2009-02,Western African Route,Sea,PAK,11", to: workspace)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(target(workspace, "") == "2026-11-24.2" && target(workspace, "PAK/") == "2026-11-24.2")
    #expect(target(workspace, "AFG/") == "2026-11-24.1")
    #expect(!workspace.has("reports/small/AFG/2026-11-24.2"))
    #expect(try workspace.waymark("verify").exitCode == 0)
    #expect(try workspace.waymark("verify", "PAK/2026-11-24.2").exitCode == 0)
    try workspace.write("<p>", to: "reports/small/PAK/2026-11-24.2/index.html")
    #expect(try workspace.waymark("verify").output == "changed  PAK/2026-11-24.2/index.html\n")
    #expect(try workspace.waymark("gc", "--keep-runs", "1").exitCode == 0)
    #expect(try workspace.waymark("history").output.contains("AFG/2026-11-24.1 PAK/2026-11-24.2"))
  }

  @Test func oneCountryIsRolledBackAndWithdrawnAndTheIndexFollows() throws {
    let workspace = try workspace()
    #expect(try workspace.run().exitCode == 0)
    try append("2009-02,Western African Route,Sea,PAK,11", to: workspace)
    #expect(try workspace.run().exitCode == 0)
    let ids = try Feed.read(text(workspace, "feed.atom")).ids
    #expect(ids.count == 5 && Set(ids).count == 5 && ids.allSatisfy { $0.hasPrefix("urn:uuid:") })
    #expect(try workspace.waymark("rollback", "--key", "PAK").exitCode == 0)
    #expect(target(workspace, "PAK/") == "2026-11-24.1" && target(workspace, "") == "2026-11-24.2")
    #expect(try text(workspace, "index.html").contains("PAK/2026-11-24.2/index.html"))
    #expect(try workspace.run().messages.contains("nothing to do"))
    #expect(target(workspace, "PAK/") == "2026-11-24.1")
    let withdrawn = try workspace.waymark("withdraw", "PAK/2026-11-24.1", "--reason", "Counted twice.")
    #expect(withdrawn.exitCode == 0, "\(withdrawn.messages)")
    #expect(try text(workspace, "PAK/latest/index.html").contains("Counted twice."))
    #expect(try text(workspace, "index.html").contains("withdrawn on"))
    #expect(try Feed.read(text(workspace, "feed.atom")).ids == ids)
    #expect(try workspace.waymark("rollback", "--key", "IRN").exitCode == 2)
  }

  @Test func nothingIsPublishedOfPeriodsThatTheSourceDoesNotHave() throws {
    let workspace = try SmallWorkspace(
      pipeline: Self.pipeline.replacing("month <= 2009-12", with: "month >= parameters.from").replacing(
        "  countries:", with: "  from: {type: month, default: 2009-01}\n  countries:"))
    #expect(try workspace.run().exitCode == 0)
    let before = try workspace.published()
    let empty = try workspace.run(fault: nil, "--param", "from=2030-01")
    #expect(empty.exitCode == 3, "\(empty.messages)")
    #expect(empty.messages.contains("no period lies within month >= 2030-01; the source has 2009-01 to"))
    #expect(
      empty.messages.contains("--param") && empty.messages.contains("stays published"), "\(empty.messages)")
    #expect(try workspace.published() == before)
    // A country that the source does not name is an answer.
    let unnamed = try workspace.run(fault: nil, "--param", "countries=SYR")
    #expect(unnamed.exitCode == 0, "\(unnamed.messages)")
    #expect(try text(workspace, "SYR/latest/index.html").contains("</main>"))
  }

  @Test func anIndexFromTheRightSpellsOutNoneOfItsOwnMarks() throws {
    let lines = Self.pipeline.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains("render:")
        ? line.replacing("audience: public}", with: "audience: public, language: [ar, en]}") : line
    }
    let workspace = try SmallWorkspace(pipeline: lines.joined(separator: "\n"))
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    for name in [
      "index.html", "index.en.html", "feed.atom", "PAK/latest/index.html", "PAK/latest/index.en.html",
    ] {
      let page = try text(workspace, name)
      #expect(!page.contains("U+20") && page.contains("</"), "\(name)")
    }
  }

  @Test func anInternalRootHasItsIndexForItsOwnerAlone() throws {
    let workspace = try SmallWorkspace(
      pipeline: Self.pipeline.replacing("audience: public", with: "audience: internal"))
    #expect(try workspace.run().exitCode == 0)
    #expect(try text(workspace, "index.html").contains("Internal:"))
    for name in ["index.html", "feed.atom"] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: workspace.url.appending(path: "reports/small/" + name).path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect(
      try Feed.read(text(workspace, "feed.atom")).links.allSatisfy { !$0.contains(":") && !$0.hasPrefix("/") }
    )
  }

  /// What a feed reader takes from a feed.
  private final class Feed: NSObject, XMLParserDelegate {
    private(set) var ids: [String] = []
    private(set) var links: [String] = []
    private var path: [String] = []

    /// Reads a feed, which has to be well formed.
    static func read(_ text: String) throws -> Feed {
      let feed = Feed()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = feed
      #expect(parser.parse(), "line \(parser.lineNumber)")
      #expect(feed.links.count == feed.ids.count + 2)
      return feed
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      path.append(name)
      if name == "link" { links.append(attributes["href"] ?? "") }
      if path == ["feed", "entry", "id"] { ids.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if path == ["feed", "entry", "id"] { ids[ids.count - 1] += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      path.removeLast()
    }
  }
}
