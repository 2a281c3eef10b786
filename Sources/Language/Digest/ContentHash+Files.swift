import Glibc

/// Why the content of a file could not be hashed.
public struct FileReadError: Error, Sendable, CustomStringConvertible {
  /// The path of the file.
  public let path: String
  /// The number that the system gave.
  public let number: Int32

  /// The path and the reason in words.
  public var description: String {
    "file '\(path)' cannot be read: \(String(cString: strerror(number)))"
  }
}

extension ContentHash {
  /// The digest of the content of a file, read in pieces of 1 MiB.
  public static func file(path: String) throws(FileReadError) -> String {
    // Without O_NONBLOCK a named pipe would keep the reader waiting for a writer.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw FileReadError(path: path, number: errno) }
    defer { close(file) }
    var hash = ContentHash()
    let capacity = 1 << 20
    var piece = [UInt8](repeating: 0, count: capacity)
    while true {
      let count = read(file, &piece, capacity)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileReadError(path: path, number: errno) }
      if count == 0 { return hash.finish() }
      hash.update(bytes: count == capacity ? piece : Array(piece[..<count]))
    }
  }
}
