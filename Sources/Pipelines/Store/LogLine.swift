/// A line of a log: fields between tabs, with a checksum before them.
///
/// A line that was torn by a power cut, or changed on the disk, fails its checksum.
enum LogLine {
  /// The bytes of a line, its end included.
  static func bytes(_ fields: [String]) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(fields.reduce(18) { $0 + $1.utf8.count + 1 })
    add(fields, to: &line)
    return line
  }

  /// Puts a line, its end included, behind other lines.
  static func add(_ fields: [String], to lines: inout [UInt8]) {
    let start = lines.count
    lines.append(contentsOf: repeatElement(0x30, count: 16))
    for field in fields {
      lines.append(0x09)
      for byte in field.utf8 {
        switch byte {
        case 0x5C: lines += [0x5C, 0x5C]
        case 0x09: lines += [0x5C, 0x74]
        case 0x0A: lines += [0x5C, 0x6E]
        default: lines.append(byte)
        }
      }
    }
    let sum = checksum(lines, from: start + 17, to: lines.count)
    for place in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: sum >> UInt64(60 - 4 * place)) & 15
      lines[start + place] = digit < 10 ? 0x30 + digit : 0x57 + digit
    }
    lines.append(0x0A)
  }

  /// The fields of a line without its end that is whole.
  ///
  /// - Parameter limit: how many fields are read at most, counted from the first.
  static func fields(_ bytes: [UInt8], _ line: Range<Int>, limit: Int = .max) -> [String] {
    var fields: [String] = []
    var start = line.lowerBound + 17
    while start <= line.upperBound, fields.count < limit {
      var end = start
      var isEscaped = false
      while end < line.upperBound, bytes[end] != 0x09 {
        if bytes[end] == 0x5C { isEscaped = true }
        end += 1
      }
      fields.append(
        isEscaped ? unescaped(bytes[start..<end]) : String(decoding: bytes[start..<end], as: UTF8.self))
      start = end + 1
    }
    return fields
  }

  /// Whether a line without its end has the checksum it states.
  static func isWhole(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count >= 17, bytes[line.lowerBound + 16] == 0x09 else { return false }
    var stated: UInt64 = 0
    for place in line.lowerBound..<line.lowerBound + 16 {
      switch bytes[place] {
      case 0x30...0x39: stated = stated << 4 | UInt64(bytes[place] &- 0x30)
      case 0x61...0x66: stated = stated << 4 | UInt64(bytes[place] &- 0x57)
      default: return false
      }
    }
    return checksum(bytes, from: line.lowerBound + 17, to: line.upperBound) == stated
  }

  /// The text of a field.
  private static func unescaped(_ field: ArraySlice<UInt8>) -> String {
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

  /// FNV-1a of 64 bits (Fowler, Noll and Vo): against accidents, not against forgers.
  private static func checksum(_ bytes: [UInt8], from start: Int, to end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in start..<max(start, end) { hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3 }
    return hash
  }
}
