public import Tables

/// The table of a file that has no contract yet, column by column.
///
/// Each column holds its texts once, in order of first appearance, and for each row the number of its text, so that
/// what a text means is asked once however many rows have it.
public struct FirstTable: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// The heading.
    public let name: String
    /// Its parts, one for each row of the heading.
    let parts: [String]
    /// Every text that occurs, the empty one too, in order of first appearance.
    public private(set) var texts: [String] = []
    /// How many rows have each text.
    public private(set) var counts: [Int] = []
    /// The number of the text of each row.
    private(set) var rows: [Int32] = []
    private var numbers: [String: Int32] = [:]

    init(name: String, parts: [String]? = nil) {
      self.name = name
      self.parts = parts ?? [name]
    }

    /// The figure of each row, where the texts of the column that hold some have been read; nil in a row of another text.
    func figures(_ texts: [String], _ values: [Double?]) -> [Double?] {
      let byText = Dictionary(zip(texts, values), uniquingKeysWith: { first, _ in first })
      let byNumber = self.texts.map { byText[$0] ?? nil }
      return rows.map { byNumber[Int($0)] }
    }

    mutating func append(_ field: String) {
      let number: Int32
      if let known = numbers[field] {
        number = known
      } else {
        number = Int32(clamping: texts.count)
        numbers[field] = number
        texts.append(field)
        counts.append(0)
      }
      counts[Int(number)] += 1
      rows.append(number)
    }
  }

  /// The columns in order.
  public private(set) var columns: [Column]
  /// How many rows there are.
  public private(set) var rowCount = 0
  /// Whether the file has rows that were not looked at.
  public private(set) var isCut = false

  /// What stands around it in the file.
  var surroundings = SourceSurroundings()

  /// How many rows are looked at.
  public static let mostRows = 1_000_000
  /// How many cells are looked at, so that a wide file takes no more memory than a long one.
  public static let mostCells = 40_000_000

  /// Creates a table without rows.
  ///
  /// - Parameter parts: the parts of each heading, one for each of its rows; nil where it has one row.
  public init(header: [String], parts: [[String]]? = nil) {
    columns = header.enumerated().map { Column(name: $1, parts: parts?[$0]) }
  }

  /// Creates a table of the rows of a file, as many as are looked at.
  public init(_ rows: inout TableRows) throws(SourceFault) {
    self.init(header: rows.header, parts: rows.parts)
    while let row = try rows.next(), append(row.fields) {}
  }

  /// Takes a row, or returns false where enough have been seen; fields that are not there are blank, and those beyond the
  /// heading are none of the table.
  public mutating func append(_ fields: [String]) -> Bool {
    guard rowCount < Self.mostRows, (rowCount + 1) * max(columns.count, 1) <= Self.mostCells else {
      isCut = true
      return false
    }
    for index in columns.indices { columns[index].append(index < fields.count ? fields[index] : "") }
    rowCount += 1
    return true
  }

  /// For each row the number of its combination of texts in some columns, and how many combinations there are.
  func combinations(of columns: [Int]) -> (rows: [Int32], count: Int) {
    var rows = [Int32](repeating: 0, count: rowCount)
    var count = rowCount > 0 ? 1 : 0
    for column in columns {
      var numbers: [UInt64: Int32] = [:]
      let texts = self.columns[column].rows
      for row in rows.indices {
        let pair = UInt64(UInt32(bitPattern: rows[row])) << 32 | UInt64(UInt32(bitPattern: texts[row]))
        let next = Int32(clamping: numbers.count)
        let number = numbers[pair] ?? next
        if number == next { numbers[pair] = next }
        rows[row] = number
      }
      count = numbers.count
    }
    return (rows, count)
  }

  /// The same figures with some columns as rows: a column for each part of their headings, or one for all of it, and one of their cells.
  ///
  /// - Parameter split: how a heading of one row is divided among `into`.
  func unpivoted(
    _ spread: [Int], into: [String], values: String, split: TableLayout.Unpivot.Split? = nil
  ) -> FirstTable {
    let isSpread = Set(spread)
    let others = columns.indices.filter { !isSpread.contains($0) }
    var table = FirstTable(header: others.map { columns[$0].name } + into + [values])
    table.surroundings = surroundings
    let labels = spread.map { place -> [String] in
      if split == .period, let parts = HeadingSplit.parts(columns[place].name) {
        return [parts.period, parts.rest]
      }
      return into.count == 1 ? [columns[place].name] : columns[place].parts
    }
    for row in 0..<rowCount {
      let fixed = others.map { columns[$0].texts[Int(columns[$0].rows[row])] }
      for (label, index) in zip(labels, spread) {
        let column = columns[index]
        guard table.append(fixed + label + [column.texts[Int(column.rows[row])]]) else { return table }
      }
    }
    return table
  }
}
