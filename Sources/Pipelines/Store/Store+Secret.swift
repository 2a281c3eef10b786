import Foundation
import Glibc

extension Store {
  private var secretPath: String { folder + "/secret" }

  /// The secret of this store, or nil where it has none yet.
  func secret() -> [UInt8]? {
    guard let data = FileManager.default.contents(atPath: secretPath), data.count == 32 else { return nil }
    return [UInt8](data)
  }

  /// The secret of this store, made at random where it has none; its owner alone can read it.
  ///
  /// With another secret confidential results are computed again, and nothing else changes.
  func makeSecret() throws(StageFailure) -> [UInt8] {
    if let secret = secret() { return secret }
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    try? FileManager.default.removeItem(atPath: secretPath)
    let descriptor = open(secretPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw StageFailure(cause: .cannotWrite, message: "cannot write \(secretPath)")
    }
    defer { close(descriptor) }
    guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw StageFailure(cause: .cannotWrite, message: "cannot write \(secretPath)")
    }
    return bytes
  }
}
