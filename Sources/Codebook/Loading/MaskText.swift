import Language

/// A text that hides a figure and says between which two it lies: `<5`, `‹۵`, `less than 5`, `أقل من ٥`, `1-4`.
public enum MaskText {
  /// The largest figure that a text hides.
  private static let largest = 1_000_000

  /// The interval of a text, whole numbers from 0 on; nil of any other text.
  ///
  /// Digits of any script, brackets of any kind, marks that are not seen and joiners are read alike. `<5` is 0 to 4, `≤5` 0 to 5, `1-4` as it
  /// stands. What says only the least, such as `>5`, has no interval. A mark that stands behind its number (`5>`) may be meant either way in
  /// writing from the right, and is none.
  public static func interval(_ text: String) -> ClosedRange<Double>? {
    // Most texts have no digit, and are none.
    guard text.utf8.count <= 80, text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 >= 0x80 }),
      let pieces = pieces(text)
    else { return nil }
    let numbers = pieces.numbers
    let words = pieces.words
    switch pieces.shape {
    case "<0": return below(numbers[0])
    case "≤0": return upTo(numbers[0])
    case "w0":
      if before.contains(words[0]) { return below(numbers[0]) }
      return beforeClosed.contains(words[0]) ? upTo(numbers[0]) : nil
    case "0w":
      if behind.contains(words[0]) { return below(numbers[0]) }
      return behindClosed.contains(words[0]) ? upTo(numbers[0]) : nil
    case "0-0": return between(numbers[0], numbers[1])
    case "0w0": return joints.contains(words[0]) ? between(numbers[0], numbers[1]) : nil
    case "w0w0":
      return froms.contains(words[0]) && joints.contains(words[1]) ? between(numbers[0], numbers[1]) : nil
    default: return nil
    }
  }

  /// Whether an interval is written with both of its ends, as bands of ages are too.
  static func namesBothEnds(_ text: String) -> Bool { pieces(text)?.numbers.count == 2 }

  private static func below(_ limit: Int) -> ClosedRange<Double>? {
    (1...largest).contains(limit) ? 0...Double(limit - 1) : nil
  }

  private static func upTo(_ limit: Int) -> ClosedRange<Double>? {
    (1...largest).contains(limit) ? 0...Double(limit) : nil
  }

  private static func between(_ low: Int, _ high: Int) -> ClosedRange<Double>? {
    low >= 0 && low < high && high <= largest ? Double(low)...Double(high) : nil
  }

  /// A text in its numbers and its words, and in which order they stand: `0` for a number, `w` for words, and marks.
  private struct Pieces {
    var shape = ""
    var numbers: [Int] = []
    var words: [String] = []
  }

  /// The numbers, words and marks of a text; nil where something else stands in it.
  ///
  /// Brackets around all of it say nothing.
  private static func pieces(_ text: String) -> Pieces? {
    var scalars = Array(HeadingText.plain(text).unicodeScalars)
    if let first = scalars.first, let last = scalars.last, scalars.count > 2,
      ["()", "[]", "{}"].contains(String(first) + String(last))
    {
      scalars = Array(scalars.dropFirst().dropLast())
    }
    var pieces = Pieces()
    var digits = 0
    var number = 0
    var word = ""
    func close() {
      if digits > 0 {
        pieces.numbers.append(number)
        pieces.shape += "0"
      }
      let folded = folded(word)
      if !folded.isEmpty {
        pieces.words.append(folded)
        pieces.shape += "w"
      }
      (digits, number, word) = (0, 0, "")
    }
    for scalar in scalars {
      if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
        if digits == 0 { close() }
        digits += 1
        guard digits <= 7 else { return nil }
        number = number * 10 + Int(digit)
      } else if scalar.properties.isAlphabetic || scalar == "'" || scalar == "\u{2019}"
        || scalar.properties.generalCategory == .nonspacingMark || (0x200C...0x200D).contains(scalar.value)
      {
        if digits > 0 { close() }
        word.unicodeScalars.append(scalar)
      } else if scalar.properties.isWhitespace {
        if digits > 0 { close() } else if !word.isEmpty { word += " " }
      } else if let mark = marks[scalar] {
        close()
        pieces.shape += mark
      } else {
        return nil
      }
    }
    close()
    // `<=5` is `≤5`.
    if pieces.shape.hasPrefix("<=") { pieces.shape = "≤" + pieces.shape.dropFirst(2) }
    return pieces
  }

  private static let marks: [Unicode.Scalar: String] = [
    "<": "<", "\u{2039}": "<", "\u{FF1C}": "<", "\u{3008}": "<", "\u{27E8}": "<", "\u{2329}": "<",
    "\u{02C2}": "<",
    "\u{276E}": "<", "\u{FE64}": "<", "≤": "≤", "\u{2A7D}": "≤", "\u{2266}": "≤", "=": "=", "-": "-",
    "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-", "\u{2212}": "-",
  ]

  /// Words without spaces and joiners, which people write or leave out: `کم‌تر از` is `کمتر از`.
  private static func folded(_ word: String) -> String {
    CodeList.folded(word).filter { $0 != " " && $0 != "\u{2019}" && $0 != "'" }
  }

  private static func folded(_ words: [String]) -> Set<String> { Set(words.map { folded($0) }) }

  /// What stands before the first number that is too large: English, French, Spanish, Portuguese, Romanian, German, Arabic, Persian, Urdu,
  /// Russian.
  private static let before = folded([
    "less than", "fewer than", "under", "below", "lower than", "smaller than", "moins de", "inférieur à",
    "inferieur a", "en dessous de", "menos de", "menor de", "menor a", "menor que", "inferior a",
    "menos do que",
    "mai puțin de", "mai putin de", "sub", "mai mic de", "weniger als", "unter", "أقل من", "اقل من", "دون",
    "أدنى من", "أصغر من", "کمتر از", "كمتر از", "کم تر از", "زیر", "پایین تر از", "менее", "меньше", "до",
  ])
  /// What stands before the largest number that is possible.
  private static let beforeClosed = folded([
    "up to", "at most", "no more than", "not more than", "max", "maximum", "au plus", "jusqu'à", "jusqu’à",
    "hasta",
    "a lo sumo", "como máximo", "no más de", "até", "până la", "pana la", "cel mult", "höchstens", "bis zu",
    "حتى", "لا يزيد عن", "لا يتجاوز", "على الأكثر", "حداکثر", "تا", "زیادہ سے زیادہ", "не более",
  ])
  private static let behind = folded(["سے کم", "سے کمتر"])
  private static let behindClosed = folded([
    "or less", "or fewer", "ou moins", "o menos", "یا کمتر", "أو أقل", "یا اس سے کم", "تک",
  ])
  private static let joints = folded([
    "to", "and", "à", "a", "et", "y", "e", "și", "si", "bis", "إلى", "الى", "تا", "و", "سے",
  ])
  private static let froms = folded([
    "from", "between", "de", "entre", "von", "zwischen", "من", "بين", "از", "بین",
  ])
}
