import Foundation

/// Recorded output that tests compare with, in `Golden` beside the test.
public enum GoldenFile {
  /// Nil where a text equals its recorded file, else what differs first.
  ///
  /// With `WAYMARK_RECORD=1` the file is written instead, and nothing differs.
  public static func difference(_ text: String, _ name: String, beside test: String = #filePath) throws
    -> String?
  {
    let folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden")
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["WAYMARK_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return nil
    }
    guard let data = try? Data(contentsOf: file) else { return "\(name) is not recorded" }
    let recorded = String(decoding: data, as: UTF8.self)
    if recorded == text { return nil }
    let (old, new) = (recorded.split(separator: "\n"), text.split(separator: "\n"))
    let line = zip(old, new).prefix { $0 == $1 }.count
    return
      "\(name) differs in line \(line + 1):\n- \(line < old.count ? old[line] : "")\n+ \(line < new.count ? new[line] : "")"
  }
}
