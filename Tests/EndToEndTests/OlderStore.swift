import Foundation

/// Writes the log of a store as versions did that kept warnings as lines, not as conditions.
enum OlderStore {
  static func rewriteLog(in folder: URL) throws {
    let file = folder.appending(path: "log")
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      var fields = line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().map(String.init)
      fields[fields.count - 1] = ""
      let content = fields.joined(separator: "\t")
      return "\(checksum(content))\t\(content)\n"
    }
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
