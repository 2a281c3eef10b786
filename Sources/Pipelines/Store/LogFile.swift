import Foundation

/// A file of lines that only grows; what is in it was on the disk before anybody was told.
struct LogFile: Sendable {
  /// What was read.
  struct Content: Sendable {
    var bytes: [UInt8]
    /// The whole lines, oldest first, without their ends.
    var lines: [Range<Int>]
    /// The length up to which all is whole, and whether anything stands behind it.
    var wholeLength: Int
    /// Whether lines had to be left out.
    var isDamaged: Bool

    /// The fields of a line.
    func fields(_ line: Range<Int>, limit: Int = .max) -> [String] {
      LogLine.fields(bytes, line, limit: limit)
    }
  }

  let path: String

  /// Reads the whole lines; damaged ones are left out.
  ///
  /// A file that is not there is empty.
  func read() -> Content {
    let bytes = FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
    var content = Content(bytes: bytes, lines: [], wholeLength: 0, isDamaged: false)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      guard end < bytes.count else {
        content.isDamaged = true
        break
      }
      if LogLine.isWhole(bytes, start..<end) {
        content.lines.append(start..<end)
      } else {
        content.isDamaged = true
      }
      content.wholeLength = end + 1
      start = end + 1
    }
    return content
  }

  /// Takes a torn last line off, so that the next one does not run into it.
  func repair(_ content: Content) throws(SystemFailure) {
    guard content.wholeLength < content.bytes.count else { return }
    guard truncate(path, off_t(content.wholeLength)) == 0 else { throw SystemFailure(path: path) }
  }

  /// Adds lines and waits until they are on the disk; when that fails, none of them stays.
  func append(_ lines: [[String]], point: FaultPoint) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(path: path) }
    defer { close(descriptor) }
    let length = lseek(descriptor, 0, SEEK_END)
    do throws(SystemFailure) {
      try DurableFile.append(lines.flatMap(LogLine.bytes), to: descriptor, path: path, point: point)
      guard fsync(descriptor) == 0 else { throw SystemFailure(path: path) }
    } catch {
      ftruncate(descriptor, length)
      throw error
    }
  }

  /// Replaces all lines, by a rename.
  func rewrite(_ lines: [[String]], point: FaultPoint) throws(SystemFailure) {
    try DurableFile.replace(lines.flatMap(LogLine.bytes), at: path, mode: 0o600, point: point)
  }
}

extension LogFile.Content {
  /// What a log without a line holds.
  static let empty = LogFile.Content(bytes: [], lines: [], wholeLength: 0, isDamaged: false)
}
