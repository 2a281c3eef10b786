/// A line of a log: fields between tabs, with a checksum before them.
///
/// A line that was torn by a power cut, or changed on the disk, fails its checksum.
enum LogLine {
  /// The bytes of a line, its end included.
  static func bytes(_ fields: [String]) -> [UInt8] {
    let body = fields.map(escaped).joined(separator: "\t")
    let content = Array(body.utf8)
    return digits(checksum(content[...])) + [0x09] + content + [0x0A]
  }

  /// The fields of a line without its end, or nil where the checksum does not fit.
  static func fields(_ line: ArraySlice<UInt8>) -> [String]? {
    guard isWhole(line) else { return nil }
    return line.dropFirst(17).split(separator: 0x09, omittingEmptySubsequences: false).map(unescaped)
  }

  /// Whether a line without its end has the checksum it states.
  static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= 17, line[line.startIndex + 16] == 0x09 else { return false }
    var stated: UInt64 = 0
    for byte in line.prefix(16) {
      switch byte {
      case 0x30...0x39: stated = stated << 4 | UInt64(byte &- 0x30)
      case 0x61...0x66: stated = stated << 4 | UInt64(byte &- 0x57)
      default: return false
      }
    }
    return checksum(line.dropFirst(17)) == stated
  }

  /// The text of a field.
  static func unescaped(_ field: ArraySlice<UInt8>) -> String {
    guard field.contains(0x5C) else { return String(decoding: field, as: UTF8.self) }
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in field {
      if isEscape {
        bytes.append(byte == 0x74 ? 0x09 : byte == 0x6E ? 0x0A : byte)
        isEscape = false
      } else if byte == 0x5C {
        isEscape = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func escaped(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x5C }) else { return field }
    return field.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
  }

  /// FNV-1a of 64 bits (Fowler, Noll and Vo): against accidents, not against forgers.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private static func digits(_ value: UInt64) -> [UInt8] {
    (0..<16).map { place in
      let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * place)) & 15
      return digit < 10 ? 0x30 + digit : 0x57 + digit
    }
  }
}
