import Foundation

/// What the Python wheel of the engine says of its files.
enum WheelRecord {
  /// The version of the wheel that a module came with; nil where no wheel names it, or names it with
  /// another size than it has.
  static func version(of module: String) -> String? {
    let file = URL(filePath: module)
    let packages = file.deletingLastPathComponent().path
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: packages)) ?? []).sorted()
    var status = stat()
    guard stat(module, &status) == 0 else { return nil }
    let (start, end) = ("duckdb-", ".dist-info")
    for name in names where name.hasPrefix(start) && name.hasSuffix(end) {
      let record = FileManager.default.contents(atPath: "\(packages)/\(name)/RECORD") ?? Data()
      // A line is `path,sha256=...,bytes`.
      let wanted = Array((file.lastPathComponent + ",").utf8)
      let line = record.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: wanted) }
      let size = line?.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).last
      let digits = size.map { String(decoding: $0.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self) }
      if digits.flatMap({ Int64($0) }) == Int64(status.st_size) {
        return String(name.dropFirst(start.count).dropLast(end.count))
      }
    }
    return nil
  }
}
