import Language

/// Text of files that are no markup: cells of sheets and lines of a mail.
enum WrittenText {
  /// One line in which nothing of a source hides from a reader or turns others.
  ///
  /// In a language from the right the isolates stay that hold its numbers together.
  static func line(_ text: String, _ direction: WritingDirection) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        result.append(" ")
      } else if DirectionIsolate.isMark(scalar), direction == .rightToLeft {
        result.append(scalar)
      } else if let spelled = VisibleText.spelled(scalar) {
        result.append(contentsOf: spelled.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// One line of a sheet: without isolates, by which nobody could look a word up.
  static func cell(_ text: String) -> String { line(DirectionIsolate.removed(from: text), .leftToRight) }

  /// How many columns a text takes up where every letter is as wide as another: marks none, East Asian ones two.
  static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// A text in lines of at most so many columns, broken between words, and inside those that no line holds.
  ///
  /// - Parameters:
  ///   - start: What the first line starts with.
  ///   - indent: How many spaces the others start with.
  static func wrapped(_ text: String, to limit: Int, start: String = "", indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var (lines, line): ([String], String) = ([], start)
    var isBare = true
    func close() {
      lines.append(line)
      (line, isBare) = (margin, true)
    }
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      let gap = isBare ? "" : " "
      if columns(line) + gap.utf8.count + columns(String(word)) <= limit {
        line += gap + word
        isBare = false
        continue
      }
      if !isBare { close() }
      for character in word {
        if columns(line) + columns(String(character)) > limit, !isBare { close() }
        line.append(character)
        isBare = false
      }
    }
    if !isBare || lines.isEmpty { lines.append(line) }
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
