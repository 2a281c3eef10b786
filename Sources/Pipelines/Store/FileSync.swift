import Glibc

/// Waits until files are on the disk.
enum FileSync {
  /// The system refused.
  struct Failure: Error {}

  /// Flushes a file or a folder.
  static func flush(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Failure() }
  }
}
