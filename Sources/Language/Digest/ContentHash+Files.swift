import Glibc

extension ContentHash {
  /// The digest of the content of a file, read in pieces of 64 KiB.
  public static func file(path: String) throws(FileReadError) -> String {
    let file = try RegularFile.open(path)
    defer { close(file) }
    var hash = ContentHash()
    let capacity = 1 << 16
    var piece = [UInt8](repeating: 0, count: capacity)
    while true {
      let count = read(file, &piece, capacity)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileReadError(path: path, cause: .system(errno)) }
      if count == 0 { return hash.finish() }
      hash.update(bytes: count == capacity ? piece : Array(piece[..<count]))
    }
  }
}
