import Language

/// Codes of several columns packed into words of 64 bits, so that the rows of a key become one record by `bit_or`.
///
/// Each code is written twice, as itself and with its bits turned round; an unknown one as zeros. The
/// `or` of equal codes is the code, that of a code and an unknown one the code. Where two codes differ,
/// some bit is set on both sides, and the code is unknown.
struct CellPacking {
  /// Where the bits of a column are.
  private struct Place {
    var name: String
    var word: Int
    var shift: Int
    var width: Int
    var mask: Int { (1 << width) - 1 }
  }

  private let places: [Place]
  /// The number of words.
  let words: Int

  /// Places columns, each with its number of codes.
  init(_ columns: [(name: String, codes: Int)]) {
    var places: [Place] = []
    var word = 0
    var used = 0
    for column in columns {
      let width = Int.bitWidth - max(1, column.codes).leadingZeroBitCount
      // 63 bits, since a word is a number of ours when it is printed.
      if used + 2 * width > 62 { (word, used) = (word + 1, 0) }
      places.append(Place(name: column.name, word: word, shift: used, width: width))
      used += 2 * width
    }
    self.places = places
    words = places.isEmpty ? 0 : word + 1
  }

  /// The name of a word's column.
  static func name(_ word: Int) throws(EngineError) -> SQL { try .identifier("@word_\(word)") }

  /// The words over a relation that has the columns as places.
  func packed() throws(EngineError) -> [SQL] {
    var sums = [[SQL]](repeating: [], count: words)
    for place in places {
      // `(code << shift) + ((mask - code) << turned)` for a known code, 0 for an unknown one, in the
      // fewest steps: a shift of the engine looks for overflow, a product of numbers does not.
      let column = try SQL.identifier(place.name)
      let turned = 1 << (place.shift + place.width)
      sums[place.word].append(
        SQL("CAST(") + column + SQL(" AS BIGINT) * ") + .number((1 << place.shift) - turned)
          + SQL(" + CASE WHEN ") + column + SQL(" > 0 THEN ") + .number(place.mask * turned)
          + SQL(" ELSE 0 END"))
    }
    return sums.map { SQL("(") + $0.joined(" + ") + SQL(")") }
  }

  /// The columns over a relation that has the words.
  func unpacked() throws(EngineError) -> [SQL] {
    var columns: [SQL] = []
    for place in places {
      let word = try Self.name(place.word)
      let code =
        SQL("((") + word + SQL(" >> ") + .number(place.shift) + SQL(") & ") + .number(place.mask) + SQL(")")
      let turned =
        SQL("((") + word + SQL(" >> ") + .number(place.shift + place.width) + SQL(") & ")
        + .number(place.mask)
        + SQL(")")
      let type = place.width <= 8 ? SQL(" AS UTINYINT)") : SQL(" AS UINTEGER)")
      columns.append(
        try SQL("CAST(CASE WHEN ") + code + SQL(" & ") + turned + SQL(" = 0 THEN ") + code
          + SQL(" ELSE 0 END")
          + type + SQL(" AS ") + .identifier(place.name))
    }
    return columns
  }
}
