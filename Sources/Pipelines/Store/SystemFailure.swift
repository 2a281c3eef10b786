import Glibc

/// The system refused to read or write.
public struct SystemFailure: Error, Sendable, Hashable {
  /// The number the system gave, `errno`.
  public var number: Int32
  /// The path that was read or written.
  public var path: String
  /// The bytes that were to be written, 0 where there were none.
  public var bytes: Int

  /// Creates a failure.
  public init(number: Int32, path: String, bytes: Int = 0) {
    self.number = number
    self.path = path
    self.bytes = bytes
  }

  /// The failure of the last call of this thread.
  init(path: String, bytes: Int = 0) { self.init(number: errno, path: path, bytes: bytes) }

  /// Whether somebody must make room or give rights before a new attempt can succeed.
  public var needsPerson: Bool {
    [ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS, ENOTDIR, EISDIR].contains(number)
  }

  /// The failure of a stage that follows.
  public var stageFailure: StageFailure {
    StageFailure(
      cause: needsPerson ? .cannotWrite : .io, message: "cannot write \(path): \(reason)", help: help)
  }

  /// The reason in words.
  public var reason: String {
    switch number {
    case ENOSPC, EDQUOT: "the disk is full (\(bytes) bytes to write, \(Self.free(path)) bytes free)"
    case EFBIG: "files may not grow this large (\(bytes) bytes to write; see ulimit -f)"
    case EACCES, EPERM: "there is no permission"
    case EROFS: "the file system is read-only"
    default: String(cString: strerror(number))
    }
  }

  private var help: String? {
    switch number {
    case ENOSPC, EDQUOT: "free space there and run again: what was committed is reused"
    case EFBIG: "raise the limit and run again: what was committed is reused"
    case EACCES, EPERM, EROFS: "give the user who runs waymark the right to write there"
    default: nil
    }
  }

  /// The bytes that are free where a path is or would be.
  private static func free(_ path: String) -> UInt64 {
    var folder = path
    var status = statvfs()
    while statvfs(folder, &status) != 0 {
      guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { return 0 }
      folder = String(folder[..<slash])
    }
    return UInt64(status.f_bavail) &* UInt64(status.f_frsize)
  }
}
