import Language

/// A code as numbers of persons are looked for: letters and digits without the marks between them.
struct PersonalNumberForm {
  /// The letters and digits, in capitals and Western digits.
  private let text: [Character]
  /// The same with `A` for each letter and `9` for each digit.
  private let shape: String
  private let hasPlus: Bool

  init(_ written: String) {
    let plain = FoldedText.fold(HeadingText.plain(written)).uppercased()
    hasPlus = plain.hasPrefix("+") || plain.hasPrefix("00")
    text = plain.filter { $0.isLetter || $0.isNumber }
    shape = String(text.map { Self.isDigit($0) ? "9" : "A" })
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// The shapes whose digits differ in so few places that they count on.
  static func serials(_ forms: [PersonalNumberForm]) -> Set<String> {
    var values: [String: [Set<Character>]] = [:]
    for form in forms {
      var places = values[form.shape] ?? Array(repeating: [], count: form.text.count)
      for (place, character) in form.text.enumerated() where isDigit(character) {
        places[place].insert(character)
      }
      values[form.shape] = places
    }
    let alike = Dictionary(grouping: forms, by: \.shape).filter { $0.value.count > 1 }
    return Set(
      values.filter { shape, places in alike[shape] != nil && places.count { $0.count > 1 } <= 3 }.keys)
  }

  /// Whether it is a number of a person, where numbers of some shapes count on.
  func isPersonal(amongSerials serials: Set<String>) -> Bool {
    let digits = text.count(where: Self.isDigit)
    if digits == text.count {
      if digits >= 10 || hasPlus && digits >= 8 { return true }
      return digits >= 8 && !serials.contains(shape)
    }
    let letters = text.prefix { !Self.isDigit($0) }.count
    if (1...3).contains(letters), (7...9).contains(text.count - letters), digits == text.count - letters {
      return !serials.contains(shape)
    }
    return Self.nationalShapes.contains(shape) && !serials.contains(shape) || isSpanish
  }

  /// Shapes of national numbers that no numbering of participants has: India (PAN), Italy (codice fiscale), Mexico (CURP), the United
  /// Kingdom (national insurance).
  private static let nationalShapes: Set<String> = [
    "AAAAA9999A", "AAAAAA99A99A999A", "AAAA999999AAAAAA99", "AAAA999999AAAAAAA9", "AA999999A",
  ]

  /// Whether it is a Spanish number, whose letter follows from its digits (Real Decreto 1553/2005, article 11).
  private var isSpanish: Bool {
    guard shape == "99999999A" || shape == "A9999999A", let last = text.last else { return false }
    let first = ["X": "0", "Y": "1", "Z": "2"][String(text[0])] ?? String(text[0])
    guard let number = Int(first + String(text[1...7])) else { return false }
    return Array("TRWAGMYFPDXBNJZSQVHLCKE")[number % 23] == last
  }
}
