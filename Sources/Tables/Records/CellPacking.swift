import Language

/// Codes of several columns packed into words of 64 bits, so that the rows of a key become one record by `bit_or`.
///
/// Each code is written twice, as itself and above it as what is missing to the next power of two, so that
/// both together leave nothing; an unknown one as zeros. The `or` of equal codes is the code, that of a code
/// and an unknown one the code. Where codes differ, they leave something together, and the code is unknown:
/// a code whose bits are some of those of the `or`, and not all, has in its second half a bit that the second
/// half of the `or` would not have.
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
  func packed() -> [SQL] {
    var sums = [[SQL]](repeating: [], count: words)
    for place in places {
      // One product for both halves, without what lies above them. The column stands here once: the engine
      // writes the whole of its expression wherever it stands, and its plans grow with that.
      let factor = (1 << place.shift) - (1 << (place.shift + place.width))
      let bits = ((1 << (2 * place.width)) - 1) << place.shift
      sums[place.word].append("(CAST(\(name: place.name) AS BIGINT) * \(factor) & \(bits))")
    }
    return sums.map { "(\($0, separator: " | "))" }
  }

  /// The columns over a relation that has the words.
  func unpacked() throws(EngineError) -> [SQL] {
    var columns: [SQL] = []
    for place in places {
      let word = try Self.name(place.word)
      func half(_ shift: Int) -> SQL { "((\(word) >> \(shift)) & \(place.mask))" }
      let (code, rest) = (half(place.shift), half(place.shift + place.width))
      let type: SQL = place.width <= 8 ? "UTINYINT" : "UINTEGER"
      columns.append(
        "CAST(CASE WHEN (\(code) + \(rest)) & \(place.mask) = 0 THEN \(code) ELSE 0 END AS \(type)) AS \(name: place.name)"
      )
    }
    return columns
  }
}
