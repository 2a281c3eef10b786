/// A key of rows in memory: for each row the place of its text in a list, so that texts are compared as numbers.
struct KeyColumn: Sendable {
  /// The texts, each once; there may be some that no row has.
  private(set) var texts: [String]
  /// For each row the place of its text.
  private(set) var places: [Int]

  /// Creates the column of some texts, one a row.
  init(_ rows: some Sequence<String>) {
    (texts, places) = ([], [])
    var known: [[UInt8]: Int] = [:]
    for text in rows { places.append(Self.place(of: text, in: &texts, &known)) }
  }

  /// Creates a column with the same text in each row.
  init(repeating text: String, count: Int) {
    (texts, places) = ([text], Array(repeating: 0, count: count))
  }

  private static func place(of text: String, in texts: inout [String], _ known: inout [[UInt8]: Int]) -> Int {
    // By bytes: to Swift two ways to write a letter are the same text.
    let bytes = Array(text.utf8)
    if let place = known[bytes] { return place }
    known[bytes] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The text of a row.
  subscript(row: Int) -> String { texts[places[row]] }

  /// Some of the rows, in the order given; of texts that they do not have as few are kept as is cheap.
  func rows(_ chosen: [Int]) -> KeyColumn {
    var result = self
    result.places = chosen.map { places[$0] }
    return chosen.count < texts.count ? result.narrowed() : result
  }

  /// The column without the texts that no row has.
  private func narrowed() -> KeyColumn {
    var result = self
    result.texts = []
    var moved = [Int](repeating: -1, count: texts.count)
    for (row, place) in places.enumerated() {
      if moved[place] < 0 {
        moved[place] = result.texts.count
        result.texts.append(texts[place])
      }
      result.places[row] = moved[place]
    }
    return result
  }

  /// The texts that rows have, each once.
  var occurring: [String] { narrowed().texts }

  /// The column with each text changed.
  func mapped(_ change: (String) -> String) -> KeyColumn {
    let changed = KeyColumn(texts.map(change))
    var result = changed
    result.places = places.map { changed.places[$0] }
    return result
  }

  /// The rows of both columns.
  static func + (left: KeyColumn, right: KeyColumn) -> KeyColumn {
    var result = left
    var known: [[UInt8]: Int] = [:]
    for (place, text) in left.texts.enumerated() { known[Array(text.utf8)] = place }
    let moved = right.texts.map { place(of: $0, in: &result.texts, &known) }
    result.places += right.places.map { moved[$0] }
    return result
  }
}
