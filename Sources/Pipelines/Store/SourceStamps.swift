import Foundation
import Language

/// Content hashes of files, kept with size, times and inode so that unchanged files are not read.
struct SourceStamps {
  private struct Stamp: Codable, Equatable {
    var size: Int64
    var modified: Int64
    var changed: Int64
    var inode: UInt64
    var isKeyed: Bool
  }

  private struct Entry: Codable {
    var stamp: Stamp
    var hash: String
  }

  private let path: String
  private var entries: [String: Entry]
  /// What was looked at in this run: a run sees one state of a file.
  private var current: [String: String] = [:]
  private var isChanged = false

  init(path: String, isTrusted: Bool) {
    self.path = path
    let data = isTrusted ? FileManager.default.contents(atPath: path) : nil
    entries = data.flatMap { try? JSONDecoder().decode([String: Entry].self, from: $0) } ?? [:]
  }

  /// The content hash of a file, or `absent`; keyed where a secret is given.
  mutating func hash(_ file: String, keyedBy secret: StoreSecret? = nil) -> String {
    if let hash = current[file] { return hash }
    var status = stat()
    guard stat(file, &status) == 0 else { return "absent" }
    func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
    let stamp = Stamp(
      size: Int64(status.st_size), modified: nanoseconds(status.st_mtim),
      changed: nanoseconds(status.st_ctim), inode: UInt64(status.st_ino), isKeyed: secret != nil)
    if let entry = entries[file], entry.stamp == stamp {
      current[file] = entry.hash
      return entry.hash
    }
    guard let content = try? ContentHash.file(path: file) else { return "absent" }
    let hash = secret?.guarded(content, .confidential) ?? content
    entries[file] = Entry(stamp: stamp, hash: hash)
    current[file] = hash
    isChanged = true
    return hash
  }

  /// Keeps the stamps for the next run; losing them costs time and nothing else.
  func save() {
    guard isChanged else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(entries) else { return }
    try? DurableFile.replace([UInt8](data), at: path, mode: 0o600, point: .stampsWritten)
  }
}
