import Foundation

/// Which file a path leads to, through links of either kind.
struct FileIdentity: Sendable, Hashable {
  /// The device.
  var device: UInt64
  /// The number of the file on it.
  var inode: UInt64
}

/// What the system says of a regular file.
struct FileFacts: Sendable {
  /// Which file it is.
  var identity: FileIdentity
  /// Its size in bytes.
  var size: Int
  /// How many names it has.
  var links: Int

  /// Asks for the file at the end of a path; nil where there is none, or it is not a regular one.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    links = Int(status.st_nlink)
  }
}

extension AbsolutePath {
  /// More links than a system follows.
  private static let linkLimit = 40

  /// A path without links; what is not there stands for itself.
  static func real(_ path: String) -> String {
    var waiting = Array(resolve(path, in: "/").split(separator: "/").reversed())
    var found = ""
    var links = 0
    while let part = waiting.popLast() {
      if part == ".." {
        found = String(found.prefix(upTo: found.lastIndex(of: "/") ?? found.startIndex))
        continue
      }
      let next = found + "/" + part
      guard links < linkLimit, let target = try? FileManager.default.destinationOfSymbolicLink(atPath: next)
      else {
        found = next
        continue
      }
      links += 1
      if target.hasPrefix("/") { found = "" }
      waiting += target.split(separator: "/").filter { $0 != "." }.reversed()
    }
    return found.isEmpty ? "/" : found
  }
}
