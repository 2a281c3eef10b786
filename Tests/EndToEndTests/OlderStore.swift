import Foundation

/// Rewrites a store to what earlier versions wrote: the checksums of its lines are made anew.
struct OlderStore {
  let folder: URL

  /// Keeps warnings as lines, not as conditions.
  func forgetConditions() throws {
    // The classes of ports, which came after the conditions, are gone with them.
    try rewrite("log") { $0.prefix(10) + [""] }
  }

  /// Gives what a stage made another method version, and with it other keys, and the runs another version
  /// of Waymark.
  func renumber(stage: String, version: String) throws {
    var keys: [String: String] = [:]
    var digests: [String: String] = [:]
    try rewrite("log") { fields in
      guard fields[1] == stage || fields[1].hasPrefix(stage + "[") else { return fields }
      var fields = fields
      keys[fields[2]] = String(fields[2].reversed())
      digests[fields[3]] = String(fields[3].reversed())
      fields[2] = String(fields[2].reversed())
      fields[3] = String(fields[3].reversed())
      return fields
    }
    for (old, new) in keys {
      try FileManager.default.moveItem(
        at: folder.appending(path: "objects/\(old)"), to: folder.appending(path: "objects/\(new)"))
    }
    for (old, new) in digests {
      try FileManager.default.moveItem(
        at: folder.appending(path: "fields/\(old)"), to: folder.appending(path: "fields/\(new)"))
      try rewrite("fields/\(new)") { $0[0] == "method version" ? [$0[0], "0"] : $0 }
    }
    let sets = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "sets").path)
    for set in sets {
      let renamed = "sets/\(String(set.reversed()))"
      try FileManager.default.moveItem(
        at: folder.appending(path: "sets/\(set)"), to: folder.appending(path: renamed))
      try rewrite(renamed) { [$0[0], keys[$0[1]] ?? $0[1]] }
    }
    try rewrite("history") { fields in
      let text = sets.reduce(fields[1]) { $0.replacing($1, with: String($1.reversed())) }
      return [fields[0], text.replacing(#/"version":"[^"]*"/#, with: "\"version\":\"\(version)\"")]
    }
  }

  private func rewrite(_ name: String, _ change: ([String]) -> [String]) throws {
    let file = folder.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().map(String.init)
      let content = change(fields).joined(separator: "\t")
      return "\(Self.checksum(content))\t\(content)\n"
    }
    try FileManager.default.removeItem(at: file)
    try lines.joined().write(to: file, atomically: true, encoding: .utf8)
  }

  /// FNV-1a of 64 bits in 16 digits.
  private static func checksum(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
