/// The encodings of East Asia, in which most letters have two bytes: they are not read, and are told so that none is taken for a code page.
///
/// A text is of one where every byte beyond ASCII is a part of a letter of it, nearly all letters are those that texts consist of, and most
/// stand beside another. What a code page has so - accents, words of one script - breaks one of these.
enum DoubleByteEncoding: String, CaseIterable {
  case shiftJIS = "Shift-JIS"
  case eucJP = "EUC-JP"
  case eucKR = "EUC-KR"
  case big5 = "Big5"
  case gbk = "GBK"

  /// The encoding that bytes seem to be in, or nil; what begins with the last bytes may be cut.
  static func seen(in bytes: [UInt8]) -> DoubleByteEncoding? {
    allCases.first { $0.explains(bytes) }
  }

  private static let fewestLetters = 4

  private func explains(_ bytes: [UInt8]) -> Bool {
    var letters = 0
    var usual = 0
    var neighbours = 0
    var telling = 0
    var place = 0
    var end = -1
    while place < bytes.count {
      let lead = bytes[place]
      guard lead >= 0x80 else {
        place += 1
        continue
      }
      guard place + 1 < bytes.count else { break }
      let trail = bytes[place + 1]
      guard isLetter(lead, trail) else { return false }
      letters += 1
      if isUsual(lead, trail) { usual += 1 }
      if isTelling(lead, trail) { telling += 1 }
      if end == place { neighbours += 1 }
      place += 2
      end = place
    }
    guard letters >= Self.fewestLetters, usual * 10 >= letters * 9, neighbours * 5 >= letters * 2 else {
      return false
    }
    return telling * 100 >= letters * leastTelling
  }

  /// Whether two bytes are a letter.
  private func isLetter(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch self {
    case .shiftJIS:
      ((0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead))
        && (0x40...0xFC).contains(trail) && trail != 0x7F
    case .eucJP, .eucKR: (0xA1...0xFE).contains(lead) && (0xA1...0xFE).contains(trail)
    case .big5:
      (0xA1...0xF9).contains(lead) && ((0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail))
    case .gbk: (0x81...0xFE).contains(lead) && (0x40...0xFE).contains(trail) && trail != 0x7F
    }
  }

  /// Whether a letter is one of those that texts consist of: kana, signs, characters of the first level.
  private func isUsual(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch self {
    case .shiftJIS:
      lead == 0x81 || lead == 0x82 && trail >= 0x4F || lead == 0x83 && trail <= 0x96
        || (0x89...0x97).contains(lead) || lead == 0x88 && trail >= 0x9F || lead == 0x98 && trail <= 0x72
    case .eucJP: (0xA1...0xA5).contains(lead) || (0xB0...0xCF).contains(lead)
    case .eucKR: (0xA1...0xA3).contains(lead) || (0xB0...0xC8).contains(lead)
    case .big5: (0xA1...0xA3).contains(lead) || (0xA4...0xC6).contains(lead)
    case .gbk: trail >= 0xA1 && ((0xA1...0xA3).contains(lead) || (0xB0...0xD7).contains(lead))
    }
  }

  /// Whether a letter tells the encoding from the others.
  private func isTelling(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch self {
    case .eucJP: lead == 0xA4 || lead == 0xA5
    case .eucKR: (0xB0...0xC8).contains(lead)
    case .big5: trail <= 0x7E
    case .shiftJIS, .gbk: true
    }
  }

  /// Of a hundred letters at least so many tell it.
  private var leastTelling: Int {
    switch self {
    case .eucJP: 5
    case .eucKR: 90
    case .big5: 10
    case .shiftJIS, .gbk: 0
    }
  }
}
