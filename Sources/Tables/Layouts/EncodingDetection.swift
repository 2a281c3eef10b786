import Foundation

/// Tells the encoding of a text by its bytes and the letters that it would have.
enum EncodingDetection {
  /// The encoding of a file that declares none: the word for it, or nil for UTF-8; and what is odd about its letters, in words.
  ///
  /// UTF-8 is told by its form, UTF-16 by its mark or its zeros, a code page by the pairs of letters that languages have.
  /// - Throws: where two encodings are close and give different letters, or none is plausible.
  static func encoding(of path: String) throws(SourceFault) -> (name: String?, oddity: String?) {
    let bytes = try LetterBytes(path: path)
    if let marked = try TextEncoding.marked(bytes.beginning, file: bytes.file)?.0 {
      if marked != .utf8 { return ("utf-16", nil) }
    }
    if let wide = wide(bytes.beginning) { return (wide, nil) }
    guard let line = bytes.firstOtherLine else {
      guard bytes.controls > 0 else { return (nil, nil) }
      return (
        nil, "\(bytes.controls) control characters among the letters, as where a text was encoded twice"
      )
    }
    // Of a text in a code page hardly two letters in a row are by chance one of UTF-8.
    guard bytes.otherBytes > bytes.lettersOfUTF8 else {
      throw SourceFault(
        file: bytes.file, line: line, rule: "encoding",
        message:
          "the file is UTF-8, but for \(bytes.otherBytes) bytes, the first on this line: write them again as UTF-8"
      )
    }
    if let encoding = DoubleByteEncoding.seen(in: bytes.sample) {
      throw refusal(
        bytes.file, line,
        "the file seems to be in an encoding of East Asia (\(encoding.rawValue)), which is not read; save it as UTF-8"
      )
    }
    let readings = readings(of: bytes)
    guard let best = readings.first, best.score / Double(max(1, best.pairs)) > implausible else {
      throw refusal(
        bytes.file, line, "the letters of the file fit no encoding that is read; save it as UTF-8")
    }
    let margin = bytes.words.count < 4 ? 8.0 : 6.0
    if readings.count > 1, best.score - readings[1].score < margin {
      let names = [best.name, readings[1].name].map { TextEncoding.page($0).described }.joined(
        separator: " or ")
      throw refusal(
        bytes.file, line,
        "the letters of the file may be \(names); say which: 'file: {encoding: \(best.name)}' or 'file: {encoding: \(readings[1].name)}'"
      )
    }
    guard CodePages.read[best.name] != nil else {
      throw refusal(
        bytes.file, line, "the file seems to be \(best.name), which is not read; save it as UTF-8")
    }
    return (best.name, nil)
  }

  private static func refusal(_ file: String, _ line: Int, _ message: String) -> SourceFault {
    SourceFault(file: file, line: line, rule: "encoding", message: message)
  }

  /// UTF-16 without a mark: zeros at every other byte, as digits and commas have them.
  private static func wide(_ beginning: [UInt8]) -> String? {
    let zeros = TextEncoding.zeros(beginning)
    let half = beginning.count / 2
    if zeros.odd * 5 > half, zeros.even * 50 < half { return "utf-16le" }
    if zeros.even * 5 > half, zeros.odd * 50 < half { return "utf-16be" }
    return nil
  }

  /// One way to read the bytes: every encoding that reads them so, by the most usual.
  private struct Reading {
    var name: String
    var score: Double
    var pairs: Int
  }

  /// The average of a pair below which a text is none.
  private static let implausible = -9.5
  private static let unseen = -10.5
  /// What a symbol costs beside how many letters, and one that texts have often.
  private static let symbolCosts = [16.0, 20.0, 24.0]
  private static let usualCosts = [5.0, 8.0, 24.0]
  private static let usualSymbols = Set("‘’“”„–—…«»°·•€£§²³º\u{A0}".unicodeScalars)

  /// What a word that heads many tables is worth, and what one costs that is made of letters beyond ASCII and something else.
  private static let tableWord = 4.0
  private static let brokenWord = 8.0
  /// Words of tables in Arabic, Persian and Urdu with the letters of windows-1256: a table of few words has little else.
  private static let tableWords: Set<[Unicode.Scalar]> = Set(
    """
    العدد عدد السنة سنة عام الشهر شهر الجنس جنس ذكر أنثى ذكور إناث رجال نساء أطفال المحافظة محافظة الدولة البلد الجنسية \
    الفئة العمر المجموع الإجمالي الضحايا ضحايا الحالات النوع التاريخ المنطقة الولاية سال ماه شمار تعداد جمع کل زن مرد \
    زنان مردان ولايت استان کشور جنسيت سن قربانيان تاريخ شهرستان نام رديف روز فصل ضلع صوبہ سن عورت مرد لڑکی کيس متاثرين
    """.split(separator: " ").map { Array($0.unicodeScalars) })

  /// What a word of tables in letters of Europe is worth, which other code pages spell with other letters: `płeć`, `género`, `après`.
  private static let europeanWord = 8.0
  /// Words that head tables, with a letter that code pages of Europe differ in.
  private static let europeanWords: Set<[Unicode.Scalar]> = Set(
    """
    płeć miesiąc państwo narodowość województwo mężczyzna mężczyźni mężczyzn straż łącznie uczestników \
    věk měsíc země žena muž muži ženy úřad před příslušnost počet okres kód mesiac štátna nő nők férfi férfiak hónap ország állampolgárság \
    šifra ženski žene muškarci država državljanstvo općina opština županija județ județul țară țara lună bărbați \
    naționalitate naţionalitate vârsta vârstă poslije după înainte año años niño niña niños niñas españa español compañía \
    après année années frontière frontières première enquête não região regiões instituição \
    formação avaliação função crianças größe männer für straße übergänge gün yıl kadın ülke şehir \
    değer dönem yaş eğitim öncesi sonrası katılımcı
    """.split(separator: " ").map { Array($0.unicodeScalars) })

  /// Encodings in the order in which one stands for all that read a file equally, and how rare each is.
  private static let candidates: [(name: String, rarity: Double)] =
    [1252, 1250, 1251, 1254, 1256, 1253, 1255].map { ("windows-\($0)", 0) }
    + [("windows-1257", 1), ("windows-1258", 1)]
    + [1, 15, 2, 5, 9, 7].map { ("iso-8859-\($0)", 0) } + [("iso-8859-6", 4), ("iso-8859-8", 1)]
    + [3, 4, 10, 13, 14, 16].map { ("iso-8859-\($0)", 3) } + [("iso-8859-11", 4)]
    + ["mac-roman", "cp437", "cp850", "cp866", "koi8-r"].map { ($0, 4) }

  /// The ways to read the bytes that differ in a letter, the most plausible first.
  private static func readings(of bytes: LetterBytes) -> [Reading] {
    let languages = LetterPairs.languages.sorted { $0.key < $1.key }.map { scores($0.value) }
    let high = bytes.high.sorted()
    var seen: Set<[Unicode.Scalar]> = []
    var readings: [Reading] = []
    for (name, rarity) in candidates {
      let letters = EncodedBytes.letters(name)
      let read = high.compactMap { letters[Int($0) - 0x80] }
      guard read.count == high.count, seen.insert(read).inserted else { continue }
      var census = PairCensus()
      for (word, count) in bytes.words { census.take(word, letters, times: min(count, 3)) }
      let best = languages.map { census.score($0, unseen: unseen) }.max() ?? 0
      let gain =
        Double(census.words.intersection(tableWords).count) * tableWord
        + Double(census.words.intersection(europeanWords).count) * europeanWord
      readings.append(Reading(name: name, score: best - census.cost - rarity + gain, pairs: census.count))
    }
    // Of equal scores the order above decides.
    return readings.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element)
  }

  /// The logarithm of how often a pair occurs, by its rank: Zipf's law.
  private static func scores(_ pairs: String) -> [Pair: Double] {
    let letters = Array(pairs.unicodeScalars)
    var scores: [Pair: Double] = [:]
    for place in stride(from: 0, to: letters.count - 1, by: 2) {
      scores[Pair(first: letters[place], second: letters[place + 1])] = -log(Double(place / 2 + 4) * 5)
    }
    return scores
  }

  private struct Pair: Hashable {
    var first: Unicode.Scalar
    var second: Unicode.Scalar
  }

  /// The pairs of letters of a text as one encoding reads it.
  private struct PairCensus {
    var pairs: [Pair: Int] = [:]
    var cost = 0.0
    var count = 0
    var words: Set<[Unicode.Scalar]> = []

    mutating func take(_ word: [UInt8], _ letters: [Unicode.Scalar?], times: Int) {
      let edge: Unicode.Scalar = " "
      var read: [Unicode.Scalar] = [edge]
      for byte in word { read.append(byte < 0x80 ? Unicode.Scalar(byte) : letters[Int(byte) - 0x80] ?? edge) }
      read.append(edge)
      let isLetter = read.map {
        $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark
      }
      let weight = Double(times)
      words.insert(read.dropFirst().dropLast().map(Self.lowered))
      if word.count > 2, word.allSatisfy({ $0 >= 0x80 }), Self.isBroken(read, isLetter) {
        cost += EncodingDetection.brokenWord
      }
      for place in 1..<read.count - 1 where !isLetter[place] {
        let beside = (isLetter[place - 1] ? 1 : 0) + (isLetter[place + 1] ? 1 : 0)
        let isUsual = EncodingDetection.usualSymbols.contains(read[place])
        let costs = isUsual ? EncodingDetection.usualCosts : EncodingDetection.symbolCosts
        cost += weight * (read[place] == "’" && beside == 2 ? 8 : costs[beside])
      }
      for place in 0..<read.count - 1 {
        let (first, second) = (read[place], read[place + 1])
        guard !first.isASCII || !second.isASCII else { continue }
        count += times
        guard (isLetter[place] || place == 0), isLetter[place + 1] || place + 2 == read.count else {
          continue
        }
        if first.properties.isLowercase, second.properties.isUppercase { cost += 6 * weight }
        pairs[Pair(first: Self.lowered(first), second: Self.lowered(second)), default: 0] += times
      }
    }

    /// Whether a word all of whose letters lie beyond ASCII is none that people write: a sign stands within it, or its letters are Latin.
    private static func isBroken(_ read: [Unicode.Scalar], _ isLetter: [Bool]) -> Bool {
      let inside = isLetter.dropFirst(2).dropLast(2)
      return inside.contains(false)
        || read.dropFirst().dropLast().allSatisfy { (0xC0...0x24F).contains($0.value) }
    }

    func score(_ language: [Pair: Double], unseen: Double) -> Double {
      // Whole numbers are added in any order; a sum of fractions depends on it, by less than matters and yet.
      var total = 0
      for (pair, count) in pairs { total += count * Int((language[pair] ?? unseen) * 4096) }
      return Double(total) / 4096
    }

    private static func lowered(_ letter: Unicode.Scalar) -> Unicode.Scalar {
      letter.properties.lowercaseMapping.unicodeScalars.first ?? letter
    }
  }
}
