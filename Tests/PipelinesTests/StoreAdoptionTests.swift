import Foundation
import Testing

@testable import Pipelines

/// What becomes of an object that two runs without a lock make at once.
@Suite struct StoreAdoptionTests {
  private let key = String(repeating: "a", count: 64)

  /// Adopts a file of this content, and tells the inode of the object and its content.
  private func adopt(_ content: String, in store: Store, named name: String) throws -> (
    inode: Int, content: String
  ) {
    let attempt = try store.makeAttempt(name)
    try Data(content.utf8).write(to: URL(filePath: attempt + "/figures"))
    try store.adopt(attempt, digest: ObjectFiles.digest(attempt), key: key)
    let attributes = try FileManager.default.attributesOfItem(atPath: store.object(key))
    return (
      try #require(attributes[.systemFileNumber] as? Int),
      try String(contentsOfFile: store.object(key) + "/figures", encoding: .utf8)
    )
  }

  @Test func theSameObjectStaysWhatAnotherRunReads() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(folder: folder.path)
    let first = try adopt("1", in: store, named: "first")
    let same = try adopt("1", in: store, named: "same")
    #expect(same == first)
    // What differs was found damaged: it is exchanged, and the old one has the name of the attempt.
    let other = try adopt("2", in: store, named: "other")
    #expect(other.content == "2" && other.inode != first.inode)
    #expect(try String(contentsOfFile: store.folder + "/attempts/other/figures", encoding: .utf8) == "1")
  }
}
