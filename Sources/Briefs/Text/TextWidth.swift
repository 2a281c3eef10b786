import Language

/// Widths of text in Noto Sans, for labels that must not touch.
///
/// The advances of ASCII are those of the font (thousandths of an em, regular and bold); everything
/// else is taken as wide as its script can be, so that a label is never wider than computed here.
enum TextWidth {
  /// The weights of chart text.
  enum Weight {
    /// Regular.
    case regular
    /// Bold.
    case bold
  }

  private static let regular = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728,
    741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329,
    372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605,
    615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
  ]
  private static let bold = [
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560, 549, 724,
    765, 389, 331, 664, 565, 943, 813, 796, 628, 796, 660, 551, 579, 756, 650, 967, 667, 624, 579, 331,
    413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633, 657, 305, 305, 620, 305, 982, 657, 619,
    633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 572,
  ]

  /// The width of one line in pixels at a font size in pixels.
  static func width(_ text: String, size: Double = Drawing.textSize, weight: Weight = .regular) -> Double {
    let table = weight == .bold ? bold : regular
    var sum = 0
    for scalar in text.unicodeScalars {
      let place = Int(scalar.value) - 32
      if table.indices.contains(place) {
        sum += table[place]
      } else if DirectionIsolate.isMark(scalar) {
        continue
      } else if let spelled = VisibleText.spelled(scalar) {
        // A few letters of ASCII.
        sum += spelled.utf8.reduce(0) { $0 + table[Int($1) - 32] }
      } else {
        switch scalar.value {
        case 0x2009...0x200A, 0xB7: sum += 300
        case 0x2212, 0x2013, 0xD7, 0x25B2, 0x25BC, 0x2022: sum += 620
        case 0x202F: sum += 300
        case 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x200C...0x200D: break
        case 0x0600...0x06FF: sum += 800
        case 0x00A0...0x024F, 0x0370...0x058F: sum += 900
        default: sum += 1300
        }
      }
    }
    return Double(sum) * size / 1000
  }

  /// The text in lines that a width holds, broken at spaces, then after hyphens, then anywhere.
  ///
  /// Nothing is left out: a width that holds no character gets one a line.
  static func wrapped(
    _ text: String, to limit: Double, size: Double = Drawing.textSize, weight: Weight = .regular
  ) -> [String] {
    func fits(_ line: String) -> Bool { width(line, size: size, weight: weight) <= limit }
    if fits(text), !text.contains("\n") { return text.isEmpty ? [] : [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if fits(longer) {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for piece in word.flatMap({ fits(String($0)) ? [String($0)] : $0.unicodeScalars.map { String($0) } }) {
        while !line.isEmpty, !fits(line + piece) {
          let hyphen = line.lastIndex(of: "-").map { line.index(after: $0) } ?? line.endIndex
          lines.append(String(line[..<hyphen]))
          line = String(line[hyphen...])
        }
        line += piece
      }
    }
    if !line.isEmpty { lines.append(line) }
    return text.unicodeScalars.contains(where: DirectionIsolate.isMark)
      ? DirectionIsolate.balanced(lines) : lines
  }

  /// The width of the widest of several lines.
  static func widest(_ lines: [String], size: Double = Drawing.textSize, weight: Weight = .regular) -> Double
  {
    lines.map { width($0, size: size, weight: weight) }.max() ?? 0
  }
}
