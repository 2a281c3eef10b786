import Foundation
import Testing

@testable import Pipelines

/// What a publication finds that was not there when its pipeline was checked.
@Suite struct PublicationRootTests {
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "waymark-root-\(UUID().uuidString)")

    init() throws {
      for name in ["pages", "pipelines"] {
        try FileManager.default.createDirectory(
          at: url.appending(path: name), withIntermediateDirectories: true)
      }
      try Data("<p>".utf8).write(to: url.appending(path: "pages/index.html"))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func publish(_ audience: DataClass = .public) throws(StageFailure) -> Publication.Result? {
      try publish(audience, keys: [nil], day: "2026-11-24").first
    }

    /// Publishes the folder `pages` under each of some keys.
    func publish(
      _ audience: DataClass = .public, keys: [String?], day: String, keep: Int? = nil
    ) throws(StageFailure) -> [Publication.Result] {
      let root = url.appending(path: "reports/x").path
      return try Publication.publish(
        PublicationRequest(
          stage: "publish", folder: root, audience: audience, keep: keep, today: day,
          sources: keys.map { .init(folder: url.appending(path: "pages").path, key: $0) },
          bounds: PublicationBounds(
            pipelineFolder: url.appending(path: "pipelines").path, allowed: [], sources: [],
            store: url.appending(path: "pipelines/.waymark/x").path,
            roots: [.init(stage: "publish", folder: root, audience: audience)]),
          manifest: { key, files in
            let encoder = JSONEncoder()
            let list = String(decoding: try encoder.encode(files), as: UTF8.self)
            return "{\"audience\": \"\(audience.rawValue)\", \"files\": \(list), \"key\": \"\(key ?? "")\"}\n"
          },
          index: { index in
            let lines = index.places.map { "\($0.key ?? "all") \($0.latest ?? "nothing")\n" }
            return [
              .init(name: "index.html", bytes: Array("href=\"feed.atom\"\n\(lines.joined())".utf8)),
              .init(name: "feed.atom", bytes: Array("<id>urn:x".utf8)),
            ]
          }))
    }

    func text(_ path: String) throws -> String {
      try String(contentsOf: url.appending(path: path), encoding: .utf8)
    }

    func write(_ text: String, to path: String) throws {
      try Data(text.utf8).write(to: url.appending(path: path))
    }

    /// What a link names.
    func target(_ path: String) -> String? {
      try? FileManager.default.destinationOfSymbolicLink(atPath: url.appending(path: path).path)
    }

    func names(_ path: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: path).path)) ?? []).sorted()
    }
  }

  @Test func aRootThatBecameALinkIsNotWrittenThrough() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "reports"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "reports/x").path, withDestinationPath: "../pages")
    let failure = #expect(throws: StageFailure.self) { _ = try folder.publish() }
    #expect(failure?.cause == .cannotWrite && failure?.message.contains("is a link") == true)
    #expect(folder.names("pages") == ["index.html"])
  }

  @Test func aRootThatLeadsOutsideByNowIsNotWritten() throws {
    let folder = try Folder()
    let other = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "reports").path, withDestinationPath: other.url.path)
    let failure = #expect(throws: StageFailure.self) { _ = try folder.publish() }
    #expect(failure?.message.contains("lies outside") == true)
    #expect(other.names("") == ["pages", "pipelines"])
  }

  @Test func theFirstAudienceStays() throws {
    let folder = try Folder()
    #expect(try folder.publish()?.run == "2026-11-24.1")
    let before = folder.names("reports/x")
    let failure = #expect(throws: StageFailure.self) { _ = try folder.publish(.internal) }
    #expect(failure?.message.contains("is public for ever") == true)
    #expect(folder.names("reports/x") == before)
    #expect(PublicationRoot.audience(of: folder.url.appending(path: "reports/x").path) == .public)
  }

  @Test func aKeyHasRunsOfItsOwnAndWhatIsEqualStays() throws {
    let folder = try Folder()
    let first = try folder.publish(keys: ["PAK", "AFG", nil], day: "2026-11-24")
    #expect(first.map(\.key) == ["AFG", "PAK", nil] && first.allSatisfy { $0.run == "2026-11-24.1" })
    try folder.write("<p>new", to: "pages/index.html")
    let second = try folder.publish(keys: ["PAK"], day: "2026-11-25")
    #expect(second.map(\.run) == ["2026-11-25.1"])
    #expect(folder.target("reports/x/PAK/latest") == "2026-11-25.1")
    #expect(folder.target("reports/x/AFG/latest") == "2026-11-24.1")
    #expect(folder.target("reports/x/latest") == "2026-11-24.1")
    #expect(try folder.text("reports/x/AFG/latest/index.html") == "<p>")
    #expect(
      try folder.text("reports/x/index.html").hasSuffix(
        "all 2026-11-24.1\nAFG 2026-11-24.1\nPAK 2026-11-25.1\n"))
    let third = try folder.publish(keys: ["PAK"], day: "2026-11-26")
    #expect(third.map(\.run) == ["2026-11-25.1"])
    #expect(
      folder.names("reports/x/PAK").filter { $0.hasPrefix("2026") } == ["2026-11-24.1", "2026-11-25.1"])
    try folder.write("<p>newer", to: "pages/index.html")
    _ = try folder.publish(keys: ["PAK"], day: "2026-11-26", keep: 1)
    #expect(folder.names("reports/x/PAK").filter { $0.hasPrefix("2026") } == ["2026-11-26.1"])
  }

  @Test func whatWasRolledBackIsNotPublishedAgainWithAnotherKey() throws {
    let folder = try Folder()
    let root = folder.url.appending(path: "reports/x").path
    _ = try folder.publish(keys: ["AFG", "PAK"], day: "2026-11-24")
    try folder.write("<p>wrong", to: "pages/index.html")
    _ = try folder.publish(keys: ["AFG", "PAK"], day: "2026-11-25")
    #expect(try PublicationCorrection.rollBack(root, key: "AFG", to: nil) == "2026-11-24.1")
    let again = try folder.publish(keys: ["AFG", "PAK"], day: "2026-11-26")
    #expect(again.map(\.run) == [nil, "2026-11-25.1"])
    #expect(folder.target("reports/x/AFG/latest") == "2026-11-24.1")
    #expect(PublicationState.stands(manifestHash: again[0].hash, in: root + "/AFG"))
    try folder.write("<p>right", to: "pages/index.html")
    #expect(try folder.publish(keys: ["AFG"], day: "2026-11-26").map(\.run) == ["2026-11-26.1"])
  }

  @Test func theLayoutOfAnEarlierVersionIsLeftWithNothingLost() throws {
    for keys in [["AFG", nil], ["AFG"]] {
      let folder = try Folder()
      let run = "reports/x/2026-11-20.1"
      for key in ["AFG", "PAK", "site"] {
        try FileManager.default.createDirectory(
          at: folder.url.appending(path: "\(run)/\(key)"), withIntermediateDirectories: true)
        try folder.write("<p>old", to: "\(run)/\(key)/index.html")
      }
      var files = ["AFG/index.html", "PAK/index.html"]
      if keys.contains(nil) {
        try folder.write("<p>old", to: run + "/index.html")
        files += ["index.html", "site/index.html"]
      }
      let list = files.map { "{\"path\": \"\($0)\", \"bytes\": 6, \"sha256\": \"x\"}" }.joined(
        separator: ", ")
      try folder.write(
        "{\"audience\": \"public\", \"inputs\": [{\"stage\": \"brief[AFG]\"}, {\"stage\": \"brief[PAK]\"}], \"files\": [\(list)]}",
        to: run + "/manifest.json")
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: "reports/x/latest").path, withDestinationPath: "2026-11-20.1")
      let before = folder.names(run)
      _ = try folder.publish(keys: keys, day: "2026-11-24")
      #expect(folder.target("reports/x/PAK/latest") == "2026-11-20.1")
      #expect(try folder.text("reports/x/PAK/latest/index.html") == "<p>old")
      #expect(folder.target("reports/x/AFG/latest") == "2026-11-24.1")
      #expect(folder.names("reports/x/AFG").contains("2026-11-20.1"))
      #expect(folder.names(run) == before && !folder.names("reports/x").contains("site"))
      // Where nothing about no one thing is published any more, nothing would renew the link.
      #expect(folder.target("reports/x/latest") == (keys.contains(nil) ? "2026-11-24.1" : nil))
      #expect(PublicationRoot.keys(in: folder.url.appending(path: "reports/x").path) == ["AFG", "PAK"])
    }
  }

  @Test func aRootThatIsPublishedToTakesNoOther() throws {
    let folder = try Folder()
    _ = try folder.publish(keys: ["AFG", nil], day: "2026-11-24")
    try folder.write("<p>new", to: "pages/index.html")
    let root = folder.url.appending(path: "reports/x").path
    let lock = try PublicationFolder.lock(root)
    let failure = #expect(throws: StageFailure.self) {
      _ = try folder.publish(keys: ["AFG", nil], day: "2026-11-24")
    }
    #expect(failure?.message.contains("another run is publishing") == true)
    #expect(throws: StageFailure.self) { try PublicationCorrection.rollBack(root, key: "AFG", to: nil) }
    close(lock)
    #expect(folder.target("reports/x/AFG/latest") == "2026-11-24.1")
    #expect(
      try folder.publish(keys: ["AFG", nil], day: "2026-11-24").map(\.run) == [
        "2026-11-24.2", "2026-11-24.2",
      ])
  }

  @Test func onlyAFolderThatIsPartOfTheRootTakesAKey() throws {
    for (name, words) in [("file", "is no folder"), ("other", "was not published"), ("root", "for itself")] {
      let folder = try Folder()
      _ = try folder.publish(keys: ["PAK"], day: "2026-11-24")
      let path = folder.url.appending(path: "reports/x/AFG")
      if name == "file" {
        try folder.write("", to: "reports/x/AFG")
      } else {
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      }
      if name == "other" { try folder.write("", to: "reports/x/AFG/notes.txt") }
      if name == "root" { try PublicationRoot.write(.init(audience: .public), in: path.path) }
      let bounds = PublicationBounds(
        pipelineFolder: folder.url.appending(path: "pipelines").path, allowed: [], sources: [],
        store: folder.url.appending(path: "pipelines/.waymark/x").path, roots: [])
      var root = PublicationBounds.Root(
        stage: "publish", folder: ResolvedPath.of(folder.url.appending(path: "reports/x").path),
        audience: .public, keys: ["PAK"])
      // A root of its own is refused for every key, since it lies where no publication made one.
      if name != "root" { #expect(bounds.objection(to: root) == nil, "\(name)") }
      root.keys = ["AFG", "PAK"]
      let objection = bounds.objection(to: root)
      #expect(
        objection?.message.contains(name == "root" ? "published to" : words) == true,
        "\(name): \(objection?.message ?? "nothing")")
    }
  }

  @Test func anIndexThatIsNotOursIsLeft() throws {
    let folder = try Folder()
    _ = try folder.publish()
    try folder.write("<p>mine", to: "reports/x/index.html")
    let failure = #expect(throws: StageFailure.self) { _ = try folder.publish() }
    #expect(failure?.message.contains("was not made by Waymark") == true)
    #expect(try folder.text("reports/x/index.html") == "<p>mine")
  }

  @Test func theIndexOfAPublicRootKnowsNothingOfAnInternalOneInIt() throws {
    let folder = try Folder()
    _ = try folder.publish(keys: ["PAK"], day: "2026-11-24")
    let secret = folder.url.appending(path: "reports/x/SECRET").path
    try FileManager.default.createDirectory(
      atPath: secret + "/2026-11-24.1", withIntermediateDirectories: true)
    try PublicationRoot.write(.init(audience: .internal, key: "SECRET"), in: secret)
    try folder.write(
      "{\"audience\": \"internal\", \"files\": []}", to: "reports/x/SECRET/2026-11-24.1/manifest.json")
    try FileManager.default.createSymbolicLink(
      atPath: secret + "/latest", withDestinationPath: "2026-11-24.1")
    let root = folder.url.appending(path: "reports/x").path
    #expect(PublicationIndex.read(root, audience: .public).places.map(\.key) == ["PAK"])
    #expect(PublicationRoot.keys(in: root) == ["PAK"])
  }

  @Test(arguments: [
    (["AFG"], "AFG"), (["latest"], "%6Catest"), (["Latest"], "%4Catest"), (["a-b"], "a-b"),
    (["a-b", "c"], "a%2Db-c"),
    ([".."], "%2E%2E"), ([""], "%"),
  ])
  func aKeyIsAPlainNameThatNothingElseHas(_ codes: [String], _ key: String) {
    #expect(PublicationSubject.key(of: codes) == key)
  }

  @Test(arguments: [
    ("/a", "/a/b", true), ("/a", "/a", true), ("/a", "/ab", false), ("/a/b", "/a", false), ("/", "/x", true),
    ("/a", "/a/\u{301}b", true), ("/\u{E9}", "/e\u{301}/x", false),
  ])
  func aFolderContainsWhatLiesBelowIt(_ folder: String, _ path: String, _ isInside: Bool) {
    #expect(ResolvedPath.contains(folder, path) == isInside)
  }

  @Test func linksOnTheWayAreFollowedAndLoopsEnd() throws {
    let folder = try Folder()
    let root = ResolvedPath.of(folder.url.path)
    for (name, target) in [("a", "b"), ("b", "pages/../c"), ("loop", "loop")] {
      try FileManager.default.createSymbolicLink(atPath: "\(root)/\(name)", withDestinationPath: target)
    }
    #expect(ResolvedPath.of("\(root)/a/x/../y") == "\(root)/c/y")
    #expect(ResolvedPath.of("\(root)/loop/x") == "\(root)/loop/x")
  }
}
