import Foundation

/// The right to write a store, held by the process and given up when it ends, however it ends.
final class StoreLock: Sendable {
  /// What a run says of itself while it holds the lock.
  struct Holder: Codable, Sendable {
    var pid: Int32
    var host: String
    var since: String
    var run: Int
    var stage: String
  }

  private let descriptor: Int32
  /// What the last run said of itself, if it ended without giving the lock up in order.
  let lost: Holder?
  /// Whether others may hold the lock at the same time.
  let isShared: Bool

  /// Takes the lock, trying again for a while where another run holds it.
  static func take(folder: String, policy: LockPolicy) async throws -> StoreLock {
    let clock = ContinuousClock()
    var deadline = clock.now
    switch policy {
    case .fail: break
    case .wait(let duration): deadline += duration
    // Another that takes none holds it until it has put the store in order, and shares it then.
    case .unlocked: deadline += .seconds(10)
    }
    // A run that has just begun holds the lock for a moment before it says who it is.
    let patience = clock.now + .milliseconds(500)
    while true {
      do throws(BusyStore) {
        return try StoreLock(folder: folder, policy: policy)
      } catch {
        let isUnnamed = !error.isNamed && clock.now < patience
        guard isUnnamed || clock.now < deadline else { throw error }
        try await Task.sleep(for: .milliseconds(isUnnamed ? 10 : 100))
      }
    }
  }

  private init(folder: String, policy: LockPolicy) throws(BusyStore) {
    let path = folder + "/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    var isShared = false
    var isHeld = descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0
    if descriptor >= 0, !isHeld, case .unlocked = policy {
      isShared = true
      isHeld = flock(descriptor, LOCK_SH | LOCK_NB) == 0
    }
    let before = Self.holder(path)
    guard isHeld else {
      if descriptor >= 0 { close(descriptor) }
      throw BusyStore(before)
    }
    self.descriptor = descriptor
    self.isShared = isShared
    lost = isShared ? nil : before
  }

  /// Says who holds the lock; only for people, so that a failure changes nothing.
  func tell(_ holder: Holder) {
    guard !isShared, let data = try? JSONEncoder().encode(holder) else { return }
    // One write of a fixed length: a reader sees the words before or these.
    let bytes = [UInt8](data)
    let padded = bytes + [UInt8](repeating: 0x20, count: max(0, 512 - bytes.count))
    _ = pwrite(descriptor, padded, padded.count, 0)
  }

  /// Lets other runs that take no lock of their own go on beside this one.
  ///
  /// The system gives the lock up before it grants a share of it: where another run was faster, this one waits until that shares it too.
  func share() {
    while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
  }

  /// Gives the lock up in order: the next run has nothing to recover.
  func release() {
    if !isShared { ftruncate(descriptor, 0) }
  }

  deinit { close(descriptor) }

  /// What the holder of a lock says of itself, or nil.
  private static func holder(_ path: String) -> Holder? {
    FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(Holder.self, from: $0) }
  }
}
