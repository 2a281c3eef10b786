import Glibc

/// Writes whole files with exact permissions, whatever the umask.
public enum DurableFile {
  /// Creates or replaces the content of a file; a partial write goes on with the rest.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32, point: FaultPoint
  ) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw SystemFailure(path: path, bytes: bytes.count) }
    defer { close(descriptor) }
    guard fchmod(descriptor, mode) == 0 else { throw SystemFailure(path: path, bytes: bytes.count) }
    try append(bytes, to: descriptor, path: path, point: point)
  }

  /// Replaces a file by a new one under its name, so that readers see the old or the new content.
  ///
  /// - Parameter fresh: where the new content is written first, in the same folder; the path with `.new` unless given, which only
  ///   one process may write at a time.
  public static func replace(
    _ bytes: [UInt8], at path: String, by fresh: String? = nil, mode: UInt32, point: FaultPoint
  ) throws(SystemFailure) {
    let fresh = fresh ?? path + ".new"
    try write(bytes, to: fresh, mode: mode, point: point)
    try FileSync.flush(fresh)
    guard rename(fresh, path) == 0 else { throw SystemFailure(path: path, bytes: bytes.count) }
  }

  /// Writes bytes to an open file.
  static func append(
    _ bytes: [UInt8], to descriptor: Int32, path: String, point: FaultPoint
  ) throws(SystemFailure) {
    let cut = try Faults.reach(point, writing: bytes.count, to: path)
    var rest = cut.map { Array(bytes[..<$0]) } ?? bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw SystemFailure(path: path, bytes: bytes.count) }
      if written == rest.count { break }
      rest.removeFirst(written)
    }
    if cut != nil { Faults.cutPower() }
  }
}
