/// Names on the tabs of a workbook: legal in Excel, and no two alike.
struct SheetNames {
  /// The most units of UTF-16 that a name may have.
  static let limit = 31

  private var taken: Set<String> = []

  /// A name for a sheet with these words.
  ///
  /// Characters that Excel refuses are spaces; what is too long ends behind a word. A name that is taken, or that
  /// Excel keeps for itself, gets a number.
  mutating func name(_ words: String) -> String {
    let plain = words.unicodeScalars.map { scalar -> Character in
      let isRefused = "[]:*?/\\'".unicodeScalars.contains(scalar)
      let isHidden: Bool =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
        default: false
        }
      // The joiners are part of how words are written.
      return isRefused || isHidden && scalar.value != 0x200C && scalar.value != 0x200D
        ? " " : Character(scalar)
    }
    let parts = String(plain).split(separator: " ")
    for number in 1... {
      let ending = number == 1 ? "" : " \(number)"
      let name = Self.cut(parts, to: Self.limit - ending.utf16.count) + ending
      let key = name.lowercased()
      // Excel keeps this name for a sheet of its own.
      guard !name.isEmpty, key != "history", taken.insert(key).inserted else { continue }
      return name
    }
    return ""
  }

  private static func cut(_ words: [Substring], to limit: Int) -> String {
    var name = ""
    for word in words {
      let longer = name.isEmpty ? String(word) : name + " " + word
      guard longer.utf16.count <= limit else { break }
      name = longer
    }
    if name.isEmpty, let word = words.first {
      for character in word {
        guard name.utf16.count + character.utf16.count <= limit else { break }
        name.append(character)
      }
    }
    return name
  }
}
