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

    func publish(_ audience: DataClass = .public) throws(StageFailure) -> Publication.Result {
      let root = url.appending(path: "reports/x").path
      return try Publication.publish(
        PublicationRequest(
          stage: "publish", folder: root, audience: audience, keep: nil, today: "2026-11-24",
          sources: [url.appending(path: "pages").path],
          bounds: PublicationBounds(
            pipelineFolder: url.appending(path: "pipelines").path, allowed: [], sources: [],
            store: url.appending(path: "pipelines/.waymark/x").path,
            roots: [.init(stage: "publish", folder: root, audience: audience)]),
          manifest: { _ in "{\"audience\": \"\(audience.rawValue)\", \"files\": []}\n" }))
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
    #expect(try folder.publish().run == "2026-11-24.1")
    let before = folder.names("reports/x")
    let failure = #expect(throws: StageFailure.self) { _ = try folder.publish(.internal) }
    #expect(failure?.message.contains("is public for ever") == true)
    #expect(folder.names("reports/x") == before)
    #expect(PublicationRoot.audience(of: folder.url.appending(path: "reports/x").path) == .public)
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
