internal import CPlatform
import Glibc

/// Waits until files are on the disk.
enum FileSync {
  /// The number of paths up to which each is flushed by itself.
  ///
  /// Each flush waits for the disk once, and so does flushing the file system whole.
  private static let fewPaths = 4

  /// Flushes a file or a folder.
  static func flush(_ path: String) throws(SystemFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemFailure(path: path) }
  }

  /// Flushes several files and folders of one file system.
  static func flush(_ paths: [String]) throws(SystemFailure) {
    guard paths.count > fewPaths, let first = paths.first else {
      for path in paths { try flush(path) }
      return
    }
    let descriptor = open(first, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path: first) }
    defer { close(descriptor) }
    guard wm_sync_file_system(descriptor) == 0 else { throw SystemFailure(path: first) }
  }
}
