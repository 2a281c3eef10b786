/// Characters that no pipeline, contract or code list may hold.
enum YAMLForbiddenCharacters {
  /// The first forbidden character of each line that has one, as errors.
  static func diagnostics(in source: SourceText) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, line) in source.lines.enumerated() {
      if found.count == YAMLLimits.diagnostics { break }
      // Every forbidden character but the C0 ones takes more than one byte in UTF-8.
      if line.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { continue }
      for (offset, scalar) in line.unicodeScalars.enumerated() {
        guard let name = name(of: scalar) else { continue }
        if scalar == "\u{FEFF}" && index == 0 && offset == 0 { continue }
        let start = SourcePosition(line: index + 1, column: offset + 1)
        let end = SourcePosition(line: index + 1, column: offset + 2)
        found.append(
          Diagnostic(
            .character, "\(name) is not allowed here",
            at: SourceLocation(source: source, start: start, end: end),
            help: "remove it; inside a quoted text, write it as an escape such as \"\\u00A0\""))
        break
      }
    }
    return found
  }

  private static func name(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09: nil
    case 0x00: "the character NUL"
    case 0x0D: "a carriage return inside a line"
    // libyaml takes these three for the end of a line, editors and YAML 1.2 do not.
    case 0x85, 0x2028, 0x2029: "the line separator \(code(scalar))"
    case 0x01..<0x20, 0x7F..<0xA0: "the control character \(code(scalar))"
    // Text that shows in another order than it is read in hides what a file says.
    case 0x202A...0x202E, 0x2066...0x2069: "the direction override \(code(scalar))"
    case 0xFEFF: "a byte order mark inside the text"
    case 0xFFFE, 0xFFFF: "the non-character \(code(scalar))"
    default: nil
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
