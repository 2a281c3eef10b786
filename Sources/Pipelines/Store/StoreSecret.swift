import Foundation
import Language

/// A random key of a store, so that hashes of what is not public tell nobody anything.
///
/// Without it, somebody who can guess a confidential table could test the guess against a hash.
struct StoreSecret: Sendable {
  private let bytes: [UInt8]

  /// Opens the secret of a store, or makes one where there is none.
  init(folder: String) throws(SystemFailure) {
    let path = folder + "/secret"
    if let data = FileManager.default.contents(atPath: path), data.count == 32 {
      bytes = [UInt8](data)
      return
    }
    bytes = Self.random()
    try DurableFile.replace(bytes, at: path, mode: 0o600, point: .secretWritten)
  }

  /// The secret of a store that is only read; a store without one holds nothing that it could open.
  init(existing folder: String) {
    let data = FileManager.default.contents(atPath: folder + "/secret")
    bytes = data.map { [UInt8]($0) } ?? Self.random()
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
