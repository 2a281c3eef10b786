import Foundation
import Testing

@testable import Pipelines

/// The random key of a store.
@Suite struct StoreSecretTests {
  /// Opens the secret of one folder many times at once; each answer stands for the secret that was opened.
  private func openings(_ folder: String, count: Int) async throws -> Set<String> {
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<count {
        group.addTask { try StoreSecret(folder: folder).guarded("a hash", .confidential) }
      }
      return try await group.reduce(into: []) { $0.insert($1) }
    }
  }

  private func inFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-secret-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
  }

  @Test func runsThatStartAtOnceInANewStoreShareOneSecret() async throws {
    for _ in 0..<50 {
      try await inFolder { folder in
        let secrets = try await openings(folder, count: 16)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(secrets.count == 1 && files == ["secret"])
      }
    }
  }

  @Test func whatAKilledRunLeftIsMadeAgainForItsOwnerAlone() async throws {
    try await inFolder { folder in
      let path = folder + "/secret"
      try Data([1, 2, 3]).write(to: URL(filePath: path))
      #expect(chmod(path, 0o644) == 0)
      let first = try await openings(folder, count: 1)
      let second = try await openings(folder, count: 1)
      #expect(first == second)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600 && attributes[.size] as? Int == 32)
    }
  }
}
