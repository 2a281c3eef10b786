import Glibc

/// Which file a path leads to, through links of either kind.
public struct FileIdentity: Sendable, Hashable {
  /// The device.
  public var device: UInt64
  /// The number of the file on it.
  public var inode: UInt64
}

/// What the system says of a regular file.
public struct FileFacts: Sendable {
  /// Which file it is.
  public var identity: FileIdentity
  /// Its size in bytes.
  public var size: Int
  /// How many names it has.
  public var links: Int

  /// Asks for the file at the end of a path; nil where there is none, or it is not a regular one.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    links = Int(status.st_nlink)
  }
}
