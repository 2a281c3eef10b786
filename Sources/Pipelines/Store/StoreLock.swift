import Foundation

/// The right to write a store, held by the process and given up when it ends, however it ends.
struct StoreLock: ~Copyable {
  private let descriptor: Int32

  /// Another run holds the lock; its own words about itself.
  struct Busy: Error {
    var holder: String
  }

  init(folder: String, holder: String) throws(Busy) {
    let path = folder + "/lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
      if descriptor >= 0 { close(descriptor) }
      throw Busy(holder: text ?? "another run")
    }
    ftruncate(descriptor, 0)
    let bytes = Array(holder.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }

  deinit { close(descriptor) }
}
