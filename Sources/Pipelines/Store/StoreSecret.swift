import Foundation
import Language

/// A random key of a store, so that hashes of what is not public tell nobody anything.
///
/// Without it, somebody who can guess a confidential table could test the guess against a hash.
struct StoreSecret: Sendable {
  private let bytes: [UInt8]

  /// Opens the secret of a store, or makes one where there is none.
  ///
  /// Of runs that start at once in a new store one makes it, and the others wait for that: they have no other lock yet.
  init(folder: String) throws(SystemFailure) {
    if let kept = Self.kept(folder) {
      bytes = kept
      return
    }
    let path = Self.path(folder)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(path: path) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw SystemFailure(path: path) }
    }
    if let kept = Self.kept(folder) {
      bytes = kept
      return
    }
    bytes = Self.random()
    // What a killed run left is shorter than a secret.
    guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else {
      throw SystemFailure(path: path)
    }
    try DurableFile.append(bytes, to: descriptor, path: path, point: .secretWritten)
    try FileSync.flush(path)
  }

  /// The secret of a store that is only read; a store without one holds nothing that it could open.
  init(existing folder: String) {
    bytes = Self.kept(folder) ?? Self.random()
  }

  private static func path(_ folder: String) -> String { folder + "/secret" }

  private static func kept(_ folder: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path(folder)).flatMap { $0.count == 32 ? [UInt8]($0) : nil }
  }

  /// A hash as the store may keep it: as it is where it is of something public, else keyed.
  func guarded(_ hash: String, _ dataClass: DataClass) -> String {
    dataClass == .public ? hash : ContentHash.keyed(bytes, Array(hash.utf8))
  }

  private static func random() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
